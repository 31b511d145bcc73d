"""The rows of the page of a score: an indicator with its answer, the evidence, and what to change."""

from dataclasses import dataclass, replace

from fairtool.fair.result import Cited, IndicatorResult
from fairtool.fair.words import change_lines, priority_word, reason_words, status_word, title
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.render.wording import short
from fairtool.translate import Language

_LONGEST = 400  # signs of a value that the page shows
_LONGEST_SENTENCE = 1200
_STEPS = 3  # of an XPath that are shown


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


def row_of(result: IndicatorResult, run: Run) -> Row:
    """Give the row of an indicator."""
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
