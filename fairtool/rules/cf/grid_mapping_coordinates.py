"""The coordinates that a grid mapping applies to, known by their standard names (CF 5.6, Appendix F)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis, Role
from fairtool.netcdf.units import is_latitude_units, is_longitude_units
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.grid_mapping_examples import GEOSTATIONARY, MERCATOR
from fairtool.rules.cf.grid_mapping_parameters import mapping_of
from fairtool.rules.cf.grid_mapping_syntax import georeferencing_coordinates, mapping_sections
from fairtool.rules.cf.grid_mapping_table import GridMapping

_NAMED = attribute("grid_mapping_name") & role(Role.GRID_MAPPING)
_LONG_NAMED = MERCATOR.replace('standard_name = "projection_x_coordinate"', 'long_name = "x"')


@rule(
    "cf-f-mapping-coordinates",
    covers=["F:S7"],
    when=_NAMED,
    examples=[Example("F:S7", bad=_LONG_NAMED, good=MERCATOR)],
)
def mapped_coordinates_have_standard_names(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The coordinates that a grid mapping applies to have the standard names of the mapping.

    By these names software knows which coordinates to put into the projection. Data that have only latitude and
    longitude take the figure of the Earth from the grid mapping and need no others.
    """
    mapping = mapping_of(variable, context.version)
    if mapping is None or mapping.name in ("latitude_longitude", "reduced_gaussian"):
        return
    for data in _users(context.view, variable):
        coordinates = _coordinates(context.view, data, variable)
        names = {_standard_name(one) for one in coordinates}
        if _are_accepted(names, mapping) or not _is_gridded(context.view, coordinates):
            continue
        wanted = mapping.coordinates_in(context.version)
        absent = ", ".join(name for name in wanted if name not in names)
        template = '{where} is "{mapping}", but {data} has no coordinate with the standard name {names}'
        where = variable.place("grid_mapping_name")
        related = (Related(data.place()),)
        yield Problem(template, where=where, mapping=mapping.name, data=data.path, names=absent, related=related)
        return


def _are_accepted(names: set[str], mapping: GridMapping) -> bool:
    """Say whether coordinates have the standard names of a grid mapping, those of today or those of before."""
    earlier = mapping.earlier is not None and names.issuperset(mapping.earlier[1])
    return earlier or names.issuperset(mapping.coordinates)


def _users(view: Dataset, mapping: Variable) -> Iterator[Variable]:
    """Give the data and domain variables that use a grid mapping."""
    for one in view.roles.naming(mapping, "grid_mapping"):
        if view.roles.has(one, Role.DATA, Role.DOMAIN):
            yield one


def _coordinates(view: Dataset, data: Variable, mapping: Variable) -> tuple[Variable, ...]:
    """Give the coordinates of data that a grid mapping applies to: all, or those named under it."""
    every = georeferencing_coordinates(view, data)
    named = set(_named_under(view, data, mapping))
    return tuple(one for one in every if one.path in named) if named else every


def _named_under(view: Dataset, data: Variable, mapping: Variable) -> Iterator[str]:
    """Give the paths of the coordinates that the `grid_mapping` of data names under a grid mapping."""
    for section in mapping_sections(data):
        found = view.roles.scope.variable(section.mapping, data.group)
        if found and found[0].path == mapping.path:
            targets = (view.roles.scope.variable(name, data.group) for name in section.coordinates)
            yield from (target[0].path for target in targets if target)


def _is_gridded(view: Dataset, coordinates: tuple[Variable, ...]) -> bool:
    """Say whether there is anything but latitude and longitude for a projection to apply to."""
    others = (one for one in coordinates if view.roles.has(one, Role.COORDINATE) and not _is_geographic(one))
    if any(view.roles.axis(one) in (Axis.X, Axis.Y) for one in others):
        return True
    units = {one.text("units") or "" for one in coordinates}
    return not (any(map(is_latitude_units, units)) and any(map(is_longitude_units, units)))


def _is_geographic(variable: Variable) -> bool:
    units = variable.text("units") or ""
    return is_latitude_units(units) or is_longitude_units(units)


def _standard_name(variable: Variable) -> str:
    return (variable.text("standard_name") or "").partition(" ")[0]


@rule(
    "cf-f-geostationary-coordinates",
    covers=["F:S8"],
    when=_NAMED,
    examples=[
        Example(
            "F:S8",
            bad=GEOSTATIONARY.replace("_angular_coordinate", "_coordinate"),
            good=GEOSTATIONARY,
        )
    ],
)
def geostationary_coordinates_are_angles(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Coordinates of the geostationary mapping have the standard names of angular projection coordinates.

    They are scanning angles in radians; the names used before CF-1.9 are those of lengths in metres, and are deprecated
    for them.
    """
    mapping = mapping_of(variable, context.version)
    if mapping is None or mapping.earlier is None:
        return
    coordinates = {
        one.path: one
        for data in _users(context.view, variable)
        for one in _coordinates(context.view, data, variable)
        if _standard_name(one) in mapping.earlier[1]
    }
    for coordinate in coordinates.values():
        old = _standard_name(coordinate)
        new = mapping.coordinates[mapping.earlier[1].index(old)]
        template = '{where} = "{old}" is deprecated for scanning angles; write "{new}", with units = "radian"'
        yield Problem(template, where=coordinate.place("standard_name"), old=old, new=new)
