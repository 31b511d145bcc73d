"""A name for people or for software on every variable that holds data (CF 3.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule
from fairtool.version import Version

_DATA = (
    *(Role.DATA, Role.COORDINATE, Role.SCALAR_COORDINATE, Role.AUXILIARY, Role.LABEL),
    *(Role.NODE_COORDINATE, Role.TIE_POINT, Role.INSTANCE_ID),
)
# Until 1.11 the recommendation is for all variables but bounds.
_INDICES = (
    *(Role.GATHER, Role.COUNT, Role.INDEX, Role.NODE_COUNT, Role.PART_NODE_COUNT),
    *(Role.INTERIOR_RING, Role.TIE_POINT_INDEX, Role.CONNECTIVITY, Role.LOCATION_INDEX_SET),
)
_NAMELESS = (
    *(Role.BOUNDS, Role.CLIMATOLOGY, Role.BOUNDS_TIE_POINT, Role.FRAGMENT, Role.INTERPOLATION_PARAMETER),
    *(Role.GRID_MAPPING, Role.GEOMETRY, Role.DOMAIN, Role.MESH, Role.INTERPOLATION, Role.QUANTIZATION),
)
_CONTAINER_ATTRIBUTES = ("crs_wkt", "spatial_ref", "epsg_code", "proj4", "GeoTransform")
_T = 'float t(time) ; t:units = "K" ; '


@rule(
    "cf-3.2-name",
    covers=["3.2:Rec1"],
    when=role(*_DATA, *_INDICES),
    examples=[
        Example("3.2:Rec1", bad=_T, good=f'{_T} t:long_name = "temperature" ;'),
        Example("3.2:Rec1", bad=_T, good=f'{_T} t:standard_name = "air_temperature" ;', version="1.6"),
    ],
)
def data_have_a_name(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A variable with data or coordinates has `long_name` or `standard_name`.

    Otherwise only the name of the variable tells what it holds. Bounds have the name of their coordinate, and
    containers of attributes hold nothing that could be named. Until CF-1.11 counts and indices should be named too.
    """
    nameless = (*_NAMELESS, *_INDICES) if context.version >= Version(1, 12) else _NAMELESS
    if context.view.roles.has(variable, *nameless) or _bounds_of_a_term(variable, context):
        return
    if any(_is_given(variable, name) for name in ("long_name", "standard_name")) or _is_container(variable):
        return
    yield Problem(
        "{where} has neither long_name nor standard_name; write what it holds, such as a long_name",
        where=variable.place(),
    )


def _bounds_of_a_term(variable: Variable, context: Context[Dataset]) -> bool:
    """Say whether only the formula of bounds names a variable: it holds the bounds of a term (CF 7.1.4)."""
    naming = context.view.roles.naming(variable, "formula_terms")
    return bool(naming) and all(context.view.roles.has(one, Role.BOUNDS) for one in naming)


def _is_given(variable: Variable, name: str) -> bool:
    value = variable.attributes.get(name)
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _is_container(variable: Variable) -> bool:
    """Say whether a scalar that nothing names looks like a grid mapping, or a grid of SGRID, all the same."""
    if variable.text("cf_role") == "grid_topology":
        return True
    return not variable.dimensions and any(name in variable.attributes for name in _CONTAINER_ATTRIBUTES)
