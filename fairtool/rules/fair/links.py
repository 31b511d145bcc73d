"""I3: record and data refer to others, and say how they belong together."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.identifiers import orcid_ok, ror_ok
from fairtool.iso.view import XmlRecord
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.placeholder import said
from fairtool.record.citation import Responsibility
from fairtool.record.record import Record
from fairtool.rule import Example, rule
from fairtool.rules.fair.persistence import is_unique
from fairtool.rules.fair.said import SOURCE, essentials, problem

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


@rule(
    "fair-i3-party-identifier",
    severity=Severity.WARNING,
    source=f"{SOURCE} I3",
    shows=("resources.contacts.organisation", "resources.citation.responsibilities.organisation"),
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
    if not any(is_unique(one.identifier) for one in essentials(view).relations):
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
    """Each associated resource says how it belongs to the data: source, part, new version, cross reference.

    "Related to" tells a program nothing.
    """
    found = view.record.resource.associations
    if not found or not all(one.type.strip() or one.relation for one in found):
        yield problem(
            view,
            "{where} has no associated resource that says how it belongs to the data; write the type of it",
            *_ASSOCIATIONS,
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
    """Each person and organisation has a role.

    Without it nobody knows who made the data and who only keeps them.
    """
    parties = _responsible(view.record)
    if not parties or not all(one.role.strip() for one in parties):
        yield problem(
            view, "{where} has a party without a role; write author, custodian or another", "resources.contacts"
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


def _responsible(record: Record) -> tuple[Responsibility, ...]:
    citation = record.resource.citation
    return (*record.resource.contacts, *(citation.responsibilities if citation else ()), *record.contacts)
