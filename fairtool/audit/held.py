"""From a view to what an audit keeps of it for looking across files."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from fairtool.audit.holding import Holding
from fairtool.audit.times import Times, times_of, times_said
from fairtool.iso.view import XmlRecord
from fairtool.netcdf.dataset import Dataset
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.record.flat_identifiers import doi_in
from fairtool.record.netcdf_header import Header
from fairtool.rule import Viewed
from fairtool.vocabulary.licences import licence

_TITLE, _TEXT, _LINK = 120, 120, 300  # characters that are kept
_FEW, _SOME, _MANY = 2, 4, 50  # contacts and centres, identifiers, links
_ALL_LINKS = 4000  # characters of all links together
_OWN = ("tracking_id", "uuid", "file_uuid", "product_uuid", "identifier_product_uuid", "local_granule_id")
_DOI = ("doi", "identifier_product_doi", "dataset_doi", "product_doi", "id")
_DOI_WITHIN = re.compile(r"\b10\.\d{4,9}(?:\.\d+)*/[^\s\"<>;,]+", re.ASCII)
_CENTRES = ("publisher_institution", "publisher_name", "publisher", "institution", "data_assembly_center")
_ROLES = ("distributor", "publisher", "custodian", "owner", "pointOfContact", "resourceProvider", "originator")
_ANSWERS = (
    ("publisher_name", "publisher_email"),
    ("creator_name", "creator_email"),
    ("contact", "contact_email"),
    ("principal_investigator", "principal_investigator_email"),
)
_LICENCES = ("license", "licence", "license_id", "license_url", "rights", "access_rights")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.ASCII)


def holding_of(view: Viewed, name: str, kind: str) -> Holding:
    """Give what is kept of a subject: of data, of a record, or only the name of anything else.

    Values of a data set may be `Unavailable`. Raises UnreadableError where a record describes nothing.
    """
    if isinstance(view, Dataset):
        return _of_data(view, name, kind)
    if isinstance(view, XmlRecord):
        return _of_record(flat(view.record), name, kind)
    return Holding(name, kind)


def _of_data(dataset: Dataset, name: str, kind: str) -> Holding:
    header = Header(dataset)
    return Holding(
        name=name,
        kind=kind,
        title=_said(header, "title")[:_TITLE],
        identifiers=_once((_said(header, one).lower() for one in _OWN), _SOME),
        belongs=_once(_data_set_of(header), _SOME),
        times=times_of(dataset),
        centres=_once((_said(header, one) for one in _CENTRES), _FEW),
        contacts=_once_each(_answering(header)),
        licence=_licence(_said(header, *_LICENCES)),
    )


def _said(header: Header, *names: str) -> str:
    found = header.said(*names)
    return found.value if found else ""


def _data_set_of(header: Header) -> Iterator[str]:
    """Give the identifiers of the data set that a file is part of: DOIs, and its id with the naming authority."""
    for name in _DOI:
        said = _said(header, name)
        whole = doi_in(said) if len(said) <= _LINK else ""
        found = None if whole else _DOI_WITHIN.search(said)
        yield (whole or (found[0] if found else "")).lower()
    own, authority = _said(header, "id"), _said(header, "naming_authority")
    if own and not doi_in(own):
        yield (f"{authority}:{own}" if authority else own).lower()


def _answering(header: Header) -> Iterator[tuple[str, str]]:
    for named, mailed in _ANSWERS:
        name, mail = _said(header, named), _EMAIL.search(_said(header, mailed)[:_LINK])
        inside = _EMAIL.search(name[:_LINK])
        if mail or inside:
            address = mail[0] if mail else inside[0] if inside else ""
            yield name.replace(address, "").strip(" \t\n()<>,;:-")[:_TEXT], address


def _of_record(said: Essentials, name: str, kind: str) -> Holding:
    parties = (*said.having(*_ROLES), *said.metadata_contacts, *said.parties)
    links = (*(one.name for one in said.files), *(link.url for link in said.links))
    return Holding(
        name=name,
        kind=kind,
        title=str(said.title or "")[:_TITLE],
        identifiers=_once((said.identifier.lower(),), _SOME),
        belongs=_once((one.lower() for one in (said.doi, *said.other_identifiers)), _SOME),
        links=_within(_once((one for one in links if len(one) <= _LINK), _MANY)),
        times=_times_of(said),
        centres=_once((party.organisation for party in parties), _FEW),
        contacts=_once_each((party.name[:_TEXT], party.email[:_TEXT]) for party in parties if "@" in party.email),
        scope=said.kind[:_TEXT],
        licence=next((one.spdx or _licence(one.text or one.url) for one in said.licences), ""),
    )


def _licence(said: str) -> str:
    """Give a licence by its SPDX id where it has one, so that files can be counted by it; else what is said of it."""
    known = licence(said)
    return (known.spdx if known and known.spdx else said)[:_TEXT]


def _times_of(said: Essentials) -> Times | None:
    """Give the time from the first begin to the last end of the periods of a record."""
    begins = [one.begin for one in said.periods if one.begin]
    ends = [one.end for one in said.periods if one.end]
    return times_said(min(begins), max(ends), told="record") if begins and ends else None


def _once(texts: Iterable[str], most: int) -> tuple[str, ...]:
    """Give texts that say something, each once and cut to what is kept, the first ones only."""
    return tuple(dict.fromkeys(text[:_LINK] for text in texts if text))[:most]


def _within(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Give the first texts, as many as are kept together."""
    lengths = accumulate(map(len, texts))
    return tuple(text for text, length in zip(texts, lengths, strict=True) if length <= _ALL_LINKS)


def _once_each(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(pairs))[:_FEW]
