"""Writes a record as JSON-LD of schema.org, as Google and science-on-schema.org advise for data sets."""

from collections.abc import Iterator, Mapping

from fairtool.record.citation import Online
from fairtool.record.datacite import alpha2, interval
from fairtool.record.essentials import Essentials, Keyword, Relation
from fairtool.record.flat import flat
from fairtool.record.flat_identifiers import address_of, doi_in
from fairtool.record.flat_rights import words_and_address
from fairtool.record.json_written import distinct, known
from fairtool.record.record import Record
from fairtool.record.schema_org_parties import party_node, written_parties
from fairtool.record.schema_org_places import places
from fairtool.record.schema_org_read import read_schema_org
from fairtool.record.schema_org_variables import variables
from fairtool.record.schema_org_words import (
    DOI_REGISTRY,
    METADATA_IDENTIFIER,
    OTHER_RELATION,
    PROPERTY_OF_RELATION,
    TOPIC_ADDRESS,
    TYPE_OF_KIND,
)
from fairtool.record.text import Text

__all__ = ["read_schema_org", "write_schema_org"]

_Items = Iterator[dict[str, object]]
_PAGES = frozenset({"information", "search", "completeMetadata", "browsing"})


def write_schema_org(record: Record, *, catalogue: tuple[str, str] | None = None) -> dict[str, object]:
    """Give the description of a record; `catalogue` is the name and address of the catalogue that it stands in."""
    said = flat(record)
    pages = [link for link in said.links if link.function in _PAGES]
    return {
        **_named(said, pages),
        **_described(said),
        **_measured(said),
        **_offered(said),
        **known(includedInDataCatalog=_catalogue(catalogue)),
        **written_parties(said.parties),
        **_relations(said, pages),
    }


def _named(said: Essentials, pages: list[Online]) -> dict[str, object]:
    """Give what the data are, and what they are called."""
    address = address_of(said.doi) if said.doi else ""
    return known(
        at_context="https://schema.org/",
        at_type=TYPE_OF_KIND.get(said.kind, "Dataset"),
        at_id=address,
        additionalType=said.kind if said.kind != "dataset" else "",
        identifier=distinct(_identifiers(said)),
        url=next((link.url for link in pages), "") or address,
        name=str(said.title or ""),
        alternateName=[*_translations(said.title), *(text.value for text in said.alternate_titles)],
    )


def _described(said: Essentials) -> dict[str, object]:
    """Give what the data are about, and the dates of the data and of their description."""
    return known(
        description=str(said.abstract or ""),
        abstract=_translations(said.abstract),
        inLanguage=[alpha2(code) for code in said.resource_languages],
        version=said.version,
        dateCreated=said.created,
        datePublished=said.published,
        dateModified=said.revised,
        sdDatePublished=said.metadata_date,
        sdPublisher=[party_node(party) for party in said.metadata_contacts],
        keywords=[_keyword(one) for one in said.keywords],
        about=[_topic(one) for one in said.topics],
    )


def _measured(said: Essentials) -> dict[str, object]:
    """Give where, when and what was measured."""
    return known(
        spatialCoverage=places(said),
        temporalCoverage=list(filter(None, (interval(one, missing="..") for one in said.periods))),
        variableMeasured=list(variables(said.variables)),
        measurementTechnique=[one.value or one.href for one in said.instruments],
    )


def _offered(said: Essentials) -> dict[str, object]:
    """Give how the data may be used and how they are had."""
    return known(
        license=_one_or_all([one.url or one.spdx or one.text for one in said.licences]),
        usageInfo=distinct(_usage(said)),
        conditionsOfAccess=_one_or_all([words_and_address(one.value, one.href) for one in said.access]),
        creditText=_one_or_all([str(one) for one in said.credits]),
        creativeWorkStatus=said.status,
        distribution=distinct(_distribution(said)),
        encodingFormat=[f"{name} {number}".strip() for name, number in said.formats],
        size=f"{said.size_megabytes:g} MB" if said.size_megabytes is not None else "",
        image=list(said.graphics),
    )


def _identifiers(said: Essentials) -> _Items:
    if said.doi:
        yield {
            "@type": "PropertyValue",
            "propertyID": DOI_REGISTRY,
            "value": f"doi:{said.doi}",
            "url": address_of(said.doi),
        }
    if said.identifier:
        yield {"@type": "PropertyValue", "propertyID": METADATA_IDENTIFIER, "value": said.identifier}
    for one in said.other_identifiers:
        yield known(at_type="PropertyValue", value=one, url=one if "://" in one else "")


def _translations(text: Text | None) -> list[dict[str, str]]:
    said = text.translations if text else {}
    return [{"@language": alpha2(code), "@value": value} for code, value in said.items()]


def _keyword(keyword: Keyword) -> dict[str, object] | str:
    """Give a defined term; a bare word stays a word."""
    thesaurus = known(name=keyword.thesaurus, url=keyword.thesaurus_uri, datePublished=keyword.thesaurus_date)
    label = keyword.label
    if not thesaurus and not label.href and not label.translations and keyword.type in {"", "theme"}:
        return label.value
    return known(
        at_type="DefinedTerm",
        at_id=label.href,
        name=label.value,
        alternateName=_translations(label),
        url=label.href,
        additionalType=keyword.type,
        inDefinedTermSet={"@type": "DefinedTermSet"} | thesaurus if thesaurus else {},
    )


def _topic(topic: str) -> Mapping[str, object]:
    return {"@type": "DefinedTerm", "@id": f"{TOPIC_ADDRESS}{topic}", "name": topic}


def _usage(said: Essentials) -> _Items:
    """Give the words of licences beside their addresses, and the limits of use."""
    for one in said.licences:
        if one.text and one.text not in {one.url, one.spdx}:
            yield known(at_type="CreativeWork", name=one.text, url=one.url)
    for text in said.limitations:
        yield known(at_type="CreativeWork", text=text.value, url=text.href)


def _distribution(said: Essentials) -> _Items:
    for link in said.links:
        if link.function not in _PAGES:
            yield _download(link)
    for file in said.files:
        yield known(
            at_type="DataDownload",
            name=file.name,
            contentSize=f"{file.size} B" if file.size is not None else "",
            sha256=file.sha256,
            encodingFormat=file.media_type or file.format,
        )


def _download(link: Online) -> dict[str, object]:
    return known(
        at_type="DataDownload",
        additionalType=str(link.protocol or ""),
        contentUrl=link.url,
        name=str(link.name or ""),
        description=str(link.description or ""),
    )


def _relations(said: Essentials, pages: list[Online]) -> Mapping[str, object]:
    """Give related things by property; pages about the data are `subjectOf`, the first of them is also the `url`."""
    found: dict[str, list[object]] = {}
    for one in said.relations:
        found.setdefault(PROPERTY_OF_RELATION.get(one.type, OTHER_RELATION), []).append(_related(one))
    for link in pages:
        page = known(
            at_type="WebPage", url=link.url, name=str(link.name or ""), description=str(link.description or "")
        )
        found.setdefault("subjectOf", []).append(page)
    return found


def _related(one: Relation) -> Mapping[str, object]:
    doi = doi_in(one.identifier)
    address = address_of(doi) if doi else one.identifier if "://" in one.identifier else ""
    kind = "Dataset" if one.type in {"IsPartOf", "HasPart", "IsDerivedFrom"} else "CreativeWork"
    return known(at_type=kind, at_id=address, identifier=one.identifier, name=one.title)


def _catalogue(catalogue: tuple[str, str] | None) -> Mapping[str, object]:
    return known(at_type="DataCatalog", name=catalogue[0], url=catalogue[1]) if catalogue else {}


def _one_or_all(values: list[str]) -> object:
    found = list(dict.fromkeys(filter(None, values)))
    return found[0] if len(found) == 1 else found
