"""Writes a record as DataCite JSON, in the members of kernel 4.5 to 4.7; the XML is made from the same."""

from collections.abc import Iterator, Mapping

from fairtool.record.datacite_identifiers import alternate_kind
from fairtool.record.datacite_parties import contributors, creators, fundings, publisher
from fairtool.record.datacite_read import read_datacite
from fairtool.record.datacite_relations import related_identifiers, related_items
from fairtool.record.datacite_technical import technical
from fairtool.record.datacite_words import (
    CF_NAMES,
    KERNEL,
    KINDS_SINCE,
    LATEST,
    METADATA_IDENTIFIER,
    OF_KIND,
    TOPIC_ADDRESS,
    TOPICS,
    VERSIONS,
    knows,
)
from fairtool.record.essentials import Essentials
from fairtool.record.extent import Box, Period
from fairtool.record.flat import flat
from fairtool.record.json_written import distinct, known
from fairtool.record.record import Record
from fairtool.record.text import Text
from fairtool.vocabulary.concept import STANDARD_NAME_ADDRESS
from fairtool.vocabulary.languages import language

__all__ = ["VERSIONS", "read_datacite", "write_datacite"]

_Items = Iterator[dict[str, object]]


def write_datacite(record: Record, *, version: str = LATEST) -> dict[str, object]:
    """Give the description of a record; mandatory properties that the record does not know are left out.

    `version` is one of VERSIONS; words that it does not have are left out too.
    """
    said = flat(record)
    return known(
        doi=said.doi,
        schemaVersion=KERNEL,
        types=_types(said, version),
        creators=distinct(creators(said)),
        titles=distinct(_titles(said)),
        publisher=publisher(said),
        publicationYear=_year(said),
        subjects=distinct(_subjects(said)),
        contributors=distinct(contributors(said)),
        dates=distinct(_dates(said, version)),
        language=alpha2(next(iter(said.resource_languages), "")),
        alternateIdentifiers=distinct(_alternates(said)),
        relatedIdentifiers=distinct(related_identifiers(said, version)),
        relatedItems=distinct(related_items(said, version)),
        sizes=[f"{said.size_megabytes:g} MB"] if said.size_megabytes is not None else [],
        formats=list(dict.fromkeys(f"{name} {number}".strip() for name, number in said.formats)),
        version=said.version,
        rightsList=distinct(_rights(said)),
        descriptions=distinct(_descriptions(said)),
        geoLocations=distinct(_locations(said)),
        fundingReferences=distinct(fundings(said)),
    )


def alpha2(code: str) -> str:
    """Give the code of a language that RFC 5646 asks for: two letters where there are, else three."""
    found = language(code) if code else None
    return (found.alpha2 or found.terminological) if found else code


def _year(said: Essentials) -> str:
    """Give the year of publication; of the last revision or the creation where none is known, as DataCite allows."""
    year = (said.published or said.revised or said.created)[:4]
    return year if len(year) == 4 and year.isdecimal() else ""


def _types(said: Essentials, version: str) -> Mapping[str, object]:
    general = OF_KIND.get(said.kind, "Other")
    if not knows(version, general, KINDS_SINCE):
        general = "Other"
    return {"resourceTypeGeneral": general, "resourceType": said.kind}


def _titles(said: Essentials) -> _Items:
    if said.title:
        yield from _in_languages(said, said.title, "title", {"titleType": "TranslatedTitle"})
    for text in said.alternate_titles:
        yield known(title=text.value, titleType="AlternativeTitle", lang=alpha2(said.language))


def _in_languages(said: Essentials, text: Text, key: str, translated: Mapping[str, object]) -> _Items:
    """Give a text in the language of the record, then its translations, one of which the text itself may be."""
    if text.value and text.value not in text.translations.values():
        yield known(**{key: text.value, "lang": alpha2(said.language)})
    for code, value in text.translations.items():
        if language(code) != language(said.language) and value:
            yield known(**{key: value, **translated, "lang": alpha2(code)})


def _subjects(said: Essentials) -> _Items:
    for keyword in said.keywords:
        scheme = known(subjectScheme=keyword.thesaurus, schemeUri=keyword.thesaurus_uri, valueUri=keyword.uri)
        for one in _in_languages(said, keyword.label, "subject", {}):
            yield one | scheme
    for variable in said.variables:
        for name in variable.names:
            if name.codespace == "CF" and name.code:
                uri = f"{STANDARD_NAME_ADDRESS}{name.code.value}/"
                scheme = {"subjectScheme": CF_NAMES, "schemeUri": STANDARD_NAME_ADDRESS}
                yield known(subject=name.code.value, **scheme, valueUri=uri)
    for topic in said.topics:
        yield known(subject=topic, subjectScheme=TOPICS, valueUri=f"{TOPIC_ADDRESS}{topic}")


def _dates(said: Essentials, version: str) -> _Items:
    for value, type_ in ((said.created, "Created"), (said.published, "Issued"), (said.revised, "Updated")):
        if value:
            yield {"date": value, "dateType": type_}
    for period in said.periods:
        if span := interval(period):
            covered = "Coverage" if version >= "4.6" else "Collected"
            yield known(date=span, dateType=covered, dateInformation=period.description or period.name)


def interval(period: Period, *, missing: str = "") -> str:
    """Give a period as an interval of ISO 8601; an end that is open or not known is written as `missing`."""
    if not period.begin and not period.end:
        return ""
    if period.begin == period.end:
        return period.begin
    return f"{period.begin or missing}/{period.end or missing}"


def _alternates(said: Essentials) -> _Items:
    if said.identifier and said.identifier != said.doi:
        yield {"alternateIdentifier": said.identifier, "alternateIdentifierType": METADATA_IDENTIFIER}
    for one in said.other_identifiers:
        yield {"alternateIdentifier": one, "alternateIdentifierType": alternate_kind(one)}


def _rights(said: Essentials) -> _Items:
    lang = alpha2(said.language)
    for one in said.licences:
        scheme = {"rightsIdentifierScheme": "SPDX", "schemeUri": "https://spdx.org/licenses/"} if one.spdx else {}
        words = one.text or one.spdx or one.url
        yield known(rights=words, rightsUri=one.url, rightsIdentifier=one.spdx, lang=lang, **scheme)
    for text in (*said.access, *said.limitations):
        yield known(rights=text.value or text.href, rightsUri=text.href, lang=lang)


def _descriptions(said: Essentials) -> _Items:
    described = (
        (said.abstract, "Abstract"),
        (said.lineage, "Methods"),
        (said.supplemental, "TechnicalInfo"),
        (said.purpose, "Other"),
    )
    for text, type_ in described:
        for one in _in_languages(said, text or Text(""), "description", {}):
            yield one | {"descriptionType": type_}
    if lines := technical(said):
        yield {"description": lines, "descriptionType": "TechnicalInfo", "lang": "en"}


def _locations(said: Essentials) -> _Items:
    for place in said.places:
        yield {"geoLocationPlace": place.value or place.href}
    for box in said.boxes:
        if corners := _corners(box):
            yield {"geoLocationBox": corners}


def _corners(box: Box) -> Mapping[str, object]:
    """Give a box with longitudes from -180 to 180; nothing for a box that lacks a side or is out of range."""
    west, east, south, north = box.west, box.east, box.south, box.north
    if west is None or east is None or south is None or north is None:
        return {}
    if not (-90 <= south <= north <= 90 and -180 <= west <= 360 and -180 <= east <= 360):
        return {}
    return {
        "westBoundLongitude": _folded(west),
        "eastBoundLongitude": _folded(east),
        "southBoundLatitude": south,
        "northBoundLatitude": north,
    }


def _folded(longitude: float) -> float:
    return longitude - 360 if longitude > 180 else longitude
