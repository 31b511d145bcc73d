"""The types of metadata fields of a server, read from its own blocks: versions and installations differ in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fairtool.record.json_node import JsonNode

COMPOUND, LISTED, PLAIN = "compound", "controlledVocabulary", "primitive"


@dataclass(frozen=True, slots=True)
class FieldType:
    """A field: its block, how often it may stand, its vocabulary, its children by name.

    `kind` is its class, empty where the server does not tell it (before 6.2), nor how often it may stand; `form` is
    what its values are: TEXT, DATE, URL, EMAIL, INT, FLOAT.
    """

    name: str
    block: str = ""
    kind: str = ""
    form: str = ""
    multiple: bool = False
    required: bool = False
    vocabulary: tuple[str, ...] = ()
    children: Mapping[str, "FieldType"] = field(default_factory=dict)

    @property
    def is_told(self) -> bool:
        """Say whether the server tells the class, and with it how often the field may stand."""
        return bool(self.kind)

    def of_vocabulary(self, value: str) -> str:
        """Give a value as the vocabulary writes it, empty where it is not there; any value where there is none."""
        if not self.vocabulary or value in self.vocabulary:
            return value
        wanted = value.casefold()
        return next((one for one in self.vocabulary if one.casefold().strip() == wanted), "")


def field_types(blocks: Iterable[JsonNode]) -> Mapping[str, FieldType]:
    """Give the fields of some blocks by name; children, which old versions list beside, stand in theirs alone."""
    found = {one.name: one for block in blocks for one in _of_block(block)}
    children = {name for one in found.values() for name in one.children}
    return {name: one for name, one in found.items() if name not in children}


def _of_block(block: JsonNode) -> Iterator[FieldType]:
    fields = block["fields"]
    for name in fields.members:
        yield _type(fields[name], block["name"].text())


def _type(node: JsonNode, block: str) -> FieldType:
    inside = node["childFields"]
    return FieldType(
        node["name"].text(),
        block,
        node["typeClass"].text(),
        node["type"].text().upper(),
        node["multiple"].value is True,
        node["isRequired"].value is True,
        tuple(_written(one) for one in node["controlledVocabularyValues"]),
        {name: _type(inside[name], block) for name in inside.members},
    )


def _written(node: JsonNode) -> str:
    """Give a value to the letter: some end with a space, and are not known without it."""
    return node.value if isinstance(node.value, str) else node.text()
