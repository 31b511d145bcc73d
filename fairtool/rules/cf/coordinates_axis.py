"""Horizontal coordinate variables say their direction (CF 5)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis, Role
from fairtool.rule import Example, role, rule

_BARE = 'float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; '
_DATA = "data: lat = -10, 0, 10 ;"
_BAD, _GOOD = f"{_BARE} {_DATA}", f'{_BARE} lat:axis = "Y" ; {_DATA}'


@rule(
    "cf-5-horizontal-axis",
    covers=["5:Rec2", "5:Rec3"],
    when=role(Role.COORDINATE),
    examples=[Example("5:Rec2", bad=_BAD, good=_GOOD), Example("5:Rec3", bad=_BAD, good=_GOOD)],
)
def horizontal_coordinates_have_axis(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A horizontal coordinate variable has the attribute `axis`.

    With it, software finds the X and Y directions of any grid without knowing its units or standard names. From 1.7 on
    the conformance document says this twice; it is reported once.
    """
    axis = context.view.roles.axis(variable)
    if axis in (Axis.X, Axis.Y) and variable.type.is_numeric and "axis" not in variable.attributes:
        template = '{where} is a horizontal coordinate variable without axis; add axis = "{axis}"'
        fix = SetAttribute(variable.path, "axis", axis.value)
        yield Problem(template, where=variable.place(), axis=axis.value, fix=fix)
