"""The search of GeoNetwork's REST interface: a small part of the query language of Elasticsearch, and its answers."""

import json
import re
from collections.abc import Iterable
from typing import Any

from tests.push.servers.geonetwork_model import ALL, Catalogue, Kept, Profile, RefusedError, User

UUID_FIELDS = frozenset({"uuid", "_id", "metadataIdentifier"})


def search(catalogue: Catalogue, who: User | None, body: bytes) -> dict[str, object]:
    """Answer a query, for the records that the user sees. Raises RefusedError."""
    try:
        asked = json.loads(body)
    except ValueError as error:
        raise RefusedError(400, "runtime_exception", f"JSON parse error: {error}") from error
    found = [kept for kept in catalogue.indexed(who) if _matches(kept, asked.get("query", {"match_all": {}}))]
    first, size = int(asked.get("from", 0)), int(asked.get("size", 10))
    if first + size > 10000:
        raise RefusedError(400, "runtime_exception", "Result window is too large, from + size must be at most 10000")
    fields = asked.get("_source")
    hits = [_hit(catalogue, who, kept, fields) for kept in found[first : first + size]]
    return {
        "took": 1,
        "timed_out": False,
        "_shards": {"total": 1, "successful": 1, "skipped": 0, "failed": 0},
        "hits": {"total": {"value": len(found), "relation": "eq"}, "max_score": 1.0, "hits": hits},
    }


def _matches(kept: Kept, query: Any) -> bool:
    (kind, inside), *more = query.items()
    if more:
        raise RefusedError(400, "runtime_exception", "parsing_exception: a query has one kind")
    match kind:
        case "match_all":
            return True
        case "ids":
            return kept.uuid in inside["values"]
        case "term" | "terms" | "match" | "match_phrase":
            return all(_field(kept, name) in _values(wanted) for name, wanted in inside.items() if name != "boost")
        case "query_string":
            return _in_words(kept, inside["query"])
        case "bool":
            return _all_of(kept, inside)
    raise RefusedError(400, "runtime_exception", f"parsing_exception: unknown query [{kind}]")


def _all_of(kept: Kept, parts: Any) -> bool:
    needed = [*_list(parts.get("must", [])), *_list(parts.get("filter", []))]
    forbidden, one_of = _list(parts.get("must_not", [])), _list(parts.get("should", []))
    return (
        all(_matches(kept, one) for one in needed)
        and not any(_matches(kept, one) for one in forbidden)
        and (not one_of or any(_matches(kept, one) for one in one_of))
    )


def _in_words(kept: Kept, text: str) -> bool:
    """Match `field:"value"` parts joined by AND or OR; other words look into the title."""
    parts = re.findall(r'([+\w.]+):\(?"?((?:[^"\s)]|(?<=\\)")+)"?\)?', text)
    if not parts:
        return text == "*" or text.strip("*").lower() in kept.title.lower()
    found = [_field(kept, name.lstrip("+")) == value.replace("\\", "") for name, value in parts]
    return any(found) if " OR " in text else all(found)


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def _values(wanted: Any) -> set[str]:
    if isinstance(wanted, dict):
        wanted = wanted.get("value", wanted.get("query"))
    return {str(one).lower() if isinstance(one, bool) else str(one) for one in _list(wanted)}


def _field(kept: Kept, name: str) -> str:
    return kept.uuid if name in UUID_FIELDS else str(_document(kept).get(name.removesuffix(".keyword"), ""))


def _hit(catalogue: Catalogue, who: User | None, kept: Kept, fields: Any) -> dict[str, object]:
    source = _document(kept)
    wanted = fields.get("includes", fields.get("include")) if isinstance(fields, dict) else fields
    if isinstance(wanted, list | str):
        source = {name: value for name, value in source.items() if name in _list(wanted)}
    owns = who is not None and (who.number == kept.owner or who.profile is Profile.Administrator)
    return {
        "_index": "gn-records",
        "_id": kept.uuid,
        "_score": 1.0,
        **({"_source": source} if wanted is not False else {}),
        "edit": catalogue.may_edit(who, kept),
        "review": who is not None and who.profile >= Profile.Reviewer and catalogue.may_edit(who, kept),
        "owner": owns,
        "isPublishedToAll": kept.public,
        **{name: owns or _given(kept, who, name) for name in ("view", "notify", "download", "dynamic", "featured")},
        "selected": False,
    }


def _given(kept: Kept, who: User | None, operation: str) -> bool:
    groups: Iterable[int] = (ALL, *(who.groups if who else ()))
    return any(operation in kept.privileges.get(group, ()) for group in groups)


def _document(kept: Kept) -> dict[str, object]:
    """Give what the index has of a record; the index says all of it as text."""
    views = [str(group) for group, given in kept.privileges.items() if "view" in given]
    return {
        "uuid": kept.uuid,
        "metadataIdentifier": kept.uuid,
        "id": str(kept.number),
        "documentStandard": "iso19139",
        "resourceTitleObject": {"default": kept.title},
        "isTemplate": "n",
        "isHarvested": str(bool(kept.harvester)).lower(),
        **({"harvesterUuid": kept.harvester} if kept.harvester else {}),
        "owner": str(kept.owner),
        **({"groupOwner": str(kept.group)} if kept.group is not None else {}),
        "draft": kept.draft,
        **({"mdStatus": kept.status} if kept.status else {}),
        "isPublishedToAll": str(kept.public).lower(),
        "createDate": kept.created,
        "changeDate": kept.changed,
        **({"op0": views} if views else {}),
        "cat": list(kept.categories),
    }
