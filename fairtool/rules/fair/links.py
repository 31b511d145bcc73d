"""I3: record and data refer to others, and say how they belong together."""

import re
from collections.abc import Iterable, Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.identifiers import orcid_ok, ror_ok
from fairtool.iso.namespaces import URIS
from fairtool.iso.view import XmlRecord
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.placeholder import said
from fairtool.record.citation import Responsibility
from fairtool.record.record import Record
from fairtool.rule import Example, rule
from fairtool.rules.fair.persistence import is_unique
from fairtool.rules.fair.said import SOURCE, essentials, problem
from fairtool.rules.iso.codes import is_own_list
from fairtool.vocabulary.inspire import iso_lists

_SOUND = "gmd:language/gmd:LanguageCode@codeListValue = fre"
_NAME = (
    "gmd:identificationInfo/*/gmd:pointOfContact/*/gmd:organisationName = <gmd:organisationName>"
    '<gmx:Anchor xlink:href="https://ror.org/{}">Observatoire de la Baie</gmx:Anchor></gmd:organisationName>'
)
_RELATED = (
    "gmd:identificationInfo/*/gmd:spatialRepresentationType += <gmd:aggregationInfo><gmd:MD_AggregateInformation>"
    "<gmd:aggregateDataSetIdentifier><gmd:MD_Identifier><gmd:code><gco:CharacterString>{}</gco:CharacterString>"
    "</gmd:code></gmd:MD_Identifier></gmd:aggregateDataSetIdentifier><gmd:associationType>"
    '<gmd:DS_AssociationTypeCode codeList="http://standards.iso.org/iso/19139/resources/gmxCodelists.xml'
    '#DS_AssociationTypeCode" codeListValue="crossReference"/></gmd:associationType></gmd:MD_AggregateInformation>'
    "</gmd:aggregationInfo>"
)
_ASSOCIATIONS = ("resources.associations", "parent")
_LINKING = ("references", "source", "metadata_link", "related_datasets", "input_data", "history")
_ADDRESS = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+/\S|\b10\.\d{4,9}/\S", re.IGNORECASE)


_PARTIES = ("resources.citation.responsibilities", "resources.contacts", "contacts")
_IDENTIFYING = (
    "individual~orcid.org",
    "organisation~ror.org",
    "individual_identifiers.code",
    "organisation_identifiers.code",
)
_HREF = f"{{{URIS['xlink'][0]}}}href"
_ROLE_LISTS = ("CI_RoleCode",)
_ASSOCIATION_LISTS = ("DS_AssociationTypeCode",)
_REFERENCES = tuple(
    f"{{{uri}}}{name}"
    for prefix, name in (
        ("mdb", "parentMetadata"),
        ("mri", "metadataReference"),
        ("mri", "additionalDocumentation"),
        ("mrl", "sourceMetadata"),
    )
    for uri in URIS[prefix]
)


@rule(
    "fair-i3-party-identifier",
    severity=Severity.WARNING,
    source=f"{SOURCE} I3",
    shows=tuple(f"{who}.{what}" for who in _PARTIES for what in _IDENTIFYING),
    examples=[Example("I3", bad=_NAME.format("02feahw74"), good=_NAME.format("02feahw73"))],
)
def parties_are_identified(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A person or organisation has an ORCID or a ROR, whose check digits agree.

    Names are shared and change. The identifier joins the data with the other works of the same hands.
    """
    everybody = (*essentials(view).parties, *essentials(view).metadata_contacts)
    if not any((one.orcid and orcid_ok(one.orcid)) or (one.ror and ror_ok(one.ror)) for one in everybody):
        yield problem(
            view,
            "{where} has no sound ORCID or ROR; write the ROR of the organisation (https://ror.org) or the ORCID of "
            "the author",
            "resources.contacts",
        )


@rule(
    "fair-i3-related",
    severity=Severity.WARNING,
    source=f"{SOURCE} I3",
    shows=("parent", "resources.associations.identifier.code", "resources.associations.citation.title"),
    examples=[Example("I3", bad=_SOUND, good=_RELATED.format("https://doi.org/10.17882/100001"))],
)
def others_are_referred_to(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record refers to another one: the series that the data are part of, the data that they come from, an article.

    Few data are understood alone.
    """
    if not any(is_unique(one) for one in (*_referred(view), *(each.identifier for each in essentials(view).relations))):
        yield problem(
            view,
            "{where} refers to no other resource by an identifier; write the DOI of the series, the source or the "
            "article as an associated resource",
            *_ASSOCIATIONS,
        )


@rule(
    "fair-i3-related-type",
    severity=Severity.WARNING,
    source=f"{SOURCE} I3",
    shows=("resources.associations.type", "resources.associations.relation"),
    examples=[Example("I3", bad=_SOUND, good=_RELATED.format("https://doi.org/10.17882/100001"))],
)
def relations_are_qualified(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """Each associated resource says in a word of the list how it belongs to the data: source, part, cross reference.

    "Related to" tells a program nothing.
    """
    found = view.record.resource.associations
    unlisted = _unlisted(view, _ASSOCIATION_LISTS)
    if not found or not all(one.type.strip() or one.relation for one in found) or unlisted:
        yield problem(
            view,
            '"{value}" at {where} is no type of the list {list}; write one, such as source, largerWorkCitation or '
            "crossReference"
            if unlisted
            else "{where} has an associated resource that does not say how it belongs to the data; write the type of it"
            if found
            else "{where} names no associated resource; write one, and how it belongs to the data",
            *_ASSOCIATIONS,
            value=unlisted,
            list=_ASSOCIATION_LISTS[0],
        )


@rule(
    "fair-i3-roles",
    severity=Severity.WARNING,
    source=f"{SOURCE} I3",
    shows=("resources.contacts.role", "resources.citation.responsibilities.role"),
    examples=[
        Example(
            "I3",
            bad="gmd:identificationInfo/*/gmd:pointOfContact/*/gmd:role = <gmd:role/>",
            good=_SOUND,
        )
    ],
)
def parties_have_roles(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """Each person and organisation has a role, which is one of the list.

    Without it nobody knows who made the data and who only keeps them.
    """
    parties = _responsible(view.record)
    unlisted = _unlisted(view, _ROLE_LISTS)
    if not parties or not all(one.role.strip() for one in parties) or unlisted:
        yield problem(
            view,
            '"{value}" at {where} is no role of the list {list}; write author, custodian or another'
            if unlisted
            else "{where} has a party without a role; write author, custodian or another"
            if parties
            else "{where} names no person or organisation; write who made the data, with the role author",
            "resources.contacts",
            value=unlisted,
            list=_ROLE_LISTS[0],
        )


@rule(
    "fair-i3-data-links",
    severity=Severity.WARNING,
    source=f"{SOURCE} I3",
    shows=_LINKING,
    examples=[
        Example("I3", bad=':references = "x" ;', good=':references = "https://doi.org/10.17882/100000" ;'),
    ],
)
def data_refer_to_others(dataset: Dataset, _context: Context[Dataset]) -> Iterator[Problem]:
    """The data hold the address of what they come from or are described by, in `references`, `source` or another.

    The file is what remains with the user when the page is closed.
    """
    if not any(_ADDRESS.search(text) for _, text in said(dataset, _LINKING)):
        yield Problem(
            "{where} has no DOI or address of an article or of other data; write it there",
            where=dataset.place("references"),
        )


@rule(
    "fair-i3-metadata-link",
    severity=Severity.WARNING,
    source=f"{SOURCE} I3",
    shows=("metadata_link",),
    examples=[
        Example("I3", bad=':title = "sst" ;', good=':metadata_link = "https://doi.org/10.17882/100000" ;'),
        Example("I3", bad=':metadata_link = "see the record" ;', good=':metadata_link = "doi:10.17882/100000" ;'),
    ],
)
def data_refer_to_their_record(dataset: Dataset, _context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `metadata_link` of the data is the whole address of their record, or a DOI.

    By it who has the file finds who made it, under which licence, and what else belongs to it.
    """
    texts = [text for _, text in said(dataset, ("metadata_link",))]
    if not any(_ADDRESS.search(text) for text in texts):
        yield Problem(
            '{where} is "{value}", which is no whole address; write that of the record, or the DOI'
            if texts
            else "{where} is missing; write the whole address of the record there, or the DOI",
            where=dataset.place("metadata_link"),
            value=texts[0] if texts else "",
        )


def _referred(view: XmlRecord) -> Iterator[str]:
    """Give the identifiers and addresses by which attributes refer to other records, `uuidref` and `xlink:href`."""
    found = (one for tag in _REFERENCES for one in view.by_tag.get(tag, ()))
    return (str(said) for one in found for name in ("uuidref", _HREF) if (said := one.get(name)))


def _unlisted(view: XmlRecord, lists: Iterable[str]) -> str:
    """Give the first code of these lists that they do not have; lists of somebody's own are not judged."""
    standard = iso_lists("iso19139" if view.encoding.column == "19139" else "iso19115-3").lists
    codes = (
        (str(one.get("codeListValue") or "").strip(), str(one.get("codeList") or ""), name)
        for tag, found in view.by_tag.items()
        if (name := tag.rpartition("}")[2]) in lists
        for one in found
    )
    wrong = (code for code, at, name in codes if code and code not in standard.get(name, ()) and not is_own_list(at))
    return next(wrong, "")


def _responsible(record: Record) -> tuple[Responsibility, ...]:
    citation = record.resource.citation
    return (*record.resource.contacts, *(citation.responsibilities if citation else ()), *record.contacts)
