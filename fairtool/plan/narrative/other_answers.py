"""Answers to questions that the template of a document does not ask: they are written all the same, in an annex."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.plan.document import Block, Heading, Look, Paragraph, Span
from fairtool.plan.narrative.manuscript import EXTENSION, Manuscript
from fairtool.plan.narrative.prose import prose
from fairtool.plan.narrative.typography import typeset
from fairtool.plan.template import Question
from fairtool.plan.template_file import load_template, templates


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """The id of a question, the data set that it is about, empty for the plan, and the words."""

    question: str
    dataset: str
    text: str


def other_answers(manuscript: Manuscript) -> tuple[OtherAnswer, ...]:
    """Give the answers that have no question in the template."""
    named = (("", manuscript.dmp), *((manuscript.name_of(one), one) for one in manuscript.datasets))
    return tuple(
        OtherAnswer(key, name, text)
        for name, node in named
        for key in node[EXTENSION]["answers"].members
        if not manuscript.template.question(key) and (text := node[EXTENSION]["answers"][key].text())
    )


def other_blocks(manuscript: Manuscript) -> Iterator[Block]:
    """Write them, under the titles that the template of the plan itself gives their questions."""
    found = other_answers(manuscript)
    if not found:
        return
    yield Heading(manuscript.translated("Annex: answers to other questions"), 1, "others")
    for key in dict.fromkeys(one.question for one in found):
        question = _question(key, manuscript)
        title = typeset(question.titles[manuscript.language], manuscript.language) if question else ""
        yield Heading(f"{key}. {title}".rstrip(), 2, f"other-{key}")
        for one in (one for one in found if one.question == key):
            if one.dataset:
                yield Paragraph((Span(one.dataset),), Look.LABEL)
            yield from prose(one.text, manuscript.language)


def _question(key: str, manuscript: Manuscript) -> Question | None:
    name = manuscript.dmp[EXTENSION]["template"].text()
    return load_template(name).question(key) if name in templates() else None
