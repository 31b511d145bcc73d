"""Reads DataCite JSON of any kernel 4, as files hold it and as the interface of DataCite answers."""

import re
from collections.abc import Iterator, Mapping

from fairtool.errors import UnreadableError
from fairtool.record.citation import Online
from fairtool.record.datacite_parties import read_parties
from fairtool.record.datacite_relations import read_relations
from fairtool.record.datacite_texts import read_subjects, read_texts
from fairtool.record.datacite_words import KIND_OF, METADATA_IDENTIFIER, SCOPES
from fairtool.record.extent import Box, Period
from fairtool.record.flat import bibliographic
from fairtool.record.flat_identifiers import doi_in
from fairtool.record.flat_rights import licence_of
from fairtool.record.json_node import JsonNode, read_json
from fairtool.record.nested_said import Said, record_of
from fairtool.record.record import Record
from fairtool.record.text import Text

_DATES: Mapping[str, str] = {"Created": "created", "Issued": "published", "Updated": "revised"}
_DESCRIPTIONS: Mapping[str, str] = {
    "Abstract": "abstract",
    "Methods": "lineage",
    "TechnicalInfo": "supplemental",
    "Other": "purpose",
}
_COVERED = frozenset({"Coverage", "Collected"})
_MEGABYTES: Mapping[str, float] = {"b": 1e-6, "bytes": 1e-6, "kb": 1e-3, "mb": 1.0, "gb": 1e3, "tb": 1e6}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([A-Za-z]+)")
_FORMAT = re.compile(r"(.*[^\s\d.])\s+v?(\d[\w.-]*)")
_ACCESS = ("LimitationsOnPublicAccess", "info:eu-repo/semantics/", "purl.org/coar/access_right")


def read_datacite(document: bytes | str | Mapping[str, object], name: str = "DataCite") -> Record:
    """Give the record that DataCite JSON describes; raises UnreadableError for what is none."""
    root = read_json(document, name)
    for key in ("data", "attributes"):
        root = root[key] if root[key].members else root
    if not any(root[key] for key in ("titles", "creators", "doi", "types", "identifiers")):
        raise UnreadableError(
            "{path} is JSON, but says nothing of DataCite: no titles, creators, doi or types",
            hint="give the metadata of one DOI",
            path=name,
        )
    return record_of(said_in(root), "DataCite-4", name)


def said_in(root: JsonNode) -> Iterator[Said]:
    """Give what a description says, with the places."""
    yield from _identifiers(root)
    yield from _plain(root)
    yield from read_texts(root["titles"], "title", {"": "title", "AlternativeTitle": "alternate_titles"}, "titleType")
    yield from read_texts(root["descriptions"], "description", _DESCRIPTIONS, "descriptionType")
    yield from read_parties(root)
    yield from read_subjects(root["subjects"], bibliographic(_spoken(root).text()))
    yield from _dates(root)
    yield from read_relations(root)
    yield from _rights(root["rightsList"])
    yield from _locations(root["geoLocations"])


def _identifiers(root: JsonNode) -> Iterator[Said]:
    dois = [root["doi"], *(one["identifier"] for one in root["identifiers"])]
    found = next((node for node in dois if doi_in(node.text())), JsonNode())
    yield Said("doi", doi_in(found.text()), found.where)
    for node in root["alternateIdentifiers"]:
        text, kind = node["alternateIdentifier"].text(), node["alternateIdentifierType"].text()
        yield Said("identifier" if kind == METADATA_IDENTIFIER else "other_identifiers", text, node.where)
    for node in root["identifiers"]:
        text = node["identifier"].text()
        if not doi_in(text):
            yield Said("other_identifiers", text, node.where)


def _plain(root: JsonNode) -> Iterator[Said]:
    types = root["types"]
    detail, general = types["resourceType"].text(), types["resourceTypeGeneral"].text()
    yield Said("kind", detail if detail in SCOPES else KIND_OF.get(general, "dataset"), types.where)
    lang = bibliographic(root["language"].text())
    spoken = _spoken(root)
    yield Said("language", bibliographic(spoken.text()), spoken.where)
    yield Said("resource_languages", lang, root["language"].where)
    yield Said("version", root["version"].text(), root["version"].where)
    for node in root["sizes"]:
        yield Said("size_megabytes", megabytes_in(node.text()), node.where)
    for node in root["formats"]:
        yield Said("formats", format_of(node.text()), node.where)
    if root["url"].text():
        yield Said("links", Online(root["url"].text(), function="information"), root["url"].where)


def megabytes_in(text: str) -> float | None:
    """Give the size that a text such as `5.2 GB` says, in megabytes; None where it says none."""
    found = _SIZE.fullmatch(text)
    factor = _MEGABYTES.get(found[2].lower()) if found else None
    return float(found[1]) * factor if found and factor else None


def format_of(text: str) -> tuple[str, str] | None:
    """Give name and version of a format (`NetCDF 4`); None for no text."""
    parted = _FORMAT.fullmatch(text)
    return (parted[1], parted[2]) if parted else (text, "") if text else None


def _spoken(root: JsonNode) -> JsonNode:
    """Give the language of the description: of its first title that has one, else that of the data."""
    return next((node["lang"] for node in root["titles"] if node["lang"]), root["language"])


def _dates(root: JsonNode) -> Iterator[Said]:
    years: list[str] = []
    for node in root["dates"]:
        value, type_ = node["date"].text(), node["dateType"].text()
        if type_ in _DATES:
            years.append(value[:4])
            yield Said(_DATES[type_], value, node.where)
        elif type_ in _COVERED and value:
            yield Said("periods", period_of(value, node["dateInformation"].text()), node.where)
    year = root["publicationYear"]
    if year.text() not in years:
        yield Said("published", year.text(), year.where)


def period_of(interval: str, description: str = "") -> Period:
    """Give the period of an interval of ISO 8601; `..` and nothing at all leave an end open."""
    begin, slash, end = interval.partition("/")
    begin, end = begin.strip().removeprefix(".."), (end if slash else begin).strip().removeprefix("..")
    vague = "unknown" if slash else ""
    return Period(begin, "" if begin else vague, end, "" if end else vague, description=description)


def _rights(nodes: JsonNode) -> Iterator[Said]:
    for node in nodes:
        words, address, spdx = node["rights"].text(), node["rightsUri"].text(), node["rightsIdentifier"].text()
        text = Text(words or spdx or address, address)
        licence = licence_of(Text(text.value or spdx, address)) if text.value else None
        if any(sign in address or sign in words for sign in _ACCESS):
            yield Said("access", text, node.where)
        elif licence and (licence.spdx or address):
            yield Said("licences", licence, node.where)
        elif text.value:
            yield Said("limitations", text, node.where)


def _locations(nodes: JsonNode) -> Iterator[Said]:
    for node in nodes:
        place = node["geoLocationPlace"].text() or node.text()
        yield Said("places", Text(place) if place else None, node.where)
        for box in node["geoLocationBox"]:
            yield Said("boxes", _box(box), box.where)
        for point in node["geoLocationPoint"]:
            longitude, latitude = point["pointLongitude"].number(), point["pointLatitude"].number()
            if longitude is not None and latitude is not None:
                yield Said("boxes", Box(None, longitude, longitude, latitude, latitude), point.where)


def _box(node: JsonNode) -> Box | None:
    sides = [node[f"{side}Bound{kind}"].number() for side, kind in _SIDES]
    return Box(None, *sides) if any(side is not None for side in sides) else None


_SIDES = (("west", "Longitude"), ("east", "Longitude"), ("south", "Latitude"), ("north", "Latitude"))
