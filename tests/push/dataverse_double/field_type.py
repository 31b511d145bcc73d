"""A type of metadata field, and the compact tables in which the double writes down those of a block."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class FieldType:
    """A field: its name, title and kind, how often it may stand, its children and its vocabulary."""

    name: str
    title: str
    kind: str  # TEXT, TEXTBOX, DATE, URL, EMAIL, INT, FLOAT; NONE for a compound
    multiple: bool = False
    required: bool = False
    on_create: bool = False
    vocabulary: tuple[str, ...] = ()
    children: tuple["FieldType", ...] = ()
    parent: str = ""  # the title of the compound it stands in

    @property
    def type_class(self) -> str:
        """The class as the interface names it."""
        if self.vocabulary:
            return "controlledVocabulary"
        return "compound" if self.children else "primitive"

    @property
    def display_name(self) -> str:
        """The title, after that of the compound where the two differ."""
        return f"{self.parent} {self.title}" if self.parent and self.parent != self.title else self.title

    def child(self, name: str) -> "FieldType | None":
        """Give the child of a name."""
        return next((one for one in self.children if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of metadata: its name, its title, its fields in order."""

    identifier: int
    name: str
    title: str
    fields: tuple[FieldType, ...]


_LINE = re.compile(r"(?P<indent> *)(?P<name>\w+)\s*\|\s*(?P<title>[^|]+?)\s*\|\s*(?P<kind>\w+)\s*(?P<flags>[a-z ]*)$")


def table(text: str, vocabularies: Mapping[str, tuple[str, ...]]) -> tuple[FieldType, ...]:
    """Read a table: a field a line, `name | title | kind flags`, children indented below their compound.

    The flags are `many`, `required`, `create` and `listed`, the last for a field with a controlled vocabulary.
    """
    fields: list[FieldType] = []
    for line in text.strip("\n").splitlines():
        field, is_child = _field(line, vocabularies)
        if is_child:
            parent = fields[-1]
            fields[-1] = replace(parent, children=(*parent.children, replace(field, parent=parent.title)))
        else:
            fields.append(field)
    return tuple(fields)


def _field(line: str, vocabularies: Mapping[str, tuple[str, ...]]) -> tuple[FieldType, bool]:
    found = _LINE.match(line)
    if found is None:
        raise ValueError(line)
    flags = found["flags"].split()
    field = FieldType(
        found["name"],
        found["title"],
        found["kind"].upper(),
        multiple="many" in flags,
        required="required" in flags,
        on_create="create" in flags,
        vocabulary=vocabularies[found["name"]] if "listed" in flags else (),
    )
    return field, bool(found["indent"])


def with_children(field: FieldType) -> Iterator[FieldType]:
    """Give a field and its children."""
    yield field
    yield from field.children
