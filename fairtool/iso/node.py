"""A node: an element of a record that the path table knows, as rules and readers see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fairtool.finding import SetXml
from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS, prefixed
from fairtool.iso.paths import Path, Paths
from fairtool.iso.values import code_of, content_of, href_of, language_of, nil_of, text_of
from fairtool.iso.xpath import line_of, xpath

_IDS = ("id", *(f"{{{uri}}}id" for uri in URIS["gml"]))


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An element, the class or kind that it has in the path table, and the attribute where the value is one.

    What is found below it is kept, since many rules walk the same ways.
    """

    element: Element
    kind: str
    paths: Paths
    attribute: str = ""
    _found: dict[str, tuple["Node", ...]] = field(init=False, default_factory=dict, repr=False)

    def all(self, field: str) -> tuple["Node", ...]:
        """Give the nodes of a field, in the order of the table, then of the document; raises KeyError on a wrong name.

        The field is one of the class of this node: `title` of a `Citation`. Dots go deeper: `citation.title`.
        """
        found = self._found.get(field)
        if found is None:
            found = self._found[field] = self._looked_up(field)
        return found

    def _looked_up(self, field: str) -> tuple["Node", ...]:
        name, _, rest = field.partition(".")
        if rest:
            return tuple([inner for node in self.all(name) for inner in node.all(rest)])
        found = self.paths[self.kind].fields[name]
        return tuple([node for way in found.ways for node in self._along(way, found.kind)])

    def _along(self, way: Path, kind: str) -> list["Node"]:
        elements = [self.element]
        for step in way.steps:
            elements = [child for element in elements for child in element.iterchildren(*step)]
        if not way.attribute:
            return [Node(element, kind, self.paths) for element in elements]
        names = _IDS if way.attribute == "id" else (way.attribute,)
        found = ((element, next((name for name in names if name in element.attrib), "")) for element in elements)
        return [Node(element, kind, self.paths, name) for element, name in found if name]

    def first(self, field: str) -> "Node | None":
        """Give the first node of a field, None where there is none."""
        return next(iter(self.all(field)), None)

    def texts(self, field: str) -> tuple[str, ...]:
        """Give the values of a field that are not empty."""
        return tuple(value for node in self.all(field) if (value := node.value))

    def text(self, field: str) -> str:
        """Give the first value of a field that is not empty, an empty text where there is none."""
        return next(iter(self.texts(field)), "")

    @property
    def value(self) -> str:
        """The value as text without white space around it: a code, a language, a sentence, a number as written."""
        if self.attribute:
            return str(self.element.attrib[self.attribute]).strip()
        match self.kind:
            case "text" | "string" | "uri":
                return text_of(self.element)
            case "code":
                return code_of(self.element)
            case "language":
                return language_of(self.element)
        return (self.element.text or "").strip()

    @property
    def href(self) -> str:
        """The address of an anchor, or of a property that refers to something elsewhere."""
        return href_of(self.element)

    @property
    def nil(self) -> str:
        """The reason why a value is left open (`gco:nilReason`), empty where none is given."""
        return nil_of(self.element)

    @property
    def name(self) -> str:
        """The name of the element with its usual prefix: `gmd:title`."""
        return prefixed(self.element.tag)

    @property
    def where(self) -> str:
        """The place, as an XPath with the usual prefixes."""
        path = xpath(self.element)
        return f"{path}/@{prefixed(self.attribute)}" if self.attribute else path

    def shown(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Give the place and the value of what stands in these fields; of the node itself where none is named."""
        nodes = (node for name in names for node in self.all(name)) if names else iter((self,))
        return ((node.where, node.value or node.href) for node in nodes)

    @property
    def line(self) -> int | None:
        """The line in the text of the record."""
        return line_of(self.element)

    def place(self, field: str) -> str:
        """Give the place of a field that is missing here, as an XPath."""
        text = self.paths[self.kind].fields[field].text
        return f"{self.where}/{text}" if text else self.where

    def path(self, field: str) -> str:
        """Give the way to a field from here, as it is written in this encoding: `gmd:citation/gmd:CI_Citation`."""
        return self.paths[self.kind].fields[field].text

    def set_text(self, value: str) -> SetXml | None:
        """Give the edit that writes the text: of the character string or anchor in a property, else of the element.

        None where that is not possible, since elements stand there.
        """
        content = content_of(self.element)
        holder = self.element if content is None else content
        return None if len(holder) else SetXml(xpath(holder), value)

    def set_attribute(self, name: str, value: str) -> SetXml | None:
        """Give the edit that writes an attribute, `codeList` or `xlink:href`: where it stands, here or one deeper.

        A new one is written here. None where the document does not declare the prefix, or declares it twice.
        """
        prefix, colon, local = name.rpartition(":")
        for uri in URIS[prefix] if colon else ("",):
            tag = f"{{{uri}}}{local}" if uri else local
            content = content_of(self.element)
            holder = content if content is not None and content.get(tag) is not None else self.element
            declared = [known for known, address in holder.nsmap.items() if known and address == uri]
            if not colon:
                return SetXml(xpath(holder), value, name)
            if len(declared) == 1:
                return SetXml(xpath(holder), value, f"{declared[0]}:{local}")
        return None
