"""The names in `cell_methods`: what they may be, and that each axis has one entry (CF 7.3)."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.cell_methods import CellMethod, methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.cell_axes import named
from fairtool.rules.cf.cell_methods_syntax import MOST
from fairtool.version import Version

_T = 'float t(time, lat) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:cell_methods = '
_NORM = (
    'float d(time) ; d:units = "K" ; d:standard_name = "air_temperature" ; d:ancillary_variables = "n" ; '
    'd:coordinates = "ref" ; d:cell_methods = "time: maximum time: anomaly_wrt n" ; '
    'int n ; n:_FillValue = -999 ; n:coordinates = "ref" ; n:cell_methods = "ref: mean" ; '
    'double ref ; ref:standard_name = "time" ; ref:units = "days since 2000-01-01" ; ref:calendar = "standard" ; '
    'ref:bounds = "ref_bnds" ; double ref_bnds(bnds) ; data: ref = 50 ; ref_bnds = 0, 100 ;'
)


@rule(
    "cf-7.3-cell-methods-names",
    covers=["7.3:R1"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.3:R1", bad=f'{_T} "tiem: mean" ;', good=f'{_T} "time: lat: mean" ;'),
        Example("7.3:R1", bad=f'{_T} "station: mean" ;', good=f'{_T} "area: mean longitude: maximum" ;'),
    ],
)
def names_are_axes(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Each name in `cell_methods` is a dimension or scalar coordinate of the variable, a standard name, or `area`.

    Another name leaves open along which axis the method was applied. A norm of anomalies over a climatological time
    (7.5.2) may name that time, which is not its own.
    """
    names = dict.fromkeys(name for entry in _entries(variable) for name in entry.names)
    for name in islice((name for name in names if not _is_known(name, variable, context)), MOST):
        yield Problem(
            '{where} has the name "{name}", which is no dimension or scalar coordinate of {variable}, no standard '
            'name and not "area"; {variable} has the dimensions ({own})',
            where=variable.place("cell_methods"),
            name=name,
            variable=variable.path,
            own=", ".join(dimension.name for dimension in context.view.roles.dimensions[variable.path]),
        )


def _is_known(name: str, variable: Variable, context: Context[Dataset]) -> bool:
    own = (dimension.name for dimension in context.view.roles.dimensions[variable.path])
    return (
        name == "area"
        or name in own
        or bool(named(name, variable, context.view))
        or name in _selected(variable, context)
        or _is_standard_name(name, context)
    )


def _entries(variable: Variable) -> tuple[CellMethod, ...]:
    return methods_of(variable.text("cell_methods") or "")


def _selected(variable: Variable, context: Context[Dataset]) -> set[str]:
    """Give the climatological times that the auxiliary coordinates of a norm select from (CF 7.5.2)."""
    if context.version < Version(1, 13):
        return set()
    return {found.text("select") or "" for found in context.view.roles.coordinates[variable.path]}


def _is_standard_name(name: str, context: Context[Dataset]) -> bool:
    names = context.vocabularies.standard_names
    return name in names or bool(names.successors(name))


@rule(
    "cf-7.3-cell-methods-once",
    covers=["7.3:R2"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.3:R2", bad=f'{_T} "time: maximum time: mean" ;', good=f'{_T} "time: maximum lat: mean" ;'),
        Example("7.3:R2", bad=f'{_T} "time: mean time: minimum" ;', good=_NORM),
    ],
)
def each_axis_has_one_entry(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """No dimension is named twice in `cell_methods`, save a climatological time.

    A second entry would speak of values that the first has already reduced. Entries with `within` or `over` belong
    together and are one statement about climatological time, also where `time` is only a standard name (7.3.4); an
    `anomaly_wrt` entry reduces nothing, so example 7.15 (`time: maximum time: anomaly_wrt norm`) is right, whatever
    the conformance document says. The word `area` is no dimension.
    """
    counted = Counter(
        name
        for entry in _entries(variable)
        if entry.period is None and entry.kind != "anomaly_wrt"
        for name in entry.names
    )
    for name, count in counted.most_common(MOST):
        climatological = any("climatology" in axis.attributes for axis in named(name, variable, context.view))
        if count > 1 and name != "area" and not climatological:
            template = '{where} names "{name}" {count} times; give each axis one entry'
            yield Problem(template, where=variable.place("cell_methods"), name=name, count=count)
