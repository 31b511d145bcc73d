"""Data extension: the values of properties for concepts that were found."""

from collections.abc import Mapping, Sequence

from fairtool.reconcile.extension_query import Column
from fairtool.reconcile.service import Concept, Service
from fairtool.reconcile.types import thesaurus_type
from fairtool.reconcile.values import PROPERTIES, RELATED_CONCEPTS, Value, property_name, values_of
from fairtool.translate import marked, translate

Cell = Mapping[str, str]


def meta_of(service: Service, column: Column) -> Mapping[str, object]:
    """Give what a column is: its name, and the type of its concepts where it has any."""
    found: dict[str, object] = {"id": column.name, "name": property_name(column.name, service.language)}
    if column.name in RELATED_CONCEPTS and not column.addresses and len(service.matcher.indexes) == 1:
        found["type"] = thesaurus_type(service.matcher.indexes[0])
    return found


def row_of(service: Service, identifier: str, columns: Sequence[Column]) -> Mapping[str, list[Cell]]:
    """Give the values of a concept, in a row that is empty where there is no such concept."""
    concept = service.concept(identifier)
    if concept is None:
        return {}
    return {column.name: _cells(service, concept, column) for column in columns}


def _cells(service: Service, concept: Concept, column: Column) -> list[Cell]:
    values = values_of(concept, column.name)
    return [_cell(service, value, column) for value in values[: column.limit or None]]


def _cell(service: Service, value: Value, column: Column) -> Cell:
    """Give a value, as a concept where it is one of this service and its address alone was not asked for."""
    if value.address and column.name in RELATED_CONCEPTS and not column.addresses:
        other = service.concept(value.text)
        if other:
            return {"id": other.hit.uri, "name": other.hit.label(service.language).text}
    return {"str": value.text}


def proposed(service: Service, name: str, limit: int) -> Mapping[str, object]:
    """Give the properties that can be fetched for concepts of a type, at most `limit` where that is not 0."""
    names = [{"id": one, "name": property_name(one, service.language)} for one in PROPERTIES]
    found: dict[str, object] = {"type": name, "properties": names[: limit or None]}
    return {**found, "limit": limit} if limit else found


def property_settings(service: Service) -> Sequence[Mapping[str, object]]:
    """Give what a user may set for each property."""
    say = service.language
    return [
        {
            "name": "limit",
            "label": translate(marked("limit"), say),
            "type": "number",
            "default": 0,
            "help_text": translate(marked("at most so many values of a concept, 0 for all"), say),
        },
        {
            "name": "content",
            "label": translate(marked("content"), say),
            "type": "select",
            "default": "concept",
            "help_text": translate(marked("related concepts as concepts, or as their addresses"), say),
            "choices": [
                {"value": "concept", "name": translate(marked("concept"), say)},
                {"value": "uri", "name": translate(marked("address"), say)},
            ],
        },
    ]
