"""What is still open in a plan: questions without an answer, and things that are not known of some data sets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.plan.document import Block, Bullets, Look, Paragraph, Span, Spans
from fairtool.plan.narrative.columns import Column, columns_of
from fairtool.plan.narrative.manuscript import Manuscript
from fairtool.plan.narrative.of_datasets import names_of
from fairtool.plan.narrative.of_plan import of_plan
from fairtool.plan.narrative.typography import typeset
from fairtool.plan.template import Question
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

# What every plan has to say of itself; what is said of data sets is told by the columns.
_WANTED: Mapping[str, str] = {
    "title": marked("Title"),
    "contact.name": marked("Contact"),
    "project.*.title": marked("Project"),
    "project.*.start": marked("Start"),
    "project.*.end": marked("End"),
    "project.*.funding.*.funder_id": marked("Funding"),
    "contributor.*.name": marked("Persons"),
    "ethical_issues_exist": marked("Ethical questions"),
}


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is open, under its question; `text` is a sentence in the language of the document."""

    question: Question
    text: str


def open_points(manuscript: Manuscript) -> tuple[OpenPoint, ...]:
    """Give everything that is open, by the order of the questions."""
    questions = manuscript.template.questions
    return tuple(OpenPoint(one, text) for one in questions for text in _open(one, manuscript))


def _open(question: Question, manuscript: Manuscript) -> Iterator[str]:
    is_answered = has_words(question, manuscript)
    if question.needs_person and not is_answered:
        yield manuscript.say("nobody has answered in words yet")
    elif not (is_answered or says_something(question, manuscript) or _WANTED.keys() & set(question.fields)):
        yield manuscript.say("there is no answer yet")
        return
    for field in question.fields:
        if field in _WANTED and not _is_there(field, manuscript):
            yield manuscript.say("{label}: not known", label=manuscript.say(_WANTED[field]))
    for column in columns_of(question.fields):
        yield from _missing(column, manuscript)
    if not is_answered:
        yield from _missing_costs(question, manuscript)


def _is_there(field: str, manuscript: Manuscript) -> bool:
    """Say whether a plan has a value at a field of its own; `unknown` is none."""
    nodes = _values(manuscript.dmp, field.split("."))
    return any(node.text() not in ("", "unknown") or node.members for node in nodes)


def _values(node: JsonNode, path: Sequence[str]) -> Iterator[JsonNode]:
    if not path:
        yield node
        return
    inside = node if path[0] == "*" else (node[path[0]],)
    for one in inside:
        yield from _values(one, path[1:])


def has_words(question: Question, manuscript: Manuscript) -> bool:
    """Say whether a person answers a question, for the plan or for a data set."""
    return bool(manuscript.answer(question.id)) or any(manuscript.answers_of_datasets(question.id))


def says_something(question: Question, manuscript: Manuscript) -> bool:
    """Say whether the fields of a question hold anything."""
    columns = columns_of(question.fields)
    in_sets = any(column.spans(one, manuscript) for column in columns for one in manuscript.datasets)
    return in_sets or any(True for _ in of_plan(question.fields, manuscript))


def _missing(column: Column, manuscript: Manuscript) -> Iterator[str]:
    """Tell of which data sets something that a plan wants is not known."""
    if not column.wanted:
        return
    without = [one for one in manuscript.datasets if not _is_known(column, one, manuscript)]
    if not without:
        return
    label, total = manuscript.say(column.label), len(manuscript.datasets)
    if len(without) == total:
        yield manuscript.say("{label}: not known of any data set", label=label)
    else:
        names = names_of(without, manuscript)
        yield manuscript.say(
            "{label}: not known of {count} of {total} data sets ({names})",
            label=label,
            count=len(without),
            total=total,
            names=names,
        )


def _is_known(column: Column, dataset: JsonNode, manuscript: Manuscript) -> bool:
    spans = column.spans(dataset, manuscript)
    return bool(spans) and not all(span.text == manuscript.say("not known") for span in spans)


def _missing_costs(question: Question, manuscript: Manuscript) -> Iterator[str]:
    if any(field.startswith("cost.") for field in question.fields) and not manuscript.dmp["cost"]:
        yield manuscript.say("no cost is declared")


def open_blocks(points: tuple[OpenPoint, ...], manuscript: Manuscript) -> Iterator[Block]:
    """Write the list of what is open."""
    if not points:
        yield Paragraph((Span(manuscript.say("No question is open.")),))
        return
    told = manuscript.say("Open points: {count}, by question.", count=len(points))
    yield Paragraph((Span(told),), Look.NOTE)
    texts: dict[str, list[str]] = {}
    for point in points:
        texts.setdefault(f"{point.question.id}. {point.question.titles[manuscript.language]}", []).append(point.text)
    yield Bullets(tuple(_item(title, some, manuscript) for title, some in texts.items()))


def _item(title: str, texts: Sequence[str], manuscript: Manuscript) -> Spans:
    between = " ; " if manuscript.language == "fr" else "; "
    told = manuscript.say("{name}: {text}", name="", text=between.join(texts))
    return Span(typeset(title, manuscript.language), strong=True), Span(told)
