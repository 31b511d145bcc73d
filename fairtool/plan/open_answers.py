"""Which questions of the template are still open, as far as the plan itself shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fairtool.plan.shape import EXTENSION
from fairtool.plan.template import Question, Template
from fairtool.plan.united import United
from fairtool.plan.yaml_node import Plain

_OURS = "about"


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """A question that nobody answered; `missing` are the fields that would, `known` says if others have a value."""

    question: Question
    missing: tuple[str, ...]
    known: bool


def open_answers(united: United, template: Template) -> tuple[OpenAnswer, ...]:
    """Give the questions that are open, in their order.

    A question is answered by words of a person; where none are needed, also by a value in one of its fields, in every
    data set. `unknown` is no value.
    """
    plan = united.document.get("dmp")
    answers = answers_of(united)
    found = []
    for question in template.questions:
        missing = tuple(field for field in question.fields if not _is_known(plan, _path(field)))
        is_told = bool(question.fields) and len(missing) < len(question.fields)
        if question.id not in answers and (question.needs_person or missing):
            found.append(OpenAnswer(question, missing, is_told))
    return tuple(found)


def answers_of(united: United) -> Mapping[str, str]:
    """Give the answers of persons by the id of the question, empty ones left out."""
    plan = united.document.get("dmp")
    ours = plan.get(EXTENSION) if isinstance(plan, dict) else None
    said = ours.get("answers") if isinstance(ours, dict) else None
    return {key: str(text) for key, text in said.items() if str(text).strip()} if isinstance(said, dict) else {}


def _path(field: str) -> tuple[str, ...]:
    return tuple(EXTENSION if part == _OURS else part for part in field.split("."))


def _is_known(value: Plain, path: tuple[str, ...]) -> bool:
    """Say whether there is a value at a path; of a list, in every entry."""
    found = list(_at(value, path))
    return bool(found) and all(_is_value(one, path[-1]) for one in found)


def _is_value(value: Plain, name: str) -> bool:
    """Say whether a value answers anything; a key of our own is no persistent identifier."""
    if name == "dataset_id" and isinstance(value, dict):
        return value.get("type") != "other"
    return value not in (None, "", "unknown", [], {})


def _at(value: Plain, path: tuple[str, ...]) -> Iterator[Plain]:
    if not path:
        yield value
    elif path[0] == "*":
        entries = value if isinstance(value, list) else []
        for one in entries:
            yield from _at(one, path[1:])
        if not entries:
            yield None
    else:
        yield from _at(value.get(path[0]) if isinstance(value, dict) else None, path[1:])
