"""What the data set of a file is called where nobody says it: what the file declares, else its folder without dates."""

import re
from functools import lru_cache

_LEAST = 4  # characters of the name of a file that an identifier is held against
_ARCHIVE = re.compile(r"\.(zip|tar|tgz|tar\.(gz|bz2|xz))$", re.IGNORECASE)
# Folders that part a data set by time or by number: 2024, 01, 20240131, 2024-01, 2024_031, 2024-01-31T12, D20240131.
# A letter before few digits says more: L4 is a level, S2 a satellite.
_NUMBER = re.compile(r"([A-Za-z]\d{3}|\d)\d*([-_.T:]\d+)*Z?", re.ASCII)
_UNIT = r"(y(ear)?|annee|m(onth)?|mois|d(ay)?|doy|jour|h(our)?|cycle|cyc|orbit|pass|track|part|tile|batch)"
_COUNTED = re.compile(rf"{_UNIT}[-_=.]?\d+", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)", re.ASCII)
_DATE = re.compile(
    r"(?<!\d)(1[89]\d\d|20\d\d)[-_]?(0[1-9]|1[0-2])([-_]?(0[1-9]|[12]\d|3[01])(T?\d{2}){0,3})?(?!\d)", re.ASCII
)
_VERSION = re.compile(r"v\d+([-_.]\d+)*", re.ASCII | re.IGNORECASE)


def parts_of(relative: str) -> tuple[str, ...]:
    """Give the folders of a name, an archive file being one: of `a/2024.zip!b/c.nc` these are a, 2024, b."""
    folders = relative.replace("!", "/").split("/")[:-1]
    return tuple(_ARCHIVE.sub("", part) for part in folders if part not in ("", "."))


@lru_cache(maxsize=10_000)  # many files lie in one folder
def _named(folder: str) -> str:
    return "/".join(part for part in parts_of(folder) if not _parts_only(part)) or "."


def folder_name(relative: str) -> str:
    """Give the folder of a file without the parts that look like dates or numbers, `.` where none is left.

    >>> folder_name("sst/2024/L4/001/a.nc")
    'sst/L4'
    """
    plain = relative.replace("!", "/")
    return _named(plain[: plain.rfind("/") + 1])


def is_of_the_file(identifier: str, relative: str) -> bool:
    """Say whether an identifier is that of one file and not of its data set.

    Many producers write the name of the file, or that name with a prefix, into `id`; others write its date there.
    """
    name = relative.replace("!", "/").rpartition("/")[2]
    stem = (name.rpartition(".")[0] or name).casefold()
    named = identifier.casefold()
    return named == stem or (len(stem) >= _LEAST and stem in named) or bool(_dates(named) & _dates(stem))


def year_in(relative: str) -> int | None:
    """Give the year that the folders of a file, or a date in its name, tell; None where there is none."""
    for part in parts_of(relative):
        found = _YEAR.fullmatch(part) or _DATE.fullmatch(part)
        if found:
            return int(found[1])
    name = _DATE.search(relative.rpartition("/")[2])
    return int(name[1]) if name else None


def _parts_only(part: str) -> bool:
    """Say whether a folder only parts a data set; a version makes another one."""
    if _VERSION.fullmatch(part):
        return False
    return bool(_NUMBER.fullmatch(part) or _COUNTED.fullmatch(part))


def _dates(text: str) -> frozenset[str]:
    return frozenset("".join(filter(str.isdecimal, found[0])) for found in _DATE.finditer(text))
