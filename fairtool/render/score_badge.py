"""A score as a badge: an SVG of our own, and the JSON that the endpoint of shields.io reads.

A badge is read without the page that it stands for, so it says less rather than more: percents are rounded down, and
the number of assessed indicators stands beside each. Several rubrics have a line each, and are never mixed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

from fairtool.fair.result import Score
from fairtool.fair.score import Scored
from fairtool.render.json_text import dumped
from fairtool.render.run import Run
from fairtool.templates import template
from fairtool.translate import Language, translate

_STEPS = ((85, "brightgreen"), (50, "yellow"), (0, "red"))  # the least percent of each colour
_UNKNOWN = "lightgrey"
# White letters can be read on all of them (WCAG 2.1, 4.5 to 1), which is not so of the colours that the names mean.
_FILLS: Mapping[str, str] = {"brightgreen": "#1a6b2c", "yellow": "#8a4b00", "red": "#b3001b", _UNKNOWN: "#55595f"}
_SIGN = 6.6  # pixels of a letter of Verdana at 11 pixels, about
_ROW = 20
_MARGINS = 12


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the badge, in pixels."""

    label: str
    message: str
    fill: str
    top: int

    @property
    def label_width(self) -> int:
        return _width(self.label)

    @property
    def message_width(self) -> int:
        return _width(self.message)


def score_badge(scored: Scored, run: Run, _: str) -> str:
    """Give the SVG, a line for each rubric."""
    rows = [
        _Row(_label(score), _message(score, run.language), _FILLS[_color(score)], number * (_ROW + 2))
        for number, score in enumerate(scored.scores)
    ]
    return template("score/badge.svg.j2").render(
        rows=rows,
        width=max((row.label_width + row.message_width for row in rows), default=0),
        height=max(len(rows) * (_ROW + 2) - 2, 0),
        told="; ".join(f"{row.label}: {row.message}" for row in rows),
    )


def score_badge_json(scored: Scored, run: Run, _: str) -> str:
    """Give the JSON; it has one label only, so that several rubrics stand in the message, coloured by the lowest."""
    several = len(scored.scores) > 1
    parts = [
        f"{score.label} {_message(score, run.language)}" if several else _message(score, run.language)
        for score in scored.scores
    ]
    colors = [_color(score) for score in scored.scores]
    label = "FAIR" if several or not scored.scores else _label(scored.scores[0])
    made = {"schemaVersion": 1, "label": label, "message": " | ".join(parts) or "-", "color": _worst(colors)}
    return f"{dumped(made)}\n"


def _label(score: Score) -> str:
    return f"FAIR {score.label}"


def _message(score: Score, language: Language) -> str:
    """Give the number and how much was assessed; a prediction has the interval instead, both ends rounded down."""
    if score.percent is None:
        return "–"
    if score.low is not None and score.high is not None:
        low, high = floor(score.low), floor(score.high)
        return translate("{number} %", language, number=str(low) if low == high else f"{low}–{high}")
    number = translate("{number} %", language, number=floor(score.percent))
    return f"{number} · {len(score.assessed)}/{score.total}"


def _color(score: Score) -> str:
    percent = score.percent
    return _UNKNOWN if percent is None else next(name for least, name in _STEPS if percent >= least)


def _worst(colors: list[str]) -> str:
    order = [_UNKNOWN, *(name for _, name in reversed(_STEPS))]
    return min(colors, key=order.index, default=_UNKNOWN)


def _width(text: str) -> int:
    return ceil(len(text) * _SIGN) + _MARGINS
