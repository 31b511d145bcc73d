"""One record for a data set of several files: extents and variables united, and kept what all of them say."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from fairtool.netcdf.iso8601 import parse_iso8601
from fairtool.record.citation import Citation, Date
from fairtool.record.content import Coverage, Variable
from fairtool.record.distribution import Distribution, Format, Transfer
from fairtool.record.extent import Box, Extent, Period, Vertical
from fairtool.record.lineage import Lineage
from fairtool.record.netcdf_arc import united
from fairtool.record.netcdf_places import kept
from fairtool.record.record import Record
from fairtool.record.representation import Grid
from fairtool.record.resource import Keywords, Resource

_FIRST = frozenset({"creation"})  # dates of which the earliest holds for all; of others it is the latest


def merged(records: Iterable[Record]) -> Record:
    """Give the record of a data set from those of its files, in their order; raises ValueError where there is none.

    A text on which the files do not agree is left out: it is about a file, and not about the data set.
    """
    found = tuple(records)
    if not found:
        message = "there is no record to merge"
        raise ValueError(message)
    if len(found) == 1:
        return found[0]
    made: Record = _agreed(found)
    return replace(made, places=kept(found[0], made))


def _agreed(objects: Sequence[Any]) -> Any:
    """Give an object with the fields on which all that have them agree; lists are united."""
    kind = type(objects[0])
    ways = _WAYS.get(kind, {})
    values: dict[str, Any] = {}
    for one in fields(kind):
        said = [value for value in (getattr(each, one.name) for each in objects) if value not in (None, "", ())]
        if one.name in ("places", "nil", "unread") or not said:
            continue
        if one.name in ways:
            values[one.name] = ways[one.name](said)
        elif isinstance(said[0], tuple):
            values[one.name] = tuple({repr(each): each for value in said for each in value}.values())
        elif all(value == said[0] for value in said):
            values[one.name] = said[0]
    return kind(**values)


def _nested(values: Sequence[Any]) -> Any:
    return _agreed(values)


def _first_nested(values: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Give the one object that the first of each list becomes: the resource, the lineage, the distribution."""
    return (_agreed([value[0] for value in values]),)


def _common(values: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Give what stands in every list: a step that made one file is no step of the data set."""
    rest = [set(map(repr, value)) for value in values[1:]]
    return tuple(one for one in values[0] if all(repr(one) in other for other in rest))


def _dates(values: Sequence[tuple[Date, ...]]) -> tuple[Date, ...]:
    found: dict[str, list[str]] = {}
    for value in values:
        for date in value:
            found.setdefault(date.type, []).append(date.value)
    return tuple(Date((_earliest if kind in _FIRST else _latest)(texts), kind) for kind, texts in found.items())


def _earliest(texts: Iterable[str]) -> str:
    return min(texts, key=_key)


def _latest(texts: Iterable[str]) -> str:
    return max(texts, key=_key)


def _key(text: str) -> tuple[int, float]:
    instant = parse_iso8601(text)
    return instant.key if instant else (0, 0.0)


def _extents(values: Sequence[tuple[Extent, ...]]) -> tuple[Extent, ...]:
    extents = [extent for value in values for extent in value]
    boxes: list[Box] = [box for extent in extents for box in extent.boxes]
    periods = [period for extent in extents for period in extent.periods]
    verticals = [vertical for extent in extents for vertical in extent.verticals]
    said = {repr(extent.description): extent.description for extent in extents if extent.description}
    area = next(iter(said.values())) if len(said) == 1 else None
    return (Extent("", area, united(boxes), periods=_periods(periods), verticals=_verticals(verticals)),)


def _periods(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Give the time from the first beginning to the last end; one that has no end, or goes on, has none for all."""
    if not periods:
        return ()
    running = next((one.end_indeterminate for one in periods if one.end_indeterminate), "")
    begins, ends = [one.begin for one in periods], [one.end for one in periods]
    begin = _earliest(begins) if all(begins) else ""
    end = _latest(ends) if all(ends) and not running else ""
    return (Period(begin=begin, end=end, end_indeterminate=running),) if begin or end or running else ()


def _verticals(verticals: Sequence[Vertical]) -> tuple[Vertical, ...]:
    """Unite ranges of one meaning: of the same coordinate, unit and direction."""
    found: dict[tuple[str, str], list[Vertical]] = {}
    for one in verticals:
        found.setdefault((one.crs_href, repr(one.crs_identifier)), []).append(one)
    return tuple(
        replace(
            members[0],
            minimum=min((one.minimum for one in members if one.minimum is not None), default=None),
            maximum=max((one.maximum for one in members if one.maximum is not None), default=None),
        )
        for members in found.values()
    )


def _keywords(values: Sequence[tuple[Keywords, ...]]) -> tuple[Keywords, ...]:
    """Unite the words of one kind from one thesaurus."""
    found: dict[str, list[Keywords]] = {}
    for value in values:
        for block in value:
            found.setdefault(repr((block.type, block.thesaurus)), []).append(block)
    return tuple(
        replace(blocks[0], words=tuple({word.value: word for block in blocks for word in block.words}.values()))
        for blocks in found.values()
    )


def _coverages(values: Sequence[tuple[Coverage, ...]]) -> tuple[Coverage, ...]:
    """Unite the variables by name, within their kind of content."""
    found: dict[tuple[str, ...], list[Coverage]] = {}
    for value in values:
        for coverage in value:
            found.setdefault(coverage.content_types, []).append(coverage)
    return tuple(_coverage(members) for members in found.values())


def _coverage(members: Sequence[Coverage]) -> Coverage:
    by_name: dict[str, list[Variable]] = {}
    for member in members:
        for variable in member.variables:
            by_name.setdefault(variable.name, []).append(variable)
    variables = tuple(_variable(found) for found in by_name.values())
    made: Coverage = _agreed([replace(one, variables=()) for one in members])
    return replace(made, variables=variables)


def _variable(found: Sequence[Variable]) -> Variable:
    """Give a variable with what all files say of it; its range holds all of theirs, where all state one."""
    lows, highs = [one.minimum for one in found], [one.maximum for one in found]
    low = min((one for one in lows if one is not None), default=None) if None not in lows else None
    high = max((one for one in highs if one is not None), default=None) if None not in highs else None
    bare = [replace(one, minimum=None, maximum=None) for one in found]
    made: Variable = _agreed(bare)
    return replace(made, minimum=low, maximum=high)


def _distributions(values: Sequence[tuple[Distribution, ...]]) -> tuple[Distribution, ...]:
    """Give the formats of all files, and the size of all together where each is known."""
    every = [one for value in values for one in value]
    formats: dict[str, Format] = {repr(form): form for one in every for form in one.formats}
    sizes = [transfer.size for one in every for transfer in one.transfers if transfer.size is not None]
    transfers = (Transfer(size=round(sum(sizes), 6)),) if len(sizes) == len(every) else ()
    return (Distribution(formats=tuple(formats.values()), transfers=transfers),)


def _grids(values: Sequence[tuple[Grid, ...]]) -> tuple[Grid, ...]:
    """Give the grid where all files have one alike but for its times, whose number is of a file."""
    alike = {repr([axis for axis in value[0].axes if axis.name != "time"]) for value in values}
    if len(alike) > 1:
        return ()
    grid = values[0][0]
    axes = tuple(replace(axis, size=None) if axis.name == "time" else axis for axis in grid.axes)
    return (grid if all(value == values[0] for value in values) else replace(grid, axes=axes),)


_WAYS: Mapping[type, Mapping[str, Callable[[Sequence[Any]], Any]]] = {
    Record: {
        "grids": _grids,
        "resources": _first_nested,
        "coverages": _coverages,
        "distributions": _distributions,
        "lineages": _first_nested,
        "date_stamp": _latest,
    },
    Resource: {
        "citation": _nested,
        "keywords": _keywords,
        "extents": _extents,
        "resolutions": _common,
        "temporal_resolutions": _common,
    },
    Citation: {"dates": _dates, "identifiers": _common},
    Lineage: {"steps": _common},
}
