"""The documents that a catalogue is sent: transactions, and questions for records. Values never become markup."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS, namespace, prefixed
from fairtool.push.csw.dialect import CSW_2, CSW_3, Dialect

# What XML 1.0 (2.2) can hold.
_CHARACTERS = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
APISO = "http://www.opengis.net/cat/csw/apiso/1.0"
_NAMES = {"gmd": URIS["gmd"][0], "gmi": URIS["gmi"][0], "mdb": URIS["mdb"][0], "apiso": APISO}


def transaction(dialect: Dialect, created: Iterable[Element], updated: Iterable[Element]) -> bytes:
    """Give one transaction that inserts some records and replaces others; the elements go into it."""
    root = _root(dialect, "Transaction", verboseResponse="true")
    by_type: dict[str, list[Element]] = {}
    for record in created:
        by_type.setdefault(_type_of(record), []).append(record)
    for name, records in by_type.items():
        etree.SubElement(root, f"{{{dialect.csw}}}Insert", typeName=name).extend(records)
    for record in updated:
        etree.SubElement(root, f"{{{dialect.csw}}}Update", typeName=_type_of(record)).append(record)
    return _document(root)


def nothing(dialect: Dialect) -> bytes:
    """Give a transaction that inserts no record at all: it is answered as others are, and there is nothing to keep."""
    root = _root(dialect, "Transaction")
    etree.SubElement(root, f"{{{dialect.csw}}}Insert", typeName="gmd:MD_Metadata")
    return _document(root)


def deletion(dialect: Dialect, identifier: str, name: str) -> bytes:
    """Give a transaction that deletes the record whose property `name` is the identifier."""
    root = _root(dialect, "Transaction")
    delete = etree.SubElement(root, f"{{{dialect.csw}}}Delete", typeName="gmd:MD_Metadata")
    delete.append(_constraint(dialect, name, [identifier]))
    return _document(root)


def can_ask_for(identifier: str) -> bool:
    """Say whether an identifier can stand in a document at all; no record has one that cannot."""
    return _CHARACTERS.fullmatch(identifier) is not None


def by_ids(dialect: Dialect, ids: Sequence[str], schema: str) -> bytes:
    """Give the question for the records with some identifiers, each in an element of its own: none is split."""
    root = _root(dialect, "GetRecordById", outputFormat="application/xml", outputSchema=schema)
    for identifier in ids:
        etree.SubElement(root, f"{{{dialect.csw}}}Id").text = identifier
    etree.SubElement(root, f"{{{dialect.csw}}}ElementSetName").text = "full"
    return _document(root)


def by_parents(dialect: Dialect, ids: Sequence[str], start: int, most: int) -> bytes:
    """Give the question for the records whose parent has one of some identifiers, from the `start`-th on."""
    root, query = _query(dialect, Wish(), start, most)
    query.append(_constraint(dialect, "apiso:ParentIdentifier", ids))
    return _document(root)


@dataclass(frozen=True, slots=True)
class Wish:
    """What records are asked for: their kind, the schema that they come in, the property that orders them, if any."""

    kind: str = "gmd:MD_Metadata"
    schema: str = URIS["gmd"][0]
    order: str = ""


def by_position(dialect: Dialect, wish: Wish, start: int, most: int) -> bytes:
    """Give the question for all records of a kind, from the `start`-th on."""
    root, query = _query(dialect, wish, start, most)
    if wish.order:
        ordered = etree.SubElement(query, f"{{{dialect.filters}}}SortBy")
        by = etree.SubElement(ordered, f"{{{dialect.filters}}}SortProperty")
        name = "ValueReference" if dialect is CSW_3 else "PropertyName"
        etree.SubElement(by, f"{{{dialect.filters}}}{name}").text = wish.order
        etree.SubElement(by, f"{{{dialect.filters}}}SortOrder").text = "ASC"
    return _document(root)


def _query(dialect: Dialect, wish: Wish, start: int, most: int) -> tuple[Element, Element]:
    """Give a question for whole records, and the part of it that conditions and the order go into."""
    page = {"startPosition": str(start), "maxRecords": str(most)}
    if dialect is CSW_2:
        page["resultType"] = "results"  # else it counts them
    root = _root(dialect, "GetRecords", outputFormat="application/xml", outputSchema=wish.schema, **page)
    query = etree.SubElement(root, f"{{{dialect.csw}}}Query", typeNames=wish.kind)
    etree.SubElement(query, f"{{{dialect.csw}}}ElementSetName").text = "full"
    return root, query


def _root(dialect: Dialect, name: str, **attributes: str) -> Element:
    names = {"csw": dialect.csw, **_NAMES}
    return etree.Element(f"{{{dialect.csw}}}{name}", nsmap=names, service="CSW", version=dialect.version, **attributes)


def _constraint(dialect: Dialect, name: str, values: Sequence[str]) -> Element:
    """Give the condition that a property is one of some values, made by OWSLib, in which they are text of elements."""
    from owslib import fes, fes2  # noqa: PLC0415 - only where something is deleted

    kinds = fes2 if dialect is CSW_3 else fes
    one_of = [kinds.PropertyIsEqualTo(name, value) for value in values]
    filters = kinds.FilterRequest().setConstraint(one_of[0] if len(one_of) == 1 else kinds.Or(one_of))
    constraint = etree.Element(f"{{{dialect.csw}}}Constraint", version=dialect.filter_version)
    constraint.append(filters)
    return constraint


def _type_of(record: Element) -> str:
    """Give the name of the kind of a record with the prefix that the envelope declares for its namespace."""
    uri, local = namespace(record.tag), record.tag.rpartition("}")[2]
    known = next((prefix for prefix, address in _NAMES.items() if address == uri), None)
    return f"{known}:{local}" if known else prefixed(record.tag)


def _document(root: Element) -> bytes:
    document: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document
