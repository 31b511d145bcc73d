"""The limits of ACDD against the coordinates: no data outside the box, and no box that is much too wide."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Related, Severity
from fairtool.netcdf.coordinate_values import precision
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import NcType
from fairtool.netcdf.shortest import shortest
from fairtool.rule import Example, attribute, rule
from fairtool.rules.acdd.attributes import SOURCE
from fairtool.rules.acdd.limits import LIMITS
from fairtool.rules.acdd.spread import CIRCLE, Spread, compared, width_of

_TENTH = 0.1  # of the extent of the data, or a degree: what a box may be wider
_CDL = (
    ":geospatial_lat_min = {south} ; :geospatial_lat_max = {north} ; "
    ":geospatial_lon_min = {west} ; :geospatial_lon_max = {east} ;"
)
_RIGHT = _CDL.format(south=-10.0, north=10.0, west=0.0, east=30.0)
_DEPTH = (
    'dimensions: depth = 2 ;\nvariables: float depth(depth) ; depth:units = "m" ; depth:positive = "down" ; '
    'depth:axis = "Z" ;\ndata: depth = 5, 100 ;\nvariables: :geospatial_vertical_units = "m" ; '
)


@rule(
    "acdd-limits-data",
    when=attribute(*LIMITS),
    reads="values",
    severity=Severity.ERROR,
    source=f"{SOURCE} geospatial_lat_min, geospatial_lon_min, geospatial_vertical_min",
    examples=[
        Example("acdd-limits-data", bad=_CDL.format(south=-10.0, north=5.0, west=0.0, east=30.0), good=_RIGHT),
        Example("acdd-limits-data", bad=_CDL.format(south=-10.0, north=10.0, west=5.0, east=30.0), good=_RIGHT),
        Example(
            "acdd-limits-data",
            bad=f"{_DEPTH} :geospatial_vertical_min = 50.0 ; :geospatial_vertical_max = 1000.0 ;",
            good=f"{_DEPTH} :geospatial_vertical_min = 5.0 ; :geospatial_vertical_max = 100.0 ;",
        ),
    ],
)
def no_data_are_outside_the_limits(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """No latitude, longitude, height or depth of the data is outside the limits that the attributes give.

    Whoever searches there does not find the data. A difference that rounding explains is let pass: of the type of the
    coordinate, or of the last decimal written. Longitudes are compared round the globe.
    """
    for limits, spread, axis in compared(dataset):
        low, high = limits.ends
        width = width_of(limits) if axis == "lon" else high.value - low.value
        slack = max(precision(spread.variable, low.value), precision(spread.variable, high.value))
        if spread.low < -(slack + low.rounding):
            yield _outside(dataset, spread, low.name, low.value, _brief(low.value + spread.low, spread))
        if spread.high > width + slack + high.rounding:
            found = low.value + spread.high
            yield _outside(
                dataset, spread, high.name, high.value, _brief(_turned(found) if axis == "lon" else found, spread)
            )


@rule(
    "acdd-limits-wide",
    when=attribute(*LIMITS),
    reads="values",
    severity=Severity.WARNING,
    source=f"{SOURCE} geospatial_lat_min, geospatial_lon_min, geospatial_vertical_min",
    examples=[
        Example("acdd-limits-wide", bad=_CDL.format(south=-90.0, north=10.0, west=0.0, east=30.0), good=_RIGHT),
        Example("acdd-limits-wide", bad=_CDL.format(south=-10.0, north=10.0, west=0.0, east=180.0), good=_RIGHT),
    ],
)
def the_limits_are_not_much_too_wide(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The limits that the attributes give are those of the data, and not much wider.

    A search finds the data where there are none. Limits may be those of the cells, or of a nearby round number: a
    tenth of the extent of the data, one cell, or a degree are let pass.
    """
    for limits, spread, axis in compared(dataset):
        low, high = limits.ends
        width = width_of(limits) if axis == "lon" else high.value - low.value
        if spread.high < 0 or spread.low > width:  # nothing is inside, as another rule says
            continue
        allowed = max(spread.cell, _TENTH * (spread.high - spread.low), 1.0 if axis != "vertical" else 0.0)
        allowed = max(allowed, _TENTH * abs(high.value)) if axis == "vertical" else allowed
        first, last = low.value + spread.low, low.value + spread.high
        if spread.low > allowed + low.rounding:
            yield _wide(
                dataset, spread, low.name, low.value, _brief(_turned(first) if axis == "lon" else first, spread)
            )
        if width - spread.high > allowed + high.rounding:
            yield _wide(
                dataset, spread, high.name, high.value, _brief(_turned(last) if axis == "lon" else last, spread)
            )


def _brief(value: float, spread: Spread) -> float:
    """Round a value of a coordinate of type float to the digits that say it."""
    return float(shortest(value)) if spread.variable.type is NcType.FLOAT else value


def _turned(longitude: float) -> float:
    return (longitude + 180.0) % CIRCLE - 180.0 if not -180.0 <= longitude <= CIRCLE else longitude


def _outside(dataset: Dataset, spread: Spread, name: str, given: float, found: float) -> Problem:
    return Problem(
        "{where} is {given:.9g}, but {coordinate} reaches {found:.9g}",
        where=dataset.place(name),
        given=given,
        coordinate=spread.variable.path,
        found=found,
        related=(Related(spread.variable.path, f"{found:.9g}"),),
    )


def _wide(dataset: Dataset, spread: Spread, name: str, given: float, found: float) -> Problem:
    return Problem(
        "{where} is {given:.9g}, but the data reach {found:.9g} only ({coordinate})",
        where=dataset.place(name),
        given=given,
        coordinate=spread.variable.path,
        found=found,
        related=(Related(spread.variable.path, f"{found:.9g}"),),
    )
