"""The norm of an anomaly that selects from a climatological time (CF 7.5.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.axes import axis_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.missing import present
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Axis
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.anomaly import Case, anomalies_of
from fairtool.rules.cf.anomaly_examples import CASE_3


@rule(
    "cf-7.5-norm-selection",
    covers=["7.5:R10"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.5:R10", bad=CASE_3.replace('n:coordinates = "month" ; ', ""), good=CASE_3),
        Example("7.5:R10", bad=CASE_3.replace("int month(time)", "float month(time)"), good=CASE_3),
        Example(
            "7.5:R10", bad=CASE_3.replace('clim:climatology = "clim_bnds"', 'clim:bounds = "clim_bnds"'), good=CASE_3
        ),
    ],
)
def norms_select_from_climatological_time(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A norm along the anomaly time has an integer coordinate with `select`, which names a climatological time.

    Its values say, for each anomaly, which climatological month or hour was subtracted. The time that is selected
    from has `climatology`, as 7.4 and the conformance document ask; example 7.19 writes `bounds` there.
    """
    for anomaly in anomalies_of(variable, context.view):
        if anomaly.case is not Case.TIME:
            continue
        selectors = _selectors(anomaly.norm, context)
        if not selectors:
            template = '{where} has the dimension of the anomalies alone; it needs an integer coordinate with "select"'
            yield Problem(template, where=anomaly.norm.place())
        for selector in selectors:
            yield from _judge(selector, context)


def _selectors(norm: Variable, context: Context[Dataset]) -> tuple[Variable, ...]:
    return tuple(one for one in context.view.roles.coordinates[norm.path] if "select" in one.attributes)


def _selected(selector: Variable, context: Context[Dataset]) -> Variable | None:
    name = selector.text("select")
    found = context.view.roles.scope.variable(name, selector.group) if name else None
    return found[0] if found else None


def _judge(selector: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    time = _selected(selector, context)
    if not selector.type.is_integer:
        template = "{where} holds indices and has the type {type}; store them as int"
        yield Problem(template, where=selector.place(), type=selector.type_name or selector.type.value)
    if time is None or axis_of(time) is not Axis.T or "climatology" not in time.attributes:
        template = '{where} = "{value}" names no time coordinate variable with climatology'
        value = str(selector.attributes["select"])
        yield Problem(template, where=selector.place("select"), value=value)


@rule(
    "cf-7.5-norm-selection-values",
    covers=["7.5:R10"],
    when=attribute("select"),
    reads="values",
    examples=[
        Example("7.5:R10", bad=CASE_3.replace("month = 1, 2", "month = 1, 3"), good=CASE_3),
        Example("7.5:R10", bad=CASE_3.replace("month = 1, 2", "month = -1, 2"), good=CASE_3),
    ],
)
def selected_indices_are_in_range(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The values of a coordinate with `select` are indices along the dimension that it names.

    They count from 0, so the last one is the size less one.
    """
    time = _selected(variable, context)
    if time is None or not variable.type.is_integer or len(time.dimensions) != 1:
        return
    size = time.dimensions[0].length
    raw = context.view.read(variable)
    wrong = raw[present(variable, raw) & ((raw < 0) | (raw >= size))]
    if wrong.size:
        template = "{where} has {count} values outside of 0 to {last}, the indices of {time}; the first is {value}"
        told = variable.place()
        yield Problem(template, where=told, count=wrong.size, last=size - 1, time=time.path, value=int(wrong[0]))
