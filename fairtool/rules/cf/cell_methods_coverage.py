"""Which axes of a data variable `cell_methods` speaks of, and the bounds of those axes (CF 7.3)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.cell_methods import methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.time import looks_like_time_units
from fairtool.netcdf.units import is_latitude_units, is_longitude_units
from fairtool.rule import Example, attribute, role, rule
from fairtool.rules.cf.cell_axes import HORIZONTAL, axes_of, standard_name

_T = 'float t(time, lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; '
_TIME = (
    'double time(time) ; time:units = "days since 2000-01-01" ; time:calendar = "standard" ; '
    'time:standard_name = "time" ; '
)
_BOUNDED = f'{_TIME} time:bounds = "time_bnds" ; double time_bnds(time, bnds) ; '
_DATA = "data: time = 0.5, 1.5 ; time_bnds = 0, 1, 1, 2 ;"
# What has one of these attributes is a flag or a position; what has one of these roles describes other data.
_NO_QUANTITY = ("axis", "positive", "flag_values", "flag_masks", "flag_meanings", "grid_mapping_name", "cf_role")
_START = "forecast_reference_time"  # says when a forecast began, not what cells its values are of
_HELPERS = (Role.ANCILLARY, Role.FORMULA_TERM, Role.CELL_MEASURE, Role.INTERPOLATION_PARAMETER)


@rule(
    "cf-7.3-cell-methods-complete",
    covers=["7.3:Rec1"],
    when=role(Role.DATA),
    examples=[
        Example("7.3:Rec1", bad=_T, good=f'{_T} t:cell_methods = "area: mean time: point" ;'),
        Example(
            "7.3:Rec1",
            bad=f'{_T} t:cell_methods = "time: point" ;',
            good=f'{_T} t:cell_methods = "time: point latitude: mean lon: mean" ;',
        ),
    ],
)
def each_axis_has_a_method(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A data variable says in `cell_methods` what its values are along time, height and the horizontal axes.

    Without an entry an intensive quantity counts as a value at a point and an extensive one as a sum; readers who do
    not know which one it is take a mean for a sample. `area` covers both horizontal axes. Flags, and variables that
    are coordinates by their attributes or describe other data, are left out: there it would not be meaningful (7.3).
    """
    value = variable.attributes.get("cell_methods", "")
    if not isinstance(value, str) or not _holds_a_quantity(variable, context):
        return
    names = {name for entry in methods_of(value) for name in entry.names}
    lacking = [axis for axis in axes_of(variable, context.view) if not _is_covered(axis, names, context)]
    if lacking:
        template = (
            "{where} has no cell_methods entry for {axes}; write what its values are there: {entry} or another method"
        )
        entry = f'"{lacking[0].name}: point", "{lacking[0].name}: mean"'
        yield Problem(template, where=variable.place(), axes=", ".join(axis.name for axis in lacking), entry=entry)


def _holds_a_quantity(variable: Variable, context: Context[Dataset]) -> bool:
    """Say whether a variable holds data of its own, and no flags or positions."""
    if not variable.type.is_numeric or context.view.roles.has(variable, *_HELPERS):
        return False
    units = variable.text("units") or ""
    positions = is_latitude_units(units) or is_longitude_units(units) or looks_like_time_units(units)
    return not positions and variable.attributes.keys().isdisjoint(_NO_QUANTITY)


def _is_covered(axis: Variable, names: set[str], context: Context[Dataset]) -> bool:
    """Say whether an axis has an entry; one that is not of space and time needs none."""
    kind = context.view.roles.axis(axis)
    if standard_name(axis) == _START:
        return True
    if kind is None or (kind in HORIZONTAL and "area" in names):
        return True
    return not names.isdisjoint({axis.name, axis.path, standard_name(axis)})


@rule(
    "cf-7.3-cell-methods-bounds",
    covers=["7.3:Rec2"],
    when=attribute("cell_methods"),
    examples=[
        Example(
            "7.3:Rec2",
            bad=f'{_T} t:cell_methods = "time: mean" ;',
            good=f'{_T} t:cell_methods = "time: mean" ; {_BOUNDED} {_DATA}',
        ),
        Example(
            "7.3:Rec2",
            bad=f'{_T} t:cell_methods = "lat: point time: sum" ;',
            good=f'{_T} t:cell_methods = "lat: lon: time: point" ;',
        ),
    ],
)
def axes_with_methods_have_bounds(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """An axis that `cell_methods` names with another method than `point` has bounds.

    A mean, sum or maximum holds for an interval; without bounds nobody knows which. Each axis is told once, whatever
    the number of variables. An `anomaly_wrt` entry tells only what was subtracted (examples 7.17 and 7.18) and asks
    for none.
    """
    del context
    told: set[str] = set()
    for variable in dataset.by_attribute.get("cell_methods", ()):  # a global attribute of that name has none
        for axis, method in _unbounded(variable, dataset):
            if axis.path not in told:
                told.add(axis.path)
                template = '{where} has no bounds, and {variable} is its "{method}"; add bounds that delimit the cells'
                related = (Related(variable.place("cell_methods"), variable.text("cell_methods") or ""),)
                yield Problem(template, where=axis.place(), variable=variable.path, method=method, related=related)


def _unbounded(variable: Variable, dataset: Dataset) -> Iterator[tuple[Variable, str]]:
    """Give the numeric axes without bounds that `cell_methods` names, and their methods.

    A standard name, or `area`, names no axis but the whole range of one that needs no bounds (7.3.4).
    """
    axes = {name: axis for axis in axes_of(variable, dataset) for name in (axis.name, axis.path)}
    for entry in methods_of(variable.text("cell_methods") or ""):
        if entry.kind in ("point", "anomaly_wrt", ""):
            continue
        for axis in filter(None, map(axes.get, entry.names)):
            delimited = {"bounds", "climatology", "bounds_tie_points", "nodes"} & axis.attributes.keys()
            if axis.type.is_numeric and not delimited:
                yield axis, entry.kind
