"""Writes a record as a GeoJSON record of OGC API - Records, part 1."""

import re
from collections.abc import Iterable, Iterator, Mapping

from fairtool.record.datacite import alpha2
from fairtool.record.essentials import Essentials, Keyword, Party
from fairtool.record.extent import Box
from fairtool.record.flat import flat
from fairtool.record.flat_identifiers import DOI_ADDRESS, ORCID_ADDRESS, ROR_ADDRESS, address_of, doi_in
from fairtool.record.json_written import distinct, known
from fairtool.record.record import Record
from fairtool.vocabulary.languages import language

CONFORMANCE = "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core"
_TOPICS = "http://inspire.ec.europa.eu/metadata-codelist/TopicCategory"
# Registered link relations; what has none is `related`.
_RELATIONS: Mapping[str, str] = {
    "IsPartOf": "collection",
    "HasPart": "item",
    "IsDocumentedBy": "describedby",
    "IsDescribedBy": "describedby",
    "IsNewVersionOf": "predecessor-version",
    "IsPreviousVersionOf": "successor-version",
}
_FUNCTIONS: Mapping[str, str] = {
    "download": "enclosure",
    "offlineAccess": "enclosure",
    "information": "about",
    "search": "search",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]00:?00)?")


def write_ogcapi_records(record: Record) -> dict[str, object]:
    """Give the description of a record; the members that GeoJSON wants are there even where they are null."""
    said = flat(record)
    return {
        "id": said.identifier or said.doi or next(iter(said.other_identifiers), ""),
        "type": "Feature",
        "conformsTo": [CONFORMANCE],
        "time": _time(said),
        "geometry": geometry(said.boxes),
        "properties": _properties(said),
        "links": distinct(_links(said)),
    }


def geometry(boxes: Iterable[Box]) -> Mapping[str, object] | None:
    """Give the boxes as a polygon or several, each ring anticlockwise; one across 180 degrees is cut (RFC 7946)."""
    rings = [ring for box in boxes for ring in _rings(box)]
    if not rings:
        return None
    points = {tuple(corner) for corner in rings[0]}
    if len(rings) == 1 and len(points) == 1:
        return {"type": "Point", "coordinates": rings[0][0]}
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": [rings[0]]}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}


def _rings(box: Box) -> Iterator[list[list[float]]]:
    west, east, south, north = box.west, box.east, box.south, box.north
    if west is None or east is None or south is None or north is None:
        return
    parts = ((west, east),) if west <= east else ((west, 180.0), (-180.0, east))
    for left, right in parts:
        yield [[left, south], [right, south], [right, north], [left, north], [left, south]]


def _time(said: Essentials) -> Mapping[str, object] | None:
    """Give the time from the first beginning to the last end; `..` where one is open or no date of the calendar."""
    if not said.periods:
        return None
    begins, ends = [moment(one.begin) for one in said.periods], [moment(one.end) for one in said.periods]
    begin, end = ("" if "" in begins else min(begins)), ("" if "" in ends else max(ends))
    span: Mapping[str, object] = {"interval": [begin or "..", end or ".."]}
    if begin and begin == end:
        span = {"date": begin} if _DAY.fullmatch(begin) else {"timestamp": begin}
    return dict(span) | known(resolution=said.temporal_resolution)


def moment(text: str) -> str:
    """Give a day or a moment in UTC; empty for what is neither, such as a year alone or a local time zone."""
    if _DAY.fullmatch(text):
        return text
    found = _MOMENT.fullmatch(text)
    return f"{found[1]}Z" if found else ""


def _properties(said: Essentials) -> Mapping[str, object]:
    updated = moment(said.metadata_date)
    return known(
        updated=f"{updated}T00:00:00Z" if _DAY.fullmatch(updated) else updated,
        type=said.kind,
        title=str(said.title or ""),
        description=str(said.abstract or ""),
        keywords=list(dict.fromkeys(one.label.value for one in said.keywords)),
        themes=distinct(_themes(said)),
        language=_language(said.language),
        languages=[_language(code) for code in _spoken(said)],
        resourceLanguages=[_language(code) for code in said.resource_languages],
        externalIds=distinct(_identifiers(said)),
        formats=[{"name": f"{name} {number}".strip()} for name, number in said.formats],
        contacts=list(_contacts(said.parties)),
        license=_licence(said),
        rights="\n".join(_rights(said)),
    )


def _spoken(said: Essentials) -> tuple[str, ...]:
    """Give the languages that the description is in, where it is in several."""
    others = tuple(said.title.translations) if said.title else ()
    return tuple(dict.fromkeys((said.language, *others))) if said.language and others else ()


def _language(code: str) -> Mapping[str, object]:
    found = language(code) if code else None
    return known(code=alpha2(code), name=found.name_en if found else "")


def _themes(said: Essentials) -> Iterator[dict[str, object]]:
    """Give the concepts of each thesaurus together."""
    schemes: dict[str, list[Keyword]] = {}
    for keyword in said.keywords:
        if scheme := keyword.thesaurus_uri or keyword.thesaurus:
            schemes.setdefault(scheme, []).append(keyword)
    for scheme, keywords in schemes.items():
        concepts = [known(id=one.uri or one.label.value, title=one.label.value, url=one.uri) for one in keywords]
        yield {"concepts": concepts, "scheme": scheme}
    if said.topics:
        yield {"concepts": [{"id": topic} for topic in said.topics], "scheme": _TOPICS}


def _identifiers(said: Essentials) -> Iterator[dict[str, object]]:
    if said.doi:
        yield {"scheme": DOI_ADDRESS.rstrip("/"), "value": said.doi}
    for one in said.other_identifiers:
        yield {"value": one}


def _contacts(parties: Iterable[Party]) -> Iterator[dict[str, object]]:
    """Give everybody once, with all roles, and what any of them tells of mail and page."""
    found: dict[tuple[str, ...], list[Party]] = {}
    for party in parties:
        if party.name:
            found.setdefault((party.orcid,) if party.orcid else (party.individual, party.organisation), []).append(
                party
            )
    return (_contact(same) for same in found.values())


def _contact(same: list[Party]) -> dict[str, object]:
    def told(field: str) -> str:
        return next((value for party in same if (value := getattr(party, field))), "")

    orcid, ror, url, email = told("orcid"), told("ror"), told("url"), told("email")
    return known(
        identifier=f"{ORCID_ADDRESS}{orcid}" if orcid else f"{ROR_ADDRESS}{ror}" if ror else "",
        name=told("individual"),
        organization=told("organisation"),
        emails=[{"value": email}] if email else [],
        links=[{"href": url, "rel": "about", "type": "text/html"}] if url else [],
        roles=list(dict.fromkeys(party.role for party in same if party.role)),
    )


def _licence(said: Essentials) -> str:
    """Give the SPDX id of the licence, `other` for one that has none."""
    return next((one.spdx for one in said.licences if one.spdx), "other" if said.licences else "")


def _rights(said: Essentials) -> Iterator[str]:
    for one in said.licences:
        if one.text and not one.spdx:
            yield one.text
    for text in (*said.access, *said.limitations):
        yield " ".join(filter(None, (text.value, text.href)))


def _links(said: Essentials) -> Iterator[dict[str, object]]:
    if said.doi:
        yield {"href": address_of(said.doi), "rel": "cite-as"}
    for link in said.links:
        yield known(
            href=link.url,
            rel=_FUNCTIONS.get(link.function, "item"),
            title=str(link.name or link.description or ""),
            protocol=str(link.protocol or ""),
        )
    for address in said.graphics:
        yield {"href": address, "rel": "preview"}
    for licence in said.licences:
        if licence.url:
            yield known(href=licence.url, rel="license", title=licence.text)
    for one in said.relations:
        doi = doi_in(one.identifier)
        if doi or "://" in one.identifier:
            href = address_of(doi) if doi else one.identifier
            yield known(href=href, rel=_RELATIONS.get(one.type, "related"), title=one.title)
