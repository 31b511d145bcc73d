"""Where and when the data are, and where and when the plan says that they are."""

from collections.abc import Iterator
from datetime import date

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.formats import day_of
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.record.extent import Box
from fairtool.rule import Example, rule
from fairtool.rules.dmp.drift import SOURCE, drift, put

_SIDES = ("west", "east", "south", "north")
_LEAST = 0.011  # degrees; plans give two decimals
_EXTENTS = ("resources[0].extents",)
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

    A box that is too small is that of an older state of the data. Boxes across the antimeridian are not compared.
    """
    node, boxes = dataset.about["extent"], _boxes(dataset)
    said = {side: number for side in _SIDES if (number := node[side].number()) is not None}
    if not boxes or len(said) != len(_SIDES) or said["west"] > said["east"]:
        return
    found = {
        "west": min(one["west"] for one in boxes),
        "east": max(one["east"] for one in boxes),
        "south": min(one["south"] for one in boxes),
        "north": max(one["north"] for one in boxes),
    }
    low, high = ("west", "south"), ("east", "north")
    beyond = [side for side in low if found[side] < said[side] - _LEAST]
    beyond += [side for side in high if found[side] > said[side] + _LEAST]
    if beyond:
        yield drift(
            context,
            'the box of "{name}" in the plan is {said} (west, east, south, north); the data lie within {found} ({at}); '
            "write that",
            node,
            dataset.origin_in_data(*_EXTENTS),
            fix=put(node, found) if dataset.is_whole else None,
            name=dataset.title,
            said=", ".join(f"{said[side]:g}" for side in _SIDES),
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
                dataset.origin_in_data(*_EXTENTS),
                fix=put(node[key], found.isoformat()),
                name=dataset.title,
                said=said.isoformat(),
                found=found.isoformat(),
            )


def _day(times: list[str], key: str) -> date | None:
    days = [day for text in times if (day := day_of(text[:10]))]
    return (min if key == "start" else max)(days, default=None)


def _boxes(dataset: PlannedDataset) -> list[dict[str, float]]:
    """Give the boxes of the data; none where one of them is not whole, or crosses the antimeridian."""
    boxes = [_sides(one) for one in dataset.found.boxes] if dataset.found else []
    whole = [one for one in boxes if one]
    return whole if len(whole) == len(boxes) else []


def _sides(box: Box) -> dict[str, float]:
    values = {"west": box.west, "east": box.east, "south": box.south, "north": box.north}
    known = {side: value for side, value in values.items() if value is not None}
    return known if len(known) == len(_SIDES) and known["west"] <= known["east"] else {}
