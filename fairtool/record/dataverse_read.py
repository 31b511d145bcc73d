"""Reads the native JSON of Dataverse: what is sent to it, what it answers and what it exports."""

from collections.abc import Iterator, Mapping

from fairtool.errors import UnreadableError
from fairtool.record.citation import Online
from fairtool.record.datacite_words import RELATIONS
from fairtool.record.dataverse_fields import fields_of, inner, values
from fairtool.record.dataverse_geospatial import read_geospatial
from fairtool.record.dataverse_parties import read_parties
from fairtool.record.dataverse_words import KIND_OF, METADATA_AGENCY, TOPICS
from fairtool.record.essentials import Keyword, Relation
from fairtool.record.extent import Period
from fairtool.record.file import DataFile
from fairtool.record.flat import bibliographic
from fairtool.record.flat_identifiers import doi_in
from fairtool.record.flat_rights import licence_of, words_then_address
from fairtool.record.json_node import JsonNode, read_json
from fairtool.record.nested_said import Said, record_of
from fairtool.record.record import Record
from fairtool.record.text import Text

_PLAIN: Mapping[str, str] = {"productionDate": "created", "distributionDate": "published"}


def read_dataverse(document: bytes | str | Mapping[str, object], name: str = "Dataverse") -> Record:
    """Give the record of a data set in Dataverse; raises UnreadableError for what is none."""
    root = read_json(document, name)
    for key in ("data", "datasetVersion", "latestVersion"):
        root = root[key] if root[key].members else root
    if not root["metadataBlocks"].members:
        raise UnreadableError(
            "{path} is JSON, but no data set of Dataverse: it has no metadataBlocks",
            hint="give the JSON that Dataverse answers for a version of a data set",
            path=name,
        )
    return record_of(_said(root, fields_of(root)), "Dataverse", name)


def _said(root: JsonNode, fields: Mapping[str, JsonNode]) -> Iterator[Said]:
    yield from _identifiers(root, fields)
    yield from _texts(fields)
    yield from read_parties(fields)
    yield from _keywords(fields)
    yield from _times(root, fields)
    yield from read_geospatial(fields)
    for one in values(fields, "alternativeURL"):
        yield Said("links", Online(one.text()) if one.text() and not _linked(fields, one.text()) else None, one.where)
    yield from _relations(fields)
    yield from _terms(root)
    yield from _files(root["files"])


def _identifiers(root: JsonNode, fields: Mapping[str, JsonNode]) -> Iterator[Said]:
    identifier = root["datasetPersistentId"]
    yield Said("doi", doi_in(identifier.text()), identifier.where)
    for one in values(fields, "otherId"):
        agency, value = inner(one, "otherIdAgency"), inner(one, "otherIdValue")
        if agency == METADATA_AGENCY:
            yield Said("identifier", value, one.where)
        elif agency == "DOI" and doi_in(value):
            yield Said("doi", doi_in(value), one.where)
        else:
            yield Said("other_identifiers", value, one.where)


def _texts(fields: Mapping[str, JsonNode]) -> Iterator[Said]:
    for name, field in (("title", "title"), ("alternativeTitle", "alternate_titles"), ("notesText", "supplemental")):
        for one in values(fields, name):
            yield Said(field, Text(one.text()) if one.text() else None, one.where)
    yield from _abstract(fields)
    for one in values(fields, "language"):
        yield Said("resource_languages", _code(one.text()), one.where)
    for one in values(fields, "kindOfData"):
        yield Said("kind", KIND_OF.get(one.text(), "dataset"), one.where)
    for name, field in _PLAIN.items():
        for one in values(fields, name):
            yield Said(field, one.text(), one.where)


def _abstract(fields: Mapping[str, JsonNode]) -> Iterator[Said]:
    """Give the description; later ones are translations where they say their language, else more of it."""
    items = [one for one in values(fields, "dsDescription") if inner(one, "dsDescriptionValue")]
    if not items:
        return
    tongue = _code(inner(items[0], "dsDescriptionLanguage"))
    said = [(_code(inner(one, "dsDescriptionLanguage")), inner(one, "dsDescriptionValue")) for one in items]
    translations = {code: value for code, value in said[1:] if code and code != tongue}
    more = [value for code, value in said[1:] if not code or code == tongue]
    yield Said("abstract", Text("\n\n".join((said[0][1], *more)), "", translations), items[0].where)
    yield Said("language", tongue, items[0].where)


def _code(name: str) -> str:
    """Give the code of a language that Dataverse names, perhaps with a second name (`Spanish, Castilian`)."""
    code = bibliographic(name)
    return code if code != name else bibliographic(name.split(",", maxsplit=1)[0].partition(" (")[0])


def _keywords(fields: Mapping[str, JsonNode]) -> Iterator[Said]:
    for one in values(fields, "keyword"):
        word = inner(one, "keywordValue")
        label = Text(word, inner(one, "keywordTermURI"))
        scheme, address = inner(one, "keywordVocabulary"), inner(one, "keywordVocabularyURI")
        yield Said("keywords", Keyword(label, "", scheme, address) if word else None, one.where)
    for one in values(fields, "topicClassification"):
        word, scheme = inner(one, "topicClassValue"), inner(one, "topicClassVocab")
        if scheme == TOPICS:
            yield Said("topics", word, one.where)
        elif word:
            keyword = Keyword(Text(word), "", scheme, inner(one, "topicClassVocabURI"))
            yield Said("keywords", keyword, one.where)


def _times(root: JsonNode, fields: Mapping[str, JsonNode]) -> Iterator[Said]:
    for one in values(fields, "timePeriodCovered"):
        begin, end = inner(one, "timePeriodCoveredStart"), inner(one, "timePeriodCoveredEnd")
        vague = ("" if begin else "unknown", "" if end else "unknown")
        yield Said("periods", Period(begin, vague[0], end, vague[1]) if begin or end else None, one.where)
    updated = root["lastUpdateTime"]
    yield Said("metadata_date", updated.text(), updated.where)
    number = root["versionNumber"]
    minor = root["versionMinorNumber"].text() or "0"
    yield Said("version", f"{number.text()}.{minor}" if number.text() else "", number.where)


def _relations(fields: Mapping[str, JsonNode]) -> Iterator[Said]:
    for one in values(fields, "publication"):
        identifier = inner(one, "publicationIDNumber") or inner(one, "publicationURL")
        title = inner(one, "publicationCitation")
        type_ = inner(one, "publicationRelationType") or "IsSupplementTo"
        yield Said("relations", Relation(type_, identifier, title) if identifier or title else None, one.where)
    for name, type_ in (("relatedDatasets", "References"), ("dataSources", "IsDerivedFrom")):
        for one in values(fields, name):
            yield Said("relations", _related(one.text(), type_) if one.text() else None, one.where)


def _related(text: str, type_: str) -> Relation:
    """Give a relation from a sentence: its type before a colon, a title, an identifier after a dash."""
    word, colon, rest = text.partition(": ")
    typed, said = (word, rest) if colon and word in RELATIONS else (type_, text)
    title, dash, identifier = said.rpartition(" — ")
    alone = bool(doi_in(said)) or "://" in said
    return Relation(typed, identifier, title) if dash or alone else Relation(typed, "", said)


def _linked(fields: Mapping[str, JsonNode], url: str) -> bool:
    return any(inner(one, "geographicDistributionLink") == url for one in values(fields, "geographicDistribution"))


def _terms(root: JsonNode) -> Iterator[Said]:
    licence = root["license"]
    name, address = licence["name"].text() or licence.text(), licence["uri"].text()
    if name or address:
        yield Said("licences", licence_of(Text(name or address, address)), licence.where)
    for key, field in (("termsOfUse", ""), ("restrictions", "limitations"), ("termsOfAccess", "access")):
        for line in filter(None, root[key].text().splitlines()):
            text = words_then_address(line)
            yield Said(field or "licences", text if field else licence_of(text), root[key].where)


def _files(nodes: JsonNode) -> Iterator[Said]:
    for node in nodes:
        data = node["dataFile"]
        name = data["filename"].text() or node["label"].text()
        size = data["filesize"].number()
        checksum = data["checksum"]
        sha256 = checksum["value"].text() if checksum["type"].text().upper() == "SHA-256" else ""
        file = DataFile(name, int(size) if size is not None else None, sha256, "", data["contentType"].text())
        yield Said("files", file if name else None, node.where)
