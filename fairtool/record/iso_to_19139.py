"""What stands elsewhere in ISO 19139 than in ISO 19115-3, on the way there."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from fairtool.record.citation import Citation, Date
from fairtool.record.constraint import Constraints
from fairtool.record.content import Variable
from fairtool.record.extent import Vertical
from fairtool.record.iso_codes import KINDS, renamed
from fairtool.record.iso_parts import in_one, one_thing_each
from fairtool.record.iso_to_19139_cited import CHANGES as CITED
from fairtool.record.iso_to_19139_cited import identified
from fairtool.record.lineage import LineageSource
from fairtool.record.quality import Conformance, Measurement, Quality, QualityReport
from fairtool.record.record import Record
from fairtool.record.resource import Keywords, Resolution, Resource
from fairtool.record.scope import Maintenance, Scope
from fairtool.record.text import Text

_KINDS = {new: old for old, new in KINDS.items()}
# A date of the metadata that ISO 19139 has room for, the best first.
_STAMPS = ("revision", "lastUpdate", "lastRevision", "creation", "publication")
_NEW_TOPICS = frozenset({"disaster", "extraTerrestrial"})
_RESULTS = 2  # how many results a report of ISO 19139 takes


def _record(record: Record) -> Record:
    standard = record.standards[0] if record.standards else Citation()
    stamp = record.date_stamp or _stamp(record.dates)
    parent = record.parent_citation
    return replace(
        record,
        date_stamp=stamp,
        dates=tuple(date for date in record.dates if date.value != stamp),
        parent_citation=parent if parent and parent != Citation(identifiers=parent.identifiers[:1]) else None,
        standards=record.standards[standard in _named(standard) :],
        parent=record.parent or identified(record.parent_citation),
        standard_name=record.standard_name or standard.title,
        standard_version=record.standard_version or standard.edition,
        distributions=in_one(record.distributions),
        maintenances=in_one(record.maintenances),
        qualities=_by_scope(record.qualities),
    )


def _named(one: Citation) -> tuple[Citation, ...]:
    """Give the citation that says no more than title and edition."""
    return (Citation(one.title, edition=one.edition),)


def _stamp(dates: Iterable[Date]) -> str:
    """Give the latest of the dates of the best type that there is."""
    known = {kind: [one.value for one in dates if one.type == kind] for kind in _STAMPS}
    return next((max(known[kind]) for kind in _STAMPS if known[kind]), next((one.value for one in dates), ""))


def _by_scope(qualities: tuple[Quality, ...]) -> tuple[Quality, ...]:
    """Give one quality for each scope."""
    scopes: list[Any] = []
    for one in qualities:
        if one.scope not in scopes:
            scopes.append(one.scope)
    return tuple(
        Quality(scope, tuple(report for one in qualities if one.scope == scope for report in one.reports))
        for scope in scopes
    )


def _quality(one: Quality) -> Quality:
    return replace(one, reports=tuple(part for report in one.reports for part in _parts(report)))


def _parts(report: QualityReport) -> Iterable[QualityReport]:
    """Give a report as several, each with no more results than ISO 19139 takes."""
    results = (*report.conformances, *report.measurements)
    if len(results) <= _RESULTS:
        yield report
        return
    for start in range(0, len(results), _RESULTS):
        part = results[start : start + _RESULTS]
        yield replace(
            report,
            conformances=tuple(one for one in part if isinstance(one, Conformance)),
            measurements=tuple(one for one in part if isinstance(one, Measurement)),
        )


def _report(one: QualityReport) -> QualityReport:
    said = one.statements[0] if one.statements and not one.measure_description else one.measure_description
    return replace(one, kind=_KINDS.get(one.kind, one.kind), measure_description=said)


def _maintenance(one: Maintenance) -> Maintenance:
    following = [date.value for date in one.dates if date.type == "nextUpdate"]
    return replace(
        one,
        next_date=one.next_date or next(iter(following), ""),
        scope_codes=one.scope_codes or tuple(scope.level for scope in one.scopes if scope.level),
        scope_descriptions=one.scope_descriptions
        or tuple(described for scope in one.scopes for described in scope.descriptions),
        dates=tuple(date for date in one.dates if date.value != (one.next_date or next(iter(following), ""))),
        scopes=tuple(scope for scope in one.scopes if scope.extents),
    )


def _source(one: LineageSource) -> LineageSource:
    extents = one.extents or tuple(extent for scope in one.scopes for extent in scope.extents)
    scopes = tuple(scope for scope in one.scopes if scope != Scope(extents=scope.extents))
    return replace(one, extents=extents, scopes=scopes)


def _resource(one: Resource) -> Resource:
    """Give a resource with resolutions of one thing each; topics that came with 19115-1 become keywords."""
    new = tuple(Text(topic) for topic in one.topics if topic in _NEW_TOPICS)
    topics = tuple(topic for topic in one.topics if topic not in _NEW_TOPICS)
    keywords = (*one.keywords, Keywords(new, "theme")) if new else one.keywords
    return replace(one, resolutions=_resolutions(one), topics=topics, keywords=keywords)


def _constraints(one: Constraints) -> Constraints:
    """Give constraints with the renamed codes; a licence that is cited becomes a text with its address."""
    said = tuple(text for cited in one.references if (text := _licence(cited)))
    legal = one.kind in {"", "MD_LegalConstraints"}
    codes = [tuple(renamed("MD_RestrictionCode", code, "19139") for code in said) for said in (one.access, one.use)]
    return replace(
        one,
        access=codes[0],
        use=codes[1],
        references=tuple(cited for cited in one.references if cited != Citation(cited.title, links=cited.links[:1])),
        others=one.others + said if legal else one.others,
        limitations=one.limitations if legal else one.limitations + said,
    )


def _licence(cited: Citation) -> Text | None:
    return cited.title or next((Text(link.url, link.url) for link in cited.links if link.url), None)


def _variable(one: Variable) -> Variable:
    codes = [name.code for name in one.names if name.code]
    return replace(
        one,
        name=one.name or next((code.value for code in codes), ""),
        description=_described(one.description, codes),
        minimum=one.minimum if one.minimum is not None else one.bound_minimum,
        maximum=one.maximum if one.maximum is not None else one.bound_maximum,
    )


def _described(description: Text | None, codes: list[Text]) -> Text | None:
    """Give a description with the address of the concept that a variable stands for."""
    if description is None:
        return next(iter(codes), None)
    address = next((code.href for code in codes if code.href), "")
    return description if description.href or not address else replace(description, href=address)


def _vertical(one: Vertical) -> Vertical:
    code = one.crs_identifier.code if one.crs_identifier else None
    known = next((each for each in (code.href, code.value) if each.startswith("http")), "") if code else ""
    said = "" if one.crs_href or known or code is None else code.value
    return replace(one, crs_href=one.crs_href or known, crs_title=one.crs_title or said)


def _resolutions(one: Resource) -> tuple[Resolution, ...]:
    """Give the resolutions of one thing each; angles become distances in degrees, as ISO 19139 knows no others."""
    found = (
        replace(part, distance=part.angular, distance_unit=part.angular_unit, angular=None, angular_unit="")
        if part.angular is not None
        else part
        for part in one_thing_each(one).resolutions
    )
    return tuple(part for part in found if part.distance is not None or part.scale is not None)


CHANGES: Mapping[type, Callable[[Any], Any]] = MappingProxyType(
    {
        **CITED,
        Record: _record,
        Quality: _quality,
        QualityReport: _report,
        Maintenance: _maintenance,
        LineageSource: _source,
        Resource: _resource,
        Constraints: _constraints,
        Variable: _variable,
        Vertical: _vertical,
    }
)
