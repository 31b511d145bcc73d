"""Requests of CSW 2.0.2 as text, written by hand, so that a double is tested by nobody's client."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

NAMES = (
    'xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" xmlns:ogc="http://www.opengis.net/ogc" '
    'xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:apiso="http://www.opengis.net/cat/csw/apiso/1.0"'
)
GMD = "http://www.isotc211.org/2005/gmd"


def inserting(*records: bytes) -> bytes:
    """Give one transaction that inserts the records."""
    return transaction(f'<csw:Insert typeName="gmd:MD_Metadata">{_inner(records)}</csw:Insert>')


def updating(*records: bytes) -> bytes:
    """Give one transaction with an update for each record."""
    return transaction("".join(f"<csw:Update>{_inner([one])}</csw:Update>" for one in records))


def deleting(*identifiers: str) -> bytes:
    """Give one transaction with a deletion for each identifier."""
    return transaction(
        "".join(f'<csw:Delete typeName="gmd:MD_Metadata">{constraint(one)}</csw:Delete>' for one in identifiers)
    )


def transaction(inside: str) -> bytes:
    """Give a transaction around what is asked."""
    return f'<csw:Transaction {NAMES} service="CSW" version="2.0.2">{inside}</csw:Transaction>'.encode()


def constraint(identifier: str) -> str:
    """Give the constraint that matches one identifier."""
    return (
        '<csw:Constraint version="1.1.0"><ogc:Filter><ogc:PropertyIsEqualTo>'
        f"<ogc:PropertyName>apiso:Identifier</ogc:PropertyName><ogc:Literal>{escape(identifier)}</ogc:Literal>"
        "</ogc:PropertyIsEqualTo></ogc:Filter></csw:Constraint>"
    )


def _inner(records: Iterable[bytes]) -> str:
    return "".join(one.decode().partition("?>")[2] for one in records)
