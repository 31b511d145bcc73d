"""Writes things as JSON-LD: nested as they are, with the prefixes in the document itself."""

import json
from collections.abc import Mapping

from fairtool.record.geodcat_thing import NAMESPACES, Iri, Literal, Thing, Value

Json = dict[str, object]


def json_ld(thing: Thing) -> str:
    """Give a thing as a document of JSON-LD."""
    document = {"@context": dict(NAMESPACES), **_object(thing)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _object(thing: Thing) -> Json:
    found: Json = {}
    if thing.uri:
        found["@id"] = thing.uri
    if thing.types:
        found["@type"] = thing.types[0] if len(thing.types) == 1 else list(thing.types)
    values: dict[str, list[object]] = {}
    for predicate, value in thing.properties:
        values.setdefault(predicate, []).append(_value(value))
    return found | {name: several[0] if len(several) == 1 else several for name, several in values.items()}


def _value(value: Value) -> object:
    if isinstance(value, Thing):
        return _object(value)
    if isinstance(value, Iri):
        return {"@id": value.value}
    return _literal(value)


def _literal(literal: Literal) -> str | Mapping[str, str]:
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    return {"@value": literal.value, "@type": literal.datatype} if literal.datatype else literal.value
