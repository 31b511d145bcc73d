"""Values that stand in a document as a part of another, or in another unit: by what the record says beside them."""

from collections.abc import Iterator

from fairtool.record.altitudes import altitudes
from fairtool.record.citation import Responsibility
from fairtool.record.distribution import Format
from fairtool.record.extent import Vertical
from fairtool.record.flat_extents import metres
from fairtool.record.losses_forms import normal
from fairtool.record.losses_target import Target
from fairtool.record.record import Record
from fairtool.record.resource import Resolution, Resource


def composed(record: Record, found: Target) -> frozenset[str]:
    """Give the fields of a record whose values stand in the document together, or converted."""
    carried = set(_of_formats(record, found))
    for number, resource in enumerate(record.resources):
        carried.update(f"resources[{number}].{path}" for path in _of_resource(resource, found))
    return frozenset(carried)


def _of_formats(record: Record, found: Target) -> Iterator[str]:
    for number, distribution in enumerate(record.distributions):
        for index, one in enumerate(distribution.formats):
            if _is_joined(one, found):
                yield from (f"distributions[{number}].formats[{index}].{name}" for name in ("name", "version"))


def _is_joined(one: Format, found: Target) -> bool:
    """Tell whether a format stands there as `netCDF-3 classic`."""
    return bool(one.name and one.version) and normal(f"{one.name} {one.version}") in found.texts


def _of_resource(resource: Resource, found: Target) -> Iterator[str]:
    for index, one in enumerate(resource.resolutions):
        yield from (f"resolutions[{index}].{name}" for name in _of_resolution(one, found))
    for at, extent in enumerate(resource.extents):
        for index, vertical in enumerate(extent.verticals):
            yield from (f"extents[{at}].verticals[{index}].{name}" for name in _of_vertical(vertical, found))
    parties = resource.citation.responsibilities if resource.citation else ()
    for index, party in enumerate(parties):
        if _is_credited(party, found):
            yield from (f"citation.responsibilities[{index}].{name}" for name in ("individual", "position"))


def _of_resolution(one: Resolution, found: Target) -> Iterator[str]:
    """Give the fields of a distance that stands there in metres, and of a scale that does as a fraction."""
    length = metres(one.distance, one.distance_unit)
    if length is not None and found.has_number(length):
        yield from ("distance", "distance_unit")
    if one.scale and found.has_number(1 / one.scale):
        yield "scale"


def _of_vertical(one: Vertical, found: Target) -> tuple[str, ...]:
    """Give the fields of depths that stand there as altitudes."""
    ends = altitudes(one)
    return ("minimum", "maximum") if ends is not None and all(map(found.has_number, ends)) else ()


def _is_credited(one: Responsibility, found: Target) -> bool:
    return bool(one.individual and one.position) and normal(f"{one.individual} ({one.position})") in found.texts
