"""Bytes as DMP OPIDoR writes them: a number and a unit, where a thousand is a thousand."""

from decimal import Decimal

from fairtool.plan.opidor.labels import code_of, label
from fairtool.translate import Language

UNITS = ("bytes", "kb", "mb", "gb", "tb", "pb")
_DECIMALS = 3
_FACTOR = 1000


def exact(size: int, language: Language) -> tuple[int | float, str]:
    """Give a number of bytes in the largest unit in which it has three decimals at most: nothing is rounded."""
    whole = Decimal(size)
    for power in range(len(UNITS) - 1, 0, -1):
        value = whole / _FACTOR**power
        if value >= 1 and value == round(value, _DECIMALS):
            return _number(value), label("VolumeUnit", UNITS[power], language)
    return size, label("VolumeUnit", UNITS[0], language)


def rounded(size: int, language: Language) -> tuple[int | float, str]:
    """Give an estimate of a number of bytes, in the unit in which it is best read."""
    power = 0
    while power < len(UNITS) - 1 and size >= _FACTOR ** (power + 1):
        power += 1
    value = round(Decimal(size) / _FACTOR**power, 2)
    return _number(value), label("VolumeUnit", UNITS[power], language)


def bytes_of(value: float, unit: str) -> int | None:
    """Give the bytes that a number of a unit are; None for a unit that is not known."""
    known = code_of("VolumeUnit", unit) if unit else UNITS[0]
    return round(Decimal(str(value)) * _FACTOR ** UNITS.index(known)) if known else None


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
