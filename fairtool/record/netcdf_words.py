"""What a netCDF file says for those who search and use it: licence, documents, addresses."""

import re

from fairtool.record.citation import Citation, Identifier, Online
from fairtool.record.constraint import Constraints
from fairtool.record.flat_identifiers import DOI_ADDRESS, doi_in
from fairtool.record.netcdf_header import Header
from fairtool.record.netcdf_part import Part, assembled
from fairtool.record.text import Text

_URL = re.compile(r"(?:https?|ftp)://[^\s<>\"]+")
_OPEN_PAREN = ")]}.,;:"


def constraints(header: Header) -> tuple[Part[Constraints], ...]:
    """Give the licence as a condition of use; its address is that of an anchor where it has one."""
    said = header.said("license", "licence", "distribution_statement")
    if said is None:
        return ()
    address = _address(said.value)
    licence = Part(Text(said.value, address), said.places)
    return (assembled(Constraints, kind="MD_LegalConstraints", use=("otherRestrictions",), others=(licence,)),)


def _address(text: str) -> str:
    found = {one.rstrip(_OPEN_PAREN) for one in _URL.findall(text)}
    return found.pop() if len(found) == 1 else ""


def documentations(header: Header) -> tuple[Part[Citation], ...]:
    """Give the documents that `references` names, each with its DOI or address."""
    said = header.said("references")
    if said is None:
        return ()
    parts = [" ".join(part.split()) for part in re.split(r"[;\n]|, (?=https?://)", said.value)]
    return tuple(_document(Part(part, said.places)) for part in parts if part)


def _document(said: Part[str]) -> Part[Citation]:
    doi = doi_in(said.value) or next(filter(None, map(doi_in, re.split(r"[\s,]+", said.value))), "")
    address = _address(said.value)
    code = Part(Text(f"{DOI_ADDRESS}{doi}"), said.places)
    identifiers = (assembled(Identifier, code=code),) if doi else ()
    links = (assembled(Online, url=Part(address, said.places)),) if address and not doi else ()
    return assembled(Citation, title=said.made(Text), identifiers=identifiers, links=links)


def links(header: Header) -> tuple[Part[Online], ...]:
    """Give the addresses of more information on the data: `metadata_link`, `infoUrl`."""
    found = (header.said(name) for name in ("metadata_link", "infoUrl"))
    return tuple(
        assembled(Online, url=said, function="information") for said in found if said and _URL.fullmatch(said.value)
    )
