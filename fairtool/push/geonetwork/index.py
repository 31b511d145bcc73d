"""What the index of a GeoNetwork says of records beside their text: public or not, harvested, open to our changes.

The index lags behind: what it does not know yet is simply not said. The text of a record is never taken from it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.errors import FairtoolError
from fairtool.push.geonetwork.service import Service
from fairtool.push.json_answer import json_of
from fairtool.record.json_node import JsonNode

_SAID = (
    "uuid",
    "id",
    "isHarvested",
    "harvesterUuid",
    "sourceCatalogue",
    "isPublishedToAll",
    "draft",
    "edit",
)
_TRUE = frozenset({"true", "y", "1"})
_FALSE = frozenset({"false", "n", "0"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a record: `source` are numbers of catalogues; `editable` is False where that is said."""

    number: str = ""
    public: bool = False
    draft: bool = False
    working_copy: bool = False
    harvested: bool = False
    source: tuple[str, ...] = ()
    editable: bool = True


def facts_of(service: Service, ids: Sequence[str]) -> Mapping[str, Facts]:
    """Give what the index says of records, by id; nothing where it is not to be searched."""
    query = {"bool": {"filter": [{"terms": {"uuid": list(ids)}}]}}
    body = json.dumps({"from": 0, "size": 2 * len(ids), "query": query, "_source": list(_SAID)}).encode()
    address = f"{service.site.api}/search/records/_search"
    try:
        reply = service.search(body)
        found = json_of(reply, address)["hits"]["hits"] if reply.ok else JsonNode()
    except FairtoolError:  # what it would say is told by nobody else, and its silence stops nobody
        return {}
    facts: dict[str, Facts] = {}
    for identifier, one in _hits(found):
        known = facts.get(identifier)
        facts[identifier] = one if known is None or known.draft else known
    return {one: facts[one] for one in ids if one in facts}


def names_of_sources(service: Service) -> Mapping[str, str]:
    """Give the names of the catalogues that records come from, by their number; nothing where they are not told."""
    try:
        found = service.json(f"{service.site.api}/sources")
    except FairtoolError:
        return {}
    return {one["uuid"].text(): one["name"].text() for one in found if one["name"].text()}


def _hits(found: JsonNode) -> Iterator[tuple[str, Facts]]:
    for hit in found:
        said = hit["_source"]
        draft = _word(said, hit, "draft")
        yield (
            said["uuid"].text() or hit["_id"].text(),
            Facts(
                number=said["id"].text(),
                public=_word(said, hit, "isPublishedToAll") in _TRUE,
                draft=draft == "y",
                working_copy=draft == "e",
                harvested=_word(said, hit, "isHarvested") in _TRUE,
                source=tuple(filter(None, (said["sourceCatalogue"].text(), said["harvesterUuid"].text()))),
                editable=_word(said, hit, "edit") not in _FALSE,
            ),
        )


def _word(said: JsonNode, hit: JsonNode, name: str) -> str:
    """Give a word of a record; some stand beside the record, added by the catalogue for the user who asks."""
    for node in (hit, said):
        value = node[name].value
        if isinstance(value, bool):
            return "true" if value else "false"
        if text := node[name].text():
            return text.lower()
    return ""
