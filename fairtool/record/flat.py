"""The canonical record in flat form: what a user means by title, DOI, licence, author, extent."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fairtool.record.citation import Citation, Date, Graphic, Identifier, Online, Responsibility
from fairtool.record.distribution import Distribution, Format, Transfer
from fairtool.record.essentials import Essentials, Relation
from fairtool.record.flat_acquisition import flat_instruments, flat_platforms
from fairtool.record.flat_extents import (
    flat_boxes,
    flat_periods,
    flat_places,
    flat_systems,
    resolution_metres,
)
from fairtool.record.flat_identifiers import doi_in, doi_of, is_doi, whole
from fairtool.record.flat_keywords import flat_keywords
from fairtool.record.flat_languages import once_in_each_language
from fairtool.record.flat_parties import flat_parties
from fairtool.record.flat_relations import flat_relations
from fairtool.record.flat_rights import flat_rights
from fairtool.record.record import Record
from fairtool.record.text import Text
from fairtool.vocabulary.languages import language

_PUBLISHED = ("publication", "released", "distribution")
_REVISED = ("revision", "lastRevision", "lastUpdate")


def flat(record: Record) -> Essentials:
    """Give what the flat encodings say of the resource that a record describes first."""
    record = once_in_each_language(record)
    return _offered(_located(_named(record), record), record)


def _named(record: Record) -> Essentials:
    """Give what the resource is called, by whom it is and when it was made."""
    resource, citation = record.resource, record.resource.citation or Citation()
    doi = _doi(record, citation)
    return Essentials(
        identifier=record.identifier,
        doi=doi,
        other_identifiers=_others(citation.identifiers, doi),
        kind=_kind(record),
        language=bibliographic(record.language),
        resource_languages=tuple(dict.fromkeys(map(bibliographic, resource.languages))),
        title=citation.title,
        alternate_titles=citation.alternate_titles,
        abstract=resource.abstract,
        purpose=resource.purpose,
        version=citation.edition,
        created=_date(citation.dates, ("creation",)),
        published=_date(citation.dates, _PUBLISHED),
        revised=_date(citation.dates, _REVISED),
        metadata_date=record.date_stamp or _date(record.dates, (*_REVISED, "creation", "publication")),
        parties=flat_parties(_responsible(record, citation)),
        metadata_contacts=flat_parties(record.contacts),
        keywords=flat_keywords(resource.keywords),
        topics=resource.topics,
        supplemental=resource.supplemental,
        credits=resource.credits,
        graphics=_graphics(resource.graphics),
        relations=_relations(record, doi),
    )


def _located(said: Essentials, record: Record) -> Essentials:
    """Add where and when the data are, and what was measured with what."""
    resource = record.resource
    return replace(
        said,
        boxes=flat_boxes(resource.extents),
        places=flat_places(resource.extents),
        periods=flat_periods(resource.extents),
        verticals=tuple(one for extent in resource.extents for one in extent.verticals),
        reference_systems=flat_systems(record),
        scale=next((one.scale for one in resource.resolutions if one.scale is not None), None),
        resolution_metres=resolution_metres(record),
        temporal_resolution=next(iter(resource.temporal_resolutions), ""),
        platforms=flat_platforms(record, said.keywords),
        instruments=flat_instruments(record, said.keywords),
        variables=tuple(one for coverage in record.coverages for one in coverage.variables),
    )


def _offered(said: Essentials, record: Record) -> Essentials:
    """Add where the data come from, how good they are, and how and by whom they may be had."""
    resource, rights = record.resource, flat_rights(record.resource.constraints)
    return replace(
        said,
        lineage=next((one.statement for one in record.lineages if one.statement), None),
        licences=rights.licences,
        access=rights.access,
        limitations=rights.limitations,
        frequency=next((one.frequency for one in resource.maintenances if one.frequency), ""),
        status=next(iter(resource.statuses), ""),
        links=_links(record),
        formats=_formats(record),
        files=record.files,
        conformances=_conformances(record),
        size_megabytes=next((one.size for one in _transfers(record) if one.size is not None), None),
    )


def _relations(record: Record, doi: str) -> tuple[Relation, ...]:
    """Give the relations to others: what has the DOI of the resource is the resource itself."""
    return tuple(one for one in flat_relations(record) if not is_doi(one.identifier, doi))


def bibliographic(said: str) -> str:
    """Give the ISO 639-2/B code of a language, or what was said where it is none that we know."""
    found = language(said) if said else None
    return found.bibliographic if found else said


def _doi(record: Record, citation: Citation) -> str:
    """Give the DOI of the data: of the citation, else of a link or text that says to be one, else of the record."""
    said = [doi_of(one) for one in citation.identifiers]
    said += [doi_in(link.url) for link in citation.links]
    said += [doi_in(text.value) for text in citation.other_details]
    said += [doi_in(record.data_set_uri)]
    said += [doi_in(link.url) for link in _links(record) if "doi" in f"{link.protocol or ''} {link.name or ''}".lower()]
    said += [doi_in(record.identifier)]
    return next(filter(None, said), "")


def _others(identifiers: Iterable[Identifier], doi: str) -> tuple[str, ...]:
    others = (whole(one) for one in identifiers if not doi or doi_of(one) != doi)
    return tuple(dict.fromkeys(filter(None, others)))


def _kind(record: Record) -> str:
    said = next(iter(record.scopes), "")
    return said or ("service" if record.resource.service_type else "dataset")


def _date(dates: Iterable[Date], types: tuple[str, ...]) -> str:
    """Give the last date of the first type that has one."""
    found = tuple(dates)
    return next((max(values) for type_ in types if (values := [d.value for d in found if d.type == type_])), "")


def _responsible(record: Record, citation: Citation) -> Iterator[Responsibility]:
    yield from citation.responsibilities
    yield from record.resource.contacts
    for distribution in record.distributions:
        for distributor in distribution.distributors:
            yield from distributor.contacts


def _transfers(record: Record) -> Iterator[Transfer]:
    for distribution in record.distributions:
        yield from distribution.transfers
        for distributor in distribution.distributors:
            yield from distributor.transfers


def _links(record: Record) -> tuple[Online, ...]:
    links = [link for transfer in _transfers(record) for link in transfer.links]
    links += [link for operation in record.resource.operations for link in operation.links]
    found: dict[tuple[object, ...], Online] = {}
    for link in links:
        if link.url:
            found.setdefault(_told(link), link)
    return tuple(found.values())


def _told(link: Online) -> tuple[object, ...]:
    """Give what tells a link from others: a record may have ten thousand."""
    texts = (link.protocol, link.application_profile, link.name, link.description)
    said = (one and (one.value, one.href, tuple(sorted(one.translations.items()))) for one in texts)
    return link.url, link.function, link.request, *said


def _graphics(graphics: Iterable[Graphic]) -> tuple[str, ...]:
    found = (one.name or next((link.url for link in one.links), "") for one in graphics)
    return tuple(dict.fromkeys(filter(None, found)))


def _formats(record: Record) -> tuple[tuple[str, str], ...]:
    found = (_format(one) for one in (*_distributed(record.distributions), *record.resource.formats))
    return tuple(dict.fromkeys(one for one in found if one[0]))


def _distributed(distributions: Iterable[Distribution]) -> Iterator[Format]:
    for one in distributions:
        yield from one.formats
        for transfer in one.transfers:
            yield from transfer.formats
        for distributor in one.distributors:
            yield from distributor.formats


def _format(one: Format) -> tuple[str, str]:
    specification = one.specification or Citation()
    return str(one.name or specification.title or ""), one.version or specification.edition


def _conformances(record: Record) -> tuple[Text, ...]:
    """Give the titles of the specifications that the data are said to conform to."""
    reports = (report for quality in record.qualities for report in quality.reports)
    passed = (one.specification for report in reports for one in report.conformances if one.passed)
    return tuple(one.title for one in passed if one and one.title)
