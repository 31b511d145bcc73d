"""The valid range of a variable, and the numbers that its packing makes of stored values (CF 2.5.1 and 8.1)."""

from dataclasses import dataclass

from fairtool.netcdf.model import NcType, Numbers, Variable
from fairtool.netcdf.number import rounded

_PACKING = ("scale_factor", "add_offset")


@dataclass(frozen=True, slots=True)
class ValidRange:
    """The limits of valid values, where they are given; `is_stored` says that they are about packed values."""

    low: int | float | None
    high: int | float | None
    is_stored: bool

    def holds(self, value: float, slack: float = 0) -> bool:
        """Say whether a number lies inside the range, its limits and some slack for rounding included."""
        return (self.low is None or value >= self.low - slack) and (self.high is None or value <= self.high + slack)


@dataclass(frozen=True, slots=True)
class Packing:
    """How stored values become data: by `scale` and `offset`, in the type of those attributes."""

    type: NcType
    scale: int | float
    offset: int | float

    def unpacked(self, stored: float) -> float:
        """Give the data that a stored value stands for."""
        return rounded(stored * self.scale + self.offset, self.type)


def packing(variable: Variable) -> Packing | None:
    """Give the packing of a variable; None where it has none, or one that is no pair of numbers."""
    given = {name: variable.attributes[name] for name in _PACKING if name in variable.attributes}
    numbers = {name: value for name, value in given.items() if isinstance(value, Numbers) and len(value.values) == 1}
    if not given or len(numbers) != len(given):
        return None
    kinds = {value.type for value in numbers.values()}
    scale, offset = _first(numbers.get("scale_factor"), 1), _first(numbers.get("add_offset"), 0)
    return Packing(NcType.DOUBLE if NcType.DOUBLE in kinds else min(kinds), scale, offset)


def _first(value: Numbers | None, default: int) -> int | float:
    return default if value is None else value.values[0]


def valid_range(variable: Variable) -> ValidRange | None:
    """Give the valid range of a variable; None where none is given, or one that says nothing.

    Limits have the type of the stored values (NUG); on packed variables limits of another type are about the data.
    A lower limit above the upper one, as bytes that are meant as unsigned have, says nothing here.
    """
    given = variable.attributes.get("valid_range")
    if given is not None:
        if not isinstance(given, Numbers) or len(given.values) != 2:
            return None
        return _range(variable, given, given.values[0], given.values[1])
    low, high = variable.attributes.get("valid_min"), variable.attributes.get("valid_max")
    if not (_is_single(low) and _is_single(high)):
        return None
    first = low or high
    bounds = [value.values[0] if isinstance(value, Numbers) else None for value in (low, high)]
    return _range(variable, first, *bounds) if isinstance(first, Numbers) else None


def _is_single(value: object) -> bool:
    return value is None or (isinstance(value, Numbers) and len(value.values) == 1)


def _range(variable: Variable, given: Numbers, low: float | None, high: float | None) -> ValidRange | None:
    unsigned = variable.text("_Unsigned") in ("true", "True")
    if unsigned or (low is not None and high is not None and low > high):
        return None
    is_packed = any(name in variable.attributes for name in _PACKING)
    return ValidRange(low, high, is_stored=not is_packed or given.type is variable.type)
