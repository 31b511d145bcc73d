"""The declarations of conformity in a record: what they cite, and whether the resource conforms."""

from dataclasses import dataclass
from functools import lru_cache

from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rules.inspire.content import anchor_href, said
from fairtool.rules.inspire.declarations import declarations
from fairtool.vocabulary.inspire import regulations

CATEGORIES = ("invocable", "interoperable", "harmonised")
_CLASS = "http://inspire.ec.europa.eu/id/ats/metadata/2.0/sds-"


def category_uri(category: str) -> str:
    """Give the address of the conformance class of a category of services."""
    return _CLASS + category


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration of conformity: its node, the title that it cites with its text and address."""

    node: Node
    title: Node | None
    text: str
    href: str

    @property
    def place(self) -> Node:
        """The node to point at: the title, or the declaration where it cites none."""
        return self.title or self.node

    @property
    def passed(self) -> str:
        """Whether the resource conforms: `true`, `false`, or empty where that is open."""
        return self.node.text("passed")

    @property
    def category(self) -> str:
        """The category of services whose conformance class is cited, however it is written; empty for another."""
        address = self.href.rstrip("/").replace("https:", "http:", 1).casefold()
        text = self.text.casefold()
        return next((one for one in CATEGORIES if address == category_uri(one) or text == one), "")

    def cites(self, number: str) -> bool:
        """Tell whether a regulation is cited, by its number in the title or by its address."""
        return number in self.text or self.href == regulations()[number].uri

    @property
    def regulation(self) -> str:
        """The number of the INSPIRE regulation that is cited, empty for another text."""
        return next((number for number in regulations() if self.cites(number)), "")


@lru_cache(maxsize=2)  # a dozen rules ask it of one record, then of the next
def declared_in(view: XmlRecord) -> tuple[Declaration, ...]:
    """Give the declarations of conformity of a record, in its order, with what they cite."""
    return tuple(_declaration(conformance) for conformance in declarations(view))


def _declaration(conformance: Node) -> Declaration:
    title = conformance.first("specification.title")
    if title is None:
        return Declaration(conformance, None, "", "")
    return Declaration(conformance, title, said(title.element), anchor_href(title.element))
