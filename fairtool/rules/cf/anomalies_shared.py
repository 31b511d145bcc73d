"""The coordinates of a norm that its anomalies have too (CF 7.5.1 and 7.5.2)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.anomaly import Case, anomalies_of
from fairtool.rules.cf.anomaly_examples import CASE_1, CASE_2
from fairtool.rules.cf.cell_axes import axes_of, is_scalar


@rule(
    "cf-7.5-norm-coordinates-shared",
    covers=["7.5:S1"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.5:S1", bad=CASE_2.replace('d:coordinates = "ref" ; ', ""), good=CASE_2),
        Example("7.5:S1", bad=CASE_1.replace('d:coordinates = "ref" ; ', ""), good=CASE_1),
    ],
)
def anomalies_have_the_norm_coordinates(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The norm coordinates are coordinates of the anomalies too.

    So the period or region of the norm stays with the anomalies when the norm is left behind. A scalar one is named by
    `coordinates` of both variables, the dimension of another one is a dimension of both.
    """
    for anomaly in anomalies_of(variable, context.view):
        if anomaly.case in (Case.TIME, Case.MIXED):
            continue
        own = axes_of(variable, context.view)
        for axis in anomaly.norm_axes:
            if axis in own:
                continue
            if is_scalar(axis, context.view):
                template = "{where} lacks the coordinate {axis} of its norm {norm}; name it in coordinates"
            else:
                template = "{where} lacks the dimension {axis} of its norm {norm}, which has size 1; add it"
            yield Problem(template, where=variable.place(), axis=axis.path, norm=anomaly.norm.path)
