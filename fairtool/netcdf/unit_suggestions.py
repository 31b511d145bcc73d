"""What a producer most likely meant with units that UDUNITS does not know, or that it reads otherwise than written."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from fairtool.netcdf.time import LIMIT, parse_reference
from fairtool.netcdf.udunits import BLANKS
from fairtool.netcdf.units import is_deprecated_dimensionless, is_temperature, is_valid, same

_DIMENSIONLESS = (
    "unitless|dimensionless|nondimensional|non-dimensional|non dimensional|adimensional|sans unité|sans unite",
    "sans_unite|none|no units|no unit|no_unit|no_units|nounits|n/a|na|n.a.|unknown|unit|units|-|--|/|#|0-1|0 - 1",
    "flag|flags|index|number|code|class|fraction|ratio|probability|boolean|logical|ntu|fnu|ftu",
    "psu|pss|pss-78|pss78|practical salinity unit|practical salinity units",  # standard names give salinity in 1
)
_CELSIUS = (
    "degrees c|degree c|deg c|deg. c|deg.c|deg_c|degs c|degsc|c degrees|degreesc|degreec|degrees-c|° c|º c|ºc|\udcb0c",
    "c°|celcius|celsius degrees|degrees celsius|degree celsius|deg celsius|degrees celcius|degree celcius",
    "degrees_celcius|degree_celcius|degrees centigrade|degree centigrade|deg centigrade|degrés celsius|degré celsius",
    "celsius degree|celsius deg|celsius|° celsius|°celsius|degc degrees|degrees degc|deg. celsius",
)
_PERCENT = (
    "percentage|percentages|per cent|pct|percents|% percent|% rh|%rh|% relative humidity",
    "percent relative humidity|% by volume|percent by volume|vol%|vol %|%vol|% vol",
)
_NORTH = (
    "degrees north|degree north|deg north|degrees n|degree n|deg n|degn|deg_n|deg_north|°n|° n|degrees-north|north",
    "degrees_latitude|degrees latitude|decimal degrees north|decimal_degrees_north|degreenorth|degreesnorth|latitude",
)
_EAST = (
    "degrees east|degree east|deg east|degrees e|degree e|deg e|dege|deg_e|deg_east|°e|° e|degrees-east|east",
    "degrees_longitude|degrees longitude|decimal degrees east|decimal_degrees_east|degreeeast|degreeseast|longitude",
)


def _rows(meant: str, *texts: str) -> dict[str, str]:
    return dict.fromkeys("|".join(texts).split("|"), meant)


# By the lower-case text.
_MEANT: Mapping[str, str] = MappingProxyType(
    {
        **_rows("1", *_DIMENSIONLESS),
        **_rows("1e-3", "per mille|per mil|permil|permille|‰"),
        **_rows("%", *_PERCENT),
        **_rows("degree_Celsius", *_CELSIUS),
        **_rows(
            "degree_Fahrenheit",
            "degrees f|degree f|deg f|degrees fahrenheit|degree fahrenheit|deg fahrenheit|° f|° fahrenheit",
        ),
        **_rows("K", "degrees k|degree k|deg k|degrees kelvin|degree kelvin|deg kelvin|kelvin degrees|° k|° kelvin"),
        **_rows("degrees_north", *_NORTH),
        **_rows("degrees_east", *_EAST),
        **_rows("degrees", "decimal degrees|decimal degree|decimal_degrees|decimaldegrees|degs|deg.|deg"),
        **_rows("m s-1", "mps|m/sec.|meter/sec.|metres/sec."),
        **_rows("hPa", "mb|mbars|hpascal|hectopascals|hpa"),
        **_rows("s", "sec.|secs.|second(s)"),
        **_rows("m", "m.|mtr|mts|mètre|mètres"),
    }
)
# Valid, but not what most people mean: C is the coulomb, N the newton, F the farad, Sv the sievert, pa the picoare.
_MISREAD: Mapping[str, str] = MappingProxyType(
    {
        **_rows("degree_Celsius", "C|degrees C|degree C|° C"),
        **_rows("degree_Fahrenheit", "F|degrees F|degree F"),
        **_rows("degrees_north", "degrees N|degree N"),
        "N/A": "1",
        "Sv": "sverdrup",
        "mb": "hPa",
        "pa": "Pa",
    }
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻·⋅μ", "0123456789-..u")
_SLASH_MINUS = re.compile(r"\s*/\s*([A-Za-z_]+)\s*(?:\^|\*\*)?\s*-\s*(\d+)", re.ASCII)
_PER = re.compile(r"\s+per\s+([A-Za-z_]+)", re.IGNORECASE)
_BRACKETS = re.compile(r"[\[(](.*)[\])]")
_COMMENT = re.compile(r"(.+?)\s*(?:\([^()]*\)|\[[^\[\]]*\]|,.*|;.*)")
_EPOCH = re.compile(r"(\w+)\s+since\s+(?:the\s+)?(?:unix\s+)?(?:epoch|1970)", re.IGNORECASE)
_DATE_SLASHES = re.compile(r"(\w+\s+since\s+)(\d{4})/(\d{1,2})/(\d{1,2})(.*)", re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=1024)
def suggestion(text: str) -> str | None:
    """Give valid units that a producer most likely meant, or None where there is nothing to say.

    A guess for a message, never for a fix: `psu` -> `1`, `degrees north` -> `degrees_north`, `seconds since epoch`
    -> `seconds since 1970-01-01 00:00:00`. Valid units get one only where UDUNITS reads something else than a reader
    would: `m/s-1` is m s to UDUNITS, `degrees C` an angle times coulomb, `degrees Celsius` one times kelvin.
    """
    wanted = text.strip(BLANKS)
    if len(wanted) > LIMIT or is_deprecated_dimensionless(wanted):
        return None
    if is_valid(text):
        return _MISREAD.get(wanted) or _temperature(wanted) or _valid(_SLASH_MINUS.sub(r" \1-\2", wanted), wanted)
    guesses = (_MEANT.get(wanted.lower()), _reference(wanted), *_spellings(wanted))
    return next((guess for guess in guesses if guess and _valid(guess, wanted)), None)


def _temperature(text: str) -> str | None:
    """Give the unit of temperature in valid units that say one in words, and that UDUNITS reads as another."""
    meant = _MEANT.get(text.lower())
    return meant if meant and is_temperature(meant) and not same(meant, text) else None


def _valid(guess: str, text: str) -> str | None:
    decibel = "dB" in text and "db" in guess  # in lower case the deci-barn
    return guess if guess != text and is_valid(guess) and not decibel else None


def _reference(text: str) -> str | None:
    """Repair a time reference: the epoch by name, slashes in the date, a wrong case of the unit."""
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        return f"{epoch[1].lower()} since 1970-01-01 00:00:00"
    slashes = _DATE_SLASHES.fullmatch(text)
    if slashes:
        return f"{slashes[1]}{slashes[2]}-{int(slashes[3]):02d}-{int(slashes[4]):02d}{slashes[5]}"
    reference = parse_reference(text)
    return reference.canonical.lower().replace("z", "Z") if reference else None


def _spellings(text: str) -> tuple[str, ...]:
    """Give other ways to write units: with plain digits, without brackets or a remark, with `per` as an exponent."""
    plain = text.translate(_SUPERSCRIPT)
    per = _PER.sub(r" \1-1", plain)
    inner = _BRACKETS.fullmatch(plain)
    remark = _COMMENT.fullmatch(plain)
    bare = tuple(match[1].strip() for match in (inner, remark) if match)
    meant = tuple(_MEANT.get(guess.lower(), guess) for guess in bare if guess)
    return (plain, per, *meant, plain.replace("^ ", "^").replace("** ", "**"), text.lower())
