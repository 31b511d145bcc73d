"""The canonical record of a data set in flat form."""

import re
from collections.abc import Iterable, Iterator

from fairtool.record.citation import Citation, Date, Graphic, Identifier
from fairtool.record.content import Coverage
from fairtool.record.distribution import Distribution, Format, Transfer
from fairtool.record.essentials import Essentials
from fairtool.record.flat_acquisition import nested_acquisitions
from fairtool.record.flat_extents import nested_extents, nested_resolutions, nested_systems
from fairtool.record.flat_identifiers import address_of
from fairtool.record.flat_keywords import nested_keywords
from fairtool.record.flat_parties import nested_party
from fairtool.record.flat_relations import nested_relations
from fairtool.record.flat_rights import Rights, nested_rights
from fairtool.record.lineage import Lineage
from fairtool.record.quality import Conformance, Quality, QualityReport
from fairtool.record.record import Record
from fairtool.record.resource import Association, Resource
from fairtool.record.scope import Maintenance, Scope
from fairtool.record.text import Text

_ADDRESS = re.compile(r"[A-Za-z][\w+.-]*://[^\s<>\"{}|\\^`]+")  # what an anchor may lead to


def nested(essentials: Essentials) -> Record:
    """Give the record that says the same, so that `flat` gives the essentials again."""
    parent, associations = nested_relations(essentials.relations)
    dated = essentials.metadata_date
    return Record(
        identifier=essentials.identifier,
        language=essentials.language,
        parent=parent,
        scopes=(essentials.kind,) if essentials.kind else (),
        contacts=tuple(nested_party(one) for one in essentials.metadata_contacts),
        dates=(Date(dated, "revision"),) if dated else (),
        date_stamp=dated,
        reference_systems=nested_systems(essentials.reference_systems),
        resources=(_resource(essentials, associations),),
        coverages=(Coverage(content_types=("physicalMeasurement",), variables=essentials.variables),)
        if essentials.variables
        else (),
        distributions=_distributions(essentials),
        qualities=_qualities(essentials),
        lineages=(Lineage(essentials.lineage),) if essentials.lineage else (),
        acquisitions=nested_acquisitions(essentials),
        files=essentials.files,
    )


def _resource(essentials: Essentials, associations: tuple[Association, ...]) -> Resource:
    rights = Rights(essentials.licences, essentials.access, essentials.limitations)
    return Resource(
        citation=_citation(essentials),
        abstract=essentials.abstract,
        purpose=essentials.purpose,
        credits=essentials.credits,
        statuses=tuple(filter(None, (essentials.status,))),
        contacts=tuple(nested_party(one) for one in essentials.parties),
        maintenances=(Maintenance(essentials.frequency),) if essentials.frequency else (),
        graphics=tuple(Graphic(name) for name in essentials.graphics),
        keywords=nested_keywords(essentials.keywords),
        constraints=nested_rights(rights),
        associations=associations,
        resolutions=nested_resolutions(essentials),
        temporal_resolutions=tuple(filter(None, (essentials.temporal_resolution,))),
        languages=essentials.resource_languages,
        topics=essentials.topics,
        extents=nested_extents(essentials),
        supplemental=essentials.supplemental,
        service_type="other" if essentials.kind == "service" else "",
    )


def _citation(essentials: Essentials) -> Citation:
    codes = ((address_of(essentials.doi),) if essentials.doi else ()) + essentials.other_identifiers
    return Citation(
        title=essentials.title,
        alternate_titles=essentials.alternate_titles,
        dates=tuple(_dates(essentials)),
        edition=essentials.version,
        identifiers=tuple(_identifiers(codes)),
    )


def _dates(essentials: Essentials) -> Iterator[Date]:
    said = (
        (essentials.created, "creation"),
        (essentials.published, "publication"),
        (essentials.revised, "revision"),
    )
    return (Date(value, type_) for value, type_ in said if value)


def _identifiers(codes: Iterable[str]) -> Iterator[Identifier]:
    """Give identifiers with addresses as anchors."""
    for code in codes:
        yield Identifier(code=Text(code, code if _ADDRESS.fullmatch(code) else ""))


def _distributions(essentials: Essentials) -> tuple[Distribution, ...]:
    transfer = Transfer(size=essentials.size_megabytes, links=essentials.links)
    distribution = Distribution(
        formats=tuple(Format(Text(name), version) for name, version in essentials.formats),
        transfers=(transfer,) if transfer != Transfer() else (),
    )
    return (distribution,) if distribution != Distribution() else ()


def _qualities(essentials: Essentials) -> tuple[Quality, ...]:
    if not essentials.conformances:
        return ()
    reports = tuple(
        QualityReport(
            kind="DQ_DomainConsistency",
            conformances=(Conformance(specification=Citation(title=title), passed=True),),
        )
        for title in essentials.conformances
    )
    return (Quality(Scope(essentials.kind), reports),)
