"""One question of the template as blocks: what is asked, what people answer, what files and records say."""

from collections.abc import Iterator

from fairtool.plan.document import Block, Heading, Look, Paragraph, Span
from fairtool.plan.narrative.columns import columns_of
from fairtool.plan.narrative.manuscript import Manuscript
from fairtool.plan.narrative.of_datasets import of_datasets
from fairtool.plan.narrative.of_plan import of_plan
from fairtool.plan.narrative.open_points import has_words, says_something
from fairtool.plan.narrative.prose import prose
from fairtool.plan.narrative.typography import typeset
from fairtool.plan.template import Question


def question_blocks(question: Question, manuscript: Manuscript) -> Iterator[Block]:
    """Write a question with its answer; an answer that is not there is said, never left out."""
    language = manuscript.language
    title = typeset(question.titles[language], language)
    yield Heading(f"{question.id}. {title}", 2, f"q-{question.id}")
    if question.texts[language]:
        yield Paragraph((Span(typeset(question.texts[language], language)),), Look.QUESTION)
    columns = columns_of(question.fields)
    if has_words(question, manuscript):
        yield from _words(question, manuscript)
    elif question.needs_person:
        yield Paragraph((Span(manuscript.translated("Open: a person has to answer this in words.")),), Look.OPEN)
    elif not says_something(question, manuscript):
        yield Paragraph((Span(manuscript.translated("Open: there is no answer yet.")),), Look.OPEN)
    yield from of_plan(question.fields, manuscript, with_gaps=True)
    yield from of_datasets(columns, manuscript, with_gaps=True)


def _words(question: Question, manuscript: Manuscript) -> Iterator[Block]:
    yield from prose(manuscript.answer(question.id), manuscript.language)
    for dataset, text in manuscript.answers_of_datasets(question.id):
        yield Paragraph((Span(manuscript.name_of(dataset)),), Look.LABEL)
        yield from prose(text, manuscript.language)
