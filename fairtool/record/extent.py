"""Where and when the data are: boxes, polygons, names of places, times, depths and heights."""

from dataclasses import dataclass

from fairtool.record.citation import Identifier
from fairtool.record.geometry import Geometry
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Box:
    """A geographic box in degrees; `inclusion` is False where the data are outside of it."""

    inclusion: bool | None = None
    west: float | None = None
    east: float | None = None
    south: float | None = None
    north: float | None = None


@dataclass(frozen=True, slots=True)
class Polygon:
    """A geographic area as geometries."""

    inclusion: bool | None = None
    geometries: tuple[Geometry, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A geographic area by its name or code."""

    inclusion: bool | None = None
    identifier: Identifier | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A time from `begin` to `end` in ISO 8601; an end may be indeterminate (`now`, `unknown`, `before`, `after`)."""

    begin: str = ""
    begin_indeterminate: str = ""
    end: str = ""
    end_indeterminate: str = ""
    duration: str = ""
    interval: str = ""
    interval_unit: str = ""
    description: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment in ISO 8601."""

    value: str = ""
    indeterminate: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Vertical:
    """A vertical range, in the unit of its reference system."""

    minimum: float | None = None
    maximum: float | None = None
    crs_href: str = ""
    crs_identifier: Identifier | None = None
    crs: tuple[Geometry, ...] = ()
    crs_title: str = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """An extent in space and time."""

    id: str = ""
    description: Text | None = None
    boxes: tuple[Box, ...] = ()
    polygons: tuple[Polygon, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    periods: tuple[Period, ...] = ()
    instants: tuple[Instant, ...] = ()
    verticals: tuple[Vertical, ...] = ()
