"""The entries of `cell_methods` for climatological time (CF 7.4)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.cell_methods import CellMethod, methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule

_T = 'float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:cell_methods = '


@rule(
    "cf-7.4-cell-methods-within-over",
    covers=["7.4:S1"],
    when=attribute("cell_methods"),
    examples=[
        Example(
            "7.4:S1",
            bad=f'{_T} "time: minimum within years time: mean" ;',
            good=f'{_T} "time: minimum within years time: mean over years" ;',
        ),
        Example(
            "7.4:S1",
            bad=f'{_T} "time: mean within days time: mean over years" ;',
            good=f'{_T} "time: mean within days time: mean over days time: mean over years" ;',
        ),
    ],
)
def within_is_followed_by_over(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """An entry with `within days` or `within years` is followed by one with `over` the same period.

    A climatological statistic has two steps: within each day or year, then over all of them. Where the second one is
    not said, the value may be of a single year.
    """
    del context
    for name, unit in _unfinished(methods_of(variable.text("cell_methods") or "")):
        template = '{where} has "{name}: ... within {unit}" and no "{name}: ... over {unit}" after it'
        yield Problem(template, where=variable.place("cell_methods"), name=name, unit=unit)


def _unfinished(entries: tuple[CellMethod, ...]) -> tuple[tuple[str, str], ...]:
    """Give the name and the period of each `within` that no `over` follows."""
    waiting: dict[tuple[str, str], None] = {}
    for entry in entries:
        if entry.period is None:
            continue
        for name in entry.names:
            if entry.period.relation == "within":
                waiting[name, entry.period.unit] = None
            else:
                waiting.pop((name, entry.period.unit), None)
    return tuple(waiting)
