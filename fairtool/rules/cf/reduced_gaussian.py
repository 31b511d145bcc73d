"""Reduced Gaussian grids, in the draft of CF 1.14: subtype, latitudes, and the index (CF 5.6, Appendix F)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.attribute_text import shown
from fairtool.rules.cf.grid_mapping_examples import GAUSSIAN

_SUBTYPES = ("normal", "octahedral")
_ODD = (
    GAUSSIAN.replace("latitude = 2 ; var", "latitude = 3 ; var")
    .replace("30, -30", "30, 0, -30")
    .replace("20, 20", "20, 24, 20")
)
_UNNAMED = GAUSSIAN.replace('latitude_dimension = "latitude"', 'latitude_dimension = "lats"')
_POINTS = ("points_per_latitude", "accumulated_points_per_latitude")
INDEX = "reduced_gaussian_index"


@rule(
    "cf-5.6-gaussian-subtype",
    covers=["5.6:R15"],
    when=attribute("grid_subtype") & role(Role.GRID_MAPPING),
    examples=[Example("5.6:R15", bad=GAUSSIAN.replace('"octahedral"', '"classic"'), good=GAUSSIAN)],
)
def grid_subtype_is_known(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """`grid_subtype` of a reduced Gaussian grid is normal or octahedral, in either case of letters.

    It says how the number of points changes from one latitude to the next.
    """
    del context
    value = variable.attributes["grid_subtype"]
    if not isinstance(value, str) or value.lower() not in _SUBTYPES:
        template = '{where} is "{value}"; write "normal" or "octahedral"'
        yield Problem(template, where=variable.place("grid_subtype"), value=shown(value))


@rule(
    "cf-5.6-gaussian-even",
    covers=["5.6:R16"],
    when=attribute("latitude_dimension") & role(Role.GRID_MAPPING),
    examples=[Example("5.6:R16", bad=_ODD, good=GAUSSIAN)],
)
def gaussian_latitudes_are_even_in_number(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The number of latitudes of a reduced Gaussian grid is even.

    Half of them lie on each side of the equator and none on it. The conformance document calls the attribute's value
    even; by Appendix F it is a name, and the dimension of that name is meant.
    """
    value = variable.attributes["latitude_dimension"]
    where = variable.place("latitude_dimension")
    if isinstance(value, Numbers):
        if any(number % 2 for number in value.values):
            yield Problem("{where} is {value}; the number of latitudes must be even", where=where, value=str(value))
        return
    dimension = context.view.roles.scope.dimension(value, variable.group) if isinstance(value, str) else None
    if dimension and dimension.length % 2:
        template = '{where} = "{value}" has {length} latitudes; a reduced Gaussian grid has an even number of them'
        yield Problem(template, where=where, value=shown(value), length=dimension.length)


@rule(
    "cf-5.6-gaussian-latitudes",
    covers=["5.6:R17", "5.6:R18"],
    when=attribute("latitude_dimension") & role(Role.GRID_MAPPING),
    examples=[Example("5.6:R17", bad=_UNNAMED, good=GAUSSIAN), Example("5.6:R18", bad=_UNNAMED, good=GAUSSIAN)],
)
def gaussian_latitudes_exist(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """`latitude_dimension` names a dimension and the coordinate variable of that dimension.

    The variable holds the latitudes from which the place of every point is computed. The draft says this twice.
    """
    value = variable.attributes["latitude_dimension"]
    scope = context.view.roles.scope
    dimension = scope.dimension(value, variable.group) if isinstance(value, str) else None
    found = scope.variable(value, variable.group) if isinstance(value, str) else None
    if dimension is None or found is None or found[0].dimensions != (dimension,):
        template = (
            '{where} = "{value}" must name a one-dimensional variable of latitudes and its dimension, both so called'
        )
        yield Problem(template, where=variable.place("latitude_dimension"), value=shown(value))


@rule(
    "cf-f-gaussian-variables",
    covers=["F:S9"],
    when=attribute(*_POINTS) & role(Role.GRID_MAPPING),
    examples=[
        Example("F:S9", bad=GAUSSIAN.replace('= "pl" ;', '= "points" ;'), good=GAUSSIAN),
        Example(
            "F:S9",
            bad=GAUSSIAN.replace("int pl(latitude)", "int pl(point)").replace("pl = 20, 20 ;", ""),
            good=GAUSSIAN,
        ),
    ],
)
def gaussian_points_are_counted_by_latitude(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """`points_per_latitude` names a variable with one value for each latitude.

    Together with the latitudes it gives the place of every point.
    """
    value = variable.text("latitude_dimension")
    latitudes = context.view.roles.scope.dimension(value, variable.group) if value else None
    for name in _POINTS:
        counts = variable.text(name)
        if counts is None:
            continue
        found = context.view.roles.scope.variable(counts, variable.group)
        if found is None:
            template = '{where} names "{name}", which is no variable of this file; add it, or correct the name'
            yield Problem(template, where=variable.place(name), name=counts)
        elif latitudes and found[0].dimensions != (latitudes,):
            template = '{where} names "{name}", whose dimension must be {dimension} alone'
            yield Problem(template, where=variable.place(name), name=counts, dimension=latitudes.name)


@rule(
    "cf-f-gaussian-index",
    covers=["F:S9"],
    when=attribute("grid_mapping") & role(Role.DATA),
    examples=[
        Example("F:S9", bad=GAUSSIAN.replace(f'standard_name = "{INDEX}"', 'long_name = "point"'), good=GAUSSIAN)
    ],
)
def gaussian_data_have_an_index(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Data on a reduced Gaussian grid have a coordinate variable with the standard name `reduced_gaussian_index`.

    It numbers the points of the whole grid, and so tells the place of each value.
    """
    roles = context.view.roles
    mappings = [one.target for one in roles.named_by(variable, "grid_mapping") if one.target]
    if not any(one.text("grid_mapping_name") == "reduced_gaussian" for one in mappings):
        return
    along = [one for one in roles.coordinates[variable.path] if roles.has(one, Role.COORDINATE)]
    if not any(one.text("standard_name") == INDEX for one in along):
        template = '{where} is on a reduced Gaussian grid and has no coordinate variable with standard_name = "{name}"'
        yield Problem(template, where=variable.place(), name=INDEX)
