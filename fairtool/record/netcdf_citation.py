"""How a netCDF data set is cited: title, version, dates and identifiers, by the attributes of ACDD."""

from collections.abc import Iterator, Mapping

from fairtool.netcdf.iso8601 import parse_iso8601
from fairtool.record.citation import Citation, Date, Identifier
from fairtool.record.flat_identifiers import DOI_ADDRESS, doi_in
from fairtool.record.netcdf_header import Header
from fairtool.record.netcdf_part import Part, assembled
from fairtool.record.netcdf_parties import parties
from fairtool.record.text import Text

# The attributes of ACDD, then others in use, by the code of CI_DateTypeCode that they stand for.
_DATES: Mapping[str, tuple[str, ...]] = {
    "creation": ("date_created", "creation_date"),
    "publication": ("date_issued",),
    "revision": ("date_modified",),
}
_DOIS = ("doi", "identifier_product_doi", "dataset_doi")


def citation(header: Header) -> Part[Citation]:
    """Give the citation, with all who have a part in the data."""
    return assembled(
        Citation,
        title=header.text("title"),
        dates=tuple(_dates(header)),
        edition=header.said("product_version"),
        identifiers=tuple(_identifiers(header)),
        responsibilities=parties(header),
    )


def date(header: Header, *names: str) -> Part[str] | None:
    """Give the first of some attributes that is a date, as ISO 8601 writes it."""
    for name in names:
        said = header.said(name)
        instant = parse_iso8601(said.value) if said else None
        if said and instant:
            return Part(instant.text, said.places)
    return None


def _dates(header: Header) -> Iterator[Part[Date]]:
    for kind, names in _DATES.items():
        value = date(header, *names)
        if value:
            yield assembled(Date, value=value, type=kind)


def _identifiers(header: Header) -> Iterator[Part[Identifier]]:
    """Give the DOI by its address, then the `id` in the namespace of its authority."""
    own, seen = header.said("id"), set()
    for said in (*(header.said(name) for name in _DOIS), own):
        doi = doi_in(said.value) if said else ""
        if said and doi and doi.lower() not in seen:
            seen.add(doi.lower())
            yield assembled(Identifier, code=Part(Text(f"{DOI_ADDRESS}{doi}"), said.places))
    if own and not doi_in(own.value):
        authority = header.said("naming_authority")
        yield assembled(Identifier, code=own.made(Text), codespace=authority)
