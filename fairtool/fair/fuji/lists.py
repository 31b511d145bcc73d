"""The names, codes and addresses that the tests of F-UJI compare with (`schemas/fuji/*.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fairtool.resources import schema


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard of metadata: that of a field, or one for everything; `addresses` are those of its schemas."""

    id: str
    is_generic: bool
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by the name, in lower case, and the addresses by which F-UJI knows it."""

    id: str
    name: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists. `terms` of access are in lower case; `with_access` are protocols that can ask who one is."""

    terms: frozenset[str]
    labels: frozenset[str]
    protocols: frozenset[str]
    with_access: frozenset[str]
    formats: frozenset[str]
    standards: tuple[Standard, ...]
    licences: tuple[Licence, ...]
    vocabularies: tuple[str, ...]
    other_addresses: tuple[str, ...]
    types: frozenset[str]
    earth_standards: frozenset[str]
    earth_generic: frozenset[str]
    archives: frozenset[str]

    @property
    def by_address(self) -> Mapping[str, Standard]:
        """The standards by the addresses of their schemas, without scheme."""
        return _by_address(self.standards)


@cache
def lists() -> Lists:
    """Give the lists."""
    content, words = schema("fuji/lists"), schema("fuji/words")
    return Lists(
        terms=frozenset(one.lower() for one in content["access"]["terms"]),
        labels=frozenset(content["access"]["labels"]),
        protocols=frozenset(content["protocols"]["known"]),
        with_access=frozenset(content["protocols"]["with_access"]),
        formats=frozenset(content["formats"]["preferred"]),
        standards=tuple(
            Standard(name, one["generic"], tuple(one["addresses"])) for name, one in content["standards"].items()
        ),
        licences=tuple(
            Licence(name, one["name"], tuple(one["addresses"])) for name, one in content["licences"].items()
        ),
        vocabularies=tuple(words["vocabularies"]["known"]),
        other_addresses=tuple(words["vocabularies"]["unknown"]),
        types=frozenset(words["types"]["known"]),
        earth_standards=frozenset(words["earth"]["standards"]),
        earth_generic=frozenset(words["earth"]["generic"]),
        archives=frozenset(words["archives"]["media_types"]),
    )


@cache
def _by_address(standards: tuple[Standard, ...]) -> Mapping[str, Standard]:
    return {bare(address): one for one in standards for address in one.addresses}


def bare(address: str) -> str:
    """Give an address without scheme, and without `#` and `/` at its end."""
    return address.strip().partition("://")[2].rstrip("#/") or address.strip().rstrip("#/")
