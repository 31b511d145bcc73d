"""Volumes, numbers, days and sums as a reader of English or French writes them."""

import math
from collections.abc import Mapping
from datetime import date

from fairtool.translate import Language

_UNITS: Mapping[Language, tuple[str, ...]] = {
    "en": ("bytes", "kB", "MB", "GB", "TB", "PB", "EB"),
    "fr": ("octets", "ko", "Mo", "Go", "To", "Po", "Eo"),
}
_MONTHS: Mapping[Language, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
}  # fmt: skip
_SIGNS: Mapping[str, str] = {"EUR": "€", "USD": "$", "GBP": "£"}
_NARROW = "\u202f"
_FIRM = "\u00a0"


def number_text(number: float, language: Language, digits: int = 0) -> str:
    """Give a number with at most so many digits after the point, thousands apart: `12,345.6` or `12 345,6`."""
    text = f"{number:,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if language == "en":
        return text
    return text.replace(",", _NARROW).replace(".", ",")


def volume_text(size: float, language: Language) -> str:
    """Give a volume in decimal units with three significant digits; bytes are told in full below a thousand."""
    power = 0
    while abs(size) >= 999.5 and power < len(_UNITS[language]) - 1:
        size /= 1000
        power += 1
    digits = 0 if power == 0 else max(0, 2 - int(math.log10(abs(size)))) if abs(size) >= 1 else 2
    return f"{number_text(size, language, digits)}{_FIRM}{_unit(size, power, language)}"


def _unit(size: float, power: int, language: Language) -> str:
    unit = _UNITS[language][power]
    return unit[:-1] if power == 0 and abs(size) < (2 if language == "fr" else 1.5) and size else unit


def money_text(value: float, currency: str, language: Language) -> str:
    """Give a sum with its currency: `€1,200` or `1 200 €`; other currencies by their codes; no cents without need."""
    digits = 0 if float(value).is_integer() else 2
    text = f"{value:,.{digits}f}"
    sign = _SIGNS.get(currency, "")
    if language == "fr":
        text = text.replace(",", _NARROW).replace(".", ",")
        return f"{text}{_FIRM}{sign or currency}".rstrip(_FIRM)
    return f"{sign}{text}" if sign else f"{text}{_FIRM}{currency}".rstrip(_FIRM)


def day_text(text: str, language: Language) -> str:
    """Give a day of ISO 8601 in words (`1 March 2026`, `1er mars 2026`); what is no day stays as it is."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return text
    month = _MONTHS[language][day.month - 1]
    first = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{first}{_FIRM}{month} {day.year}"
