"""Writes a record as a Collection or an Item of STAC 1.1."""

from collections.abc import Mapping
from typing import Literal

from fairtool.record.essentials import Essentials, Party
from fairtool.record.flat import flat
from fairtool.record.geodcat_resource import subject
from fairtool.record.not_held import NotHeldError
from fairtool.record.record import Record
from fairtool.record.stac_access import assets, licence_id, links
from fairtool.record.stac_extensions import fields, schemas
from fairtool.record.stac_extent import bounding_boxes, bounds, geometry, interval, intervals, overall
from fairtool.record.stac_words import Words
from fairtool.translate import marked

_VERSION = "1.1.0"
_PROVIDERS: Mapping[str, str] = {
    "publisher": "host",
    "distributor": "host",
    "resourceProvider": "host",
    "custodian": "host",
    "owner": "licensor",
    "rightsHolder": "licensor",
    "processor": "processor",
    "author": "producer",
    "coAuthor": "producer",
    "originator": "producer",
    "principalInvestigator": "producer",
    "collaborator": "producer",
}
Json = dict[str, object]


def write_stac(
    record: Record, kind: Literal["collection", "item"] = "collection", *, language: str = "", self_url: str = ""
) -> Json:
    """Give a record as a document of STAC, in a language (ISO 639-2/B) as far as the record has it.

    Raises NotHeldError for an Item of what has no beginning and end in time: STAC knows none.
    """
    essentials, words = flat(record), Words(language)
    document = _item(essentials, words) if kind == "item" else _collection(essentials, words)
    document["links"] = links(essentials, words, self_url)
    if found := assets(essentials, words):
        document["assets"] = found
    elif kind == "item":
        document["assets"] = {}
    document["stac_extensions"] = schemas(document)
    return document


def _collection(essentials: Essentials, words: Words) -> Json:
    extent = {
        "spatial": {"bbox": bounding_boxes(essentials.boxes)},
        "temporal": {"interval": intervals(essentials.periods)},
    }
    return {
        "type": "Collection",
        "stac_version": _VERSION,
        "stac_extensions": [],
        "id": _identifier(essentials),
        **_common(essentials, words),
        "extent": extent,
        **fields(essentials, words),
    }


def _item(essentials: Essentials, words: Words) -> Json:
    begin, end = next((interval(period) for period in essentials.periods), (None, None))
    if begin is None or end is None:
        raise NotHeldError(
            marked("{identifier} has no time with a beginning and an end, which an Item of STAC needs"),
            hint=marked("write a Collection of STAC, or give the record a temporal extent"),
            identifier=_identifier(essentials),
        )
    box = overall(bounds(essentials.boxes)) if bounds(essentials.boxes) else None
    place = {"geometry": geometry(box), "bbox": list(box)} if box else {"geometry": None}
    when = {"datetime": begin} if begin == end else {"datetime": None, "start_datetime": begin, "end_datetime": end}
    return {
        "type": "Feature",
        "stac_version": _VERSION,
        "stac_extensions": [],
        "id": _identifier(essentials),
        **place,
        "properties": {**when, **_common(essentials, words), **fields(essentials, words)},
    }


def _common(essentials: Essentials, words: Words) -> Json:
    title = words.say(essentials.title)
    found: Json = {
        "title": title,
        "description": words.say(essentials.abstract) or title or _identifier(essentials),
        "keywords": list(dict.fromkeys(words.say(keyword.label) for keyword in essentials.keywords)),
        "license": licence_id(essentials.licences),
        "providers": _providers(essentials),
    }
    if essentials.resolution_metres and essentials.resolution_metres > 0:
        found["gsd"] = essentials.resolution_metres
    return {key: value for key, value in found.items() if value}


def _identifier(essentials: Essentials) -> str:
    """Give an id that can be part of a path."""
    name = essentials.identifier or essentials.doi or subject(essentials)
    return name.replace("/", "_")


def _providers(essentials: Essentials) -> list[Json]:
    found: dict[str, Json] = {}
    for party in essentials.parties:
        role = _PROVIDERS.get(party.role)
        name = party.organisation or party.individual
        if role and name:
            provider = found.setdefault(name, {"name": name, "roles": []})
            _add(provider, role, party)
    return list(found.values())


def _add(provider: Json, role: str, party: Party) -> None:
    roles = provider["roles"]
    if isinstance(roles, list) and role not in roles:
        roles.append(role)
    url = f"https://ror.org/{party.ror}" if party.ror else party.url
    if url:
        provider.setdefault("url", url)
