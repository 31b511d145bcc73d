"""Reads the metadata that a client sends, with the server's indulgence and the server's complaints.

A field that no block knows is passed over in silence, which is why a client must compare what it sent with what stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.push.dataverse_double.blocks import Blocks
from tests.push.dataverse_double.field_type import FieldType
from tests.push.dataverse_double.licences import UnknownLicenceError, find_licence
from tests.push.dataverse_double.shapes import Item, Json, Values
from tests.push.dataverse_double.state import ACCESS_TERMS, TERMS, Terms


class ParseError(ValueError):
    """The document can't be read; the message is the server's, without what each call puts before it."""


@dataclass(frozen=True, slots=True)
class Parser:
    """Reads for the blocks of an installation; `strict` compares multiplicity and class with the declared ones."""

    blocks: Blocks
    strict: bool = True
    replacing: bool = False

    def version(self, document: Json) -> tuple[Values, Terms]:
        """Read a version: its metadata and its terms."""
        terms = _terms(document)
        blocks = document.get("metadataBlocks")
        if blocks is None:
            raise ParseError("Invalid JSON object: metadata blocks not found.")
        values: Values = {}
        for block in blocks.values():
            values |= self.fields(block.get("fields", []))
        return values, terms

    def fields(self, documents: list[Json]) -> Values:
        """Read a list of fields."""
        read = [self.field(one) for one in documents]
        return {one[0].name: one[1] for one in read if one is not None}

    def field(self, document: Json) -> tuple[FieldType, list[Item]] | None:
        """Read a field that stands in a block, or nothing where its name is unknown."""
        found = self.blocks.any(str(document.get("typeName", "")))
        if found is None:
            return None
        self._compare(found, document)
        return found, self._items(found, document)

    def _compare(self, field: FieldType, document: Json) -> None:
        """Refuse a field that says of itself what its type is not; the odd blanks are the server's."""
        if not self.strict:
            return
        if bool(document.get("multiple")) != field.multiple:
            raise ParseError(f"incorrect multiple   for field {field.name}")
        given = document.get("typeClass")
        if given == field.type_class:
            return
        if field.type_class == "primitive":
            raise ParseError(f"incorrect  typeClass for field: {field.name}, should be primitive")
        stop = "." if field.type_class == "compound" else ""
        raise ParseError(f"incorrect  typeClass for field {field.name}, should be {field.type_class}{stop}")

    def _items(self, field: FieldType, document: Json) -> list[Item]:
        value = document.get("value")
        if field.multiple and not isinstance(value, list):
            raise ParseError(f"Invalid values submitted for {field.name}. It should be an array of values.")
        given = value if isinstance(value, list) and field.multiple else [value]
        if field.children:
            read = [self._compound(field, one) for one in given]
            return [one for one in read if one]
        if field.vocabulary:
            return list(dict.fromkeys(self._listed(field, one) for one in given if not self._emptied(one)))
        return [_text(field, one) for one in given]

    def _compound(self, field: FieldType, value: object) -> dict[str, str]:
        if not isinstance(value, Mapping):
            raise ParseError(f"Invalid values submitted for {field.name}. It should be an array of values.")
        children: dict[str, str] = {}
        for document in value.values():
            read = self.field(document)
            if read is None:
                continue
            child, items = read
            if field.child(child.name) is None:
                raise ParseError(f"field {child.name} is not a child of {field.name}")
            children[child.name] = "".join(text for text in items if isinstance(text, str))
        return children

    def _emptied(self, value: object) -> bool:
        """Whether an empty text takes a listed value away, which it does in a replacement."""
        return self.replacing and value == ""

    def _listed(self, field: FieldType, value: object) -> str:
        if not isinstance(value, str):
            raise ParseError(f"Invalid value submitted for {field.name}. It should be a single value.")
        if value not in field.vocabulary:
            raise ParseError(f"Value '{value}' does not exist in type '{field.name}'")
        return value


def _text(field: FieldType, value: object) -> str:
    if not isinstance(value, str):
        raise ParseError(f"Invalid value submitted for {field.name}. It should be a single value.")
    return value.strip()


def _terms(document: Json) -> Terms:
    try:
        licence = find_licence(document.get("license"))
    except UnknownLicenceError as error:
        raise ParseError(str(error)) from error
    names = ACCESS_TERMS if licence is not None else (*TERMS, *ACCESS_TERMS)
    words = tuple((name, str(document[name])) for name in names if document.get(name))
    return Terms(licence, words, bool(document.get("fileAccessRequest")))


def tidied(values: Values) -> Values:
    """Take away empty texts, children, compounds and fields, as the server does before it saves."""
    kept: Values = {}
    for name, items in values.items():
        full: list[Item] = []
        for item in items:
            one = item if isinstance(item, str) else {child: text for child, text in item.items() if text}
            if one:
                full.append(one)
        if full:
            kept[name] = full
    return kept
