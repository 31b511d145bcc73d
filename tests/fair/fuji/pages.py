"""Small landing pages as repositories publish them, well and badly; all of them are synthetic."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

HERE = "http://HERE"  # stands for the address of the server
JUNK = b"this is no netCDF at all."
NETCDF = b"CDF\x01" + b"\0" * 1996
HTML = "text/html; charset=utf-8"

DOWNLOAD: Mapping[str, object] = {
    "@type": "DataDownload",
    "contentUrl": f"{HERE}/data.nc",
    "encodingFormat": "application/x-netcdf",
    "contentSize": f"{len(NETCDF)} B",
}
RECORD: Mapping[str, object] = {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    "@id": f"{HERE}/page",
    "identifier": f"{HERE}/page",
    "url": f"{HERE}/page",
    "name": "Temperature of the sea at a synthetic buoy",
    "description": "Temperature of the sea, one metre below the surface, at a buoy that was invented for tests.",
    "datePublished": "2024-03-01",
    "creator": [{"@type": "Person", "name": "Ada Example", "familyName": "Example", "givenName": "Ada"}],
    "publisher": {"@type": "Organization", "name": "Example Observatory", "url": "https://observatory.example"},
    "keywords": [
        {
            "@type": "DefinedTerm",
            "@id": "http://vocab.nerc.ac.uk/collection/P07/current/CFSN0335/",
            "name": "sea water temperature",
        }
    ],
    "license": "https://creativecommons.org/licenses/by/4.0/",
    "conditionsOfAccess": "http://purl.org/coar/access_right/c_abf2",
    "isAccessibleForFree": True,
    "isPartOf": {"@type": "Dataset", "@id": "https://observatory.example/buoys"},
    "variableMeasured": [{"@type": "PropertyValue", "name": "temp"}],
    "spatialCoverage": {
        "@type": "Place",
        "geo": {"@type": "GeoShape", "box": "43.0 4.0 44.0 5.0"},
    },
    "distribution": [DOWNLOAD],
}

LINKS = (
    f'<{HERE}/page>; rel="cite-as"',
    f'<{HERE}/record.jsonld>; rel="describedby"; type="application/ld+json"',
    f'<{HERE}/data.nc>; rel="item"; type="application/x-netcdf"',
    '<https://schema.org/Dataset>; rel="type"',
    '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
    '<https://orcid.org/0000-0002-1825-0097>; rel="author"',
)


@dataclass(frozen=True)
class Served:
    """What a server answers at a path."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    code: int = 200


Site = Mapping[str, Served]


def all_x(value: object, key: str = "") -> object:
    """Give a document in which every text is "x", but for kinds of things, and what is told of the file."""
    if isinstance(value, dict):
        return {name: all_x(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [all_x(one, key) for one in value]
    kept = ("@context", "@type", "contentUrl", "encodingFormat", "contentSize")
    return "x" if isinstance(value, str) and key not in kept else value


def html(*fields: str, document: object = None, head: str = "") -> Served:
    """Give a page with some fields of the header `Link`, and a document of JSON-LD in it."""
    script = f'<script type="application/ld+json">{json.dumps(document)}</script>' if document else ""
    text = "Data of a buoy that was invented. " * 10
    body = f"<html><head><title>A data set</title>{head}{script}</head><body><p>{text}</p></body></html>"
    return Served(body.encode(), (("Content-Type", HTML), *(("Link", one) for one in fields)))


def file(body: bytes | str, media_type: str) -> Served:
    """Give a file."""
    return Served(body.encode() if isinstance(body, str) else body, (("Content-Type", media_type),))


def _with_data(page: Served, data: bytes = NETCDF, record: object = RECORD) -> Site:
    return {
        "/page": page,
        "/data.nc": file(data, "application/x-netcdf"),
        "/record.jsonld": file(json.dumps(record), "application/ld+json"),
    }


def good() -> Site:
    """Give JSON-LD in the page, and Signposting in six fields."""
    return _with_data(html(*LINKS, document=RECORD))


def json_ld_only() -> Site:
    """Give JSON-LD in the page, and nothing else."""
    return _with_data(html(document=RECORD))


def signposting_joined() -> Site:
    """Give no JSON-LD in the page; Signposting in one field."""
    return _with_data(html(", ".join(LINKS)))


def signposting_fields() -> Site:
    """Give no JSON-LD in the page; Signposting in six fields."""
    return _with_data(html(*LINKS))


def bare() -> Site:
    """Give a page that says nothing to machines."""
    return {"/page": html()}


def junk_data() -> Site:
    """Give a good record with a file that is none, of another size, without the variable."""
    record = {**RECORD, "variableMeasured": [{"@type": "PropertyValue", "name": "chla"}]}
    return _with_data(html(*LINKS, document=record), JUNK, record)


def nothing_but_x() -> Site:
    """Give "x" for every value, and a file that is none."""
    record = all_x({**RECORD, "distribution": [{**DOWNLOAD, "contentSize": f"{len(JUNK)} B"}]})
    return _with_data(html(*LINKS, document=record), JUNK, record)


_PARTY = (
    "<gmd:CI_ResponsibleParty><gmd:individualName><gco:CharacterString>Ada Example</gco:CharacterString>"
    "</gmd:individualName><gmd:organisationName><gco:CharacterString>Example Observatory</gco:CharacterString>"
    '</gmd:organisationName><gmd:role><gmd:CI_RoleCode codeListValue="{0}">{0}</gmd:CI_RoleCode></gmd:role>'
    "</gmd:CI_ResponsibleParty>"
)
_TEXT = "<gco:CharacterString>{}</gco:CharacterString>"
_CODE = {
    "anchor": f'<gmx:Anchor xlink:href="{HERE}/page">{HERE}/page</gmx:Anchor>',
    "text": _TEXT.format(f"{HERE}/page"),
}
_EXTENT = (
    "<gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox><gmd:westBoundLongitude>"
    "<gco:Decimal>4</gco:Decimal></gmd:westBoundLongitude><gmd:eastBoundLongitude><gco:Decimal>5</gco:Decimal>"
    "</gmd:eastBoundLongitude><gmd:southBoundLatitude><gco:Decimal>43</gco:Decimal></gmd:southBoundLatitude>"
    "<gmd:northBoundLatitude><gco:Decimal>44</gco:Decimal></gmd:northBoundLatitude></gmd:EX_GeographicBoundingBox>"
    "</gmd:geographicElement><gmd:temporalElement><gmd:EX_TemporalExtent><gmd:extent><gml:TimePeriod gml:id='t'>"
    "<gml:beginPosition>2024-01-01</gml:beginPosition><gml:endPosition>2024-01-04</gml:endPosition></gml:TimePeriod>"
    "</gmd:extent></gmd:EX_TemporalExtent></gmd:temporalElement></gmd:EX_Extent></gmd:extent>"
)


def iso_record(code: str, *, keywords: str = "", extent: str = "") -> str:
    """Give a record of ISO 19139 with an identifier that is an `anchor` or a `text`."""
    return (
        '<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco" '
        'xmlns:gmx="http://www.isotc211.org/2005/gmx" xmlns:gml="http://www.opengis.net/gml/3.2" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<gmd:fileIdentifier>{_TEXT.format('buoy-1')}</gmd:fileIdentifier>"
        '<gmd:hierarchyLevel><gmd:MD_ScopeCode codeListValue="dataset">dataset</gmd:MD_ScopeCode></gmd:hierarchyLevel>'
        f"<gmd:contact>{_PARTY.format('pointOfContact')}</gmd:contact>"
        "<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>"
        f"<gmd:title>{_TEXT.format('Temperature of the sea at a synthetic buoy')}</gmd:title>"
        "<gmd:date><gmd:CI_Date><gmd:date><gco:Date>2024-03-01</gco:Date></gmd:date></gmd:CI_Date></gmd:date>"
        f"<gmd:identifier><gmd:MD_Identifier><gmd:code>{_CODE[code]}</gmd:code></gmd:MD_Identifier></gmd:identifier>"
        f"<gmd:citedResponsibleParty>{_PARTY.format('author')}</gmd:citedResponsibleParty>"
        "</gmd:CI_Citation></gmd:citation>"
        f"<gmd:abstract>{_TEXT.format('Temperature of the sea at a buoy that was invented for tests.')}</gmd:abstract>"
        f"<gmd:descriptiveKeywords><gmd:MD_Keywords>{keywords}</gmd:MD_Keywords></gmd:descriptiveKeywords>"
        "<gmd:resourceConstraints><gmd:MD_LegalConstraints><gmd:accessConstraints>"
        '<gmd:MD_RestrictionCode codeListValue="license">license</gmd:MD_RestrictionCode></gmd:accessConstraints>'
        '<gmd:otherConstraints><gmx:Anchor xlink:href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0'
        "</gmx:Anchor></gmd:otherConstraints></gmd:MD_LegalConstraints></gmd:resourceConstraints>"
        f"{extent}</gmd:MD_DataIdentification></gmd:identificationInfo>"
        "<gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions><gmd:MD_DigitalTransferOptions><gmd:onLine>"
        f"<gmd:CI_OnlineResource><gmd:linkage><gmd:URL>{HERE}/data.nc</gmd:URL></gmd:linkage></gmd:CI_OnlineResource>"
        "</gmd:onLine></gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution>"
        "</gmd:distributionInfo></gmd:MD_Metadata>"
    )


_KEYWORD = (
    '<gmd:keyword><gmx:Anchor xlink:href="http://vocab.nerc.ac.uk/collection/P07/current/CFSN0335/">sea water '
    "temperature</gmx:Anchor></gmd:keyword>"
)


def _iso(record: str) -> Site:
    described = f'<{HERE}/record.xml>; rel="describedby"; type="application/xml"'
    return {**_with_data(html(described)), "/record.xml": file(record, "application/xml")}


def iso_anchor() -> Site:
    """Give ISO 19139 behind describedby, with an identifier that is an anchor."""
    return _iso(iso_record("anchor", keywords=_KEYWORD))


def iso_text() -> Site:
    """Give ISO 19139 behind describedby, with an identifier that is a text, a box and a period."""
    return _iso(iso_record("text", keywords=_KEYWORD, extent=_EXTENT))


PAGES: Mapping[str, Callable[[], Site]] = {
    "good": good,
    "json-ld-only": json_ld_only,
    "signposting-joined": signposting_joined,
    "signposting-fields": signposting_fields,
    "bare": bare,
    "junk-data": junk_data,
    "x": nothing_but_x,
    "iso-anchor": iso_anchor,
    "iso-text": iso_text,
}


def at(site: Site, address: str) -> Site:
    """Give a site with the address of its server in it."""
    return {
        path: Served(
            one.body.replace(HERE.encode(), address.encode()),
            tuple((name, re.sub(HERE, address, value)) for name, value in one.headers),
            one.code,
        )
        for path, one in site.items()
    }
