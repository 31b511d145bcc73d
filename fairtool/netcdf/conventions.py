"""The `Conventions` attribute: the names it lists, and the standards and versions they mean (CF 2.6.1)."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from fairtool.standards import DRAFT, NEWEST, OLDEST
from fairtool.version import Version

# A name as it is often written: `CF 1.6`, `cf1.6`, `CF_v1.6`, `ACDD-1.3`, `SeaDataNet_1.0`.
_LOOSE = re.compile(
    r"([A-Za-z][A-Za-z ]*?)[\s_:.\-\u2010-\u2015]*[vV]?\.?(\d{1,4})\.(\d{1,4})((?:\.\d+)*)\.?(-[A-Za-z]\w*)?"
)
_EXACT_CF = re.compile(r"CF-\d+\.\d+(-draft|-beta\d*)?")
_HIDDEN_CF = re.compile(r"\bCF\W?v?\d", re.IGNORECASE)
_NUMBER = re.compile(r"[vV]?\d+(\.\d+)+")
_WORD = re.compile(r"[A-Za-z]+")
# Names of several words in a list that has no commas.
_BLANK_LIST = re.compile(
    r"Unidata Dataset Discovery v\d\.\d|CF (?:Metadata )?Conventions? v?\d{1,4}\.\d{1,4}|\S+", re.IGNORECASE
)
_ALIASES = {
    "unidata dataset discovery": "acdd",  # what ACDD called itself before it had a short name
    "cf convention": "cf",
    "cf conventions": "cf",
    "cf metadata convention": "cf",
    "cf metadata conventions": "cf",
}


class Convention(NamedTuple):
    """One name of the list: as written, the standard it means in lower case, its version, and the right spelling.

    `exact` says that a reader that keeps to CF 2.6.1 finds this name as one item of the list.
    """

    written: str
    standard: str
    version: Version | None
    spelling: str
    exact: bool = True


class Declared(NamedTuple):
    """What the `Conventions` attribute declares."""

    text: str
    names: tuple[Convention, ...]

    def named(self, standard: str) -> tuple[Convention, ...]:
        """Give the names that mean a standard (`cf`, `acdd`, `ugrid`, `coards`), in the order of the list."""
        return tuple(name for name in self.names if name.standard == standard)

    def version(self, standard: str) -> Version | None:
        """Give the newest version of a standard that is declared, or None."""
        return max((name.version for name in self.named(standard) if name.version), default=None)

    @property
    def corrected(self) -> str | None:
        """The whole attribute with each name spelled rightly; None where a name could be torn apart by that."""
        torn = any(not name.exact and not name.version for name in self.names)
        comma = "," in self.text or any(" " in name.spelling for name in self.names)
        return None if torn else (", " if comma else " ").join(name.spelling for name in self.names)


class How(StrEnum):
    """How a version of CF was found."""

    DECLARED = "declared"
    OLD = "older than the oldest conformance document"
    UNKNOWN = "no known version"
    ABSENT = "not declared"


class CfVersion(NamedTuple):
    """The version of CF to check a file against, how it was found, and what the file declares."""

    version: Version
    how: How
    declared: Version | None = None


@lru_cache(maxsize=64)
def declared(text: str | None) -> Declared:
    """Read a `Conventions` attribute, tolerating the spellings that are seen in files; remembered, since many ask."""
    return Declared(text or "", tuple(_names(text or "")))


def cf_version(text: str | None) -> CfVersion:
    """Choose the version of CF to check a file against, from its `Conventions` attribute.

    Of several versions the newest counts, since a later version keeps what an earlier one allows. CF-1.0 to 1.5 are
    checked with the rules of 1.6, the oldest conformance document; no version or an unknown one with the newest.
    """
    versions = [name.version for name in declared(text).named("cf") if name.version]
    known = [version for version in versions if is_known(version)]
    if not known:
        return CfVersion(NEWEST["cf"], How.UNKNOWN if versions else How.ABSENT, max(versions, default=None))
    newest = max(known)
    return CfVersion(max(newest, OLDEST["cf"]), How.OLD if newest < OLDEST["cf"] else How.DECLARED, newest)


def is_known(version: Version) -> bool:
    """Say whether a version of CF exists: 1.0 to the newest released one, and the draft of the next."""
    return Version(1, 0) <= version <= DRAFT["cf"]


def _names(text: str) -> Iterator[Convention]:
    """Split the list: by commas if there are any, else by blanks (CF 2.6.1), then look inside the items."""
    if re.search(r"[,;|]", text):
        semicolons = re.search(r"[;|]", text) is not None
        for item in re.split(r"[,;|]", text):
            yield from _item(" ".join(item.split()), in_order=not semicolons)
        return
    for item in _words(text):
        yield from _item(item, in_order=True)


def _words(text: str) -> Iterator[str]:
    """Give the words of a list without commas; `CF 1.6` and the old name of ACDD stay together."""
    found = _BLANK_LIST.findall(text)
    position = 0
    while position < len(found):
        pair = found[position : position + 2]
        joined = len(pair) > 1 and _WORD.fullmatch(pair[0]) and _NUMBER.fullmatch(pair[1])
        yield " ".join(pair) if joined else pair[0]
        position += 2 if joined else 1


def _item(item: str, *, in_order: bool) -> Iterator[Convention]:
    """Give the conventions of one item: itself, or the several names that were run together in it."""
    if not item:
        return
    whole = _convention(item, in_order=in_order)
    if whole.version or not _HIDDEN_CF.search(item):
        yield whole
    elif "/" in item or " " in item:
        parts = item.split("/") if "/" in item else _words(item)
        yield from (_convention(part.strip(), in_order=False) for part in parts if part.strip())
    else:
        yield whole


def _convention(item: str, *, in_order: bool) -> Convention:
    match = _LOOSE.fullmatch(item)
    if match is None:
        name = item.lower()
        return Convention(item, _ALIASES.get(name, name), None, item, exact=in_order)
    name = " ".join(match[1].lower().split())
    standard, version = _ALIASES.get(name, name), Version(int(match[2]), int(match[3]))
    if standard != "cf":
        return Convention(item, standard, version, item, exact=in_order)
    right = _EXACT_CF.fullmatch(item) is not None
    return Convention(item, "cf", version, item if right else f"CF-{version}", exact=in_order and right)
