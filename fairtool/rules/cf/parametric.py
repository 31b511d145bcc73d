"""The parametric vertical coordinates of Appendix D, from the table the project ships (`cf/appendix-d.toml`)."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, NotRequired, TypedDict, cast

from fairtool.netcdf.model import Variable
from fairtool.resources import schema
from fairtool.version import Version


class Term(NamedTuple):
    """A term of a formula: the units it must convert to, the standard name it must have if it has one.

    `doubtful` units do not fit the formula: never judge by them. `range` is where its values must lie.
    """

    name: str
    units: str
    standard_name: str | None
    standard_name_since: Version
    doubtful: bool
    range: tuple[float, float] | None


class Parametric(NamedTuple):
    """A parametric coordinate: its terms, the sets of terms that are a whole formula, the names that go together.

    `sets` are rows of `computed` (the name of the computed coordinate) and names of terms. `own` is the term whose
    values the coordinate itself may hold; `positive` is empty where the formula gives no direction.
    """

    standard_name: str
    since: Version
    own: str
    positive: str
    terms: Mapping[str, Term]
    forms: tuple[tuple[str, ...], ...]
    exclusive: tuple[tuple[str, ...], ...]
    vertical_terms: tuple[str, ...]
    sets: tuple[Mapping[str, str], ...]
    names_since: Version
    range: tuple[float, float] | None

    def term(self, key: str, version: Version) -> Term | None:
        """Give the term that a key names; from 1.7 on upper and lower case are the same."""
        if key in self.terms or version < case_insensitive_since():
            return self.terms.get(key)
        return next((term for name, term in self.terms.items() if name.lower() == key.lower()), None)


class _TermEntry(TypedDict):
    units: str
    index: str
    name: NotRequired[str]
    name_since: NotRequired[str]
    doubt: NotRequired[bool]
    range: NotRequired[list[float]]


class _Entry(TypedDict):
    since: str
    terms: dict[str, _TermEntry]
    forms: list[list[str]]
    computed: str
    own: NotRequired[str]
    positive: NotRequired[str]
    exclusive: NotRequired[list[list[str]]]
    vertical_terms: NotRequired[list[str]]
    names_since: NotRequired[str]
    range: NotRequired[list[float]]


class _Content(TypedDict):
    since: dict[str, str]
    sets: dict[str, list[dict[str, str]]]
    coordinates: dict[str, _Entry]


@cache
def parametric_coordinates() -> Mapping[str, Parametric]:
    """Give the parametric coordinates by standard name, those of the draft included."""
    content = _content()
    return {name: _coordinate(name, entry, content) for name, entry in content["coordinates"].items()}


def parametric_of(variable: Variable, version: Version) -> Parametric | None:
    """Give the parametric coordinate that the standard name of a variable says, if the version has it."""
    name = (variable.text("standard_name") or "").strip()
    if "_coordinate" not in name:
        return None  # as most: the table need not be loaded
    found = parametric_coordinates().get(name)
    return found if found and found.since <= version else None


@cache
def case_insensitive_since() -> Version:
    """Give the version from which the case of term keywords does not count."""
    return Version.parse(_content()["since"]["case_insensitive"])


@cache
def _content() -> _Content:
    return cast("_Content", schema("cf/appendix-d"))


def _coordinate(name: str, entry: _Entry, content: _Content) -> Parametric:
    names_since = Version.parse(entry.get("names_since", content["since"]["names"]))
    return Parametric(
        standard_name=name,
        since=Version.parse(entry["since"]),
        own=entry.get("own", ""),
        positive=entry.get("positive", ""),
        terms={key: _term(key, term, names_since) for key, term in entry["terms"].items()},
        forms=tuple(tuple(form) for form in entry["forms"]),
        exclusive=tuple(tuple(group) for group in entry.get("exclusive", ())),
        vertical_terms=tuple(entry.get("vertical_terms", ())),
        sets=tuple(content["sets"][entry["computed"]]),
        names_since=names_since,
        range=_range(entry.get("range")),
    )


def _term(key: str, entry: _TermEntry, names_since: Version) -> Term:
    since = entry.get("name_since")
    return Term(
        name=key,
        units=entry["units"],
        standard_name=entry.get("name"),
        standard_name_since=Version.parse(since) if since else names_since,
        doubtful=entry.get("doubt", False),
        range=_range(entry.get("range")),
    )


def _range(low_high: list[float] | None) -> tuple[float, float] | None:
    return (low_high[0], low_high[1]) if low_high else None
