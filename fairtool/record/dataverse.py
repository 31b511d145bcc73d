"""Writes a record as the native JSON of Dataverse: blocks `citation` and `geospatial`."""

from collections.abc import Iterator, Mapping
from typing import Literal

from fairtool.record.datacite_identifiers import kind_of
from fairtool.record.dataverse_fields import (
    Field,
    block,
    compounds,
    controlled,
    primitive,
    primitives,
    several_controlled,
)
from fairtool.record.dataverse_geospatial import geospatial
from fairtool.record.dataverse_parties import parties
from fairtool.record.dataverse_read import read_dataverse
from fairtool.record.dataverse_words import (
    EARTH,
    KINDS,
    LANGUAGES,
    LICENCES,
    METADATA_AGENCY,
    PUBLICATION_IDS,
    PUBLICATIONS,
    TOPICS,
)
from fairtool.record.essentials import Essentials, Relation
from fairtool.record.flat import flat
from fairtool.record.flat_rights import words_and_address
from fairtool.record.json_written import known
from fairtool.record.record import Record
from fairtool.vocabulary.languages import language

__all__ = ["Dialect", "read_dataverse", "write_dataverse"]

Dialect = Literal["dataverse", "recherche-data-gouv"]
_FRENCH = "recherche-data-gouv"


def write_dataverse(record: Record, *, dialect: Dialect = "dataverse", subject: str = EARTH) -> dict[str, object]:
    """Give the description of a record as Dataverse takes it to create a draft.

    `dialect` tells whose names of fields: those of Dataverse from 6.2 on, or those of Recherche Data Gouv. An
    installation may lack a block or a field: whoever sends the description asks it first.
    """
    said = flat(record)
    blocks = known(
        citation=block("Citation Metadata", _citation(said, dialect, subject)),
        geospatial=block("Geospatial Metadata", geospatial(said, french=dialect == _FRENCH)),
    )
    return {"datasetVersion": known(**_terms(said), metadataBlocks=blocks)}


def _citation(said: Essentials, dialect: Dialect, subject: str) -> Iterator[Field]:
    french = dialect == _FRENCH
    yield primitive("title", str(said.title or ""))
    yield primitives("alternativeTitle", _alternatives(said))
    yield primitive("alternativeURL", next((link.url for link in said.links), ""))
    yield compounds("otherId", _other_ids(said))
    yield from parties(said)
    yield compounds("dsDescription", _descriptions(said, french=french))
    yield several_controlled("subject", (subject,))
    yield compounds("keyword", _keywords(said))
    yield compounds("topicClassification", _topics(said))
    yield compounds("publication", _publications(said))
    yield primitive("notesText", str(said.supplemental or ""))
    yield several_controlled("language", filter(None, (_spoken(code) for code in said.resource_languages)))
    yield primitive("productionDate", said.created[:10])
    yield primitive("distributionDate", said.published[:10])
    yield compounds("timePeriodCovered", _periods(said))
    kind = KINDS.get(said.kind, "Other")
    yield several_controlled("kindOfData", (kind,)) if french else primitives("kindOfData", (kind,))
    yield primitives("relatedDatasets", (f"{one.type}: {_words(one)}" for one in _datasets(said)))
    yield primitives("dataSources", (_words(one) for one in said.relations if one.type == "IsDerivedFrom"))


def _alternatives(said: Essentials) -> Iterator[str]:
    if said.title:
        yield from said.title.translations.values()
    yield from (one.value for one in said.alternate_titles)


def _other_ids(said: Essentials) -> Iterator[tuple[Field, ...]]:
    named = [(METADATA_AGENCY, said.identifier), ("DOI", said.doi)]
    named += [("", one) for one in said.other_identifiers]
    return ((primitive("otherIdAgency", agency), primitive("otherIdValue", one)) for agency, one in named if one)


def _descriptions(said: Essentials, *, french: bool) -> Iterator[tuple[Field, ...]]:
    if not said.abstract:
        return
    texts = {said.language: said.abstract.value, **said.abstract.translations}
    for code, value in texts.items():
        tongue = (controlled("dsDescriptionLanguage", _spoken(code)),) if french and code else ()
        yield (primitive("dsDescriptionValue", value), *tongue)


def _keywords(said: Essentials) -> Iterator[tuple[Field, ...]]:
    for one in said.keywords:
        for value in dict.fromkeys((one.label.value, *one.label.translations.values())):
            yield (
                primitive("keywordValue", value),
                primitive("keywordTermURI", one.uri),
                primitive("keywordVocabulary", one.thesaurus),
                primitive("keywordVocabularyURI", one.thesaurus_uri),
            )


def _topics(said: Essentials) -> Iterator[tuple[Field, ...]]:
    return ((primitive("topicClassValue", one), primitive("topicClassVocab", TOPICS)) for one in said.topics)


def _publications(said: Essentials) -> Iterator[tuple[Field, ...]]:
    """Give related publications: relations that Dataverse has words for."""
    for one in said.relations:
        if one.type in PUBLICATIONS:
            kind = next((word for word in PUBLICATION_IDS if word.lower() == kind_of(one.identifier).lower()), "")
            yield (
                controlled("publicationRelationType", one.type),
                primitive("publicationCitation", one.title),
                controlled("publicationIDType", kind),
                primitive("publicationIDNumber", one.identifier if kind != "url" else ""),
                primitive("publicationURL", one.identifier if "://" in one.identifier else ""),
            )


def _datasets(said: Essentials) -> Iterator[Relation]:
    """Give relations that only a sentence has room for; it begins with their type (`IsPartOf: ...`)."""
    return (one for one in said.relations if one.type not in PUBLICATIONS | {"IsDerivedFrom"})


def _words(one: Relation) -> str:
    """Give a related thing in words: title, then identifier."""
    return " — ".join(filter(None, (one.title, one.identifier)))


def _spoken(code: str) -> str:
    found = language(code)
    return LANGUAGES.get(found.bibliographic, found.name_en) if found else ""


def _periods(said: Essentials) -> Iterator[tuple[Field, ...]]:
    for one in said.periods:
        yield (primitive("timePeriodCoveredStart", one.begin[:10]), primitive("timePeriodCoveredEnd", one.end[:10]))


def _terms(said: Essentials) -> Mapping[str, object]:
    """Give the licence where the repository knows it, else the terms in words; Dataverse takes one or the other."""
    access = "\n".join(words_and_address(one.value, one.href) for one in said.access)
    for one in said.licences:
        if one.spdx in LICENCES:
            name, address = LICENCES[one.spdx]
            return known(license={"name": name, "uri": address}, termsOfAccess=access)
    terms = [words_and_address(one.text or one.spdx, one.url) for one in said.licences]
    limits = [words_and_address(one.value, one.href) for one in said.limitations]
    return known(termsOfUse="\n".join(terms), restrictions="\n".join(limits), termsOfAccess=access)
