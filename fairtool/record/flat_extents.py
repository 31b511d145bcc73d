"""Where and when the data are, flat and nested: boxes, places, periods, heights, resolution, reference systems."""

from collections.abc import Iterable, Iterator, Mapping

from fairtool.record.citation import Identifier
from fairtool.record.essentials import Essentials
from fairtool.record.extent import Box, Extent, NamedPlace, Period
from fairtool.record.flat_identifiers import EPSG_ADDRESS, epsg_of, whole
from fairtool.record.record import Record
from fairtool.record.representation import Grid, ReferenceSystem
from fairtool.record.resource import Resolution
from fairtool.record.text import Text

# Metres in a unit of length, by the ways in which records write it; degrees are no length and stay unknown.
_METRES: Mapping[str, float] = {
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres", "mètre", "mètres", "9001", "mtr"), 1.0),
    **dict.fromkeys(("km", "kilometer", "kilometers", "kilometre", "kilometres", "kilomètre", "kilomètres"), 1000.0),
    **dict.fromkeys(("dm", "decimetre", "decimeter"), 0.1),
    **dict.fromkeys(("cm", "centimeter", "centimeters", "centimetre", "centimetres", "centimètre"), 0.01),
    **dict.fromkeys(("mm", "millimeter", "millimetre", "millimètre"), 0.001),
    **dict.fromkeys(("ft", "foot", "feet"), 0.3048),
    **dict.fromkeys(("nmi", "nautical mile", "nauticalmile"), 1852.0),
}
_HORIZONTAL = frozenset({"row", "column", "crossTrack", "track", "sample", "line"})


def flat_boxes(extents: Iterable[Extent]) -> tuple[Box, ...]:
    """Give the boxes that the data are in, each once; a box that is said to lie outside of the data is none."""
    boxes = (box for extent in extents for box in extent.boxes if box.inclusion is not False)
    return tuple(dict.fromkeys(box for box in boxes if box != Box(box.inclusion)))


def flat_places(extents: Iterable[Extent]) -> tuple[Text, ...]:
    """Give the places by name: descriptions of extents, then codes of geographic identifiers."""
    found: list[Text] = []
    for text in _places(extents):
        if (text.value or text.href) and text not in found:
            found.append(text)
    return tuple(found)


def flat_periods(extents: Iterable[Extent]) -> tuple[Period, ...]:
    """Give the times, moments among them as periods that end when they begin."""
    found: list[Period] = []
    for extent in extents:
        found.extend(extent.periods)
        for one in extent.instants:
            at, vague = one.value, one.indeterminate
            found.append(Period(at, vague, at, vague, description=one.description))
    return tuple(dict.fromkeys(one for one in found if one != Period()))


def flat_systems(record: Record) -> tuple[Text, ...]:
    """Give the reference systems; bare codes and names that only hold an EPSG code become `EPSG:4326`."""
    found: list[Text] = []
    for one in record.reference_systems:
        system = _system(one.identifier) if one.identifier else Text("")
        if system.value and system not in found:
            found.append(system)
    return tuple(found)


def metres(distance: float | None, unit: str) -> float | None:
    """Give a distance in metres; None where the unit is no length that we know, such as a degree."""
    name = unit.strip().rsplit("#", 1)[-1].rsplit("/", 1)[-1].rsplit(":", 1)[-1].strip()
    factor = _METRES.get(name) or _METRES.get(name.casefold())
    return distance * factor if distance is not None and factor is not None else None


def resolution_metres(record: Record) -> float | None:
    """Give the first resolution that is a length, else that of a horizontal axis of a grid."""
    said = (metres(one.distance, one.distance_unit) for one in record.resource.resolutions)
    return next((length for length in (*said, *_of_axes(record.grids)) if length is not None), None)


def nested_extents(essentials: Essentials) -> tuple[Extent, ...]:
    """Give one extent with everything that is known of space and time."""
    extent = Extent(
        boxes=essentials.boxes,
        places=tuple(NamedPlace(identifier=Identifier(code=place)) for place in essentials.places),
        periods=essentials.periods,
        verticals=essentials.verticals,
    )
    return (extent,) if extent != Extent() else ()


def nested_resolutions(essentials: Essentials) -> tuple[Resolution, ...]:
    """Give the scale and the distance in metres, each in a resolution of its own as the standard wants."""
    scale = (Resolution(scale=essentials.scale),) if essentials.scale is not None else ()
    length = essentials.resolution_metres
    return scale if length is None else (*scale, Resolution(distance=length, distance_unit="m"))


def nested_systems(systems: Iterable[Text]) -> tuple[ReferenceSystem, ...]:
    """Give the reference systems by identifier."""
    return tuple(ReferenceSystem(Identifier(code=system)) for system in systems)


def _places(extents: Iterable[Extent]) -> Iterator[Text]:
    for extent in extents:
        if extent.description:
            yield extent.description
        for place in extent.places:
            if place.identifier and place.identifier.code and place.inclusion is not False:
                yield place.identifier.code


def _system(identifier: Identifier) -> Text:
    code = identifier.code or Text("")
    said = Text(whole(identifier), code.href)
    epsg = epsg_of(said)
    if epsg is None:
        return Text(said.value, said.href, code.translations)
    bare = not code.value or code.value == str(epsg) or code.value.startswith(("http", "urn:"))
    return Text(f"EPSG:{epsg}" if bare else code.value, code.href or f"{EPSG_ADDRESS}{epsg}", code.translations)


def _of_axes(grids: Iterable[Grid]) -> Iterator[float | None]:
    return (metres(axis.resolution, axis.unit) for grid in grids for axis in grid.axes if axis.name in _HORIZONTAL)
