"""The records in an XML document: one, or those of a response of a catalogue, each with the standards it declares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from fairtool.errors import UnreadableError
from fairtool.iso import xpath
from fairtool.iso.declared import declared_standards
from fairtool.iso.element import Element
from fairtool.iso.identify import Encoding, Family, encoding_of, records_in
from fairtool.iso.namespaces import prefixed
from fairtool.iso.node import Node
from fairtool.iso.safe import parse, read
from fairtool.iso.view import XmlRecord
from fairtool.kinds import kind_of
from fairtool.record.of_view import read_xml
from fairtool.record.record import Record
from fairtool.version import Version

_FAMILIES: Mapping[str, Family] = {"DCAT": "dcat", "DataCite": "datacite"}
PARTS: frozenset[type] = frozenset({XmlRecord, Node, Record})
_MOST = 100_000  # records in one document


@dataclass(frozen=True, slots=True)
class Opened:
    """A record as its rules see it, the parts that it has, and the standards that it is held to."""

    view: XmlRecord
    versions: Mapping[str, Version]
    parts: frozenset[type] = PARTS


def records(path: Path, name: str) -> tuple[Opened, ...]:
    """Give the records of a document in XML: `name`, or `name#1`, `name#2` ... in a response of a catalogue.

    A name that ends so, which the file has not, asks for that record alone. Raises UnreadableError where the document
    is not sound, or holds no such record.
    """
    xpath.forget()  # the places of the document before
    document, wanted = _parted(path, name)
    found = _in_xml(path, document)
    return found if wanted is None else _chosen(found, wanted, document)


def described(path: Path, name: str) -> tuple[Opened, ...]:
    """Give the records of a document in Turtle or JSON, or of a graph in RDF/XML; raises UnreadableError.

    A graph has no elements that rules could look at: its records are seen by what they mean.
    """
    from fairtool.record.text_records import graph_records, text_records  # noqa: PLC0415 - few records are no XML

    document, wanted = _parted(path, name)
    given = graph_records(path, document) if kind_of(path) == "xml" else text_records(path, document)
    names = [document] if len(given) == 1 else [f"{document}#{number}" for number in range(1, len(given) + 1)]
    found = tuple(meant(one, record) for one, record in zip(names, given, strict=True))
    return found if wanted is None else _chosen(found, wanted, document)


def _parted(path: Path, name: str) -> tuple[str, int | None]:
    """Give the name of a document, and the number of the record that is asked for."""
    document, _, number = name.rpartition("#")
    asked = document and number.isdecimal() and not path.name.endswith(f"#{number}")
    return (document, int(number)) if asked else (name, None)


def _chosen(found: tuple[Opened, ...], wanted: int, name: str) -> tuple[Opened, ...]:
    if not 1 <= wanted <= len(found):
        raise UnreadableError("{path} holds {count} records", path=name, count=len(found))
    return (found[wanted - 1],)


def meant(name: str, record: Record) -> Opened:
    """Give a record without a tree of its own."""
    family: Family = next((one for word, one in _FAMILIES.items() if record.encoding.startswith(word)), "other")
    view = XmlRecord(name, etree.Element("record"), Encoding(record.encoding, family), lambda _: record)
    return Opened(view, declared_standards(view))


def _in_xml(path: Path, name: str) -> tuple[Opened, ...]:
    root = parse(read(path, name), name)
    alone = encoding_of(root)
    if alone and alone.family == "dcat":
        return described(path, name)
    if alone:
        return (_opened(name, root, alone),)
    found = tuple(_numbered(root, name))
    if not found:
        raise _no_record(root, name)
    return found


def _numbered(root: Element, name: str) -> Iterator[Opened]:
    for number, element in enumerate(records_in(root), start=1):
        if number > _MOST:
            raise UnreadableError("{path} holds more than {most} records", path=name, most=_MOST)
        encoding = encoding_of(element)
        if encoding:
            yield _opened(f"{name}#{number}", element, encoding)


def _opened(name: str, root: Element, encoding: Encoding) -> Opened:
    view = XmlRecord(name, root, encoding, read_xml)
    return Opened(view, declared_standards(view))


def _no_record(root: Element, name: str) -> UnreadableError:
    """Say what a document without records holds."""
    told = " ".join("".join(text) for text in _exceptions(root))
    if told:
        return UnreadableError(
            "{path} is an error that a catalogue answered: {reason}",
            hint="ask the catalogue again",
            path=name,
            reason=told[:300],
        )
    dublin_core = sum(
        prefixed(one.tag) in ("csw:Record", "csw:SummaryRecord", "csw:BriefRecord") for one in root.iter("*")
    )
    if dublin_core:
        return UnreadableError(
            "{path} holds Dublin Core alone (records of a catalogue: {count}), which says too little to be checked",
            hint="ask the catalogue for outputSchema=http://www.isotc211.org/2005/gmd and ElementSetName=full",
            path=name,
            count=dublin_core,
        )
    return UnreadableError(
        "{path} holds no metadata record that is known: its root element is {root}",
        hint="give a record in ISO 19139, ISO 19115-2, ISO 19115-3, DataCite, EML or DCAT, "
        "or a response of a catalogue that holds some",
        path=name,
        root=prefixed(root.tag),
    )


def _exceptions(root: Element) -> Iterator[list[str]]:
    for element in root.iter("*"):
        if prefixed(element.tag) == "ows:ExceptionText":
            yield [text.strip() for text in element.itertext()]
