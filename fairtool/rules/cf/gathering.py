"""Compression by gathering: list variables and their `compress` attribute (CF 8.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.attribute_text import shown, type_of

_DATA = 'float t(land) ; t:units = "K" ; t:standard_name = "soil_temperature" ; '
_VALUES = "data: land = 1, 5, 11 ;"
_GOOD = f'dimensions: land = 3 ; variables: int land(land) ; land:compress = "lat lon" ; {_DATA} {_VALUES}'


@rule(
    "cf-8.2-list-variable",
    covers=["8.2:R1", "8.2:W1"],
    when=attribute("compress"),
    examples=[
        Example("8.2:R1", bad=_GOOD.replace("int land(", "float land("), good=_GOOD),
        Example("8.2:R1", bad=f'{_GOOD.replace("compress", "comment")} t:compress = "lat lon" ;', good=_GOOD),
        Example("8.2:W1", bad=_GOOD.replace("int land(", "double land("), good=_GOOD),
    ],
)
def compress_stands_on_an_integer_coordinate(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `compress` attribute stands on a coordinate variable of integer type.

    It marks the list of the points that were kept, by their number. Software finds the list by the name of the
    dimension that was made for it, so list and dimension have the same name.
    """
    where = variable.place("compress")
    if not context.view.roles.has(variable, Role.COORDINATE):
        template = (
            "{where} stands on a variable that is no coordinate variable; it belongs to the list of points, a "
            "one-dimensional variable named like its dimension"
        )
        yield Problem(template, where=where)
    elif not variable.type.is_integer:
        template = "{where} stands on a variable of the type {type}; store the list of points as int"
        yield Problem(template, where=where, type=variable.type_name or variable.type.value)


@rule(
    "cf-8.2-compressed-dimensions",
    covers=["8.2:R2", "8.2:W2"],
    when=attribute("compress"),
    examples=[
        Example("8.2:R2", bad=_GOOD.replace('"lat lon"', '"lat x"'), good=_GOOD),
        Example("8.2:R2", bad=_GOOD.replace('"lat lon"', "2"), good=_GOOD),
        Example("8.2:R2", bad=_GOOD.replace('"lat lon"', '""'), good=_GOOD),
        Example("8.2:W2", bad=_GOOD.replace('"lat lon"', '"lat,lon"'), good=_GOOD),
    ],
)
def compressed_dimensions_exist(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `compress` attribute is a list of dimensions of the file, with blanks between them.

    The number of a point says where it lies only together with the dimensions that were compressed, in their order.
    They stay in the file, even where no variable has them any more.
    """
    where, value = variable.place("compress"), variable.attributes["compress"]
    if not isinstance(value, str):
        template = "{where} is no single text but {value} ({type}); write the names of the compressed dimensions"
        yield Problem(template, where=where, value=shown(value), type=type_of(value))
        return
    names = value.split()
    if not names:
        yield Problem("{where} is empty; write the names of the compressed dimensions", where=where)
    for name in names:
        if context.view.roles.scope.dimension(name, variable.group) is None:
            template = '{where} names "{name}", which is no dimension here; keep the compressed dimensions in the file'
            yield Problem(template, where=where, name=name)


@rule(
    "cf-8.2-list-variable-without-bounds",
    covers=["8.2:R4"],
    when=attribute("compress"),
    examples=[
        Example(
            "8.2:R4",
            bad=_GOOD.replace("float t", 'land:bounds = "land_bnds" ; int land_bnds(land, bnds) ; float t'),
            good=_GOOD,
        )
    ],
)
def list_variables_have_no_bounds(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A list variable has no bounds.

    Its values are numbers of points and no places, so they have no extent. The bounds of the cells belong to the
    coordinates of the compressed dimensions.
    """
    del context
    for name in ("bounds", "climatology"):
        if name in variable.attributes:
            yield Problem(
                "{where} gives bounds to a list of points; remove it, and give bounds to the coordinates of {names}",
                where=variable.place(name),
                names=shown(variable.attributes["compress"]),
                related=(Related(variable.place("compress"), shown(variable.attributes["compress"])),),
            )
