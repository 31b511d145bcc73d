"""Data centres by what they are called, and the pole that each belongs to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from fairtool.resources import schema
from fairtool.thesauri.words import key_of


@dataclass(frozen=True, slots=True)
class Centre:
    """A data centre: what it calls itself, and its pole (`aeris`); both are empty where they are not known."""

    title: str = ""
    pole: str = ""


def centre_named(names: Iterable[str]) -> Centre:
    """Give the centre that organisations are, the first that is known; else the first name as it stands.

    A pole that is named stands in for the centre's where no centre is known: `AERIS` alone says `aeris`.
    """
    given = [name for name in names if name.strip()]
    known = next(filter(None, map(_centre, given)), None)
    if known:
        return known
    pole = next((found for found in map(pole_named, given) if found), "")
    return Centre(" ".join(given[0].split()) if given else "", pole)


@lru_cache(maxsize=10_000)
def pole_named(name: str) -> str:
    """Give the pole that a name tells, empty where it tells none."""
    found = _longest(name, _poles())
    return found.pole if found else ""


@lru_cache(maxsize=10_000)  # a million files name a few organisations
def _centre(name: str) -> Centre | None:
    return _longest(name, _centres())


def pole_title(name: str) -> str:
    """Give the name of a pole as it writes it itself, `ForM@Ter` for `formater`; another name stays as it is."""
    return _titles().get(name, name)


@cache
def _titles() -> Mapping[str, str]:
    return {centre.pole: centre.title for centre in _poles().values()}


def _longest(name: str, table: Mapping[str, Centre]) -> Centre | None:
    """Give what the longest words that stand in a name mean."""
    within = f" {key_of(name)} "
    found = [words for words in table if f" {words} " in within]
    return table[max(found, key=len)] if found else None


@cache
def _centres() -> Mapping[str, Centre]:
    return dict(_rows("centres"))


@cache
def _poles() -> Mapping[str, Centre]:
    return dict(_rows("poles"))


def _rows(part: str) -> Iterator[tuple[str, Centre]]:
    rows: Mapping[str, Mapping[str, object]] = schema("audit/centres")[part]
    for name, row in rows.items():
        centre = Centre(str(row["title"]), str(row.get("pole", name)))
        words = row["words"]
        if isinstance(words, list):
            yield from ((key_of(one), centre) for one in words)
