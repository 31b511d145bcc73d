"""Where and when the data are, and where and when the plan says that they are."""

import math
from collections.abc import Iterator, Sequence
from datetime import date

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.formats import day_of
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.record.bundle import place_in
from fairtool.record.extent import Box
from fairtool.record.place import Place
from fairtool.record.sides import LEAST, Sides, nearest, outside, united_sides
from fairtool.rule import Example, rule
from fairtool.rules.dmp.by_file import each
from fairtool.rules.dmp.drift import SOURCE, drift, put

_SIDES = ("west", "east", "south", "north")
_AROUND = 360.0  # degrees
_EXTENTS = "resources[0].extents"
_BOX = '{{"/dmp/dataset/0/fairtool": {{"extent": {{"west": -5, "east": -4, "south": 48, "north": {}}}}}}}\n---\n'
_PERIOD = '{{"/dmp/dataset/0/fairtool": {{"period": {{"start": "2010-01-01", "end": "{}"}}}}}}\n---\n'
_DATA = ':title = "x" ;'


@rule(
    "dmp-extent",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["fairtool/extent/west", "fairtool/extent/south"],
    examples=[Example("extent", bad=_BOX.format("48.1") + _DATA, good=_BOX.format("49") + _DATA)],
)
def extent_holds_the_data(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The box that the plan gives holds the data.

    A box that is too small is that of an older state of the data. One whose west is greater than its east crosses the
    antimeridian.
    """
    node = dataset.about["extent"]
    said = united_sides([Box(None, *(node[side].number() for side in _SIDES))])
    united = united_sides(dataset.found.boxes) if dataset.found else None
    if said is None or united is None:
        return
    data = nearest(united, said)
    beyond = [side for side, degrees in outside(said, data) if degrees > LEAST]
    if beyond:
        found = _degrees(united)
        yield drift(
            context,
            'the box of "{name}" in the plan is {said} (west, east, south, north); the data lie within {found} ({at}); '
            "write that",
            node,
            _outermost(dataset, said, beyond[0]),
            fix=put(node, found) if dataset.is_whole else None,
            name=dataset.title,
            said=", ".join(f"{node[side].number():g}" for side in _SIDES),
            found=", ".join(f"{found[side]:g}" for side in _SIDES),
        )


@rule(
    "dmp-period",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["fairtool/period/start", "fairtool/period/end"],
    examples=[Example("period", bad=_PERIOD.format("2020-12-31") + _DATA, good=_PERIOD.format("2025-12-31") + _DATA)],
)
def period_holds_the_data(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The period that the plan gives holds the times of the data.

    A series that went on after the plan was written shows by its last day. A period without end goes on.
    """
    periods = dataset.found.periods if dataset.found else ()
    node = dataset.about["period"]
    for key, times in (("start", [one.begin for one in periods]), ("end", [one.end for one in periods])):
        said, found = day_of(node[key].text()), _day(times, key)
        if said and found and ((key == "start" and found < said) or (key == "end" and found > said)):
            yield drift(
                context,
                'the data of "{name}" begin on {found} ({at}), before the plan says: {said}; write {found}'
                if key == "start"
                else 'the data of "{name}" end on {found} ({at}), after the plan says: {said}; write {found}',
                node[key],
                _place_of_day(dataset, key, found),
                fix=put(node[key], found.isoformat()),
                name=dataset.title,
                said=said.isoformat(),
                found=found.isoformat(),
            )


def _day(times: list[str], key: str) -> date | None:
    days = [day for text in times if (day := day_of(text[:10]))]
    return (min if key == "start" else max)(days, default=None)


def _place_of_day(dataset: PlannedDataset, key: str, day: date) -> Place | None:
    """Give the file, and the place in it, where the data begin or end."""
    field = {"start": "begin", "end": "end"}[key]
    for one, said in each(dataset):
        if _day([getattr(period, field) for period in said.periods], key) == day:
            return place_in(one.record, (f"{_EXTENTS}*.{field}", _EXTENTS)) or Place(one.name, "")
    return dataset.origin_in_data(_EXTENTS)


def _outermost(dataset: PlannedDataset, said: Sides, side: str) -> Place | None:
    """Give the file that reaches farthest beyond the box of the plan on a side, and the place in it."""
    reach = [(_beyond(one.boxes, said, side), number) for number, one in enumerate(dataset.each)]
    _, number = max(reach, key=lambda one: (one[0], -one[1]))
    file = dataset.data[number]
    return place_in(file.record, (f"{_EXTENTS}*.{side}", _EXTENTS)) or Place(file.name, "")


def _beyond(boxes: Sequence[Box], said: Sides, side: str) -> float:
    found = united_sides(boxes)
    return dict(outside(said, nearest(found, said)))[side] if found else -math.inf


def _degrees(sides: Sides) -> dict[str, float]:
    """Give the sides as plans write them: the east of a box across the antimeridian is less than its west."""
    west, east = sides.west, sides.east
    if east - west >= _AROUND:
        west, east = -180.0, 180.0
    return {
        "west": _turned(west),
        "east": _turned(east),
        "south": sides.south,
        "north": sides.north,
    }


def _turned(degrees: float) -> float:
    """Give a longitude from -180 to 180; one that is so already stays as it is."""
    return degrees if abs(degrees) <= _AROUND / 2 else (degrees + 180) % 360 - 180
