"""A forecast as a picture: a bar for each year, of what is stored with all copies, the largest data sets apart."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairtool.plan.forecast import Forecast, Growing
from fairtool.plan.narrative.amounts import number_text, volume_text
from fairtool.render.plan.forecast_words import row
from fairtool.render.visible import visible
from fairtool.templates import template
from fairtool.translate import Language, translate

_MOST_PARTS = 5  # colours that an eye tells apart; what is more is one part
_MOST_LABELS = 16  # values over bars that have room
_LEFT, _TOP, _WIDTH, _HEIGHT = 78, 64, 620, 260
_LEGEND = 20  # height of a line of the legend
_LONGEST = 70  # characters of a name there


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a bar."""

    colour: int
    x: float
    y: float
    width: float
    height: float


def forecast_svg(forecast: Forecast, language: Language) -> str:
    """Give the picture; it follows the light or dark of the reader, and tells its numbers to who cannot see it."""
    parts = _parts(forecast, language)
    top = _ceiling(max((year.stored for year in forecast.years), default=0))
    legend = [{"colour": place, "name": _short(name), "y": place * _LEGEND} for place, (name, _) in enumerate(parts)]
    bars = [bar for place in range(len(forecast.years)) for bar in _bar(place, parts, top, len(forecast.years))]
    return template("documents/forecast.svg.j2").render(
        language=language,
        height=_TOP + _HEIGHT + 56 + _LEGEND * max(len(parts), 1),
        frame={"left": _LEFT, "top": _TOP, "right": _LEFT + _WIDTH, "bottom": _TOP + _HEIGHT},
        title=visible(translate("Volume with all copies: {title}", language, title=forecast.title)),
        shown=_short(visible(translate("Volume with all copies: {title}", language, title=forecast.title))),
        told=" ; ".join(_told(forecast, language)),
        lines=list(_lines(top, language)),
        bars=bars,
        labels=list(_labels(forecast, top, language)),
        legend=legend,
    )


def _parts(forecast: Forecast, language: Language) -> Sequence[tuple[str, tuple[Growing, ...]]]:
    """Give the parts of the bars: the data sets that are largest at the end, and the others together."""
    last = len(forecast.years) - 1
    known = [one for one in forecast.datasets if one.stored_after(last) or one.stored_after(0)]
    by_size = sorted(known, key=lambda one: -one.stored_after(last))
    alone = by_size if len(by_size) <= _MOST_PARTS + 1 else by_size[:_MOST_PARTS]
    others = tuple(by_size[len(alone) :])
    parts: list[tuple[str, tuple[Growing, ...]]] = [(visible(one.name), (one,)) for one in alone]
    if others:
        parts.append((translate("{count} other data sets", language, count=len(others)), others))
    return parts


def _ceiling(largest: float) -> float:
    """Give the round volume at the top of the axis."""
    if largest <= 0:
        return 1.0
    unit: float = 10.0 ** math.floor(math.log10(largest))
    return next(step * unit for step in (1, 1.5, 2, 3, 4, 5, 8, 10) if step * unit >= largest)


def _bar(place: int, parts: Sequence[tuple[str, tuple[Growing, ...]]], top: float, count: int) -> Iterator[_Part]:
    step = _WIDTH / count
    y = float(_TOP + _HEIGHT)
    for colour, (_, datasets) in enumerate(parts):
        height = sum(one.stored_after(place) for one in datasets) / top * _HEIGHT
        y -= height
        if height > 0:
            yield _Part(
                colour, round(_LEFT + step * (place + 0.16), 2), round(y, 2), round(step * 0.68, 2), round(height, 2)
            )


def _lines(top: float, language: Language) -> Iterator[dict[str, object]]:
    for quarter in range(5):
        y = _TOP + _HEIGHT - _HEIGHT * quarter / 4
        yield {"y": y, "text": volume_text(top * quarter / 4, language) if quarter else number_text(0, language)}


def _labels(forecast: Forecast, top: float, language: Language) -> Iterator[dict[str, object]]:
    """Give the year below each bar and the volume over it; of many bars only some."""
    count = len(forecast.years)
    step, every = _WIDTH / count, -(-count // _MOST_LABELS)
    roomy = count <= 10
    for place, year in enumerate(forecast.years):
        if place % every == 0:
            y = _TOP + _HEIGHT - year.stored / top * _HEIGHT
            least = "≥ " if forecast.is_least else ""
            volume = f"{least}{volume_text(year.stored, language)}" if roomy else ""
            yield {
                "x": round(_LEFT + step * (place + 0.5), 2),
                "y": round(y - 6, 2),
                "year": year.day.year,
                "text": volume,
            }


def _told(forecast: Forecast, language: Language) -> Iterator[str]:
    for year in forecast.years:
        cells = row(year, forecast, language)
        yield f"{cells[0]} – {cells[2]}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
