"""What all parts of a document for DMP OPIDoR are written with: its language, the day, and what is to be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fairtool.plan.opidor.labels import code_of, label
from fairtool.record.json_node import JsonNode
from fairtool.translate import Language, translate
from fairtool.warned import Warned, warned

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Writing:
    """One document on its way; `day` is today's, by which an embargo is told from a licence that holds."""

    language: Language
    day: str
    told: list[Warned] = field(default_factory=list)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def tell(self, template: str, where: str, **values: object) -> None:
        """Keep a sentence about a place of the plan, each once."""
        if (template, where) not in self._seen:
            self._seen.add((template, where))
            self.told.append(warned(template, where, **values))

    def label(self, registry: str, text: str) -> str:
        """Give the label of a code; a text that the registry does not know stands as it is."""
        return label(registry, code_of(registry, text), self.language) or text

    def said(self, template: str, **values: object) -> str:
        """Give a sentence that goes into the document, in its language."""
        return translate(template, self.language, **values)


def filled(members: Mapping[str, object]) -> Json:
    """Give the members that say something."""
    return {key: value for key, value in members.items() if value not in (None, "", [], {})}


def identifier(node: JsonNode) -> tuple[str, str]:
    """Give the text and the kind of the first identifier that stands at a place; empty where there is none."""
    first = next(iter(node), JsonNode())
    return first["identifier"].text(), first["type"].text()


def texts(node: JsonNode) -> list[str]:
    """Give the texts of a list, or the one that stands there."""
    return [text for one in node if (text := one.text())]
