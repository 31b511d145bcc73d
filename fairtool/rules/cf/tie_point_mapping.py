"""The `tie_point_mapping` of interpolation variables, and the index variables that it names (CF 8.3.5 to 8.3.7)."""

from collections import Counter
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.interpolation_example import GOOD, PLAIN
from fairtool.rules.cf.tie_points import Mapped, Names, data_dimensions, mapped, names

_ATTRIBUTE = "tie_point_mapping"


@rule(
    "cf-8.3-tie-point-mapping",
    covers=["8.3:R4"],
    when=role(Role.INTERPOLATION),
    examples=[
        Example("8.3:R4", bad=PLAIN.replace("method:tie_point_mapping", "method:comment"), good=PLAIN),
        Example("8.3:R4", bad=GOOD.replace("yc: y_index tp_yc sub_yc ", "yc: y_index "), good=GOOD),
        Example("8.3:R4", bad=GOOD.replace("y_index tp_yc sub_yc", "y_index tp_y sub_yc"), good=GOOD),
        Example("8.3:R4", bad=GOOD.replace("yc: y_index", "xc: y_index"), good=GOOD),
    ],
)
def mappings_name_dimensions(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `tie_point_mapping` gives to each interpolated dimension its index variable and its subsampled dimension.

    The form is `interpolated: index_variable subsampled`, with the dimension of the interpolation subareas behind it
    where one is needed. The dimensions are in the file, and each stands once. Chapter 8.3.5 has this in one attribute,
    the conformance document in two of other names; the chapter prevails.
    """
    where, value = variable.place(_ATTRIBUTE), variable.attributes.get(_ATTRIBUTE)
    if value is None:
        template = '{where} has no tie_point_mapping; write "dimension: index_variable subsampled_dimension"'
        yield Problem(template, where=variable.place())
    elif not isinstance(value, str):
        template = (
            '{where} is no single text but {value} ({type}); write "dimension: index_variable subsampled_dimension"'
        )
        yield Problem(template, where=where, value=shown(value), type=type_of(value))
    elif (parts := names(value)) is None:
        template = (
            '{where} = "{value}"; write "dimension: index_variable subsampled_dimension [subarea_dimension]" each'
        )
        yield Problem(template, where=where, value=value)
    else:
        for name, number in Counter(_dimensions(parts)).items():
            if context.view.roles.scope.dimension(name, variable.group) is None:
                template = '{where} names "{name}", which is no dimension here; define it'
                yield Problem(template, where=where, name=name)
            elif number > 1:
                template = '{where} names the dimension "{name}" {number} times; each stands once'
                yield Problem(template, where=where, name=name, number=number)


def _dimensions(parts: tuple[Names, ...]) -> list[str]:
    return [name for part in parts for name in (part.interpolated, part.subsampled, part.subarea) if name]


@rule(
    "cf-8.3-mapped-dimensions",
    covers=["8.3:R4"],
    when=role(Role.INTERPOLATION) & attribute(_ATTRIBUTE),
    examples=[
        Example("8.3:R4", bad=GOOD.replace("t(time, yc, xc)", "t(time, lat, xc)"), good=GOOD),
        Example("8.3:R4", bad=GOOD.replace("t(time, yc, xc)", "t(tp_yc, yc, xc)"), good=GOOD),
    ],
)
def mapped_dimensions_are_those_of_the_data(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The interpolated dimensions are dimensions of the data, the subsampled and subarea dimensions are not.

    Interpolation turns a subsampled dimension into one of the data; with both the same there is nothing to do.
    """
    parts, told = mapped(variable, context.view), set()
    for data in context.view.roles.naming(variable, "coordinate_interpolation") if parts else ():
        for template, dimension in _wrong_dimensions(parts, data_dimensions(data, context.view)):
            if dimension not in told:
                told.add(dimension)
                related = (Related(data.place("coordinate_interpolation")),)
                where, name = variable.place(_ATTRIBUTE), dimension.name
                yield Problem(template, where=where, dimension=name, data=data.path, related=related)


def _wrong_dimensions(parts: tuple[Mapped, ...], own: frozenset[Dimension]) -> Iterator[tuple[str, Dimension]]:
    for part in parts:
        if part.interpolated not in own:
            yield "{where} interpolates {dimension}, which is no dimension of {data}", part.interpolated
        for other in (part.subsampled, part.subarea):
            if other is not None and other in own:
                yield "{where} takes {dimension} for tie points or subareas, and it is a dimension of {data}", other


@rule(
    "cf-8.3-tie-point-indices-exist",
    covers=["8.3:R6"],
    when=role(Role.INTERPOLATION) & attribute(_ATTRIBUTE),
    examples=[Example("8.3:R6", bad=GOOD.replace("yc: y_index", "yc: y_places"), good=GOOD)],
)
def index_variables_exist(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The tie point index variables that a `tie_point_mapping` names are in the file.

    They tell at which elements of the data the tie points lie.
    """
    for part in names(variable.text(_ATTRIBUTE) or "") or ():
        if context.view.roles.scope.variable(part.index, variable.group) is None:
            yield Problem(
                '{where} names "{name}", which is no variable of this file; write the index variable of {along}',
                where=variable.place(_ATTRIBUTE),
                name=part.index,
                along=part.interpolated,
            )


@rule(
    "cf-8.3-tie-point-index-type",
    covers=["8.3:R7"],
    when=role(Role.TIE_POINT_INDEX),
    examples=[
        Example("8.3:R7", bad=GOOD.replace("int y_index", "float y_index"), good=GOOD),
        Example("8.3:R7", bad=GOOD.replace("int y_index(tp_yc)", "int y_index"), good=GOOD),
    ],
)
def index_variables_are_lists_of_integers(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A tie point index variable has one dimension and an integer type.

    It lists the elements of the data at which the tie points lie, by their number.
    """
    if not variable.type.is_integer:
        template = "{where} is a tie point index of the type {type}; store it as int"
        yield Problem(template, where=variable.place(), type=variable.type_name or variable.type.value)
    dimensions = context.view.roles.dimensions[variable.path]
    if len(dimensions) != 1:
        template = "{where} is a tie point index with {number} dimensions; it has one"
        yield Problem(template, where=variable.place(), number=len(dimensions))


@rule(
    "cf-8.3-tie-point-index-dimension",
    covers=["8.3:R8"],
    when=role(Role.INTERPOLATION) & attribute(_ATTRIBUTE),
    examples=[Example("8.3:R8", bad=GOOD.replace("y_index(tp_yc)", "y_index(v)"), good=GOOD)],
)
def index_variables_span_the_tie_points(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A tie point index variable has the subsampled dimension that the `tie_point_mapping` gives with it.

    It holds one number for each tie point along that dimension.
    """
    for part in mapped(variable, context.view):
        own = context.view.roles.dimensions[part.index.path] if part.index else ()
        if part.index and len(own) == 1 and own[0] != part.subsampled:
            yield Problem(
                "{where} has the dimension {found}; in the mapping of {method} it has {wanted}",
                where=part.index.place(),
                found=own[0].name,
                method=variable.path,
                wanted=part.subsampled.name,
                related=(Related(variable.place(_ATTRIBUTE), variable.text(_ATTRIBUTE) or ""),),
            )
