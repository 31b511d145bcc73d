"""The types of concepts: the thesaurus that one is of, and what the thesaurus is about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypedDict

from fairtool.reconcile.service import ANY_CONCEPT, Service
from fairtool.skos.facet import Facet
from fairtool.thesauri.index import Index
from fairtool.translate import Language, marked, translate

FACET = "facet:"
_FACETS: Mapping[Facet, str] = {
    Facet.VARIABLE: marked("variable or parameter"),
    Facet.OBJECT: marked("object or medium"),
    Facet.PLATFORM: marked("platform"),
    Facet.INSTRUMENT: marked("instrument"),
    Facet.THEME: marked("theme"),
    Facet.PLACE: marked("place"),
    Facet.UNIT: marked("unit of measurement"),
}


class Type(TypedDict, total=False):
    """A type as the API has it."""

    id: str
    name: str
    broader: list["Type"]


def thesaurus_type(index: Index) -> Type:
    """Give the type of the concepts of a thesaurus."""
    return {"id": index.facts.name, "name": index.facts.title or index.facts.name}


def types_of(index: Index, language: Language) -> list[Type]:
    """Give the types of the concepts of a thesaurus: it, and what it is about."""
    return [thesaurus_type(index), *_facets([index], language)]


def all_types(service: Service) -> list[Type]:
    """Give the types of a service: its thesauri, each below what it is about, and then these."""
    indexes = service.matcher.indexes
    own = [_below(index, list(_facets([index], service.language))) for index in indexes]
    return [*own, *_facets(indexes, service.language)]


def _below(index: Index, facets: list[Type]) -> Type:
    found = thesaurus_type(index)
    return {**found, "broader": facets} if facets else found


def _facets(indexes: Iterable[Index], language: Language) -> Iterator[Type]:
    wanted = {facet for index in indexes for facet in index.facts.facets}
    for facet, name in _FACETS.items():
        if facet in wanted:
            yield {"id": f"{FACET}{facet}", "name": translate(name, language)}


def of_types(indexes: Sequence[Index], types: Sequence[str], *, every: bool) -> tuple[Index, ...]:
    """Give the thesauri whose concepts are of one of some types, or of every one; all of them for no type."""
    asked = [one for one in types if one and one != ANY_CONCEPT]
    if not asked:
        return tuple(indexes)
    holds = all if every else any
    return tuple(index for index in indexes if holds(_is(index, one) for one in asked))


def _is(index: Index, name: str) -> bool:
    return name == index.facts.name or name.removeprefix(FACET) in index.facts.facets
