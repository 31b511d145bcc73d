"""The whole document of a plan: first page, legend, questions by section, what is open, the annex of data sets."""

from collections.abc import Iterator

from fairtool.plan.document import Block, Heading, Look, Paragraph, PlanDocument, Span
from fairtool.plan.narrative.annex import sheet
from fairtool.plan.narrative.cover import cover_of, title_of, version_text
from fairtool.plan.narrative.manuscript import Manuscript
from fairtool.plan.narrative.open_points import OpenPoint, open_blocks, open_points
from fairtool.plan.narrative.other_answers import other_blocks
from fairtool.plan.narrative.persons import authors_of
from fairtool.plan.narrative.question import question_blocks
from fairtool.plan.narrative.typography import typeset
from fairtool.plan.origin_marks import ORIGINS, origin_word

_LONGEST = 70  # characters of the title at the head of a page


def document_of(manuscript: Manuscript, points: tuple[OpenPoint, ...] | None = None) -> PlanDocument:
    """Write the document; `points` are what is open where that was found already."""
    found = open_points(manuscript) if points is None else points
    title = title_of(manuscript)
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
    running = " – ".join(part for part in (short, version_text(manuscript)) if part)
    return PlanDocument(
        title=title,
        language=manuscript.language,
        day=manuscript.day,
        authors=authors_of(manuscript),
        running=running,
        cover=cover_of(manuscript),
        blocks=(*_legend(manuscript), *_sections(manuscript), *_ending(manuscript, found)),
    )


def _legend(manuscript: Manuscript) -> Iterator[Block]:
    """Say what the marks at values mean; nothing in a plan that does not know its sources."""
    if not manuscript.sources:
        return
    used = set(manuscript.sources.values())
    spans = [Span(manuscript.translated("Where values come from: "))]
    for origin in (one for one in ORIGINS if one in used):
        spans += [Span(origin_word(origin, manuscript.language), origin=origin), Span("; ")]
    told = manuscript.translated("Answers in words are by the authors.")
    yield Paragraph((*spans[:-1], Span(f". {told}")), Look.NOTE)


def _sections(manuscript: Manuscript) -> Iterator[Block]:
    template, language = manuscript.template, manuscript.language
    begun: set[str] = set()
    for question in template.questions:
        if question.section not in begun and question.section in template.sections:
            begun.add(question.section)
            words = typeset(template.sections[question.section][language], language)
            yield Heading(f"{question.section}. {words}", 1, f"s-{question.section}")
        yield from question_blocks(question, manuscript)


def _ending(manuscript: Manuscript, points: tuple[OpenPoint, ...]) -> Iterator[Block]:
    yield Heading(manuscript.translated("What is still open"), 1, "open")
    yield from open_blocks(points, manuscript)
    yield from other_blocks(manuscript)
    if manuscript.datasets:
        yield Heading(manuscript.translated("Annex: the data sets"), 1, "annex")
        yield Heading(manuscript.translated("What is known of each"), 2, "sheets")
        for number, dataset in enumerate(manuscript.datasets, 1):
            yield from sheet(number, dataset, manuscript)
