"""The units that a standard name asks for, after its modifier and the cell methods (CF 3.1, 3.3, C and E)."""

from functools import lru_cache

from fairtool.netcdf.cell_methods import methods_of
from fairtool.netcdf.model import Variable
from fairtool.netcdf.time import parse_reference
from fairtool.netcdf.units import (
    Effect,
    after,
    convertible,
    is_angle_times_temperature,
    is_deprecated_dimensionless,
    is_valid,
)
from fairtool.rules.cf.method_table import methods
from fairtool.rules.cf.modifier_table import modifiers

_INSTANTS = ("time", "forecast_reference_time", "reference_epoch", "time_of_maximum_flood_depth")
# The table gives this coordinate as a number; Appendix D, from CF-1.9 on, says units of length.
_LENGTH_TOO = "ocean_sigma_z_coordinate"


def effects(variable: Variable, modifier: str) -> tuple[Effect, ...] | None:
    """Give what the modifier and each cell method do to the units, in order; None where one of them is unknown.

    Also None for the modifier `status_flag`, which states no units.
    """
    found: list[Effect] = []
    if modifier:
        known = modifiers().get(modifier)
        if known is None or not known.units:
            return None
        found.append(known.units)
    for entry in methods_of(variable.text("cell_methods") or ""):
        method = methods().get(entry.kind)
        if method is None:
            return None
        found.append(method.effect)
    return tuple(effect for effect in found if effect != "u")


@lru_cache(maxsize=1024)
def expected(canonical: str, changes: tuple[Effect, ...]) -> str | None:
    """Give the units after all changes; None where they cannot be written (the square of a decibel)."""
    units: str | None = canonical
    for change in changes:
        units = after(units, change) if units else None
    return units


def is_instant(name: str) -> bool:
    """Tell whether a quantity may be counted from a reference datetime; a duration or a period may not."""
    return name in _INSTANTS or name.startswith("time_when_")


def fit(units: str, wanted: str, name: str) -> bool:
    """Tell whether units are equivalent to the wanted ones; units that UDUNITS does not know are not judged.

    An angle times a temperature (`degrees Celsius`) is no temperature, though UDUNITS converts it.
    """
    if units.strip() == wanted or not is_valid(wanted) or (name == _LENGTH_TOO and convertible(units, "m")):
        return True
    if is_deprecated_dimensionless(units):
        return convertible("1", wanted)
    if not is_valid(units):
        return True
    reference = parse_reference(units) if is_instant(name) else None
    if is_angle_times_temperature(units) and not is_angle_times_temperature(wanted):
        return False
    return convertible(reference.unit if reference else units, wanted)
