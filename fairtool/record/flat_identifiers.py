"""Persistent identifiers in the words of a record: DOI, ORCID, ROR and codes of reference systems."""

import re
from collections.abc import Iterable, Iterator

from fairtool.record.citation import Citation, Identifier
from fairtool.record.text import Text

DOI_ADDRESS = "https://doi.org/"
ORCID_ADDRESS = "https://orcid.org/"
ROR_ADDRESS = "https://ror.org/"
EPSG_ADDRESS = "http://www.opengis.net/def/crs/EPSG/0/"

_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|(?:info:|urn:)?doi:\s*/{0,2})?(10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+)",
    re.IGNORECASE,
)
_ORCID = re.compile(r"(?:^|orcid(?:\.org)?[:/\s]+)\s*(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])(?![\dXx])", re.IGNORECASE)
_ROR = re.compile(r"ror(?:\.org)?[:/]\s*(0[a-hj-km-np-tv-z0-9]{6}\d{2})\b", re.IGNORECASE)
_BARE_ROR = re.compile(r"0[a-hj-km-np-tv-z0-9]{6}\d{2}")
_EPSG = re.compile(
    r"EPSG(?:/[\d.]+/|:[\d.]*:|[:\s/]+)(\d{4,6})\b|spatialreference\.org/ref/epsg/(\d{4,6})", re.IGNORECASE
)


def doi_in(text: str) -> str:
    """Give the DOI that a whole text is, bare (`10.1234/abc`); empty where it is something else."""
    found = _DOI.fullmatch(text.strip())
    return found[1].rstrip(".,;") if found else ""


def is_doi(text: str, doi: str) -> bool:
    """Tell whether a text is a certain DOI, bare or as an address; case makes no difference, none is no DOI."""
    return bool(doi) and doi_in(text).lower() == doi.lower()


def orcid_in(text: str) -> str:
    """Give the ORCID that a text is or has the address of, bare (`0000-0002-1825-0097`)."""
    found = _ORCID.search(text.strip())
    return found[1].upper() if found else ""


def ror_in(text: str) -> str:
    """Give the ROR that a text has the address of, bare (`02feahw73`)."""
    found = _ROR.search(text)
    return found[1].lower() if found else ""


def epsg_of(system: Text) -> int | None:
    """Give the EPSG code of a reference system, from its address or words (`WGS 84 (EPSG:4326)`)."""
    for text in (system.href, system.value):
        if found := _EPSG.search(text):
            return int(found[1] or found[2])
    return 4326 if system.value.upper().endswith(("CRS84", "CRS:84")) else None


def address_of(doi: str) -> str:
    """Give the address of a bare DOI."""
    return f"{DOI_ADDRESS}{doi}"


def whole(identifier: Identifier) -> str:
    """Give an identifier as one text: code and codespace joined where the code does not stand alone."""
    code = str(identifier.code or "") or (identifier.code.href if identifier.code else "")
    space = identifier.codespace
    if not code or not space or ":" in code or code.startswith(space):
        return code
    return f"{space.rstrip('/#')}/{code}" if "://" in space else f"{space}:{code}"


def doi_of(identifier: Identifier) -> str:
    """Give the DOI that an identifier is, from its code, its anchor, or a code in the codespace `doi`."""
    code = identifier.code or Text("")
    for text in (code.value, code.href, whole(identifier)):
        if doi := doi_in(text):
            return doi
    return ""


def personal(identifiers: Iterable[Identifier], names: Iterable[Text | None]) -> str:
    """Give the ORCID among identifiers and in the anchors of names."""
    return next((orcid for text in _texts(identifiers, names) if (orcid := orcid_in(text))), "")


def institutional(identifiers: Iterable[Identifier], names: Iterable[Text | None]) -> str:
    """Give the ROR among identifiers and in the anchors of names; a bare code needs the codespace or authority ROR."""
    for identifier in identifiers:
        code = str(identifier.code or "").strip()
        if _BARE_ROR.fullmatch(code) and "ROR" in f"{identifier.codespace} {_title(identifier.authority)}".upper():
            return code
    return next((ror for text in _texts(identifiers, names) if (ror := ror_in(text))), "")


def identified(code: str, authority: str, address: str) -> Identifier:
    """Give an identifier with the name of its authority and the address as an anchor."""
    return Identifier(authority=Citation(title=Text(authority)), code=Text(f"{address}{code}"), codespace=authority)


def _texts(identifiers: Iterable[Identifier], names: Iterable[Text | None]) -> Iterator[str]:
    for identifier in identifiers:
        code = identifier.code or Text("")
        yield from (code.value, code.href)
    yield from (name.href for name in names if name)


def _title(citation: Citation | None) -> str:
    return str(citation.title or "") if citation else ""
