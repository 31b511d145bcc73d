"""Writes where and when the data are, and which taxa they are of, as EML has it."""

import re
from dataclasses import replace
from itertools import zip_longest

from fairtool.iso.element import Element
from fairtool.record.altitudes import altitudes
from fairtool.record.eml_make import add, add_some, clean
from fairtool.record.essentials import Essentials, Keyword
from fairtool.record.extent import Box, Period

_DATE = re.compile(r"(\d{4})(?:-\d\d)?|(\d{4}-\d\d-\d\d)")


def add_coverage(parent: Element, essentials: Essentials) -> None:
    """Add the coverage where there is any."""
    boxes = [box for box in essentials.boxes if _is_whole(box)]
    taxa = [keyword for keyword in essentials.keywords if keyword.type == "taxon"]
    periods = list(filter(None, (_closed(one, essentials) for one in essentials.periods)))
    if not boxes and not taxa and not periods:
        return
    coverage = add(parent, "coverage")
    names = _names(essentials, len(boxes))
    heights = next(filter(None, map(altitudes, essentials.verticals)), None)
    for box, name in zip(boxes, names, strict=True):
        _add_box(coverage, box, name, heights)
    for period in periods:
        _add_period(coverage, period)
    if taxa:
        _add_taxa(coverage, taxa)


def undescribed_places(essentials: Essentials) -> tuple[str, ...]:
    """Give the names of places that no box can carry."""
    return () if any(_is_whole(box) for box in essentials.boxes) else tuple(str(place) for place in essentials.places)


def _names(essentials: Essentials, count: int) -> list[str]:
    """Give a description for each box: the places in their order, the last box has those that are left."""
    places = [clean(str(place)) for place in essentials.places if clean(str(place))]
    if len(places) > count > 0:
        places[count - 1 :] = ["; ".join(places[count - 1 :])]
    return [name or "" for name, _ in zip_longest(places, range(count))][:count]


def _is_whole(box: Box) -> bool:
    numbers = (box.west, box.east, box.south, box.north)
    known = [number for number in numbers if number is not None]
    lies = all(abs(number) <= limit for number, limit in zip(known, (180, 180, 90, 90), strict=False))
    return len(known) == 4 and lies and box.inclusion is not False


def _add_box(parent: Element, box: Box, name: str, lowest_highest: tuple[float, float] | None) -> None:
    corners = (_number(box.west), _number(box.east), _number(box.north), _number(box.south))
    element = add(parent, "geographicCoverage")
    add(element, "geographicDescription", name or "W {} E {} N {} S {}".format(*corners))
    bounds = add(element, "boundingCoordinates")
    for side, corner in zip(("west", "east", "north", "south"), corners, strict=True):
        add(bounds, f"{side}BoundingCoordinate", corner)
    if lowest_highest:
        heights = add(bounds, "boundingAltitudes")
        add(heights, "altitudeMinimum", _number(lowest_highest[0]))
        add(heights, "altitudeMaximum", _number(lowest_highest[1]))
        add(heights, "altitudeUnits", "meter")


def _number(value: float | None) -> str:
    return f"{value or 0:.10f}".rstrip("0").rstrip(".")


def _add_period(parent: Element, period: Period) -> None:
    element = add(parent, "temporalCoverage")
    if period.begin != period.end:
        span = add(element, "rangeOfDates")
        _add_moment(add(span, "beginDate"), period.begin)
        _add_moment(add(span, "endDate"), period.end)
    else:
        _add_moment(add(element, "singleDateTime"), period.begin)


def _closed(period: Period, essentials: Essentials) -> Period | None:
    """Give a period with both ends, as EML wants it; None where one is open and nothing tells how far it reaches.

    Data that go on went on when the record was written: its date, or the latest of the data, ends the period.
    """
    if not _date(period.begin):
        return None
    if _date(period.end):
        return period
    known = (essentials.metadata_date, essentials.revised, essentials.published)
    latest = max((one[:10] for one in known if _date(one)), default="")
    return replace(period, end=latest) if latest > period.begin[:10] else None


def _add_moment(parent: Element, text: str) -> None:
    add(parent, "calendarDate", _date(text))
    time = text.partition("T")[2]
    if re.fullmatch(r"\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", time):
        add(parent, "time", time)


def _date(text: str) -> str:
    """Give the year or the day of a date; a month is no date of EML, its year is."""
    found = _DATE.fullmatch(text.partition("T")[0])
    return (found[1] or found[2]) if found else ""


def _add_taxa(parent: Element, taxa: list[Keyword]) -> None:
    element = add(parent, "taxonomicCoverage")
    for taxon in taxa:
        one = add(element, "taxonomicClassification")
        add_some(one, "taxonRankValue", taxon.label.value)
        if taxon.uri:
            provider = taxon.thesaurus_uri or "/".join(taxon.uri.split("/")[:3])
            add(one, "taxonId", taxon.uri, {"provider": provider})
