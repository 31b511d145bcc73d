"""A description is fitted to the blocks of a server: its names, its multiplicities, its vocabularies.

What the server has no place for is left out here; what a record loses by it is found by looking for its values in the
result. Where a server does not tell how often a field may stand (before 6.2), what is known of its version counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.push.dataverse.boxes import BOX, named_as
from fairtool.push.dataverse.field_type import COMPOUND, LISTED, PLAIN, FieldType
from fairtool.push.dataverse.values import taken
from fairtool.record.dataverse_fields import Field
from fairtool.record.json_node import JsonNode

Version = tuple[int, int]
_SEVERAL_SINCE: Mapping[str, Version] = {"alternativeTitle": (6, 1)}
_NOT_AMONG: Mapping[str, str] = {"kindOfData": "Other"}  # the word for what a vocabulary has no word for


@dataclass(frozen=True, slots=True)
class Fitter:
    """The fields of a server, and its version."""

    types: Mapping[str, FieldType]
    version: Version

    def fitted(self, fields: Sequence[Field]) -> Iterator[Field]:
        """Give fields as the server takes them, those that it has, with the values that it has a place for."""
        for field in fields:
            found = self.types.get(str(field["typeName"]))
            one = self._field(field, found) if found else None
            if one:
                yield one

    def _field(self, field: Field, found: FieldType) -> Field | None:
        kind = found.kind or (COMPOUND if found.children else str(field["typeClass"]))
        several = self._several(found, field)
        if kind == COMPOUND:
            values: list[object] = [item for one in _items(field["value"]) for item in self._compounds(found, one)]
        else:
            values = [text for one in _items(field["value"]) if (text := _text(found, kind, one))]
        return _made(found.name, kind, values, several=several)

    def _several(self, found: FieldType, field: Field) -> bool:
        if found.is_told:
            return found.multiple
        since = _SEVERAL_SINCE.get(found.name)
        return self.version >= since if since else field["multiple"] is True

    def _compounds(self, found: FieldType, item: object) -> Iterator[Field]:
        """Give a value of a compound field as the server has it: none where a child is missing that must be there."""
        if not isinstance(item, Mapping):
            return
        plain = {name: JsonNode(child)["value"].text() for name, child in item.items()}
        boxes = named_as(tuple(found.children), plain) if found.name == BOX else iter([plain])
        for one in boxes:
            children = {name: self._child(found, name, text, item) for name, text in one.items()}
            given = {name: child for name, child in children.items() if child}
            if given and all(name in given for name, child in found.children.items() if child.required):
                yield dict(given)

    def _child(self, found: FieldType, name: str, text: str, item: Mapping[str, object]) -> Field | None:
        child = found.children.get(name)
        if child is None:
            return None
        as_written = item.get(name)
        written = as_written if isinstance(as_written, dict) else {"multiple": False, "typeClass": PLAIN}
        return self._field({**written, "typeName": name, "value": text}, child)


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


def _text(found: FieldType, kind: str, value: object) -> str:
    text = taken(str(value), found.form)
    if kind != LISTED or not text:
        return text
    return found.of_vocabulary(text) or found.of_vocabulary(_NOT_AMONG.get(found.name, ""))


def _made(name: str, kind: str, values: list[object], *, several: bool) -> Field | None:
    distinct = list({repr(one): one for one in values if one}.values())
    if not distinct:
        return None
    return {"typeName": name, "multiple": several, "typeClass": kind, "value": distinct if several else distinct[0]}
