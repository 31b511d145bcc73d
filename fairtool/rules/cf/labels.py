"""The shape of labels: text variables named by `coordinates` (CF 6.1)."""

from collections.abc import Iterator
from functools import partial

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType, Variable
from fairtool.netcdf.role import Role
from fairtool.rule import Example, role, rule

_SIZES = "dimensions: place = 3 ; n = 8 ; variables: "
_DATA = 'float t(time, place) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:coordinates = "name" ; '
_NAME = ' ; name:long_name = "place" ; '


@rule(
    "cf-6.1-label-shape",
    covers=["6.1:R1"],
    when=role(Role.LABEL),
    examples=[
        Example(
            "6.1:R1",
            bad=f"{_SIZES} char name(time, place, n) {_NAME} {_DATA}",
            good=f"{_SIZES} char name(place, n) {_NAME} {_DATA}",
        ),
        Example(
            "6.1:R1",
            bad=f"{_SIZES} string name(time, place) {_NAME} {_DATA}",
            good=f"{_SIZES} string name(place) {_NAME} {_DATA}",
        ),
        Example(
            "6.1:R1",
            bad=f"{_SIZES} char name {_NAME} {_DATA}",
            good=f"{_SIZES} char name(n) {_NAME} {_DATA}",
            version="1.6",
        ),
    ],
)
def labels_run_along_one_dimension(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A label has one text for each element of one dimension of the data, or one text in all.

    A label of type `char` has the length of its text as the last dimension. That the other dimension belongs to the
    data is asked of all auxiliary coordinates, and told by the rule of chapter 5. `string` labels came with CF-1.9;
    chapter 2.2 has the type since 1.8.
    """
    sources = context.view.roles.naming(variable, "coordinates")
    count = len(context.view.roles.dimensions[variable.path])
    if not sources or variable.type not in (NcType.CHAR, NcType.STRING):
        return
    is_char = variable.type is NcType.CHAR
    tell = partial(Problem, where=variable.place(), source=sources[0].path, count=count)
    if is_char and count == 0:
        template = (
            "{where} is a label of {source} without a dimension; a char label has the length of its text as last one"
        )
        yield tell(template)
    elif is_char and count > 1 + is_char:
        template = (
            "{where} is a label of {source} with {count} dimensions; a char label has one, and the length of its text"
        )
        yield tell(template)
    elif not is_char and count > 1:
        template = "{where} is a label of {source} with {count} dimensions; a string label has one at most"
        yield tell(template)
