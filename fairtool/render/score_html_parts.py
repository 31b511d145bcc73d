"""What the page of a score shows, as plain values for the template."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from fairtool.fair.result import ASSESSED, Answer, IndicatorResult, Score
from fairtool.fair.words import (
    heading,
    number,
    questions,
    reason_words,
    section_word,
    status_word,
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
    """Give what was not assessed by its reasons, then what does not apply."""
    found = sorted((one for one in score.results if one.status not in ASSESSED), key=_order)
    for (applies_not, reason), group in groupby(found, key=_order):
        ids = [one.indicator.id for one in group]
        status = status_word(Answer.NOT_APPLICABLE if applies_not else Answer.NOT_ASSESSED, language)
        words = reason_words(reason, language) or status
        told = led(status, words, language) if applies_not and words != status else words
        yield Left(told, len(ids), ", ".join(ids))


def _order(result: IndicatorResult) -> tuple[bool, str]:
    return result.status is Answer.NOT_APPLICABLE, result.reason
