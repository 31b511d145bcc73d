"""The index of points on a reduced Gaussian grid, in the draft of CF 1.14 (CF 5.6, Appendix F)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.errors import Unavailable
from fairtool.finding import Problem
from fairtool.netcdf import missing
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.values import Array
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.grid_mapping_examples import GAUSSIAN
from fairtool.rules.cf.monotonic import first_turn
from fairtool.rules.cf.reduced_gaussian import INDEX


@rule(
    "cf-5.6-gaussian-index-type",
    covers=["5.6:R14"],
    when=attribute("standard_name"),
    examples=[Example("5.6:R14", bad=GAUSSIAN.replace("int point(", "float point("), good=GAUSSIAN)],
)
def gaussian_index_is_an_integer(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A variable with the standard name `reduced_gaussian_index` has an integer type.

    It numbers points; a floating-point number cannot hold the numbers of large grids.
    """
    del context
    if variable.text("standard_name") == INDEX and not variable.type.is_integer:
        template = "{where} is the index of a reduced Gaussian grid and has the type {type}; store it as an integer"
        yield Problem(template, where=variable.place(), type=variable.type_name or variable.type.value)


@rule(
    "cf-5.6-gaussian-index-values",
    covers=["5.6:R14"],
    when=attribute("standard_name"),
    reads="values",
    examples=[
        Example("5.6:R14", bad=GAUSSIAN.replace("point = 0, 1", "point = -1, 1"), good=GAUSSIAN),
        Example("5.6:R14", bad=GAUSSIAN.replace("4, 39", "4, 40"), good=GAUSSIAN),
    ],
)
def gaussian_indices_are_points_of_the_grid(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The indices of a reduced Gaussian grid are 0 or greater, in order, and below the number of its points.

    They number the points of the whole grid from the north on. Appendix F begins with 0, against the word positive in
    the conformance document; it prevails.
    """
    if variable.text("standard_name") != INDEX or not variable.type.is_integer:
        return
    values = _present(variable, context.view)
    if not values.size:
        return
    where = variable.place()
    if values.min() < 0:
        template = "{where} has the index {value}; the points of a reduced Gaussian grid are numbered from 0"
        yield Problem(template, where=where, value=values.min().item())
    is_coordinate = context.view.roles.has(variable, Role.COORDINATE)
    if not is_coordinate and values.ndim == 1 and first_turn(values):  # 5:R2 judges coordinate variables
        yield Problem("{where} is not strictly monotonic; sort the points by their index", where=where)
    points = _points(variable, context.view)
    if points is not None and values.max() >= points:
        template = "{where} has the index {value}, but the whole grid has only {points} points, numbered from 0"
        yield Problem(template, where=where, value=values.max().item(), points=points)


def _points(index: Variable, view: Dataset) -> int | None:
    """Give the number of points of the grid of the data along the index, or None where it cannot be had."""
    users = [data for data in view.by_attribute.get("grid_mapping", ()) if index in view.roles.coordinates[data.path]]
    named = (reference.target for data in users for reference in view.roles.named_by(data, "grid_mapping"))
    mapping = next((target for target in named if target), None)
    return _points_of(mapping, view) if mapping else None


def _points_of(mapping: Variable, view: Dataset) -> int | None:
    for name in ("points_per_latitude", "accumulated_points_per_latitude"):
        found = view.roles.scope.variable(mapping.text(name) or "", mapping.group)
        counts = _counts(found[0], view) if found and found[0].type.is_integer else None
        if counts is not None:
            return int(counts.sum() if name == "points_per_latitude" else counts.max())
    return None


def _counts(variable: Variable, view: Dataset) -> Array | None:
    """Give the counts by latitude; None where they are not there, so that what needs none is still judged."""
    try:
        raw = view.read(variable)
    except Unavailable:
        return None
    return raw if raw.size and missing.present(variable, raw).all() else None


def _present(variable: Variable, view: Dataset) -> Array:
    raw = view.read(variable)
    return raw[missing.present(variable, raw)]
