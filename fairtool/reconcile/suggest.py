"""What a user may mean who has typed the beginning of the name of a concept, a type or a property."""

from collections.abc import Iterable, Iterator, Mapping

from fairtool.reconcile.candidates import description_of
from fairtool.reconcile.names import Name
from fairtool.reconcile.service import Concept, Service
from fairtool.reconcile.types import all_types, of_types, types_of
from fairtool.reconcile.values import CONTEXT, PROPERTIES, property_name
from fairtool.thesauri.index import Index
from fairtool.thesauri.words import key_of

PAGE = 20  # suggestions at once
Suggestion = Mapping[str, object]


def suggested_entities(service: Service, prefix: str, cursor: int, types: tuple[str, ...] = ()) -> list[Suggestion]:
    """Give concepts one of whose labels has a word that begins so, those first whose label does, after `cursor`."""
    named = service.concept(prefix.strip())
    asked = of_types(service.matcher.indexes, types, every=False) or service.matcher.indexes
    found: dict[str, Suggestion] = {}
    if named:
        found[named.hit.uri] = _told(named, "", service)
    for index, name in _names(service, prefix, asked):
        if len(found) >= cursor + PAGE:
            break
        concept = Concept(index.hit(name.concept), index)
        found.setdefault(concept.hit.uri, _told(concept, name.text, service))
    return list(found.values())[cursor : cursor + PAGE]


def _names(service: Service, prefix: str, asked: Iterable[Index]) -> Iterator[tuple[Index, Name]]:
    wanted = tuple(asked)
    found = [
        (order, index, name)
        for index, names in service.names
        if index in wanted
        for order, name in names.beginning(prefix)
    ]
    found.sort(key=lambda one: one[0])
    return ((index, name) for _, index, name in found)


def _told(concept: Concept, matched: str, service: Service) -> Suggestion:
    return {
        "id": concept.hit.uri,
        "name": concept.hit.label(service.language).text,
        "description": description_of(concept, service, matched),
        "notable": types_of(concept.index, service.language),
    }


def suggested_types(service: Service, prefix: str, cursor: int) -> list[Suggestion]:
    """Give types that begin so, by their identifiers or names."""
    return _page([dict(one) for one in all_types(service)], prefix, cursor)


def suggested_properties(service: Service, prefix: str, cursor: int) -> list[Suggestion]:
    """Give properties that begin so, by their identifiers or names: those of concepts and those of keywords."""
    names = [{"id": one, "name": property_name(one, service.language)} for one in (*PROPERTIES, *CONTEXT)]
    return _page(names, prefix, cursor)


def _page(rows: Iterable[Mapping[str, object]], prefix: str, cursor: int) -> list[Suggestion]:
    key = key_of(prefix)
    found = [row for row in rows if _begins(row, key) or row["id"] == prefix]
    return found[cursor : cursor + PAGE]


def _begins(row: Mapping[str, object], key: str) -> bool:
    return any(f" {key}" in f" {key_of(str(row[field]))}" for field in ("id", "name"))
