"""The answers of a plan by the fields of the form: those of the plan, and those of each data set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fairtool.plan.opidor.labels import form
from fairtool.plan.template_file import load_template, templates
from fairtool.record.json_node import JsonNode
from fairtool.translate import Language


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by field; `others` are sentences for those that have no field."""

    by_field: Mapping[str, Sequence[str]]
    others: Sequence[str] = ()

    def of(self, field: str) -> Sequence[str]:
        """Give the answers that a field takes."""
        return self.by_field.get(field, ())


def answers_of(own: JsonNode, template: str, language: Language) -> Answers:
    """Sort the answers that stand under `answers` of what is ours; `template` is the name of the template."""
    fields = form("answers")
    found: dict[str, list[str]] = {}
    others = []
    for key in own["answers"].members:
        text = own["answers"][key].text()
        if text and key in fields:
            found.setdefault(fields[key], []).append(text)
        elif text:
            others.append(f"{_title(key, template, language)} : {text}")
    return Answers(found, others)


def _title(key: str, template: str, language: Language) -> str:
    """Give the title of a question; its id where the template is not known."""
    question = load_template(template).question(key) if template in templates() else None
    return question.titles[language] if question else key
