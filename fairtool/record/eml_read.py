"""Reads EML 2.1 and 2.2 into the canonical record."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from fairtool.errors import UnreadableError
from fairtool.iso.element import Element
from fairtool.iso.identify import encoding_of
from fairtool.iso.namespaces import prefixed
from fairtool.iso.safe import parse
from fairtool.iso.view import XmlRecord
from fairtool.record.citation import Online
from fairtool.record.dcat_places import placed
from fairtool.record.eml_document import Document, joined, paragraphs, spoken, word, words
from fairtool.record.eml_read_parts import boxes, file_of, format_of, party, periods, role_of, taxa, variable
from fairtool.record.eml_read_words import keywords, language, projects, rights, titles, topics
from fairtool.record.eml_words import FREQUENCIES
from fairtool.record.essentials import AUTHORS, Essentials, Party
from fairtool.record.flat_identifiers import doi_in
from fairtool.record.nested import nested
from fairtool.record.record import Record
from fairtool.record.text import Text

_ENTITIES = ("dataTable", "otherEntity", "spatialRaster", "spatialVector", "view", "storedProcedure")
_HINT = "EML for a citation, a protocol or software holds no data set"
_CODES = {name: code for code, name in FREQUENCIES.items()}


def read_eml(data: bytes, name: str) -> Record:
    """Give the record of the data set that a document describes; `name` is what messages and places call it.

    Raises UnreadableError for what is no XML, no EML 2.1 or 2.2, or describes no data set.
    """
    root = parse(data, name)
    encoding = encoding_of(root)
    if encoding is None or encoding.family != "eml":
        raise UnreadableError(
            "{path} is no EML 2.1 or 2.2: it begins with {element}",
            hint="give a document whose first element is eml:eml",
            path=name,
            element=prefixed(str(root.tag)),
        )
    return _record(root, name, encoding.label)


def read_view(view: XmlRecord) -> Record:
    """Give the record of the data set that a view shows; raises UnreadableError where it shows none."""
    return _record(view.root, view.path, view.encoding.label)


def _record(root: Element, name: str, label: str) -> Record:
    document = Document(root, name)
    dataset = document.first(root, "dataset")
    if dataset is None:
        raise UnreadableError("{path} describes no data set: it has no dataset element", hint=_HINT, path=name)
    record = nested(_essentials(document, dataset))
    return placed(replace(record, encoding=label), document.places)


def _essentials(document: Document, dataset: Element) -> Essentials:
    main = language(document.root, dataset)
    names = tuple(_names(document, dataset))
    coverages = list(document.all(dataset, "coverage"))
    licences, limitations = rights(dataset)
    title, others = titles(dataset, main)
    words_ = (*keywords(document, dataset), *(one for part in coverages for one in taxa(part)), *projects(dataset))
    _note(document, dataset)
    return replace(
        _described(dataset),
        identifier=next(iter(names), ""),
        doi=next((doi for one in names if (doi := doi_in(one))), ""),
        other_identifiers=tuple(one for one in names[1:] if not doi_in(one)),
        language=main,
        title=title,
        alternate_titles=others,
        parties=_parties(document, dataset),
        metadata_contacts=tuple(party(one, "pointOfContact") for one in document.all(dataset, "metadataProvider")),
        keywords=words_,
        licences=licences,
        limitations=limitations,
        **_extent(document, coverages),
        **_contents(document, dataset),
    )


def _described(dataset: Element) -> Essentials:
    return Essentials(
        resource_languages=tuple(filter(None, (word(dataset, "language"),))),
        abstract=joined(paragraphs(dataset.find("abstract"))),
        purpose=joined(paragraphs(dataset.find("purpose"))),
        published=word(dataset, "pubDate"),
        topics=topics(dataset),
        lineage=joined(tuple(_steps(dataset))),
        supplemental=joined(tuple(text for one in dataset.iterfind("additionalInfo") for text in paragraphs(one))),
        credits=paragraphs(dataset.find("acknowledgements")),
        frequency=_frequency(dataset),
        instruments=tuple(_instruments(dataset)),
    )


def _extent(document: Document, coverages: list[Element]) -> Mapping[str, Any]:
    """Give the fields of Essentials that say where and when."""
    found = boxes(document, coverages)
    return {
        "boxes": tuple(box for box, _, _ in found),
        "places": tuple(name for _, name, _ in found if name),
        "verticals": tuple(dict.fromkeys(one for _, _, one in found if one)),
        "periods": tuple(period for one in coverages for period in periods(one)),
    }


def _contents(document: Document, dataset: Element) -> Mapping[str, Any]:
    """Give the fields of Essentials that say what the data are and how they are had."""
    entities = [one for kind in _ENTITIES for one in document.all(dataset, kind)]
    return {
        "links": tuple(_links(document, dataset, entities)),
        "formats": tuple(dict.fromkeys(one for one in _formats(entities) if one[0])),
        "variables": tuple(variable(one) for part in entities for one in part.iterfind("attributeList/attribute")),
        "files": tuple(file for part in entities for one in part.iterfind("physical") if (file := file_of(one))),
    }


def _note(document: Document, dataset: Element) -> None:
    """Keep where the fields stand that a finding may be about."""
    single = {"title": "title", "abstract": "abstract", "published": "pubDate", "lineage": "methods"}
    for field, path in (single | {"frequency": "maintenance", "purpose": "purpose"}).items():
        document.first(dataset, path, field)
    several = {"boxes": "coverage/geographicCoverage", "periods": "coverage/temporalCoverage"}
    for field, path in (several | {"keywords": "keywordSet/keyword"}).items():
        for number, element in enumerate(dataset.iterfind(path)):
            document.note(f"{field}[{number}]", element)
    document.note("identifier", document.root)


def _names(document: Document, dataset: Element) -> Iterator[str]:
    package = str(document.root.get("packageId") or "").strip()
    if package:
        yield package
    yield from (words(one) for one in dataset.iterfind("alternateIdentifier") if words(one))


def _parties(document: Document, dataset: Element) -> tuple[Party, ...]:
    roles = {"creator": "author", "associatedParty": "", "contact": "pointOfContact", "publisher": "publisher"}
    said = [(one, role_of(one, role)) for path, role in roles.items() for one in dataset.iterfind(path)]
    found = [party(document.target(one), role) for one, role in said]
    finer = {replace(one, role="author") for one in found if one.role in AUTHORS[1:]}
    kept = [one for one in found if one not in finer]
    names = {one.name for one in kept}
    personnel = [party(document.target(one), role_of(one, "")) for one in dataset.iterfind("project/personnel")]
    return tuple(dict.fromkeys((*kept, *(one for one in personnel if one.name not in names), *_funders(dataset))))


def _funders(dataset: Element) -> Iterator[Party]:
    for award in dataset.iterfind("project/award"):
        yield Party("funder", organisation=word(award, "funderName"))
    for text in paragraphs(dataset.find("project/funding")):
        yield Party("funder", organisation=text.value)


def _steps(dataset: Element) -> Iterator[Text]:
    for step in dataset.iterfind("methods/methodStep"):
        yield from paragraphs(step.find("description"))
    for sampling in dataset.iterfind("methods/sampling/samplingDescription"):
        yield from paragraphs(sampling)


def _instruments(dataset: Element) -> Iterator[Text]:
    return (Text(words(one)) for one in dataset.iterfind("methods/methodStep/instrumentation") if words(one))


def _frequency(dataset: Element) -> str:
    said = word(dataset, "maintenance/maintenanceUpdateFrequency")
    description = " ".join(text.value for text in paragraphs(dataset.find("maintenance/description")))
    if said == "otherMaintenancePeriod" and description.isalpha():
        return description
    return _CODES.get(said, "unknown" if said else "")


def _links(document: Document, dataset: Element, entities: list[Element]) -> Iterator[Online]:
    for online in (one for part in document.all(dataset, "distribution") for one in part.iterfind("online")):
        url = online.find("url")
        if url is not None and words(url):
            function = str(url.get("function") or "download")
            yield Online(words(url), name=spoken(online.find("onlineDescription")), function=function)
    for url in (url for entity in entities for url in entity.iterfind("physical/distribution/online/url")):
        if words(url):
            yield Online(words(url), function=str(url.get("function") or "download"))


def _formats(entities: list[Element]) -> Iterator[tuple[str, str]]:
    return (format_of(one) for entity in entities for one in entity.iterfind("physical"))
