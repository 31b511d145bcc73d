"""Fields of Dataverse metadata blocks: written with their class and multiplicity, read by name."""

from collections.abc import Iterable, Iterator, Mapping

from fairtool.record.json_node import JsonNode

Field = dict[str, object]


def primitive(name: str, value: str) -> Field:
    """Give a field with one free value."""
    return {"typeName": name, "multiple": False, "typeClass": "primitive", "value": value}


def primitives(name: str, values: Iterable[str]) -> Field:
    """Give a field with several free values."""
    return {"typeName": name, "multiple": True, "typeClass": "primitive", "value": list(dict.fromkeys(values))}


def controlled(name: str, value: str) -> Field:
    """Give a field with one value of a controlled vocabulary."""
    return {"typeName": name, "multiple": False, "typeClass": "controlledVocabulary", "value": value}


def several_controlled(name: str, values: Iterable[str]) -> Field:
    """Give a field with several values of a controlled vocabulary."""
    return {
        "typeName": name,
        "multiple": True,
        "typeClass": "controlledVocabulary",
        "value": list(dict.fromkeys(values)),
    }


def compounds(name: str, items: Iterable[Iterable[Field]]) -> Field:
    """Give a field whose values have fields of their own; those without a value are left out, and equal ones once."""
    found = [{str(one["typeName"]): one for one in item if one["value"] not in ("", [])} for item in items]
    distinct = {repr(one): one for one in found if one}
    return {"typeName": name, "multiple": True, "typeClass": "compound", "value": list(distinct.values())}


def block(title: str, fields: Iterable[Field]) -> Mapping[str, object]:
    """Give a block with the fields that have a value; empty where none has."""
    found = [one for one in fields if one["value"] not in ("", [])]
    return {"displayName": title, "fields": found} if found else {}


def fields_of(root: JsonNode) -> Mapping[str, JsonNode]:
    """Give the values of all fields of all blocks by the name of the field."""
    found: dict[str, JsonNode] = {}
    blocks = root["metadataBlocks"]
    for name in blocks.members:
        for one in blocks[name]["fields"]:
            found.setdefault(one["typeName"].text(), one["value"])
    return found


def values(fields: Mapping[str, JsonNode], name: str) -> Iterator[JsonNode]:
    """Give the values of a field, one or several."""
    yield from fields.get(name, JsonNode())


def inner(item: JsonNode, name: str) -> str:
    """Give the text of a field of a compound value, the first where there are several."""
    return next(inners(item, name), "")


def inners(item: JsonNode, name: str) -> Iterator[str]:
    """Give the texts of a field of a compound value: it may stand once or several times, as the installation has it."""
    yield from filter(None, (one.text() for one in item[name]["value"]))
