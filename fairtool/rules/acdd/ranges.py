"""The limits of ACDD are numbers that can be limits."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetAttribute, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.placeholder import holds_place
from fairtool.rule import Example, attribute, rule
from fairtool.rules.acdd.attributes import SOURCE
from fairtool.rules.acdd.limits import LIMITS, Limit, limit

_AXES = ("lat", "vertical")
_LAT, _LON = 90.0, (-180.0, 360.0)
_DEGREES = ("", "degree", "degrees")


@rule(
    "acdd-limit-number",
    when=attribute(*LIMITS),
    severity=Severity.ERROR,
    source=f"{SOURCE} geospatial_lat_min",
    examples=[
        Example("acdd-limit-number", bad=':geospatial_lat_min = "10 S" ;', good=":geospatial_lat_min = -10.0 ;"),
        Example("acdd-limit-number", bad=":geospatial_lon_max = 30, 40 ;", good=":geospatial_lon_max = 30.0 ;"),
    ],
)
def limits_are_numbers(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The geographic and vertical limits are numbers, one each.

    Software compares them with the box of a search: "10 S" is no number, -10 is.
    """
    for name in LIMITS:
        value = dataset.attributes.get(name)
        text = str(value).strip() if value is not None else ""
        if text and limit(dataset, name) is None and not holds_place(name, text):
            yield Problem('{where} is "{value}"; write one number', where=dataset.place(name), value=text)


@rule(
    "acdd-limit-text",
    when=attribute(*LIMITS),
    severity=Severity.WARNING,
    source=f"{SOURCE} geospatial_lat_min",
    examples=[
        Example("acdd-limit-text", bad=':geospatial_lat_min = "36.0" ;', good=":geospatial_lat_min = 36.0 ;"),
    ],
)
def limits_are_not_written_as_text(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The geographic and vertical limits are stored as numbers, not as text.

    A search that compares numbers does not find the data, unless its software converts the text first.
    """
    for name in LIMITS:
        value, one = dataset.text(name), limit(dataset, name)
        if value is not None and one is not None:
            yield Problem(
                '{where} is the text "{value}"; write the number {number}',
                where=dataset.place(name),
                value=value,
                number=one.value,
                fix=SetAttribute("/", name, one.value, "double"),
            )


@rule(
    "acdd-limit-range",
    when=attribute(*LIMITS),
    severity=Severity.ERROR,
    source=f"{SOURCE} geospatial_lat_min",
    examples=[
        Example("acdd-limit-range", bad=":geospatial_lat_max = 91.0 ;", good=":geospatial_lat_max = 90.0 ;"),
        Example("acdd-limit-range", bad=":geospatial_lon_min = -200.0 ;", good=":geospatial_lon_min = 0.0 ;"),
    ],
)
def limits_are_on_the_globe(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """Latitudes are between -90 and 90 degrees, longitudes between -180 and 360.

    A limit off the globe is a wrong sign, wrong units, or latitude and longitude interchanged.
    """
    for name in LIMITS[:4]:
        one = limit(dataset, name)
        axis = name.removeprefix("geospatial_")[:3]
        units = (dataset.text(f"geospatial_{axis}_units") or "").strip()
        if one is None or units.partition("_")[0].rstrip("NEWS ") not in _DEGREES:
            continue
        low, high = (-_LAT, _LAT) if axis == "lat" else _LON
        if not low <= one.value <= high:
            yield Problem(
                "{where} is {value}, outside {low} to {high} degrees",
                where=dataset.place(name),
                value=one.value,
                low=low,
                high=high,
            )


@rule(
    "acdd-limit-order",
    when=attribute(*LIMITS),
    severity=Severity.ERROR,
    source=f"{SOURCE} geospatial_lat_max",
    examples=[
        Example(
            "acdd-limit-order",
            bad=":geospatial_lat_min = 10.0 ; :geospatial_lat_max = -10.0 ;",
            good=":geospatial_lat_min = -10.0 ; :geospatial_lat_max = 10.0 ;",
        )
    ],
)
def minima_are_below_maxima(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The smallest latitude and vertical limits are not above the greatest.

    Such a box is empty, and no search finds the data. (A western limit above the eastern one is a box across the
    antimeridian, and right.) Vertical limits are compared as numbers, whatever their direction.
    """
    for axis in _AXES:
        low, high = limit(dataset, f"geospatial_{axis}_min"), limit(dataset, f"geospatial_{axis}_max")
        if low and high and low.value > high.value:
            yield _interchanged(dataset, low, high)


def _interchanged(dataset: Dataset, low: Limit, high: Limit) -> Problem:
    where = dataset.place(low.name)
    return Problem(
        "{where} is {low}, above {name} = {high}", where=where, low=low.value, name=high.name, high=high.value
    )
