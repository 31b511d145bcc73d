"""What a units text means to CF: valid, convertible, dimensionless, a temperature, a latitude (CF 3.1, 4.1, 4.2, 4.3).

No function here raises on any text; a text longer than 1 000 characters is no unit.
"""

import re
from functools import lru_cache
from math import isclose
from typing import Literal

from fairtool.netcdf.time import parse_reference
from fairtool.netcdf.udunits import BLANKS, is_time_reference, parse

Effect = Literal["u", "u2", "1"]

LATITUDE_UNITS = ("degrees_north", "degree_north", "degree_N", "degrees_N", "degreeN", "degreesN")
LONGITUDE_UNITS = ("degrees_east", "degree_east", "degree_E", "degrees_E", "degreeE", "degreesE")
DEPRECATED_DIMENSIONLESS = ("level", "layer", "sigma_level")
VOLUME_RATIOS = ("ppv", "ppmv", "ppbv", "pptv", "ppqv")

_WORD = re.compile(r"[^\W\d]+", re.UNICODE)
_KELVIN = re.compile(r"(?<![A-Za-z])K(?![A-Za-z])")
_RADIAN = re.compile(r"(?<![A-Za-z])rad(?![A-Za-z])")
# Tokens of the UDUNITS grammar: what may be raised, with its exponent; or a number, with its exponent.
_TOKEN = re.compile(
    r"""(?P<name> [^\W\d](?:\w*[^\W\d])? | [%'"\u00b0\u2032\u2033] | (?P<close>\)) )
      (?: \s*(?:\^|\*\*)\s*[+-]?\d+ | [+-]?\d+ )?
    | (?P<number> [+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)? ) (?: \s*(?:\^|\*\*)\s*[+-]?\d+ )?""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFSET_WORDS = ("since", "after", "from", "ref")
_PLAIN_NAME = re.compile(r"[A-Za-z_]+", re.ASCII)


def is_valid(text: str) -> bool:
    """Tell whether UDUNITS knows a units text, time references included; blanks around it do not count.

    False for `level`, `layer` and `sigma_level` (see `is_deprecated_dimensionless`), true for the empty text, which
    UDUNITS reads as 1. Reference datetimes are judged by form only: whether the date exists depends on the calendar.
    """
    return parse(text) is not None


def is_deprecated_dimensionless(text: str) -> bool:
    """Tell whether units are one of the three words of COARDS that CF allows beside UDUNITS (3.1.1, 4.3.2)."""
    return text.strip(BLANKS) in DEPRECATED_DIMENSIONLESS


@lru_cache(maxsize=4096)
def convertible(first: str, second: str) -> bool:
    """Tell whether two units are physically equivalent: values of one can be converted to the other.

    False if either is no unit of UDUNITS. Time references are convertible to each other and to nothing else.
    """
    one, other = parse(first), parse(second)
    if one is None or other is None:
        return False
    references = is_time_reference(first) + is_time_reference(second)
    return references == len((first, second)) or (not references and one.is_convertible(other))


@lru_cache(maxsize=4096)
def same(first: str, second: str) -> bool:
    """Tell whether two units are the same: a value in one is the same number in the other."""
    one, other = parse(first), parse(second)
    if one is None or other is None or not convertible(first, second):
        return False
    if is_time_reference(first):
        return _same_reference(first, second)
    return all(isclose(one.convert(value, other), value, rel_tol=1e-9, abs_tol=1e-12) for value in (0.0, 1.0, 2.0))


def _same_reference(first: str, second: str) -> bool:
    one, other = parse_reference(first), parse_reference(second)
    return one is not None and other is not None and one.instant == other.instant and same(one.unit, other.unit)


def is_dimensionless(text: str) -> bool:
    """Tell whether units are a pure number to UDUNITS (`1`, `%`, `ppm`, `degree`) or one of COARDS' three words."""
    return is_deprecated_dimensionless(text) or convertible(text, "1")


def is_temperature(text: str) -> bool:
    """Tell whether units are those of a temperature: convertible to kelvin."""
    return convertible(text, "K")


@lru_cache(maxsize=1024)
def is_angle_times_temperature(text: str) -> bool:
    """Tell whether UDUNITS reads an angle times a temperature: `degrees Celsius` with a blank is 0.017 K, no origin.

    It still converts to kelvin, since an angle is a number to UDUNITS; what comes out is no temperature.
    """
    unit = parse(text)
    return unit is not None and is_temperature(text) and _RADIAN.search(unit.definition) is not None


def involves_temperature(text: str) -> bool:
    """Tell whether a unit of temperature is part of the units (`W m-2 K-1`, `degF/foot`), as CF 3.1.2 asks.

    Judged in base units, so that a temperature that cancels out (`K/K`) is none.
    """
    unit = parse(text)
    return unit is not None and not is_time_reference(text) and _KELVIN.search(unit.definition) is not None


def is_time_unit(text: str) -> bool:
    """Tell whether units are a length of time: convertible to the second, without a reference datetime."""
    return convertible(text, "s")


def is_latitude_units(text: str) -> bool:
    """Tell whether units are one of the six spellings of `degrees_north` (CF 4.1); UDUNITS sees no direction."""
    return text.strip(BLANKS) in LATITUDE_UNITS


def is_longitude_units(text: str) -> bool:
    """Tell whether units are one of the six spellings of `degrees_east` (CF 4.2)."""
    return text.strip(BLANKS) in LONGITUDE_UNITS


def is_pressure(text: str) -> bool:
    """Tell whether units are those of pressure, as UDUNITS decides (CF 4.3)."""
    return convertible(text, "Pa")


def literal_numbers(text: str) -> tuple[str, ...]:
    """Give the numbers that units attach to a named unit as factor or offset, in order; exponents are none.

    CF 1.14, 3.1: no INT or REAL of the UDUNITS grammar beside an ID. So `1/s` and `lg(re 1 mW)` have one, `m s-2`,
    `1` and `1e-3` have none, and a reference datetime is exempt.
    """
    if not is_valid(text) or is_time_reference(text):
        return ()
    tokens = tuple(_TOKEN.finditer(text))
    named = any(token["name"] and not token["close"] and token["name"].lower() not in _OFFSET_WORDS for token in tokens)
    return tuple(token["number"] for token in tokens if token["number"]) if named else ()


def has_factor_or_offset(text: str) -> bool:
    """Tell whether a number is attached to a named unit as factor or offset (CF 1.14, 3.1): `10 m`, `K @ 273.15`."""
    return bool(literal_numbers(text))


def mole_fraction_words(text: str) -> tuple[str, ...]:
    """Give the words for volume ratios in units (`ppmv`), which CF 1.11 and later forbid beside a standard name."""
    return tuple(word for word in _WORD.findall(text[:1000]) if word in VOLUME_RATIOS)


@lru_cache(maxsize=1024)
def power(text: str, exponent: int) -> str | None:
    """Give units raised to a power, in a text that UDUNITS reads: `K` squared is `K2`, `m s-1` squared `(m s-1)2`.

    The origin is dropped (the square of degree_Celsius and of `days since` is that of a difference). None where there
    is no such unit: an unknown text, a logarithmic unit.
    """
    reference = parse_reference(text) if is_time_reference(text) else None
    unit = reference.unit if reference else text.strip(BLANKS)
    if not is_valid(unit):
        return None
    if same(unit, "1") or exponent == 0:
        return "1"
    raised = f"{unit}{exponent}" if _PLAIN_NAME.fullmatch(unit) else f"({unit}){exponent}"
    return raised if is_valid(raised) else None


def after(units: str, effect: Effect) -> str | None:
    """Give the units of the result of a cell method, from those of the quantity (CF Appendix E): `u`, `u2` or `1`."""
    if effect == "1":
        return "1"
    return power(units, 2) if effect == "u2" else units
