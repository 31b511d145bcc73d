"""A record in the form that a catalogue takes: its own XML in ISO 19139 or 19115-3, else ISO 19139 made from it."""

from datetime import UTC, datetime

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.namespaces import namespace
from fairtool.iso.safe import parse
from fairtool.push.csw.element import GMD, MDB, identifier_of, stamp_of
from fairtool.push.form import Form, Given, Unfit
from fairtool.push.xml_form import hash_of
from fairtool.translate import marked
from fairtool.warned import warned

_NAMELESS = marked(
    "{where} has no identifier: write one that stays, such as a UUID, into gmd:fileIdentifier, or into "
    "mdb:metadataIdentifier in ISO 19115-3"
)


def record_form(given: Given, schemas: frozenset[str]) -> Form:
    """Give a record in the form of a catalogue that gives its records in some schemas; raises Unfit without identifier.

    A record in ISO 19115-3 goes as it is where the catalogue gives that back, else in ISO 19139.
    """
    own = _own(given, schemas)
    root, lost = (own, ()) if own is not None else _made(given)
    identifier = identifier_of(root)
    if not identifier:
        raise Unfit(warned(_NAMELESS, given.path))
    return Form(
        identifier,
        etree.tostring(root, with_tail=False),
        hash_of(root),
        stamp_of(root) or given.record.date_stamp,
        lost,
        converted=own is None,
    )


def schema_of(document: bytes) -> str:
    """Give the schema that a document of ours is asked for in again: its own."""
    uri = namespace(parse(document, "-").tag)
    return uri if uri in MDB else GMD


def _own(given: Given, schemas: frozenset[str]) -> Element | None:
    """Give the record as it stands in its file, None where the catalogue does not know its encoding."""
    if not given.content:
        return None
    root = parse(given.content, given.path)
    uri = namespace(root.tag)
    return None if uri in MDB and uri not in schemas else root


def _made(given: Given) -> tuple[Element, tuple[str, ...]]:
    """Give a record in ISO 19139, and what could not be said in it."""
    from fairtool.conversion.cleaning import cleaned  # noqa: PLC0415 - most records are in ISO 19139 already
    from fairtool.conversion.encodings import ENCODINGS  # noqa: PLC0415
    from fairtool.conversion.prepare import prepared  # noqa: PLC0415
    from fairtool.record.iso_write import build_iso  # noqa: PLC0415

    today = datetime.now(UTC).date()
    written = build_iso(prepared(cleaned(given.record), ENCODINGS["iso19139"], today), "19139")
    return written.root, written.lost
