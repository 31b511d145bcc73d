"""What rules see of the vocabularies, and the set of them that the project ships.

Rules ask through these protocols, so that a test, or a newer table that a user has pulled,
can stand in for the shipped one.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Protocol

from fairtool.vocabulary import tables
from fairtool.vocabulary.concept import Concept, StandardName
from fairtool.vocabulary.scheme import Scheme


class Terms(Protocol):
    """A vocabulary that is a list of words: area types, regions."""

    @property
    def scheme(self) -> Scheme:
        """The version of the vocabulary, for the report."""
        ...

    def __contains__(self, name: object, /) -> bool:
        """Tell whether the vocabulary lists exactly this word; upper case matters."""
        ...

    def __iter__(self) -> Iterator[str]:
        """Give the words in alphabetical order."""
        ...

    def __len__(self) -> int:
        """Count the words."""
        ...

    def get(self, name: str) -> Concept | None:
        """Give the entry of exactly this word, None if it is not listed."""
        ...

    def nearest(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Give the listed words that `name` was most likely meant to be, best first."""
        ...


class StandardNames(Protocol):
    """The CF standard name table: the names in force, and the aliases they replaced."""

    @property
    def scheme(self) -> Scheme:
        """The version of the table, for the report."""
        ...

    def __contains__(self, name: object, /) -> bool:
        """Tell whether exactly this name is in force; an alias alone is not."""
        ...

    def __iter__(self) -> Iterator[str]:
        """Give the names in force, in alphabetical order."""
        ...

    def __len__(self) -> int:
        """Count the names in force."""
        ...

    def get(self, name: str) -> StandardName | None:
        """Give the entry of a name in force, None for an alias or an unknown name."""
        ...

    def successors(self, alias: str) -> tuple[str, ...]:
        """Give the names that replaced an alias; empty when `alias` is none.

        A few names of the table are in force and listed as an alias of another name too
        (`ocean_volume`): ask `in` first.
        """
        ...

    def nearest(self, name: str, limit: int = 3, accept: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """Give the names in force that `name` was most likely meant to be, best first.

        `accept` is asked with the canonical units of each candidate, once per units, and can
        so keep only the names that fit the units of a variable; then names without canonical
        units are left out. Nothing is given when nothing is near. A near alias counts for its
        successors.
        """
        ...


class Vocabularies(Protocol):
    """The vocabularies that rules may ask; each is loaded when first asked for."""

    @property
    def standard_names(self) -> StandardNames:
        """The CF standard name table."""
        ...

    @property
    def area_types(self) -> Terms:
        """The CF area type table."""
        ...

    @property
    def regions(self) -> Terms:
        """The CF standardized region list."""
        ...


class _Shipped:
    """The vocabularies inside the distribution."""

    __slots__ = ()

    @property
    def standard_names(self) -> StandardNames:
        return tables.standard_names()

    @property
    def area_types(self) -> Terms:
        return tables.terms("area-types")

    @property
    def regions(self) -> Terms:
        return tables.terms("regions")


@cache
def shipped() -> Vocabularies:
    """Give the vocabularies that come with the project; reads no file until one is asked."""
    return _Shipped()
