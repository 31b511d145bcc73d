"""What file names have in common: dates and numbers are taken out of them, the words and signs between are kept.

`tas_Amon_r1i1p1f1_gr_185001-201412.nc` has the pattern `tas_Amon_r#i#p#f#_gr_{YYYYMM}-{YYYYMM}.nc` and the numbers
1, 1, 1, 1; its shape is `a_a_a#a#a#a#_a_{YYYYMM}-{YYYYMM}.nc`: what remains where only words differ.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

_YEAR = r"(?:1[5-9]|20|21)\d\d"
_MONTH, _DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_CLOCK = r"(?:[01]\d|2[0-4])[0-5]\d(?:[0-5]\d)?"
# Dates as names write them; what comes first is looked for first. Digits beside them would make another number.
_FORMS: Mapping[str, tuple[str, str]] = {
    "stamp": (rf"{_YEAR}{_MONTH}{_DAY}[T_-]?{_CLOCK}Z?", "YYYYMMDDhhmm"),
    "hour": (rf"{_YEAR}{_MONTH}{_DAY}T?(?:[01]\d|2[0-4])Z?", "YYYYMMDDhh"),
    "parted": (rf"{_YEAR}(?P<sign>[-_./]){_MONTH}(?P=sign){_DAY}(?:[T_-]{_CLOCK}Z?)?", "YYYY?MM?DD"),
    "day": (rf"{_YEAR}{_MONTH}{_DAY}", "YYYYMMDD"),
    "parted_month": (rf"{_YEAR}[-_./]{_MONTH}", "YYYY?MM"),
    "ordinal": (rf"{_YEAR}/?(?:[0-2]\d\d|3[0-6]\d)", "YYYYDDD"),
    "month": (rf"{_YEAR}{_MONTH}", "YYYYMM"),
    "year": (_YEAR, "YYYY"),
}
_DIGITS = re.compile(
    rf"(?<!\d)(?:(?:{'|'.join(f'(?P<{name}>{form})' for name, (form, _) in _FORMS.items())})(?!\d)|(?P<number>\d+))",
    re.ASCII,
)
_UUID = re.compile(
    r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?<![0-9A-Za-z])[0-9a-f]{32,64}(?![0-9A-Za-z])"
)
_SHORTEST_UUID = 32
# Profiles of Argo: R or D before the number of the float tells whether an expert has seen them, and changes; a D at
# the end is a descent (Argo user's manual, file naming convention).
_ARGO = re.compile(r"([BMS]?)[RD](\d{5,7}_\d{3})D?(?!\w)", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")
_HELD = re.compile(r"(\{[^}]*\})")
_LONGEST = 300  # characters of a name that are looked at


class Folded(NamedTuple):
    """A path without its dates and numbers: the patterns of folder and name, and the numbers in their order."""

    folder: str
    pattern: str
    numbers: tuple[str, ...]


def folded(path: str) -> Folded:
    """Give the patterns of a path, and the numbers that were taken out of it."""
    folder, _, name = path[-_LONGEST:].rpartition("/")
    above, numbers = _of_folder(folder)
    own, more = _without_digits(_ARGO.sub(r"\1{mode}\2", name) if _ARGO.match(name) else name)
    return Folded(above, own, numbers + more)


@lru_cache(maxsize=1024)
def _of_folder(folder: str) -> tuple[str, tuple[str, ...]]:
    return _without_digits(folder)


def _without_digits(text: str) -> tuple[str, tuple[str, ...]]:
    numbers: list[str] = []

    def form(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if kind == "number":
            numbers.append(match[0])
            return "#"
        return f"{{{_FORMS[kind][1].replace('?', match[0][4:5])}}}"

    known = _UUID.sub("{uuid}", text) if len(text) >= _SHORTEST_UUID else text
    return _DIGITS.sub(form, known), tuple(numbers)


@lru_cache(maxsize=4096)
def shape(pattern: str) -> str:
    """Give what remains of a pattern where its words are taken out too, but for the ending."""
    stem, dot, ending = pattern.rpartition(".")
    parts = _HELD.split(stem if dot else pattern)
    parts[::2] = [_WORD.sub("a", part) for part in parts[::2]]
    return "".join(parts) + dot + (ending if dot else "")
