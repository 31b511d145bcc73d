"""What is read of a record where it stands in a document: its identifier, its date stamp, its parent."""

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS, namespace
from fairtool.iso.values import text_of

GMD = URIS["gmd"][0]
MDB = frozenset(URIS["mdb"])
_MCC = URIS["mcc"][0]


def identifier_of(record: Element) -> str:
    """Give the identifier of a record in ISO 19139 or 19115-3, empty where it has none."""
    if namespace(record.tag) in MDB:
        code = record.find(f"{{{namespace(record.tag)}}}metadataIdentifier/{{{_MCC}}}MD_Identifier/{{{_MCC}}}code")
        return "" if code is None else text_of(code)
    return _text(record, "fileIdentifier")


def stamp_of(record: Element) -> str:
    """Give the date of a record in ISO 19139, empty where it says none."""
    return _text(record, "dateStamp")


def parent_of(record: Element) -> str:
    """Give the identifier of the parent of a record in ISO 19139, empty where it names none."""
    return _text(record, "parentIdentifier")


def _text(record: Element, name: str) -> str:
    found = record.find(f"{{{GMD}}}{name}")
    return "" if found is None else text_of(found)
