"""Anomalies and their norms: the link between them, their names and their axes (CF 7.5)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.anomaly import Anomaly, Case, anomalies_of, entries_of
from fairtool.rules.cf.anomaly_examples import CASE_1, CASE_2, CASE_3
from fairtool.rules.cf.cell_axes import axes_of, standard_name


@rule(
    "cf-7.5-anomaly-norm",
    covers=["7.5:R1"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.5:R1", bad=CASE_2.replace("anomaly_wrt n ", "anomaly_wrt norm "), good=CASE_2),
        Example("7.5:R1", bad=CASE_2.replace('d:ancillary_variables = "n" ;', ""), good=CASE_3),
    ],
)
def norms_are_ancillary_variables(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The norm that follows `anomaly_wrt` is a variable of the file, also named by `ancillary_variables`.

    The norm, or the variable that describes it, tells what was subtracted; without it an anomaly cannot be compared
    with another one.
    """
    roles = context.view.roles
    where = variable.place("cell_methods")
    ancillary = [reference.target for reference in roles.named_by(variable, "ancillary_variables")]
    for entry in entries_of(variable):
        found = roles.scope.variable(entry.norm, variable.group) if entry.norm else None
        if entry.norm and found is None:
            template = '{where} has "anomaly_wrt {norm}", and the file has no variable "{norm}"'
            yield Problem(template, where=where, norm=entry.norm)
        elif found and found[0] not in ancillary:
            template = '{where} has "anomaly_wrt {norm}"; name {norm} in {variable}:ancillary_variables too'
            yield Problem(template, where=where, norm=entry.norm, variable=variable.path)


@rule(
    "cf-7.5-anomaly-coordinates-named",
    covers=["7.5:R2"],
    when=attribute("cell_methods"),
    examples=[
        Example(
            "7.5:R2",
            bad=f'float lat(lat) ; lat:units = "degrees_north" ; lat:long_name = "y" ; '
            f"{CASE_2.replace('time: anomaly_wrt', 'lat: anomaly_wrt').replace('lat: point', '')}",
            good=CASE_2,
        )
    ],
)
def anomaly_coordinates_have_standard_names(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Each coordinate that an `anomaly_wrt` entry names has a standard name.

    By the standard name it is matched with the coordinate of the norm.
    """
    for anomaly in anomalies_of(variable, context.view):
        for axis in anomaly.axes:
            if not standard_name(axis):
                template = "{where} is a coordinate of the anomalies in {variable} and has no standard_name"
                yield Problem(template, where=axis.place(), variable=variable.path)


@rule(
    "cf-7.5-anomaly-standard-names",
    covers=["7.5:R3"],
    when=attribute("cell_methods"),
    examples=[
        Example(
            "7.5:R3",
            bad=CASE_2.replace('"air_temperature"', '"air_temperature_anomaly"'),
            good=CASE_2,
        ),
        Example(
            "7.5:R3",
            bad=CASE_1.replace('n:standard_name = "air_temperature"', 'n:standard_name = "surface_temperature"'),
            good=CASE_1,
        ),
    ],
)
def anomaly_and_norm_are_one_quantity(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The standard names of an anomaly variable and its norm do not end in `_anomaly`, and are the same.

    `anomaly_wrt` says already that the values are anomalies; names with `_anomaly` belong to the older way without a
    norm (7.5.3).
    """
    for anomaly in anomalies_of(variable, context.view):
        pair = (anomaly.data, anomaly.norm)
        wrong = [one for one in pair if standard_name(one).endswith("_anomaly")]
        for one in wrong:
            template = '{where} = "{value}", and cell_methods has anomaly_wrt; write "{plain}"'
            value = standard_name(one)
            plain = value.removesuffix("_anomaly")
            yield Problem(template, where=one.place("standard_name"), value=value, plain=plain)
        names = [standard_name(one) for one in pair]
        if all(names) and names[0] != names[1] and not wrong:
            template = '{where} = "{value}", and its norm {norm} has "{other}"; both are the same quantity'
            place, related = variable.place("standard_name"), (Related(anomaly.norm.place("standard_name"), names[1]),)
            told = anomaly.norm.path
            yield Problem(template, where=place, value=names[0], norm=told, other=names[1], related=related)


@rule(
    "cf-7.5-anomaly-axes",
    covers=["7.5:R4", "7.5:R5"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.5:R4", bad=CASE_1.replace("float n(lat)", "float n(time, lat)"), good=CASE_1),
        Example(
            "7.5:R5",
            bad=CASE_1.replace("d(time, lat)", "d(time, lat, lon)"),
            good=CASE_1.replace("d(time, lat)", "d(time, lat, lon)").replace("n(lat)", "n(lat, lon)"),
        ),
    ],
)
def norms_have_the_other_axes(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """A norm has all axes of its anomalies save the anomaly coordinates, or none of them.

    Then each anomaly has one norm value, or the norm has no data of its own. The axes of one value that stand for the
    anomaly coordinates in the norm belong to the anomalies too (7.5.1), so they do not count. A norm that selects
    from a climatological time has the anomaly time as its only dimension (example 7.19).
    """
    for anomaly in anomalies_of(variable, context.view):
        of_norm = axes_of(anomaly.norm, context.view)
        shared = [axis.path for axis in anomaly.axes if axis in of_norm]
        if shared and anomaly.case is not Case.TIME:
            template = "{where} has the axis {axes}, along which {variable} is an anomaly; give it one of one value"
            place, told = anomaly.norm.place(), ", ".join(shared)
            yield Problem(template, where=place, row="7.5:R4", axes=told, variable=variable.path)
        elif anomaly.case is Case.MIXED:
            yield _mixed(anomaly, of_norm)


def _mixed(anomaly: Anomaly, of_norm: tuple[Variable, ...]) -> Problem:
    return Problem(
        "{where} is the norm of {variable} and has the axis {shared}, but not {lacking}; give it all or none",
        where=anomaly.norm.place(),
        row="7.5:R5",
        variable=anomaly.data.path,
        shared=", ".join(axis.path for axis in anomaly.rest if axis in of_norm),
        lacking=", ".join(axis.path for axis in anomaly.rest if axis not in of_norm),
    )
