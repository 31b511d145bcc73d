"""Reads a set of XSD files that belong together, each namespace from one place, without the network."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
XML = "http://www.w3.org/XML/1998/namespace"
GLOBALS = frozenset(
    XS + kind for kind in ("element", "complexType", "simpleType", "group", "attributeGroup", "attribute")
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A schema file to start from, with texts to replace in it and in what it includes (a namespace by another)."""

    source: str
    path: str
    replaced: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A schema file; `target` is its namespace, that of the includer where it has none of its own."""

    root: etree._Element
    path: Path
    target: str
    replaced: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a schema and the document that it stands in."""

    node: etree._Element
    document: Document

    def name(self, text: str) -> str:
        """Give the name that a prefixed name means here, `{namespace}local`."""
        prefix, _, local = text.rpartition(":")
        namespace = XML if prefix == "xml" else self.node.nsmap.get(prefix or None)
        return f"{{{namespace or self.document.target}}}{local}"

    def at(self, node: etree._Element) -> "Component":
        """Give another part of the same document."""
        return Component(node, self.document)

    def parts(self, *kinds: str) -> Iterator["Component"]:
        """Give the parts of some kinds inside this one, in their order; without kinds, all but annotations."""
        for node in self.node:
            if (
                isinstance(node.tag, str)
                and node.tag != XS + "annotation"
                and (not kinds or node.tag[len(XS) :] in kinds)
            ):
                yield self.at(node)

    @property
    def kind(self) -> str:
        """The kind of part: element, sequence, attribute ..."""
        return str(node_kind(self.node))


def node_kind(node: etree._Element) -> str:
    """Give the local name of a node of a schema."""
    return str(node.tag)[len(XS) :]


@dataclass(slots=True)
class SchemaSet:
    """The global parts of all files, by kind and name; the first of a name is kept."""

    parts: dict[tuple[str, str], Component] = field(default_factory=dict)
    read: set[tuple[Path, str, tuple[tuple[str, str], ...]]] = field(default_factory=set)
    begun: set[str] = field(default_factory=set)

    def of_kind(self, kind: str) -> list[tuple[str, Component]]:
        """Give the global parts of one kind with their names, sorted by name."""
        return sorted((name, part) for (known, name), part in self.parts.items() if known == kind)

    def find(self, kind: str, name: str) -> Component:
        """Give a global part; raises KeyError where the set lacks it."""
        return self.parts[kind, name]


def load(entries: Sequence[Entry], folders: Mapping[str, Path]) -> SchemaSet:
    """Read the entries in their order: a namespace that an earlier one brought is not read from elsewhere."""
    schemas = SchemaSet()
    for entry in entries:
        before = frozenset(schemas.begun)
        _read(schemas, folders[entry.source] / entry.path, "", entry.replaced, before)
    return schemas


def _read(
    schemas: SchemaSet, path: Path, target: str, replaced: tuple[tuple[str, str], ...], before: frozenset[str]
) -> None:
    path = path.resolve()
    if (path, target, replaced) in schemas.read or not path.is_file():
        return
    schemas.read.add((path, target, replaced))
    text = path.read_bytes()
    for old, new in replaced:
        text = text.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    root = etree.fromstring(text, etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False))
    document = Document(root, path, root.get("targetNamespace", target), replaced)
    if document.target in before:
        return
    schemas.begun.add(document.target)
    for node in root:
        _take(schemas, document, node, before)


def _take(schemas: SchemaSet, document: Document, node: etree._Element, before: frozenset[str]) -> None:
    if node.tag in GLOBALS:
        name = f"{{{document.target}}}{node.get('name')}"
        schemas.parts.setdefault((node_kind(node), name), Component(node, document))
    elif node.tag == XS + "include":
        _read(schemas, document.path.parent / node.get("schemaLocation"), document.target, document.replaced, before)
    elif node.tag == XS + "import" and node.get("namespace") not in before:
        location = node.get("schemaLocation") or ""
        if location and "://" not in location:
            _read(schemas, document.path.parent / location, "", document.replaced, before)
