"""The comments in `cell_methods`: the intervals of the original data (CF 7.3.2)."""

from collections.abc import Iterator
from itertools import islice

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.cell_methods import CellMethod, Interval, methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.units import is_valid
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.cell_methods_syntax import MOST

_T = 'float t(time, lat, lon) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:cell_methods = '


@rule(
    "cf-7.3-cell-methods-intervals",
    covers=["7.3:R3"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.3:R3", bad=f'{_T} "time: mean (interval: day)" ;', good=f'{_T} "time: mean (interval: 1 day)" ;'),
        Example(
            "7.3:R3",
            bad=f'{_T} "time: mean (interval: 1 day sampled daily)" ;',
            good=f'{_T} "time: mean (interval: 1 day comment: sampled daily)" ;',
        ),
        Example(
            "7.3:R3",
            bad=f'{_T} "time: lat: lon: mean (interval: 1 hr interval: 2 degree)" ;',
            good=f'{_T} "lat: lon: mean (interval: 1 degree_N interval: 2 degree_E) time: mean (by hand)" ;',
        ),
        Example(
            "7.3:R3",
            bad=f'{_T} "time: mean (sampled interval: 1 day)" ;',
            good=f'{_T} "time: mean (the interval: is not known)" ;',
        ),
    ],
)
def intervals_have_their_form(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Each interval in a comment of `cell_methods` is a number and a unit of UDUNITS, before any free text.

    The interval tells how densely the original data were spaced, which a standard deviation depends on. There is one
    for all names of an entry or one for each; free text follows them behind the word `comment:`.
    """
    del context
    where = variable.place("cell_methods")
    entries = methods_of(variable.text("cell_methods") or "")
    yield from islice((problem for entry in entries for problem in _problems(where, entry)), MOST)


def _problems(where: str, entry: CellMethod) -> Iterator[Problem]:
    for interval in entry.intervals:
        yield from _interval(where, interval)
    yield from _order(where, entry)


def _interval(where: str, interval: Interval) -> Iterator[Problem]:
    if interval.number is None:
        template = '{where} has "interval: {value} {unit}", where {value} is no number; write "interval: 1 day"'
        yield Problem(template, where=where, value=interval.value or '""', unit=interval.unit)
    elif not interval.unit or not is_valid(interval.unit):
        template = (
            '{where} has "interval: {value} {unit}", where "{unit}" is no unit of UDUNITS; write free text behind '
            '"comment:"'
        )
        yield Problem(template, where=where, value=interval.value, unit=interval.unit)


def _order(where: str, entry: CellMethod) -> Iterator[Problem]:
    count = len(entry.intervals)
    if count not in (0, 1, len(entry.names)):
        template = "{where} has {count} intervals for the names {names}; write one for all or one for each"
        yield Problem(template, where=where, count=count, names=", ".join(entry.names))
    if entry.late_interval:
        template = '{where} has an interval within the free text "{comment}"; write it first, then "comment:"'
        yield Problem(template, where=where, comment=entry.comment)
