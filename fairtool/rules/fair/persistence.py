"""Which identifiers are meant to last, and which are unique in the world."""

import re
from uuid import UUID

from fairtool.record.flat_identifiers import doi_in

_TEST_DOI = re.compile(r"10\.(?:5072|1234|12345|99999?)/", re.ASCII)  # prefixes of examples, which never resolve
_HANDLE = re.compile(r"(?:hdl:|https?://hdl\.handle\.net/)\d[\w.]*/\S+", re.IGNORECASE)
_ARK = re.compile(r"(?:https?://[\w.-]+/)?ark:/?\d{5,9}/\S+", re.IGNORECASE)
_PERMANENT = re.compile(r"https?://(?:purl\.[\w./-]+|w3id\.org|perma\.cc|n2t\.net)/\S+", re.IGNORECASE)
_URN = re.compile(r"urn:(?:nbn|uuid|oid|doi|isbn|lsid):\S+", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/]+\.[a-z]{2,}/\S+", re.IGNORECASE)


def is_persistent(text: str) -> bool:
    """Tell whether an identifier belongs to a system that keeps it resolvable: DOI, Handle, ARK, PURL, URN:NBN.

    A DOI with a prefix for examples is none.
    """
    doi = doi_in(text)
    if doi:
        return _TEST_DOI.match(doi) is None
    stripped = text.strip()
    is_urn = stripped.lower().startswith(("urn:nbn:", "urn:lsid:")) and _URN.fullmatch(stripped) is not None
    return is_urn or any(one.fullmatch(stripped) for one in (_HANDLE, _ARK, _PERMANENT))


def is_example_doi(text: str) -> bool:
    """Tell whether a DOI has a prefix that is kept for examples, such as 10.5072."""
    return _TEST_DOI.match(doi_in(text)) is not None


def is_unique(text: str) -> bool:
    """Tell whether no other thing in the world has the same identifier: a UUID, an address, a persistent identifier."""
    stripped = text.strip()
    return (
        is_uuid(stripped)
        or bool(doi_in(stripped))
        or is_persistent(stripped)
        or any(one.fullmatch(stripped) for one in (_ADDRESS, _URN))
    )


def is_uuid(text: str) -> bool:
    """Tell whether a text is a UUID that somebody drew: neither zeros only nor one digit repeated."""
    try:
        found = UUID(text)
    except ValueError:
        return False
    return len(set(found.hex)) > 3
