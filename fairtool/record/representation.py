"""How space is represented: grids, vectors, reference systems."""

from dataclasses import dataclass

from fairtool.record.citation import Identifier
from fairtool.record.geometry import Geometry
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension of a grid: name (a code of MD_DimensionNameTypeCode), number of cells, resolution."""

    name: str = ""
    size: int | None = None
    resolution: float | None = None
    unit: str = ""
    title: Text | None = None
    description: Text | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid, named by the element of the standard: `MD_Georectified`."""

    kind: str = ""
    dimensions: int | None = None
    axes: tuple[Axis, ...] = ()
    cell_geometry: str = ""
    transformation: bool | None = None
    check_points: bool | None = None
    check_point_description: Text | None = None
    corners: tuple[Geometry, ...] = ()
    centre: Geometry | None = None
    point_in_pixel: str = ""
    control_points: bool | None = None
    orientation: bool | None = None
    georeferenced: str = ""
    transformation_description: Text | None = None
    transformation_mapping: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class GeometricObjects:
    """How many geometric objects of a type there are."""

    type: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Vector:
    """Vector data: topology and objects."""

    topology: str = ""
    objects: tuple[GeometricObjects, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceSystem:
    """A reference system by its identifier."""

    identifier: Identifier | None = None
    type: str = ""
