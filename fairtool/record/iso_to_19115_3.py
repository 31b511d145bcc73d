"""What stands elsewhere in ISO 19115-3 than in ISO 19139, on the way there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from fairtool.record.citation import Citation, Contact, Date, Identifier, Online, Responsibility
from fairtool.record.constraint import Constraints
from fairtool.record.distribution import Format, Medium
from fairtool.record.extent import Vertical
from fairtool.record.iso_codes import KINDS, renamed
from fairtool.record.iso_parts import in_one, one_thing_each
from fairtool.record.iso_party import identifier_of
from fairtool.record.lineage import LineageSource
from fairtool.record.quality import QualityReport
from fairtool.record.record import Record
from fairtool.record.resource import Association, Resolution, Resource
from fairtool.record.scope import Maintenance, Scope
from fairtool.record.service import Coupled, Operation
from fairtool.record.text import Text

_ANGLES = frozenset(
    {"deg", "degree", "degrees", "degré", "degrés", "°", "dd", "decimal degree", "decimal degrees", "arcsec", "arcmin"}
)


def _record(record: Record) -> Record:
    known = {date.value for date in record.dates}
    return replace(
        record,
        dates=record.dates or ((Date(record.date_stamp, "creation"),) if record.date_stamp else ()),
        parent_citation=record.parent_citation or _cited(record.parent),
        standards=record.standards or _standard(record),
        resources=_with_address(record),
        date_stamp=record.date_stamp if record.dates and record.date_stamp not in known else "",
        data_set_uri="" if record.resources else record.data_set_uri,
        maintenances=in_one(record.maintenances),
    )


def _cited(identifier: str) -> Citation | None:
    return Citation(identifiers=(Identifier(code=Text(identifier)),)) if identifier else None


def _standard(record: Record) -> tuple[Citation, ...]:
    return (Citation(record.standard_name, edition=record.standard_version),) if record.standard_name else ()


def _with_address(record: Record) -> tuple[Any, ...]:
    """Give the resources; the address of the data set becomes a link of the citation of the first."""
    if not record.data_set_uri or not record.resources:
        return record.resources
    first, *others = record.resources
    citation = first.citation or Citation()
    if any(link.url == record.data_set_uri for link in citation.links):
        return record.resources
    cited = replace(citation, links=(*citation.links, Online(record.data_set_uri)))
    return (replace(first, citation=cited), *others)


def _citation(one: Citation) -> Citation:
    if one.collective_title is None:
        return one
    return replace(one, alternate_titles=(*one.alternate_titles, one.collective_title), collective_title=None)


def _contact(one: Contact) -> Contact:
    types = one.phone_types or ("voice",) * len(one.phones)
    return replace(
        one,
        phones=one.phones + one.faxes,
        phone_types=types + ("fax",) * len(one.faxes),
        faxes=(),
    )


def _responsibility(one: Responsibility) -> Responsibility:
    person, organisation = identifier_of(one.individual), identifier_of(one.organisation)
    return replace(
        one,
        individual=replace(one.individual, href="") if one.individual and person else one.individual,
        organisation=replace(one.organisation, href="") if one.organisation and organisation else one.organisation,
        individual_identifiers=one.individual_identifiers or ((person,) if person else ()),
        organisation_identifiers=one.organisation_identifiers or ((organisation,) if organisation else ()),
    )


def _association(one: Association) -> Association:
    if one.identifier is None:
        return one
    citation = one.citation or Citation()
    known = citation.identifiers
    known = known if one.identifier in known else (*known, one.identifier)
    return replace(one, citation=replace(citation, identifiers=known), identifier=None)


def _maintenance(one: Maintenance) -> Maintenance:
    scopes = tuple(Scope(code) for code in one.scope_codes)
    if one.scope_descriptions:
        first = scopes[0] if scopes else Scope()
        scopes = (replace(first, descriptions=one.scope_descriptions), *scopes[1:])
    return replace(
        one,
        dates=one.dates or ((Date(one.next_date, "nextUpdate"),) if one.next_date else ()),
        scopes=one.scopes or scopes,
        next_date="",
        scope_codes=(),
        scope_descriptions=(),
    )


def _format(one: Format) -> Format:
    """Give a format with its specification: in 19115-3 the name of a format is the title of that."""
    if one.specification is not None:
        return one
    other = (one.specification_text,) if one.specification_text else ()
    said = one.name or one.version or other
    cited = Citation(one.name, other, edition=one.version) if said else None
    return replace(one, specification=cited, specification_text=None)


def _medium(one: Medium) -> Medium:
    return replace(one, citation=one.citation or Citation(Text(one.name)), name="") if one.name else one


def _source(one: LineageSource) -> LineageSource:
    return replace(one, scopes=one.scopes or (Scope(extents=one.extents),), extents=()) if one.extents else one


def _report(one: QualityReport) -> QualityReport:
    return replace(one, kind=KINDS.get(one.kind, one.kind))


def _constraints(one: Constraints) -> Constraints:
    codes = [tuple(renamed("MD_RestrictionCode", code, "19115-3") for code in said) for said in (one.access, one.use)]
    return replace(one, access=codes[0], use=codes[1])


def _resource(one: Resource) -> Resource:
    """Give a resource with resolutions of one thing each; a distance in degrees is an angle."""
    separate = one_thing_each(one)
    return replace(separate, resolutions=tuple(map(_resolution, separate.resolutions)))


def _resolution(one: Resolution) -> Resolution:
    if one.distance is None or one.distance_unit.strip().casefold() not in _ANGLES:
        return one
    return replace(one, angular=one.distance, angular_unit=one.distance_unit, distance=None, distance_unit="")


def _vertical(one: Vertical) -> Vertical:
    if not one.crs_title or one.crs_identifier is not None or one.crs_href:
        return one
    return replace(one, crs_identifier=Identifier(code=Text(one.crs_title)), crs_title="")


def _coupled(one: Coupled) -> Coupled:
    named = (Operation(one.operation_name),) if one.operation_name else ()
    cited = _cited(one.identifier)
    return replace(one, operations=one.operations or named, references=one.references or ((cited,) if cited else ()))


CHANGES: Mapping[type, Callable[[Any], Any]] = MappingProxyType(
    {
        Record: _record,
        Citation: _citation,
        Contact: _contact,
        Responsibility: _responsibility,
        Resource: _resource,
        Vertical: _vertical,
        Association: _association,
        Maintenance: _maintenance,
        Format: _format,
        Medium: _medium,
        LineageSource: _source,
        QualityReport: _report,
        Constraints: _constraints,
        Coupled: _coupled,
    }
)
