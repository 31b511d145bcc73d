"""What the standard says of each object of a plan, as a tree of shapes, read from the JSON Schemas that we ship."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from fairtool.resources import folder

EXTENSION = "fairtool"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value may be: `type` is that of JSON, `keys` and `required` are of an object, `items` of an array.

    `either` are two shapes of different types: an object or an array of such. `accepted` are the codes once more, to
    look them up, and `takes_any_text` is for what nearly all values are, so that they cost nearly nothing.
    """

    type: str = ""
    keys: Mapping[str, "Shape"] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    is_closed: bool = False
    items: "Shape | None" = None
    least: int = 0
    is_set: bool = False
    codes: tuple[str, ...] = ()
    format: str = ""
    either: tuple["Shape", ...] = ()
    accepted: frozenset[str] = frozenset()
    takes_any_text: bool = False


@cache
def shape_of(version: str) -> Shape:
    """Give the shape of a document that holds a plan by a version of the standard, `1.2` for one."""
    document: dict[str, Any] = json.loads((folder("schemas") / "json" / f"madmp-{version}.json").read_bytes())
    return _shape(document, document["$defs"])


def _shape(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Shape:
    if "$ref" in schema:
        return _shape(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    inner = schema.get("additionalProperties")
    codes = tuple(schema.get("enum", ()))
    return Shape(
        type=schema.get("type", ""),
        keys={name: _shape(one, definitions) for name, one in schema.get("properties", {}).items()},
        required=tuple(schema.get("required", ())),
        is_closed=inner is False,
        items=_shape(schema["items"], definitions) if "items" in schema else None,
        least=schema.get("minItems", 0),
        is_set=schema.get("uniqueItems", False),
        codes=codes,
        format=schema.get("format", ""),
        either=tuple(_shape(one, definitions) for one in schema.get("anyOf", ())),
        accepted=frozenset(codes),
        takes_any_text=schema.get("type") == "string" and not codes and "format" not in schema,
    )
