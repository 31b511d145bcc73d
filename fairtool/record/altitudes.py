"""Heights of a vertical extent as metres upwards, whatever its reference system counts."""

import re

from fairtool.record.extent import Vertical
from fairtool.record.flat_extents import metres
from fairtool.record.flat_identifiers import epsg_of
from fairtool.record.text import Text

# Vertical reference systems of EPSG that count metres downwards.
DEPTHS = frozenset({5336, 5612, 5706, 5715, 5831, 5861, 5862, 5863, 5864, 5865, 5866, 5867, 6357})
_UNIT = re.compile(r"(?:^|\()([^(),]+)(?:,[^()]*\)?|\))$")  # of `depth (m, positive down)` or `m, positive down`
_DOWN = re.compile(r"positive down|\bdepth|\bprofondeur", re.IGNORECASE)
_UP = re.compile(r"positive up|\b(?:altitude|height|elevation|hauteur)", re.IGNORECASE)


def altitudes(vertical: Vertical) -> tuple[float, float] | None:
    """Give the lowest and the highest altitude in metres: depths turn negative.

    None where an end is missing or where the numbers count something else than a length, such as a pressure.
    """
    low, high = vertical.minimum, vertical.maximum
    factor = _factor(vertical)
    if low is None or high is None or factor is None:
        return None
    ends = sorted((low * factor, high * factor))
    return ends[0] + 0.0, ends[1] + 0.0  # no negative zero


def counts_down(epsg: int | None) -> bool:
    """Tell whether a reference system of EPSG counts depths."""
    return epsg in DEPTHS


def system_of(vertical: Vertical) -> Text:
    """Give the reference system in words, with its address."""
    code = vertical.crs_identifier.code if vertical.crs_identifier else None
    return Text(code.value if code else vertical.crs_title, vertical.crs_href or (code.href if code else ""))


def _factor(vertical: Vertical) -> float | None:
    """Give what a number is multiplied by; without a word of a system it is an altitude in metres."""
    system = system_of(vertical)
    epsg = epsg_of(system)
    if epsg is not None or not system.value or "://" in system.value:
        return -1.0 if counts_down(epsg) else 1.0
    return _factor_in(system.value)


def _factor_in(words: str) -> float | None:
    """Give the factor by words; a system that is only named, without a unit, counts metres upwards unless of depths."""
    unit = _UNIT.search(words)
    length = metres(1.0, unit[1].strip()) if unit else 1.0
    if length is None:
        return None
    if _DOWN.search(words):
        return -length
    return length if not unit or _UP.search(words) else None
