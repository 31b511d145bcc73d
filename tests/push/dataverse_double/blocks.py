"""The blocks of an installation, found by name, and how the interface prints them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tests.push.dataverse_double.citation_block import citation
from tests.push.dataverse_double.edition import Edition
from tests.push.dataverse_double.field_type import Block, FieldType, with_children
from tests.push.dataverse_double.geospatial_block import geospatial, semantics
from tests.push.dataverse_double.shapes import Json, without_nulls


def _with_many(block: Block, many: frozenset[str]) -> Block:
    """Give a block some of whose children may stand several times."""

    def changed(field: FieldType) -> FieldType:
        children = (replace(one, multiple=one.multiple or one.name in many) for one in field.children)
        return replace(field, children=tuple(children))

    return replace(block, fields=tuple(map(changed, block.fields)))


class Blocks:
    """The blocks of a version; `required` are the fields that the collection requires beyond the common ones."""

    def __init__(
        self, edition: Edition, *, rdg: bool, required: frozenset[str], many: frozenset[str] = frozenset()
    ) -> None:
        """Build the blocks of a version, with those of Recherche Data Gouv or without."""
        self.edition = edition
        self.required = required
        more = (semantics(),) if rdg else ()
        found = (citation(edition, rdg=rdg), geospatial(edition, rdg=rdg), *more)
        self.all: tuple[Block, ...] = tuple(_with_many(one, many) for one in found)
        self._top: Mapping[str, FieldType] = {field.name: field for block in self.all for field in block.fields}
        self._every: Mapping[str, FieldType] = {
            one.name: one for field in self._top.values() for one in with_children(field)
        }

    def top(self, name: str) -> FieldType | None:
        """Give the field of a name that stands in a block itself."""
        return self._top.get(name)

    def any(self, name: str) -> FieldType | None:
        """Give the field of a name, children too."""
        return self._every.get(name)

    def block(self, name: str) -> Block | None:
        """Give the block of a name, or of an identifier as text."""
        return next((one for one in self.all if name in {one.name, str(one.identifier)}), None)

    def is_required(self, field: FieldType) -> bool:
        """Whether a field must be filled in this collection."""
        return field.required or field.name in self.required

    def ordered(self) -> Iterator[tuple[Block, FieldType]]:
        """Give the fields in the order in which they are printed."""
        for block in self.all:
            for field in block.fields:
                yield block, field

    def brief(self, block: Block) -> Json:
        """Print a block without its fields."""
        return {"id": block.identifier, "displayName": block.title, "name": block.name}

    def full(self, block: Block, *, only_on_create: bool = False, collection: bool = False) -> Json:
        """Print a block with its fields."""
        shown = [
            field
            for field in block.fields
            if not only_on_create or field.on_create or field.required or (collection and self.is_required(field))
        ]
        order = {field.name: place for place, field in enumerate(block.fields)}
        fields = {field.name: self._field(field, order[field.name], collection=collection) for field in shown}
        printed: Json = {"id": block.identifier, "name": block.name, "displayName": block.title}
        if self.edition.tells_type_classes:
            printed["displayOnCreate"] = any(field.on_create for field in block.fields)
        printed["fields"] = fields
        return printed

    def _field(self, field: FieldType, place: int, *, collection: bool) -> Json:
        printed = {"name": field.name, "displayName": field.display_name}
        typed: Json = {"title": field.title, "type": field.kind, "watermark": "", "description": field.title}
        if self.edition.tells_type_classes:
            typed["typeClass"] = field.type_class
            typed["multiple"] = field.multiple
            typed["isControlledVocabulary"] = bool(field.vocabulary)
            typed["displayFormat"] = ""
            typed["displayOrder"] = place
            typed["isRequired"] = field.required or (collection and field.name in self.required)
            typed["controlledVocabularyValues"] = list(field.vocabulary) or None
        if self.edition.lists_fields_of_a_collection:
            typed["displayOnCreate"] = field.on_create
        children = {one.name: self._field(one, at, collection=collection) for at, one in enumerate(field.children)}
        return without_nulls(**printed, **typed, childFields=children or None)
