"""The schema of a collection's data sets, and the verdict on a data set.

The schema says that it is draft 04 while it uses `contains` and `const`, which came later: a validator that believes it
passes everything. The double keeps the fault.
"""

import json
from collections.abc import Iterator, Mapping

from tests.push.dataverse_double.answers import Answer
from tests.push.dataverse_double.blocks import Blocks
from tests.push.dataverse_double.field_type import Block, FieldType
from tests.push.dataverse_double.shapes import Json

_FIELD: Json = {
    "type": "object",
    "required": ["typeClass", "multiple", "typeName"],
    "properties": {
        "value": {"anyOf": [{"type": "array"}, {"type": "string"}, {"$ref": "#/$defs/field"}]},
        "typeClass": {"type": "string"},
        "multiple": {"type": "boolean"},
        "typeName": {"type": "string"},
        "displayOnCreate": {"type": "boolean"},
    },
}
_LICENCE: Json = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "uri": {"type": "string", "format": "uri"}},
    "required": ["name", "uri"],
}
_FAILED = "The Dataset JSON provided failed validation with the following error: "
_BROKEN = "Validation failed with following exception:"
_VALID = "The Dataset JSON provided is valid for this Dataverse Collection."


def _required(blocks: Blocks, block: Block) -> list[FieldType]:
    return [field for field in block.fields if blocks.is_required(field)]


def _block(fields: list[FieldType]) -> Json:
    needed = [{"contains": {"properties": {"typeName": {"const": field.name}}}} for field in fields]
    listed = {"type": "array", "items": {"$ref": "#/$defs/field"}, "minItems": len(fields), "allOf": needed}
    return {"type": "object", "properties": {"fields": listed}, "required": ["fields"]}


def schema_of(blocks: Blocks) -> Json:
    """Give the schema: the blocks with required fields must be there, and those fields in them."""
    needed = {block.name: _required(blocks, block) for block in blocks.all}
    needed = {name: fields for name, fields in needed.items() if fields}
    metadata = {
        "type": "object",
        "properties": {name: _block(fields) for name, fields in needed.items()},
        "required": list(needed),
    }
    version = {
        "type": "object",
        "properties": {"license": _LICENCE, "metadataBlocks": metadata},
        "required": ["metadataBlocks"],
    }
    return {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "$defs": {"field": _FIELD},
        "type": "object",
        "properties": {"datasetVersion": version},
        "required": ["datasetVersion"],
    }


def dataset_schema(blocks: Blocks) -> Answer:
    """Answer with the schema itself, without an envelope."""
    return Answer(200, json.dumps(schema_of(blocks)).encode())


def verdict(blocks: Blocks, body: bytes) -> str:
    """Say in a sentence whether a data set would do: faults of structure together, of content the first alone."""
    try:
        document = json.loads(body)
    except ValueError as error:
        return _BROKEN + str(error)
    faults = [f"  {fault}" for fault in _structure(blocks, document)]
    if len(faults) == 1:
        return _FAILED + faults[0].strip()
    if faults:
        return _FAILED + "".join(faults)
    fault = next(_contents(blocks, document, "root"), None)
    return _VALID if fault is None else _FAILED + fault


def _structure(blocks: Blocks, document: object) -> Iterator[str]:
    version = document.get("datasetVersion") if isinstance(document, dict) else None
    if version is None:
        yield "#: required key [datasetVersion] not found"
        return
    if isinstance(version.get("license"), str):
        yield "#/datasetVersion/license: expected type: JSONObject, found: String"
    metadata = version.get("metadataBlocks", {})
    for block in blocks.all:
        needed = _required(blocks, block)
        if not needed:
            continue
        if block.name not in metadata:
            yield f"#/datasetVersion/metadataBlocks: required key [{block.name}] not found"
            continue
        names = {field.get("typeName") for field in metadata[block.name].get("fields", [])}
        where = f"#/datasetVersion/metadataBlocks/{block.name}/fields"
        yield from (
            f"{where}: expected at least one array item to match 'contains' schema ({field.name})"
            for field in needed
            if field.name not in names
        )


def _contents(blocks: Blocks, document: object, key: str) -> Iterator[str]:
    """Walk through a document and complain of what stands under `value`; the key is that of the parent."""
    if isinstance(document, Mapping):
        if "typeClass" in document:
            yield from _value(blocks, document, key)
        for name, value in document.items():
            yield from _contents(blocks, value, str(name))
    elif isinstance(document, list):
        for value in document:
            yield from _contents(blocks, value, key)


def _value(blocks: Blocks, document: Mapping[str, object], key: str) -> Iterator[str]:
    name, value = str(document.get("typeName", "")), document.get("value")
    said = f"Invalid data for key:{key} typeName:{name}."
    many = document.get("multiple") in {True, "true"}
    if value is None:
        yield f"{said} 'value' missing."
    elif many and not isinstance(value, list):
        yield f"{said} Fields with 'multiple' set to true must be a list."
    elif not many and isinstance(value, list):
        yield f"{said} Found value as list but 'multiple' is set to false."
    else:
        yield from _by_class(blocks, document, key)


def _by_class(blocks: Blocks, document: Mapping[str, object], key: str) -> Iterator[str]:
    name, value = str(document.get("typeName", "")), document["value"]
    items = value if isinstance(value, list) else [value]
    field = blocks.any(name)
    match document.get("typeClass"):
        case "controlledVocabulary":
            words = field.vocabulary if field else ()
            for one in items:
                if one not in words:
                    yield f"Controlled vocabulary for key:{key} typeName:{name} value:'{one}' is not valid."
        case "compound" if isinstance(value, list):
            for one in items:
                yield from _compound(field, name, one)
        case "primitive" if not all(isinstance(one, str) for one in items):
            yield f"Invalid data for key:{key} typeName:{name}."


def _compound(field: FieldType | None, name: str, item: object) -> Iterator[str]:
    if not isinstance(item, Mapping) or not all(isinstance(one, Mapping) for one in item.values()):
        yield (
            "Compound data type must be accompanied by a value that is either an object (multiple=false) or a list of"
            " objects (multiple=true)"
        )
        return
    for key, child in item.items():
        if child.get("typeName", "") != key:
            yield f"Compound value {key} must match typeName of the object. Found {child.get('typeName', '')}"
    allowed = [child.name for child in field.children] if field else []
    for key in item:
        if allowed and key not in allowed:
            yield f"Invalid data for key:{name} typeName:{key}. Only {', '.join(allowed)} allowed."
    missing = [child.name for child in (field.children if field else ()) if child.required and child.name not in item]
    if missing:
        yield f"Invalid data for key:{name}. {', '.join(missing)} is(are) required if field type is {name}."
