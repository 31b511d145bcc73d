"""What the page of a score shows, as plain values for the template."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.fair.left_out import left_out
from fairtool.fair.result import Score
from fairtool.fair.unconfirmed import confirmations
from fairtool.fair.words import (
    heading,
    number,
    questions,
    section_word,
    weakest,
)
from fairtool.render.run import Run
from fairtool.render.score_html_bars import Bar, bar_of, bars_of
from fairtool.render.score_html_rows import Row, row_of
from fairtool.render.visible import visible
from fairtool.render.wording import led
from fairtool.translate import Language, translate

_FIRST = 5  # changes that the summary names


@dataclass(frozen=True, slots=True)
class Left:
    """Indicators that were not assessed for one reason."""

    reason: str
    count: int
    ids: str


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a section."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page shows of one rubric."""

    name: str
    title: str
    subjects: str
    source: str
    coverage: str
    left: tuple[Left, ...]
    whole: Bar
    summary: str
    is_predicted: bool
    bars: tuple[Bar, ...]
    changes: tuple[Row, ...]
    more: bool
    confirmations: tuple[str, ...]
    questions: tuple[Row, ...]
    parts: tuple[Part, ...]


def sheet_of(score: Score, run: Run) -> Sheet:
    """Give what the page shows of one rubric."""
    language, changes = run.language, weakest(score)
    return Sheet(
        name=score.label,
        title=visible(heading(score, language)),
        subjects=visible(", ".join(score.subjects)),
        source=visible(score.rubric.source),
        coverage=_coverage(score, language),
        left=tuple(_left(score, language)),
        whole=bar_of(score, score.results, "", "whole", language),
        summary=number(score, language),
        is_predicted=bool(score.rubric.predicts),
        bars=tuple(bars_of(score, language)),
        changes=tuple(row_of(one, run) for one in changes[:_FIRST]),
        more=len(changes) > _FIRST,
        confirmations=tuple(_confirmations(score, language)),
        questions=tuple(row_of(one, run) for one in questions(score)),
        parts=tuple(
            Part(section_word(score.rubric, key, language), tuple(row_of(one, run) for one in score.of(key)))
            for key in score.rubric.sections
            if score.of(key)
        ),
    )


def _coverage(score: Score, language: Language) -> str:
    return translate(
        "{assessed} of {total} indicators were assessed ({percent} %)",
        language,
        assessed=len(score.assessed),
        total=score.total,
        percent=round(100 * score.coverage),
    )


def _left(score: Score, language: Language) -> Iterator[Left]:
    for left in left_out(score, language):
        yield Left(left.reason, len(left.indicators), ", ".join(one.id for one in left.indicators))


def _confirmations(score: Score, language: Language) -> Iterator[str]:
    """Say what is to be named besides, so that what is said can be confirmed."""
    for text, results in confirmations(score, language):
        yield led(text, ", ".join(one.indicator.id for one in results), language)
