"""Lengths of time as a sentence tells them, in English and in French: `3 days`, `3 jours`."""

from typing import NamedTuple

_DAY = 86400.0
_MONTH, _YEAR = 30.436875 * _DAY, 365.2425 * _DAY
# Each unit: its name, its French, from which length on it is used.
_UNITS = (
    (_YEAR, "year", "an", 330 * _DAY),
    (_MONTH, "month", "mois", 27 * _DAY),
    (_DAY, "day", "jour", _DAY),
    (3600.0, "hour", "heure", 3600.0),
    (60.0, "minute", "minute", 60.0),
    (1.0, "second", "seconde", 0.0),
)


class Length(NamedTuple):
    """A length in two languages."""

    en: str
    fr: str


def length_of(seconds: float, step: float) -> Length:
    """Tell a length in the unit of the steps of a series where it is whole in it, else in the one that fits."""
    by_step = _unit(step)
    if by_step[0] >= _MONTH and seconds >= 0.9 * by_step[0]:
        return _told(round(seconds / by_step[0]), by_step)
    unit = _unit(seconds) if seconds < 27 * _DAY else _UNITS[2]
    return _told(seconds / unit[0], unit)


def _unit(seconds: float) -> tuple[float, str, str, float]:
    return next(unit for unit in _UNITS if seconds >= unit[3])


def _told(number: float, unit: tuple[float, str, str, float]) -> Length:
    shown = f"{number:.1f}".rstrip("0").rstrip(".") if number < 1000 else f"{number:.0f}"
    plural = "" if float(shown) == 1 else "s"
    french = unit[2] if unit[2].endswith("s") or float(shown) < 2 else f"{unit[2]}s"
    return Length(f"{shown} {unit[1]}{plural}", f"{shown.replace('.', ',')} {french}")
