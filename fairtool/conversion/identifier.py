"""The identifier of a record: made of the DOI or id of the data, so that it is the same every time."""

from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from fairtool.conversion.parts import citation_of
from fairtool.record.flat_identifiers import DOI_ADDRESS, doi_of
from fairtool.record.record import Record

AUTO = "auto"


def derived(record: Record) -> str:
    """Give a UUID made of the DOI, else of an id with its authority or that is an address; nothing without one."""
    identifiers = citation_of(record).identifiers
    doi = next(filter(None, map(doi_of, identifiers)), "")
    if doi:
        return str(uuid5(NAMESPACE_URL, f"{DOI_ADDRESS}{doi.lower()}"))
    for one in identifiers:
        code = str(one.code or "")
        if code and (one.codespace or "://" in code or code.startswith("urn:")):
            return str(uuid5(NAMESPACE_URL, f"{one.codespace}:{code}" if one.codespace else code))
    return ""


def made(record: Record) -> str:
    """Give an identifier at any rate: derived, else of the checksums of the files, else a new one."""
    sums = sorted(file.sha256 for file in record.files if file.sha256)
    own = derived(record)
    return own or (str(uuid5(NAMESPACE_URL, f"sha256:{' '.join(sums)}")) if sums else str(uuid4()))


def as_uri(identifier: str) -> str:
    """Give a UUID as the URN that it has; any other identifier stays."""
    try:
        return UUID(identifier).urn
    except ValueError:
        return identifier
