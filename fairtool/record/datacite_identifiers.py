"""Kinds of identifiers in the words of DataCite, told by how an identifier looks."""

import re
from collections.abc import Mapping

from fairtool.record.flat_identifiers import doi_in

_KINDS: Mapping[str, str] = {
    r"(?:https?://n2t\.net/)?ark:.+": "ARK",
    r"arXiv:.+": "arXiv",
    r"https?://hdl\.handle\.net/.+|hdl:.+": "Handle",
    r"https?://(?:www\.)?igsn\.org/.+|IGSN:.+": "IGSN",
    r"https?://raid\.org/.+": "RAiD",
    r"swh:1:.+": "SWHID",
    r"RRID:.+": "RRID",
    r"https?://w3id\.org/.+": "w3id",
    r"https?://purl\.[^/]+/.+": "PURL",
    r"urn:lsid:.+": "LSID",
    r"urn:.+": "URN",
    r"\d{4}-\d{3}[\dX]": "ISSN",
    r"97[89][- ]?(?:\d[- ]?){9}[\dX]": "ISBN",
    r"(?:\d[- ]?){9}[\dX]": "ISBN",
    r"\d{13}": "EAN13",
    r"\d{4}[A-Za-z&.\d]{14}[A-Za-z]": "bibcode",
    r"(?:CSTR:)?\d{5}\.\d{2}\.\S+": "CSTR",
    r"\d+(?:\.\d+)*/\S+": "Handle",
    r"(?:https?|ftp|s3)://.+": "URL",
}
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _KINDS.items())


def kind_of(identifier: str) -> str:
    """Give the relatedIdentifierType of an identifier; empty where it looks like none that DataCite knows."""
    if doi_in(identifier):
        return "DOI"
    return next((kind for pattern, kind in _PATTERNS if pattern.fullmatch(identifier)), "")


def alternate_kind(identifier: str) -> str:
    """Give a word for the kind of an alternate identifier, which may be any."""
    known = kind_of(identifier)
    return known or ("UUID" if re.fullmatch(r"(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", identifier) else "Local")
