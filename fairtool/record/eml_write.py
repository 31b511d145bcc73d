"""Writes a record as EML 2.2, the pivot of ecological data."""

import re
from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

from lxml import etree

from fairtool.iso.element import Element
from fairtool.record.eml_coverage import add_coverage, undescribed_places
from fairtool.record.eml_entities import add_entities, custom_units
from fairtool.record.eml_make import LANG, add, add_paragraphs, add_some, add_spoken, clean
from fairtool.record.eml_parties import add_contacts, add_creators, add_party, add_publisher, creators
from fairtool.record.eml_words import FREQUENCIES, KEYWORD_TYPES, NAMESPACE, SCHEMA, SUBJECT, TOPICS, UNITS_NAMESPACE
from fairtool.record.essentials import Essentials, Keyword
from fairtool.record.flat import flat
from fairtool.record.geodcat_resource import subject
from fairtool.record.geodcat_words import tag
from fairtool.record.record import Record
from fairtool.record.text import Text

_SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_DOWNLOADS = frozenset({"download", "fileAccess", "offlineAccess", "order", ""})


def write_eml(record: Record) -> bytes:
    """Give a record as EML 2.2, its elements in the order of the schema."""
    essentials = flat(record)
    root = etree.Element(f"{{{NAMESPACE}}}eml", nsmap={"eml": NAMESPACE, "stmml": UNITS_NAMESPACE})
    root.set(_SCHEMA_LOCATION, f"{NAMESPACE} {SCHEMA}")
    root.set("packageId", package_id(essentials))
    root.set("system", _system(package_id(essentials)))
    if tag(essentials.language):
        root.set(LANG, tag(essentials.language))
    _add_dataset(root, essentials)
    if units := custom_units(essentials):
        _add_units(root, units)
    text: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return text


def package_id(essentials: Essentials) -> str:
    """Give the id of the package: the identifier of the record, else its DOI, else a URN."""
    return clean(essentials.identifier) or essentials.doi or subject(essentials)


def _system(identifier: str) -> str:
    try:
        UUID(identifier)
    except ValueError:
        return "https://doi.org" if re.search(r"10\.\d{4,9}/", identifier) else "local"
    return "uuid"


def _add_dataset(root: Element, essentials: Essentials) -> None:
    dataset = add(root, "dataset", attributes={"id": "dataset"})
    _add_titles(dataset, essentials)
    add_creators(dataset, essentials)
    add_some(dataset, "pubDate", _day(essentials.published))
    add_some(dataset, "language", next(iter(essentials.resource_languages), essentials.language))
    add_paragraphs(dataset, "abstract", essentials.abstract)
    _add_keywords(dataset, essentials)
    add_paragraphs(dataset, "additionalInfo", essentials.supplemental)
    _add_rights(dataset, essentials)
    _add_links(dataset, essentials)
    add_coverage(dataset, essentials)
    _add_annotations(dataset, essentials)
    add_paragraphs(dataset, "purpose", essentials.purpose)
    add_paragraphs(dataset, "acknowledgements", *essentials.credits)
    _add_maintenance(dataset, essentials)
    add_contacts(dataset, essentials)
    add_publisher(dataset, essentials)
    _add_methods(dataset, essentials)
    _add_project(dataset, essentials)
    add_entities(dataset, essentials)


def _add_titles(dataset: Element, essentials: Essentials) -> None:
    doi = (f"https://doi.org/{essentials.doi}",) if essentials.doi else ()
    for identifier in doi:
        add(dataset, "alternateIdentifier", identifier, {"system": "https://doi.org"})
    for identifier in essentials.other_identifiers:
        add_some(dataset, "alternateIdentifier", identifier)
    add_some(dataset, "shortName", next((text.value for text in essentials.alternate_titles), ""))
    if add_spoken(dataset, "title", essentials.title, essentials.language) is None:
        add(dataset, "title", package_id(essentials))


def _add_keywords(dataset: Element, essentials: Essentials) -> None:
    words = [one for one in essentials.keywords if one.type != "taxon" and clean(one.label.value)]
    places = [Keyword(Text(name), "place") for name in undescribed_places(essentials) if clean(name)]
    for _, group in groupby((*words, *places), key=_thesaurus):
        _add_keyword_set(dataset, tuple(group), essentials.language)
    topics = tuple(Keyword(Text(topic), "theme", TOPICS) for topic in essentials.topics if clean(topic))
    if topics:
        _add_keyword_set(dataset, topics, "")


def _thesaurus(keyword: Keyword) -> str:
    return clean(keyword.thesaurus or keyword.thesaurus_uri)


def _add_keyword_set(dataset: Element, keywords: tuple[Keyword, ...], main: str) -> None:
    words = add(dataset, "keywordSet")
    for keyword in keywords:
        element = add_spoken(words, "keyword", keyword.label, main)
        if element is not None and keyword.type in KEYWORD_TYPES:
            element.set("keywordType", KEYWORD_TYPES[keyword.type])
    add_some(words, "keywordThesaurus", _thesaurus(keywords[0]))


def _add_rights(dataset: Element, essentials: Essentials) -> None:
    words = tuple(Text(one.text) for one in essentials.licences if one.text and not one.spdx and not one.url)
    add_paragraphs(dataset, "intellectualRights", *essentials.access, *essentials.limitations, *words)
    for licence in essentials.licences:
        if licence.spdx or licence.url:
            element = add(dataset, "licensed")
            add(element, "licenseName", clean(licence.text) or licence.spdx or licence.url)
            add_some(element, "url", licence.url)
            add_some(element, "identifier", licence.spdx)


def _add_links(dataset: Element, essentials: Essentials) -> None:
    files = tuple(f"/{file.name}" for file in essentials.files)
    for link in essentials.links:
        if link.url and not (files and link.url.split("?")[0].endswith(files)):
            online = add(add(dataset, "distribution"), "online")
            add_spoken(online, "onlineDescription", link.name or link.description, essentials.language)
            function = "download" if link.function in _DOWNLOADS else "information"
            add(online, "url", link.url, {"function": function})


def _add_annotations(dataset: Element, essentials: Essentials) -> None:
    for keyword in essentials.keywords:
        if "://" in keyword.uri and keyword.type != "taxon":
            annotation = add(dataset, "annotation")
            add(annotation, "propertyURI", SUBJECT, {"label": "subject"})
            add(annotation, "valueURI", keyword.uri, {"label": keyword.label.value})


def _add_maintenance(dataset: Element, essentials: Essentials) -> None:
    if essentials.frequency:
        maintenance = add(dataset, "maintenance")
        add_paragraphs(maintenance, "description", Text(essentials.frequency))
        word = FREQUENCIES.get(essentials.frequency, "otherMaintenancePeriod")
        add(maintenance, "maintenanceUpdateFrequency", word)


def _add_methods(dataset: Element, essentials: Essentials) -> None:
    instruments = [clean(str(one)) for one in essentials.instruments if clean(str(one))]
    lineage = essentials.lineage or (Text("; ".join(instruments)) if instruments else None)
    if lineage and clean(lineage.value):
        step = add(add(dataset, "methods"), "methodStep")
        add_paragraphs(step, "description", lineage)
        for instrument in instruments:
            add(step, "instrumentation", instrument)


def _add_project(dataset: Element, essentials: Essentials) -> None:
    funders = essentials.having("funder", "sponsor")
    names = tuple(_projects(essentials.keywords))
    if not funders and not names:
        return
    project = add(dataset, "project")
    title = essentials.title.value if essentials.title else package_id(essentials)
    for name in names or (title,):
        add(project, "title", name)
    for party in creators(essentials)[:1]:
        add(add_party(project, "personnel", party), "role", party.role or "author")
    add_paragraphs(project, "funding", *(Text(party.organisation or party.individual) for party in funders))


def _projects(keywords: Iterable[Keyword]) -> Iterable[str]:
    return (clean(one.label.value) for one in keywords if one.type == "project" and clean(one.label.value))


def _add_units(root: Element, units: tuple[str, ...]) -> None:
    metadata = add(add(root, "additionalMetadata"), "metadata")
    listed = etree.SubElement(metadata, f"{{{UNITS_NAMESPACE}}}unitList")
    for unit in units:
        etree.SubElement(listed, f"{{{UNITS_NAMESPACE}}}unit", {"id": unit, "name": unit})


def _day(text: str) -> str:
    found = re.match(r"(\d{4}-\d\d-\d\d)|(\d{4})", text)
    return (found[1] or found[2]) if found else ""
