"""The geographic and vertical limits of ACDD as numbers: `geospatial_lat_min` and its kin."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Numbers
from fairtool.netcdf.udunits import parse
from fairtool.netcdf.units import convertible

LIMITS = tuple(f"geospatial_{axis}_{end}" for axis in ("lat", "lon", "vertical") for end in ("min", "max"))
_USUAL: Mapping[str, str] = {"lat": "degrees", "lon": "degrees", "vertical": "m"}
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_FEWEST = 2  # decimals; what is written with fewer is no rounded number, but a wide limit


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit: its attribute, its number as written, and half of its last decimal."""

    name: str
    value: float
    rounding: float


@dataclass(frozen=True, slots=True)
class Box:
    """Two limits of an axis, in the units of the coordinates; for a longitude, `low` may be east of `high`."""

    low: Limit
    high: Limit

    @property
    def ends(self) -> tuple[Limit, Limit]:
        """Both limits, the lower first."""
        return self.low, self.high


def is_number(dataset: Dataset, name: str) -> bool:
    """Tell whether a limit is a number, or text that is read as one."""
    return limit(dataset, name) is not None


def limit(dataset: Dataset, name: str) -> Limit | None:
    """Give a limit as it is written; None where it is missing or no number."""
    value = dataset.attributes.get(name)
    if isinstance(value, Numbers) and len(value.values) == 1:
        written = str(value)
    elif isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        written = value.strip()
    else:
        return None
    number = float(written)
    return Limit(name, number, _rounding(written)) if abs(number) < float("inf") else None


def box(dataset: Dataset, axis: str, units: str) -> Box | None:
    """Give the limits of an axis (`lat`, `lon`, `vertical`) in the units of a coordinate; None where they have none."""
    low, high = limit(dataset, f"geospatial_{axis}_min"), limit(dataset, f"geospatial_{axis}_max")
    if low is None or high is None:
        return None
    given = (dataset.text(f"geospatial_{axis}_units") or "").strip() or _USUAL[axis]
    if not convertible(given, units):
        return None
    return Box(_converted(low, given, units), _converted(high, given, units))


def _converted(one: Limit, given: str, units: str) -> Limit:
    unit, target = parse(given), parse(units)
    if unit is None or target is None:
        return one
    scale = abs(unit.convert(1.0, target) - unit.convert(0.0, target))
    return Limit(one.name, unit.convert(one.value, target), one.rounding * scale)


def _rounding(written: str) -> float:
    """Give half of the last decimal: 41.26 may stand for 41.2634."""
    digits, _, exponent = written.lower().partition("e")
    decimals = len(digits.partition(".")[2]) - int(exponent or 0)
    return 0.5 * 10.0 ** -max(decimals, _FEWEST) if abs(decimals) < 300 else 0.0
