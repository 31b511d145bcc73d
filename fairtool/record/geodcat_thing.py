"""What RDF says, before any library: things with types and properties, addresses, literals."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

NAMESPACES: Mapping[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geodcatap": "http://data.europa.eu/930/",
    "gsp": "http://www.opengis.net/ont/geosparql#",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What RFC 3987 forbids in an address; writers of RDF refuse it.
_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')
_ADDRESS = re.compile(
    r"(?:https?|ftps?|sftp|file|doi|s3|thredds)://[^/\s]|(?:urn:[a-z0-9][a-z0-9-]*|mailto|tel|info):\S", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Iri:
    """An address, or a prefixed name of `NAMESPACES`."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text with a language tag or a data type (a prefixed name)."""

    value: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node with its types and properties (prefixed names); without an address it is a blank node."""

    types: tuple[str, ...]
    properties: "tuple[tuple[str, Iri | Literal | Thing], ...]" = ()
    uri: str = ""


Value = Iri | Literal | Thing
Properties = tuple[tuple[str, Value], ...]


def full(name: str) -> str:
    """Give the address of a prefixed name; what is no such name is given back."""
    prefix, colon, local = name.partition(":")
    return NAMESPACES[prefix] + local if colon and prefix in NAMESPACES else name


def address(text: str) -> str:
    """Give an address that RDF accepts, what it forbids percent-encoded; empty where the text is none."""
    stripped = text.strip()
    if not _ADDRESS.match(stripped):
        return ""
    return _FORBIDDEN.sub(lambda found: f"%{ord(found[0]):02X}", stripped)


def refer(predicate: str, text: str) -> Properties:
    """Give one property that points to an address, none where the text is no address."""
    found = address(text)
    return ((predicate, Iri(found)),) if found else ()


def say(predicate: str, text: str, datatype: str = "") -> Properties:
    """Give one property with a literal, none where the text is empty."""
    return ((predicate, Literal(text, datatype=datatype)),) if text.strip() else ()
