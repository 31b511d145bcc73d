"""Writes a record as the JSON pivot of Theia/OZCAR.

What the record does not say is left out, mandatory or not: `check_theia` tells.
"""

import re
from collections.abc import Iterable, Iterator

from fairtool.record.citation import Online
from fairtool.record.content import Variable
from fairtool.record.eml_words import split_name
from fairtool.record.essentials import Essentials, Party
from fairtool.record.flat import flat
from fairtool.record.json_written import known
from fairtool.record.record import Record
from fairtool.record.stac_extent import Bounds, bounds, geometry, halves, interval, overall
from fairtool.record.stac_words import Words
from fairtool.record.theia_words import (
    CATEGORIES,
    CLIMATES,
    GEOLOGIES,
    GROUP,
    INSPIRE_THEMES,
    OTHER_ROLE,
    ROLES,
    TOPICS,
    slug,
    theme_of,
)

_PRODUCER = re.compile(r"[A-Z]{4}")
_OF_THE_PRODUCER = frozenset({"publisher", "funder", "sponsor"})
_PAGES = frozenset({"information", "search", "completeMetadata", "browsing"})
Json = dict[str, object]


def write_theia(record: Record, producer: str = "", *, language: str = "eng") -> Json:
    """Give a record as a document with one data set, in a language (ISO 639-2/B) as far as the record has it.

    `producer` is the id that Theia gave: four capital letters; without it, it is taken from the id of the data set.
    """
    essentials, words = flat(record), Words(language)
    said = producer or essentials.identifier[:4]
    own = said if _PRODUCER.fullmatch(said) else ""
    return {
        "version": "1.0",
        "producer": _producer(essentials, own),
        "datasets": [
            known(
                datasetId=_identifier(essentials, own),
                metadata=_metadata(essentials, words),
                observations=list(_observations(essentials, own, words)),
            )
        ],
    }


def _identifier(essentials: Essentials, producer: str) -> str:
    identifier = essentials.identifier or essentials.doi
    return identifier if not producer or f"{producer}_DAT_" in identifier else f"{producer}_DAT_{slug(identifier)}"


def _producer(essentials: Essentials, producer: str) -> Json:
    publisher = next(iter(essentials.having("publisher")), Party(""))
    return known(
        producerId=producer,
        name=publisher.name,
        title=publisher.name,
        email=publisher.email,
        contacts=[_person(party, "Data manager") for party in essentials.metadata_contacts if party.individual],
    ) | {"fundings": [{"name": party.name} for party in essentials.having("funder", "sponsor")]}


def _metadata(essentials: Essentials, words: Words) -> Json:
    found = bounds(essentials.boxes)
    return known(
        title=words.say(essentials.title),
        description=words.say(essentials.abstract),
        objective=words.say(essentials.purpose),
        datasetLineage=words.say(essentials.lineage),
        contacts=[_contact(party) for party in essentials.parties if party.role not in _OF_THE_PRODUCER],
        inspireTheme=next((name for one in essentials.keywords if (name := theme_of(one))), ""),
        topicCategories=[TOPICS[topic] for topic in essentials.topics if topic in TOPICS],
        keywords=list(_keywords(essentials, words)),
        documents=[
            {"type": "Publication", "url": one.identifier}
            for one in essentials.relations
            if one.type == "IsDocumentedBy" and "://" in one.identifier
        ],
        onlineResource=_online(essentials, words),
        dataConstraint=_constraint(essentials, words),
        portalSearchCriteria=_criteria(essentials),
        spatialExtent=_feature(_area(found)) if found else None,
    )


def _contact(party: Party) -> Json:
    if not party.individual:
        return known(role=GROUP, name=party.organisation)
    return _person(party, ROLES.get(party.role, OTHER_ROLE))


def _person(party: Party, role: str) -> Json:
    given, family = split_name(party.individual)
    group = {"role": GROUP, "name": party.organisation} if party.organisation else {}
    return known(firstName=given, lastName=family, email=party.email, role=role, orcId=party.orcid, organisation=group)


def _keywords(essentials: Essentials, words: Words) -> Iterator[Json]:
    for one in essentials.keywords:
        if one.thesaurus not in {CLIMATES, GEOLOGIES, INSPIRE_THEMES} and words.say(one.label):
            yield known(keyword=words.say(one.label), uri=one.uri)


def _criteria(essentials: Essentials) -> Json:
    said: dict[str, list[str]] = {CLIMATES: [], GEOLOGIES: []}
    for keyword in essentials.keywords:
        if keyword.thesaurus in said:
            said[keyword.thesaurus].append(keyword.label.value)
    return known(climates=said[CLIMATES], geologies=said[GEOLOGIES])


def _online(essentials: Essentials, words: Words) -> Json:
    links = essentials.links
    return known(
        urlDownload=next((one.url for one in links if one.function == "download"), ""),
        urlInfo=next((one.url for one in links if one.function in _PAGES), ""),
        doi=essentials.doi,
        webservices=[_service(one, words) for one in links if one.function not in {*_PAGES, "download"}],
    )


def _service(link: Online, words: Words) -> Json:
    description = words.say(link.description) or words.say(link.name) or words.say(link.protocol)
    return known(description=description, url=link.url)


def _constraint(essentials: Essentials, words: Words) -> Json:
    licence = next((one for one in essentials.licences if one.url), None)
    said = [words.say(text) for text in (*essentials.limitations, *essentials.access)]
    if not any(said):
        said = [one.text for one in essentials.licences]
    return known(
        accessUseConstraint=" ".join(dict.fromkeys(text for text in said if text)),
        licence=known(title=licence.text or licence.spdx or licence.url, url=licence.url) if licence else {},
    )


def _observations(essentials: Essentials, producer: str, words: Words) -> Iterator[Json]:
    variables = [one for one in essentials.variables if one.name]
    names = [file.name for file in essentials.files]
    for number, variable in enumerate(variables):
        file = names[number] if len(names) == len(variables) else names[0] if len(names) == 1 else ""
        yield _observation(essentials, variable, words) | known(
            observationId=f"{producer}_OBS_{slug(variable.name)}" if producer else "",
            result={"dataFile": {"name": file}} if file else {},
        )


def _observation(essentials: Essentials, variable: Variable, words: Words) -> Json:
    begin, end = next((interval(period) for period in essentials.periods), (None, None))
    found = bounds(essentials.boxes)
    place = next((words.say(text) for text in essentials.places), "")
    feature = known(name=place) | _feature(geometry(overall(found))) if found else {}
    return known(
        dataType="Numeric",
        temporalExtent=known(dateBeg=begin, dateEnd=end),
        timeSerie=begin != end,
        featureOfInterest={"samplingFeature": feature} if feature else {},
        observedProperty=_property(essentials, variable, words),
    )


def _property(essentials: Essentials, variable: Variable, words: Words) -> Json:
    own = _categories(one.code.href or one.code.value for one in variable.names if one.code)
    shared = _categories(keyword.uri for keyword in essentials.keywords)
    return known(
        name=variable.name,
        unit=variable.unit or variable.unit_name,
        description=words.say(variable.description),
        theiaCategories=own or shared,
    )


def _categories(addresses: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(address for address in addresses if CATEGORIES in address))


def _area(found: tuple[Bounds, ...]) -> Json:
    """Give boxes as one area: what is a point elsewhere is a polygon without extent here."""
    parts = (part for box in found for part in halves(box))
    rings = [[[[w, s], [e, s], [e, n], [w, n], [w, s]]] for w, s, e, n in parts]
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": rings[0]}
    return {"type": "MultiPolygon", "coordinates": rings}


def _feature(shape: Json) -> Json:
    return {"type": "Feature", "properties": {}, "geometry": shape}
