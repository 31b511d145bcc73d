"""Tie point coordinates: how data variables name them, and their dimensions (CF 8.3.2 and 8.3.4)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Dimension, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.attribute_text import shown, type_of
from fairtool.rules.cf.interpolation_example import GOOD
from fairtool.rules.cf.tie_points import Mapped, Subsampling, data_dimensions, groups, mapped, subsamplings

_ATTRIBUTE = "coordinate_interpolation"


@rule(
    "cf-8.3-coordinate-interpolation",
    covers=["8.3:R1"],
    when=attribute(_ATTRIBUTE),
    examples=[
        Example("8.3:R1", bad=GOOD.replace('"lat: lon: method"', '"lat lon method"'), good=GOOD),
        Example("8.3:R1", bad=GOOD.replace('"lat: lon: method"', '"lat: lon:"'), good=GOOD),
        Example("8.3:R1", bad=GOOD.replace('"lat: lon: method"', '"lat: lons: method"'), good=GOOD),
        Example("8.3:R1", bad=GOOD.replace('"lat: lon: method"', '"lat: lon: linear"'), good=GOOD),
        Example("8.3:R1", bad=GOOD.replace('"lat: lon: method"', "1"), good=GOOD),
    ],
)
def coordinate_interpolation_names_variables(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `coordinate_interpolation` is a list of tie point variables and, after them, their interpolation variable.

    The form is `lat: lon: method`, several times if need be, and all variables are in the file. The conformance
    document calls the attribute `tie_points`; chapter 8.3.2 prevails.
    """
    where, value = variable.place(_ATTRIBUTE), variable.attributes[_ATTRIBUTE]
    if not isinstance(value, str):
        template = '{where} is no single text but {value} ({type}); write "lat: lon: interpolation_variable" or similar'
        yield Problem(template, where=where, value=shown(value), type=type_of(value))
        return
    found = groups(value)
    if found is None:
        template = '{where} = "{value}"; write tie points with a colon and then their interpolation variable without'
        yield Problem(template, where=where, value=value)
        return
    for name in dict.fromkeys(name for group in found for name in (*group.tie_points, group.interpolation)):
        if context.view.roles.scope.variable(name, variable.group) is None:
            template = '{where} names "{name}", which is no variable of this file; add it, or correct the name'
            yield Problem(template, where=where, name=name)


@rule(
    "cf-8.3-tie-point-dimensions",
    covers=["8.3:R5"],
    when=role(Role.INTERPOLATION) & attribute("tie_point_mapping"),
    examples=[
        Example("8.3:R5", bad=GOOD.replace("lon(tp_yc, tp_xc)", "lon(tp_xc)"), good=GOOD),
        Example("8.3:R5", bad=GOOD.replace("lon(tp_yc, tp_xc)", "lon(tp_yc, tp_xc, v)"), good=GOOD),
        Example("8.3:R5", bad=GOOD.replace("lon(tp_yc, tp_xc)", "lon(yc, tp_yc, tp_xc)"), good=GOOD),
        Example(
            "8.3:R5",
            bad=GOOD.replace("lon(tp_yc, tp_xc)", "lon(time, tp_yc, tp_xc)"),
            good=GOOD.replace("(tp_yc, tp_xc)", "(time, tp_yc, tp_xc)"),
        ),
    ],
)
def tie_points_span_the_same_dimensions(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The tie points of an interpolation variable have the same dimensions: all subsampled ones, and some of the data.

    A tie point has no dimension twice, subsampled and whole. Software interpolates the tie points of one method
    together, and repeats it along the other dimensions.
    """
    parts, told = mapped(variable, context.view), set()
    for subsampling in subsamplings(variable, context.view) if parts else ():
        for problem in _wrong_dimensions(subsampling, parts, context.view):
            if problem.where not in told:
                told.add(problem.where)
                yield problem


def _wrong_dimensions(subsampling: Subsampling, parts: tuple[Mapped, ...], view: Dataset) -> Iterator[Problem]:
    """Give at most one problem for each tie point."""
    own = {point.path: view.roles.dimensions[point.path] for point in subsampling.tie_points}
    known = data_dimensions(subsampling.data, view) | {part.subsampled for part in parts}
    related = (Related(subsampling.data.place(_ATTRIBUTE), subsampling.data.text(_ATTRIBUTE) or ""),)
    first = next(iter(own), "")
    for path, dimensions in own.items():
        problem = _wrong(dimensions, parts, known)
        if problem:
            template, values = problem
            yield Problem(template, where=path, found=_shown(dimensions), dimension=values, related=related)
        elif set(dimensions) != set(own[first]) and not _wrong(own[first], parts, known):
            yield Problem(
                "{where} has the dimensions ({found}), and {other}, interpolated together with it, has ({wanted})",
                where=path,
                found=_shown(dimensions),
                other=first,
                wanted=_shown(own[first]),
                related=related,
            )


def _wrong(
    dimensions: tuple[Dimension, ...], parts: tuple[Mapped, ...], known: frozenset[Dimension]
) -> tuple[str, str] | None:
    """Say what is wrong with the dimensions of a tie point by themselves, and with which dimension."""
    for part in parts:
        if part.subsampled not in dimensions:
            return "{where} has the dimensions ({found}); a tie point has also {dimension}", part.subsampled.name
        if part.interpolated in dimensions:
            template = (
                "{where} has the dimensions ({found}); {dimension} is interpolated, so a tie point does not have it"
            )
            return template, part.interpolated.name
    stranger = next((one.name for one in dimensions if one not in known), None)
    if stranger is None:
        return None
    return "{where} has the dimensions ({found}), and {dimension} is neither subsampled nor one of the data", stranger


def _shown(dimensions: tuple[Dimension, ...]) -> str:
    return ", ".join(one.name for one in dimensions)
