"""A description of a data set as F-UJI gathers it: how it came by it, and the elements that it finds in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Way(StrEnum):
    """How a description was come by."""

    JSON_LD = "json-ld in the page"
    META = "meta elements of the page"
    HIGHWIRE = "citation elements of the page"
    OPEN_GRAPH = "open graph in the page"
    MICRODATA = "microdata in the page"
    RDFA = "rdfa in the page"
    JSON_LD_ASKED = "json-ld that was asked for"
    RDF_ASKED = "rdf that was asked for"
    XML_ASKED = "xml that was asked for"
    DATACITE = "json of datacite"
    RDF_LINKED = "rdf that a link leads to"
    XML_LINKED = "xml that a link leads to"
    LINKS = "typed links"


class Part(StrEnum):
    """An element that F-UJI looks for."""

    CREATOR = "creator"
    TITLE = "title"
    IDENTIFIER = "identifier"
    PUBLISHED = "date of publication"
    PUBLISHER = "publisher"
    SUMMARY = "summary"
    KEYWORDS = "keywords"
    TYPE = "type"
    CONTRIBUTOR = "contributor"
    MODIFIED = "date of change"
    CREATED = "date of creation"
    HOLDER = "holder of rights"
    ACCESS = "conditions of access"
    FREE = "free access"
    LICENCE = "licence"
    VARIABLES = "variables"
    SIZE = "size"
    FORMAT = "format"
    PERIOD = "period"
    PLACE = "place"
    RELATED = "related resources"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A data file as metadata name it; empty where they do not say it. `size` is as it is written there."""

    address: str = ""
    media_type: str = ""
    size: str = ""
    service: str = ""


Elements = Mapping[Part, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """A description: how it came, what is found in it.

    `addresses` are its namespaces, and in RDF all that stand in it; `linked` are those in texts of XML, `concepts`
    those of keywords. What is of a kind that is not read here has `is_read` false: what F-UJI finds in it is not known.
    """

    way: Way
    elements: Elements = field(default_factory=lambda: MappingProxyType({}))
    files: tuple[Claimed, ...] = ()
    related: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    is_read: bool = True

    def has(self, part: Part) -> bool:
        """Say whether an element is there."""
        return bool(self.elements.get(part))


def elements(**found: tuple[str, ...]) -> Elements:
    """Give the elements in which something stands, by the names of the parts in lower case."""
    return MappingProxyType({Part[name.upper()]: values for name, values in found.items() if values})
