"""The drawings of the page of an audit, as numbers for a template; they are SVG, and each has its numbers in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairtool.audit.overview_counts import Counts, Group
from fairtool.audit.overview_scores import STEP
from fairtool.plan.narrative.amounts import number_text
from fairtool.render.audit.wording import name_of, percent, status_counts
from fairtool.render.visible import visible
from fairtool.translate import Language

WIDTH = 1000  # of a bar
HEIGHT = 100  # of a column
_LEAST = 0.004  # of a bar that can be seen
_UNKNOWN = "?"  # a label has no room for more; what a column says in words has
_LABELS = 12  # columns that have room for their labels
_STYLES = ("clean", "findings", "unreadable", "faults")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar or column."""

    style: str
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Bar:
    """What became of files that have something in common."""

    name: str
    value: str
    pieces: tuple[Piece, ...]
    told: str
    files: str
    share: str
    errors: str
    warnings: str
    score: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its label, empty where there is no room for it, and what it says in words."""

    label: str
    value: str
    told: str
    files: str
    pieces: tuple[Piece, ...]


def pieces_of(counts: Counts, length: int, whole: int) -> tuple[Piece, ...]:
    """Part a length by what became of files, of which so many fill it."""
    found: list[Piece] = []
    at = 0.0
    for style in _STYLES:
        count = getattr(counts, style)
        if count:
            part = max(length * count / whole, length * _LEAST)
            found.append(Piece(style, round(at, 1), round(part, 1)))
            at += part
    return tuple(found)


def bar_of(group: Group, language: Language) -> Bar:
    """Give the bar of a group of files."""
    counts = group.counts
    return Bar(
        name=name_of(group.name, language),
        value=visible(group.name),
        pieces=pieces_of(counts, WIDTH, counts.files),
        told=status_counts(counts, language),
        files=number_text(counts.files, language),
        share=percent(counts.share, language),
        errors=number_text(counts.errors, language),
        warnings=number_text(counts.warnings, language),
        score="" if counts.score is None else number_text(counts.score, language, 1),
    )


def columns_of(groups: Sequence[Group], language: Language) -> Iterator[Column]:
    """Give a column a group, as high as it has files; every label where there is room, else some."""
    most = max((group.counts.files for group in groups), default=1)
    every = -(-len(groups) // _LABELS)
    for number, group in enumerate(groups):
        pieces = pieces_of(group.counts, HEIGHT, most)
        has_label = number % every == 0
        yield Column(
            label=(visible(group.name) or _UNKNOWN) if has_label else "",
            value=visible(group.name),
            told=f"{name_of(group.name, language)}: {status_counts(group.counts, language)}",
            files=number_text(group.counts.files, language),
            pieces=_from_the_ground(pieces),
        )


def _from_the_ground(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Turn pieces upside down, so that the clean stand on the ground."""
    return tuple(Piece(one.style, round(max(HEIGHT - one.start - one.length, 0), 1), one.length) for one in pieces)


def score_columns(scores: Sequence[int], language: Language) -> Iterator[Column]:
    """Give a column for every ten percent."""
    most = max(scores, default=0) or 1
    for number, count in enumerate(scores):
        low, high = number * STEP, (number + 1) * STEP
        length = max(HEIGHT * count / most, HEIGHT * _LEAST) if count else 0
        piece = Piece("score", round(HEIGHT - length, 1), round(length, 1))
        files = number_text(count, language)
        yield Column(f"{low}–{high}", "", f"{low}–{high} %: {files}", files, (piece,) if count else ())


def part_of(count: int, whole: int) -> float:
    """Give the length of a bar for a part of a whole."""
    return round(WIDTH * max(count / whole, _LEAST), 1) if whole else 0
