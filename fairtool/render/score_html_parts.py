"""What the page of a score shows, as plain values for the template."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from fairtool.fair.result import ASSESSED, Answer, Cited, IndicatorResult, Score
from fairtool.fair.words import (
    change_lines,
    counted,
    heading,
    number,
    percents,
    principle,
    priority_word,
    questions,
    reason_words,
    section_word,
    status_word,
    title,
    weakest,
)
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.render.wording import led, short
from fairtool.translate import Language, translate

_LONGEST = 400  # signs of a value that the page shows
_LONGEST_SENTENCE = 1200
_STEPS = 3  # of an XPath that are shown
_FIRST = 5  # changes that the summary names


@dataclass(frozen=True, slots=True)
class Left:
    """Indicators that were not assessed for one reason."""

    reason: str
    count: int
    ids: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from 0 to `low`, with a range up to `high`, in percent; both are None where nothing was assessed.

    `style` is `section` for the sum of a section, and `principle` for a part of it.
    """

    label: str
    percent: str
    assessed: str
    style: str
    low: float | None
    high: float | None

    @property
    def width(self) -> float:
        """The width of the range that is only possible."""
        return round((self.high or 0) - (self.low or 0), 1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence; `whole` is the place where only its end is shown."""

    source: str
    where: str
    value: str
    whole: str


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator, as the table shows it."""

    id: str
    title: str
    priority: str
    status: str
    word: str
    reason: str
    evidence: tuple[Piece, ...]
    changes: tuple[str, ...]
    rules: tuple[str, ...]
    notes: tuple[str, ...]


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
        whole=_bar(score, score.results, "", "whole", language),
        summary=number(score, language),
        is_predicted=bool(score.rubric.predicts),
        bars=tuple(_bars(score, language)),
        changes=tuple(_row(one, run) for one in changes[:_FIRST]),
        more=len(changes) > _FIRST,
        questions=tuple(_row(one, run) for one in questions(score)),
        parts=tuple(
            Part(section_word(score.rubric, key, language), tuple(_row(one, run) for one in score.of(key)))
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


def _bars(score: Score, language: Language) -> Iterator[Bar]:
    """Give a bar a section, and below it one a principle where there are several."""
    for key in score.rubric.sections:
        results = score.of(key)
        if not results:
            continue
        yield _bar(score, results, section_word(score.rubric, key, language), "section", language)
        yield from _principles(score, results, language)


def _principles(score: Score, results: Sequence[IndicatorResult], language: Language) -> Iterator[Bar]:
    applying = [one for one in results if one.status is not Answer.NOT_APPLICABLE]
    names = dict.fromkeys(principle(one.indicator) for one in applying)
    if 1 < len(names) < len(applying):
        for name in names:
            part = [one for one in applying if principle(one.indicator) == name]
            yield _bar(score, part, name, "principle", language)


def _bar(score: Score, results: Iterable[IndicatorResult], label: str, style: str, language: Language) -> Bar:
    listed = tuple(results)
    low, high = score.percent_of(listed), score.high_of(listed)
    return Bar(visible(label), percents(low, high, language), counted(listed, language), style, low, high)


def _row(result: IndicatorResult, run: Run) -> Row:
    language, indicator = run.language, result.indicator
    return Row(
        id=visible(indicator.id),
        title=visible(title(result, language)),
        priority=priority_word(indicator.priority, language),
        status=result.status.value,
        word=status_word(result.status, language),
        reason=visible(reason_words(result.reason, language)),
        evidence=tuple(_piece(one, language) for one in result.evidence),
        changes=tuple(_cut(line, _LONGEST_SENTENCE) for line in change_lines(_shortened(result), language)),
        rules=tuple(dict.fromkeys(one.finding.rule for one in result.told)),
        notes=tuple(visible(one.text(language)) for one in result.notes),
    )


def _piece(one: Cited, language: Language) -> Piece:
    """Give a piece of evidence with the last steps of its XPath, which a reader knows the place by."""
    steps = one.where.split("/")
    where = "/".join(["...", *steps[-_STEPS:]]) if len(steps) > _STEPS + 1 else one.where
    return Piece(_cut(one.source), _cut(where), _cut(one.text(language)), _cut(one.where) if where != one.where else "")


def _shortened(result: IndicatorResult) -> IndicatorResult:
    """Give a result whose findings have the ends of their XPaths only, as in the terminal."""
    return replace(result, told=tuple(replace(one, finding=short(one.finding)) for one in result.told))


def _cut(text: str, longest: int = _LONGEST) -> str:
    """Give a text that can be shown, its end left out where it is very long."""
    shown = visible(text[: longest + 1])
    return f"{shown[:longest]}…" if len(shown) > longest else shown
