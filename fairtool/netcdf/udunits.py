"""What UDUNITS makes of a units text; the only door to the library (cf-units, which carries UDUNITS inside)."""

import re
from functools import lru_cache
from typing import Protocol, cast

from fairtool.netcdf.time import LIMIT, looks_like_time_units, parse_reference

BLANKS = " \t\n\r\f\v"

# cf-units reads these for itself before UDUNITS sees them: `#` becomes 1, `epoch` a date, a final ` utc` is cut off.
_OWN_READING = re.compile(r"#|\sepoch$", re.IGNORECASE)
_UNSENDABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # control characters, lone surrogates
_FINAL_UTC = re.compile(r"\sutc$", re.IGNORECASE)
# The UDUNITS inside cf-units has no ppv, the one that systems ship has (a part per part: 1).
_PPV = re.compile(r"(?<![A-Za-z_])ppv(?![A-Za-z_])")
_LONG_YEAR = re.compile(r"(?<=[\s+-])\d+(?=\d{4}-\d)", re.ASCII)


class Unit(Protocol):
    """The part of `cf_units.Unit` that is used here; cf-units has no type annotations of its own."""

    @property
    def definition(self) -> str:
        """The unit in base units: `m.s-1`, `K @ 273.15`."""
        ...

    def is_convertible(self, other: "Unit") -> bool:
        """Tell whether values can be converted."""
        ...

    def convert(self, value: float, other: "Unit") -> float:
        """Convert one value."""
        ...

    def is_unknown(self) -> bool:
        """Tell whether cf-units took the text for its own word for no units."""
        ...

    def is_no_unit(self) -> bool:
        """Tell whether cf-units took the text for its own word for text variables."""
        ...


@lru_cache(maxsize=4096)
def parse(text: str) -> Unit | None:
    """Give the unit that UDUNITS reads in a text, or None where it reads none. Never raises.

    Blanks around the text do not count: UDUNITS asks its callers to trim them, and Fortran programs write them.
    A year of more than four digits is taken (CF 4.4.2 allows it, UDUNITS does not); the unit is then that of the last
    four digits, which is enough for convertibility. An unopened `)` is refused, which UDUNITS overlooks.
    """
    wanted = text.strip(BLANKS)
    if not _is_askable(wanted):
        return None
    return _ask("1" if not wanted else _PPV.sub("count", _LONG_YEAR.sub("", wanted)))


def _is_askable(text: str) -> bool:
    """Refuse what would not reach UDUNITS as it is written: odd characters, a reading of cf-units' own."""
    if len(text) > LIMIT or text != text.strip() or _UNSENDABLE.search(text):
        return False
    if _OWN_READING.search(text) or (_FINAL_UTC.search(text) and not looks_like_time_units(text)):
        return False
    return _is_balanced(text)


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return True


def _ask(text: str) -> Unit | None:
    from cf_units import Unit as CfUnit  # noqa: PLC0415 - 0.16 s, for the first units only
    from cf_units import suppress_errors  # noqa: PLC0415 - likewise

    with suppress_errors():  # UDUNITS writes to the standard error otherwise
        try:
            unit = cast("Unit", CfUnit(text))
        except ValueError:
            return None
    return None if unit.is_unknown() or unit.is_no_unit() else unit


def is_time_reference(text: str) -> bool:
    """Tell whether units count time from a reference datetime that UDUNITS can read (CF 4.4.2)."""
    reference = parse_reference(text)
    if reference is None or parse(text) is None:
        return False
    unit, second = parse(reference.unit), parse("s")
    return unit is not None and second is not None and unit.is_convertible(second)
