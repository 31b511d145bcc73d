"""Reads the JSON pivot of Theia/OZCAR."""

from collections.abc import Iterator, Mapping

from fairtool.errors import UnreadableError
from fairtool.record.citation import Identifier, Online
from fairtool.record.content import Variable
from fairtool.record.dcat_extent import positions
from fairtool.record.eml_words import joined_name
from fairtool.record.essentials import Keyword, Licence, Party, Relation
from fairtool.record.extent import Box, Period
from fairtool.record.file import DataFile
from fairtool.record.flat_identifiers import doi_in, orcid_in
from fairtool.record.flat_licences import spdx_of
from fairtool.record.json_node import JsonNode, read_json
from fairtool.record.nested_said import Said, record_of
from fairtool.record.record import Record
from fairtool.record.text import Text
from fairtool.record.theia_words import CLIMATES, GEOLOGIES, GROUP, INSPIRE_THEMES, role_of, topic_of

ENCODING = "Theia-OZCAR"


def read_theia(document: bytes | str | Mapping[str, object], name: str = "Theia", *, language: str = "eng") -> Record:
    """Give the record of the first data set of a document, whose texts are in a language (ISO 639-2/B).

    Raises UnreadableError for what is no such document.
    """
    return read_all_theia(document, name, language=language)[0]


def read_all_theia(
    document: bytes | str | Mapping[str, object], name: str = "Theia", *, language: str = "eng"
) -> tuple[Record, ...]:
    """Give the records of all data sets of a document; raises UnreadableError for what is no such document."""
    root = read_json(document, name)
    datasets = [one for one in root["datasets"] if one["metadata"].members]
    if not datasets or "producer" not in root.members:
        raise UnreadableError(
            "{path} is JSON, but no pivot of Theia/OZCAR: it has no producer with datasets",
            hint="give an object with version, producer and datasets",
            path=name,
        )
    return tuple(record_of(_said(root["producer"], one, language), ENCODING, name) for one in datasets)


def _said(producer: JsonNode, dataset: JsonNode, language: str) -> Iterator[Said]:
    metadata = dataset["metadata"]
    yield Said("language", language, "")
    yield Said("identifier", dataset["datasetId"].text(), dataset["datasetId"].where)
    texts = {"title": "title", "description": "abstract", "objective": "purpose", "datasetLineage": "lineage"}
    for key, field in texts.items():
        if metadata[key].text():
            yield Said(field, Text(metadata[key].text()), metadata[key].where)
    yield from _parties(producer, metadata)
    yield from _words(metadata)
    yield from _links(metadata)
    yield from _rights(metadata["dataConstraint"])
    yield from _boxes(metadata["spatialExtent"]["geometry"])
    for observation in dataset["observations"]:
        yield from _observation(observation)


def _parties(producer: JsonNode, metadata: JsonNode) -> Iterator[Said]:
    for contact in metadata["contacts"]:
        yield Said("parties", _party(contact), contact.where)
    name = producer.first("name", "title", "producerId")
    if name:
        url = producer["onlineResource"]["urlInfo"].text()
        yield Said("parties", Party("publisher", "", name.text(), producer["email"].text(), url=url), name.where)
    for funding in producer["fundings"]:
        if name := funding.first("name", "acronym", "idScanR"):
            yield Said("parties", Party("funder", organisation=name.text()), funding.where)
    for contact in producer["contacts"]:
        yield Said("metadata_contacts", _party(contact), contact.where)


def _party(contact: JsonNode) -> Party:
    group = contact["organisation"] if contact["organisation"].members else contact
    role = contact["role"].text()
    return Party(
        "resourceProvider" if role == GROUP else role_of(role),
        joined_name(contact["firstName"].text(), contact["lastName"].text()),
        group.first("name", "acronym", "idScanR").text(),
        contact["email"].text(),
        orcid_in(contact["orcId"].text()),
    )


def _words(metadata: JsonNode) -> Iterator[Said]:
    for topic in metadata["topicCategories"]:
        yield Said("topics", topic_of(topic.text()), topic.where)
    theme, criteria = metadata["inspireTheme"], metadata["portalSearchCriteria"]
    if theme.text():
        yield Said("keywords", Keyword(Text(theme.text()), "theme", INSPIRE_THEMES), theme.where)
    for key, thesaurus in (("climates", CLIMATES), ("geologies", GEOLOGIES)):
        for word in criteria[key]:
            yield Said("keywords", Keyword(Text(word.text()), "theme", thesaurus), word.where)
    for keyword in metadata["keywords"]:
        if label := keyword.first("keyword", "uri").text():
            yield Said("keywords", Keyword(Text(label, keyword["uri"].text())), keyword.where)


def _links(metadata: JsonNode) -> Iterator[Said]:
    online = metadata["onlineResource"]
    yield Said("doi", doi_in(online["doi"].text()), online["doi"].where)
    for key, function in (("urlDownload", "download"), ("urlInfo", "information")):
        if online[key].text():
            yield Said("links", Online(online[key].text(), function=function), online[key].where)
    for service in online["webservices"]:
        description = service["description"].text()
        if service["url"].text():
            text = Text(description) if description else None
            yield Said("links", Online(service["url"].text(), description=text), service.where)
    for document in metadata["documents"]:
        if document["url"].text():
            yield Said("relations", Relation("IsDocumentedBy", document["url"].text()), document.where)


def _rights(constraint: JsonNode) -> Iterator[Said]:
    said, policy, licence = constraint["accessUseConstraint"], constraint["urlDataPolicy"], constraint["licence"]
    if said.text():
        yield Said("limitations", Text(said.text()), said.where)
    if policy.text():
        yield Said("limitations", Text(policy.text(), policy.text()), policy.where)
    title, url = licence["title"].text(), licence["url"].text()
    if title or url:
        spdx = spdx_of(url) or spdx_of(title)
        yield Said("licences", Licence(spdx, url, title if title != spdx else ""), licence.where)
    duration = constraint["embargo"]["duration"]
    if duration.number():
        yield Said("access", Text(f"embargo: {duration.text()}"), duration.where)


def _boxes(geometry: JsonNode) -> Iterator[Said]:
    coordinates = geometry["coordinates"]
    parts = list(coordinates) if geometry["type"].text() == "MultiPolygon" else [coordinates]
    for part in parts:
        if points := tuple(positions(part.value)):
            x, y = zip(*points, strict=True)
            yield Said("boxes", Box(None, min(x), max(x), min(y), max(y)), part.where)


def _observation(observation: JsonNode) -> Iterator[Said]:
    measured, extent = observation["observedProperty"], observation["temporalExtent"]
    name = measured["name"].text()
    description = Text(measured["description"].text()) if measured["description"].text() else None
    categories = [node.text() for node in measured["theiaCategories"] if node.text()]
    names = tuple(Identifier(code=Text(address, address)) for address in categories)
    if name:
        variable = Variable(name, description=description, names=names, unit=measured["unit"].text())
        yield Said("variables", variable, measured.where)
    begin, end = extent["dateBeg"].text(), extent["dateEnd"].text()
    if begin or end:
        yield Said("periods", Period(begin, end=end), extent.where)
    station = observation["featureOfInterest"]["samplingFeature"]["name"]
    if station.text():
        yield Said("places", Text(station.text()), station.where)
    file = observation["result"]["dataFile"]["name"]
    if file.text():
        yield Said("files", DataFile(file.text()), file.where)
    for sensor in observation["procedure"]["dataProduction"]["sensors"]:
        words = (sensor["manufacturer"].text(), sensor["model"].text() or sensor["name"].text())
        if any(words):
            yield Said("instruments", Text(" ".join(word for word in words if word)), sensor.where)
