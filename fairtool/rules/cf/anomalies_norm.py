"""The norm of an anomaly: its own coordinates and `cell_methods` (CF 7.5)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.cell_methods import CellMethod, methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.anomaly import Anomaly, Case, anomalies_of
from fairtool.rules.cf.anomaly_examples import CASE_1, CASE_2, CASE_3
from fairtool.rules.cf.cell_axes import named, standard_name

_SINGLE = (Case.REST, Case.NONE, Case.OPEN)


@rule(
    "cf-7.5-norm-coordinates",
    covers=["7.5:R6"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.5:R6", bad=CASE_2.replace('ref:bounds = "ref_bnds" ; ', ""), good=CASE_2),
        Example("7.5:R6", bad=CASE_1.replace('ref:standard_name = "time"', 'ref:long_name = "time"'), good=CASE_1),
    ],
)
def norms_have_coordinates_with_bounds(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A norm has, for each anomaly coordinate, one of a single value with the same standard name and with bounds.

    Its bounds are the period or region over which the norm was computed.
    """
    for anomaly in anomalies_of(variable, context.view):
        if anomaly.case not in _SINGLE:
            continue
        for axis in anomaly.axes:
            yield from _norm_coordinate(anomaly, axis, context)


def _norm_coordinate(anomaly: Anomaly, axis: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Tell whether the coordinate of the norm that stands for an anomaly coordinate is absent or without bounds."""
    name = standard_name(axis)
    matching = [one for one in anomaly.norm_axes if standard_name(one) == name]
    if not matching and name and axis not in context.view.roles.coordinates[anomaly.norm.path]:
        template = '{where} is a norm over {axis} and has no coordinate of one value with standard_name = "{name}"'
        yield Problem(template, where=anomaly.norm.place(), axis=axis.path, name=name)
    for one in matching:
        if not {"bounds", "climatology"} & one.attributes.keys():
            template = "{where} is a coordinate of the norm {norm} and has neither bounds nor climatology"
            yield Problem(template, where=one.place(), norm=anomaly.norm.path)


@rule(
    "cf-7.5-norm-methods",
    covers=["7.5:R7", "7.5:R8", "7.5:R9"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.5:R7", bad=CASE_2.replace('n:cell_methods = "ref: mean" ; ', ""), good=CASE_2),
        Example("7.5:R7", bad=CASE_1.replace('"ref: mean lat: point"', '"lat: point"'), good=CASE_1),
        Example(
            "7.5:R7",
            bad=CASE_2.replace("ref: mean", "ref: mean within years"),
            good=CASE_2.replace("ref: mean", "ref: mean within years ref: mean over years"),
        ),
        Example(
            "7.5:R8", bad=CASE_3.replace("clim: mean within years clim: mean over years", "clim: mean"), good=CASE_3
        ),
        Example("7.5:R9", bad=CASE_2.replace("ref: mean", "latitude: mean ref: mean"), good=CASE_2),
    ],
)
def norms_say_how_they_were_computed(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The `cell_methods` of a norm says how it was computed over its own coordinates, and a norm without data no more.

    That is one entry for all of them together, or entries with `within` and `over` for a climatological time. The
    norm that selects from a climatological time names that time (example 7.19) or its own dimension.
    """
    for anomaly in anomalies_of(variable, context.view):
        if anomaly.case is Case.TIME or (anomaly.norm_axes and anomaly.case is not Case.MIXED):
            yield from _methods(anomaly, context)


def _methods(anomaly: Anomaly, context: Context[Dataset]) -> Iterator[Problem]:
    entries = methods_of(anomaly.norm.text("cell_methods") or "")
    about = [entry for entry in entries if _is_about(entry, anomaly, context)]
    if anomaly.case is Case.TIME:
        yield from _climatological(anomaly, about)
    elif not _is_complete(anomaly, about, context):
        yield _incomplete(anomaly)
    if about and anomaly.case in (Case.NONE, Case.TIME):
        yield from _superfluous(anomaly.norm, [entry for entry in entries if entry not in about])


def _is_about(entry: CellMethod, anomaly: Anomaly, context: Context[Dataset]) -> bool:
    """Say whether an entry of the norm names a norm coordinate; in case 3 its dimension or the time it selects from."""
    if anomaly.case is not Case.TIME:
        return any(axis in anomaly.norm_axes for axis in _axes(entry, anomaly.norm, context))
    coordinates = context.view.roles.coordinates[anomaly.norm.path]
    names = {*anomaly.norm.dimension_names, *(one.text("select") or "" for one in coordinates)}
    return not names.isdisjoint(entry.names)


def _axes(entry: CellMethod, norm: Variable, context: Context[Dataset]) -> tuple[Variable, ...]:
    return tuple(axis for name in entry.names for axis in named(name, norm, context.view))


def _is_complete(anomaly: Anomaly, about: list[CellMethod], context: Context[Dataset]) -> bool:
    """Say whether one entry is about all norm coordinates, or entries with `within` and `over` are."""
    relations = {entry.period.relation for entry in about if entry.period}
    if relations:
        return relations == {"within", "over"}
    return any(set(_paths(anomaly.norm_axes)) <= set(_paths(_axes(entry, anomaly.norm, context))) for entry in about)


def _paths(axes: tuple[Variable, ...]) -> Iterator[str]:
    return (axis.path for axis in axes)


def _incomplete(anomaly: Anomaly) -> Problem:
    return Problem(
        '{where} is the norm of {variable}; its cell_methods needs one entry such as "{names} mean", or '
        "entries with within and with over",
        where=anomaly.norm.place(),
        row="7.5:R7",
        variable=anomaly.data.path,
        names=" ".join(f"{axis.name}:" for axis in anomaly.norm_axes),
    )


def _superfluous(norm: Variable, entries: list[CellMethod]) -> Iterator[Problem]:
    """Tell of entries of a norm that are not about its coordinates."""
    others = [" ".join((*(f"{name}:" for name in entry.names), entry.method)) for entry in entries]
    if others:
        template = '{where} has "{others}", which is not about the coordinates of the norm; leave it out'
        yield Problem(template, where=norm.place("cell_methods"), row="7.5:R9", others='", "'.join(others))


def _climatological(anomaly: Anomaly, about: list[CellMethod]) -> Iterator[Problem]:
    if {entry.period.relation for entry in about if entry.period} != {"within", "over"}:
        template = (
            "{where} is a norm over climatological time; its cell_methods needs entries with within and with over"
        )
        yield Problem(template, where=anomaly.norm.place(), row="7.5:R8")
