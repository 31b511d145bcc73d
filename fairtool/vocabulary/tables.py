"""The shipped vocabularies, read from their files when first asked for."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Literal, TypedDict

from fairtool.resources import folder
from fairtool.vocabulary.concept import STANDARD_NAME_ADDRESS, Concept, StandardName
from fairtool.vocabulary.scheme import Scheme
from fairtool.vocabulary.spelling import SpellingIndex, index_of, rank


class _SchemeDocument(TypedDict):
    name: str
    title: str
    version: str
    date: str
    licence: str


class _TermsDocument(TypedDict):
    scheme: _SchemeDocument
    terms: list[str]


class _StandardNamesDocument(TypedDict):
    scheme: _SchemeDocument
    names: dict[str, str | None]
    aliases: dict[str, list[str]]


@dataclass(frozen=True, slots=True, eq=False)
class TermTable:
    """A vocabulary that is a list of words."""

    scheme: Scheme
    terms: tuple[str, ...]

    def __contains__(self, name: object, /) -> bool:
        """Tell whether the vocabulary lists exactly this word."""
        return name in self.terms

    def __iter__(self) -> Iterator[str]:
        """Give the words in alphabetical order."""
        return iter(self.terms)

    def __len__(self) -> int:
        """Count the words."""
        return len(self.terms)

    def get(self, name: str) -> Concept | None:
        """Give the entry of exactly this word, None if it is not listed."""
        return Concept(name, self.scheme.name) if name in self.terms else None

    def nearest(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Give the listed words that `name` was most likely meant to be, best first."""
        return tuple(islice(rank(index_of(self.terms), name, lambda _: True), limit))


@dataclass(frozen=True, slots=True, eq=False)
class StandardNameTable:
    """The CF standard name table: canonical units by name, successors by alias."""

    scheme: Scheme
    units: Mapping[str, str | None]
    aliases: Mapping[str, tuple[str, ...]]

    def __contains__(self, name: object, /) -> bool:
        """Tell whether exactly this name is in force; an alias alone is not."""
        return name in self.units

    def __iter__(self) -> Iterator[str]:
        """Give the names in force, in alphabetical order."""
        return iter(self.units)

    def __len__(self) -> int:
        """Count the names in force."""
        return len(self.units)

    def get(self, name: str) -> StandardName | None:
        """Give the entry of a name in force, None for an alias or an unknown name."""
        if name not in self.units:
            return None
        return StandardName(name, self.scheme.name, f"{STANDARD_NAME_ADDRESS}{name}/", self.units[name])

    def successors(self, alias: str) -> tuple[str, ...]:
        """Give the names that replaced an alias; empty when `alias` is none."""
        return self.aliases.get(alias, ())

    def nearest(self, name: str, limit: int = 3, accept: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """Give the names in force that `name` was most likely meant to be, best first."""
        fits = _fitting(self.units, accept)
        ranked = rank(
            _spelling(self),
            name,
            lambda entry: any(fits(candidate) for candidate in self._in_force(entry)),
        )
        names = (candidate for entry in ranked for candidate in self._in_force(entry) if fits(candidate))
        return tuple(islice(dict.fromkeys(names), limit))

    def _in_force(self, entry: str) -> tuple[str, ...]:
        return (entry,) if entry in self.units else self.aliases[entry]


@cache
def _spelling(table: StandardNameTable) -> SpellingIndex:
    return index_of((*table.units, *table.aliases))


def _fitting(units: Mapping[str, str | None], accept: Callable[[str], bool] | None) -> Callable[[str], bool]:
    """Give the test of a name, which asks `accept` once per canonical units."""
    if accept is None:
        return lambda _: True
    ask = cache(accept)

    def fits(name: str) -> bool:
        canonical = units[name]
        return canonical is not None and ask(canonical)

    return fits


def read_standard_names(file: Path) -> StandardNameTable:
    """Read a standard name table as `scripts/build_cf_vocabularies.py` writes it."""
    document: _StandardNamesDocument = json.loads(file.read_bytes())
    aliases = {alias: tuple(successors) for alias, successors in document["aliases"].items()}
    return StandardNameTable(Scheme(**document["scheme"]), document["names"], aliases)


def read_terms(file: Path) -> TermTable:
    """Read a list of words as `scripts/build_cf_vocabularies.py` writes it."""
    document: _TermsDocument = json.loads(file.read_bytes())
    return TermTable(Scheme(**document["scheme"]), tuple(document["terms"]))


@cache
def standard_names() -> StandardNameTable:
    """Give the shipped CF standard name table."""
    return read_standard_names(folder("vocabularies") / "cf" / "standard-names.json")


@cache
def terms(name: Literal["area-types", "regions"]) -> TermTable:
    """Give a shipped list of words."""
    return read_terms(folder("vocabularies") / "cf" / f"{name}.json")
