"""The REST interface of GeoNetwork 4: who signs in, groups, records, privileges."""

import html
import json
from collections.abc import Callable, Mapping

from tests.push.servers.geonetwork_import import import_record
from tests.push.servers.geonetwork_model import ALL, OPERATIONS, Catalogue, Kept, Profile, RefusedError, User
from tests.push.servers.geonetwork_search import search
from tests.push.servers.loopback import Asked, Reply, as_json

SITE = {
    "system/site/name": "Catalogue d'essai",
    "system/site/organization": "Observatoire d'essai de la mer",
    "system/site/siteId": "6f1e5d3a-0000-4000-8000-000000000001",
    "system/platform/version": "4.2.8",
    "system/platform/subVersion": "0",
    "system/metadata/allThesaurus": False,
}
NOTHING = Reply(204)


def answer(catalogue: Catalogue, who: User | None, asked: Asked) -> Reply:
    """Answer a request under `/srv/api`, of which the security filters have nothing against."""
    try:
        return _routed(catalogue, who, asked)
    except RefusedError as error:
        return refusal(error, asked)


def refusal(error: RefusedError, asked: Asked) -> Reply:
    """Give the answer that says an error; who prefers a page to data gets no body with 403 and 404, as there."""
    wants = asked.headers.get("accept", "")
    if error.status in (403, 404) and not ("json" in wants or "xml" in wants):
        return Reply(error.status)
    return as_json({"message": str(error), "code": error.code, "description": None}, error.status)


def _routed(catalogue: Catalogue, who: User | None, asked: Asked) -> Reply:
    match (asked.method, *asked.segments[3:]):
        case ("POST", "search", "records", "_search"):
            return as_json(search(catalogue, who, asked.body))
        case ("PUT", "records"):
            return import_record(catalogue, _editor(who), asked)
        case (_, "records", identifier, *rest):
            return _record(catalogue, who, asked, identifier, tuple(rest))
        case ("GET", *path):
            return _about(catalogue, who, asked, "/".join(path))
    raise _nobody(asked)


def _about(catalogue: Catalogue, who: User | None, asked: Asked, path: str) -> Reply:
    """Answer what concerns the catalogue and the user, no record."""
    match path:
        case "me":
            return as_json(_me(who)) if who else NOTHING
        case "site":
            return as_json(SITE)
        case "groups":
            return as_json(_groups(catalogue, who, asked.query))
        case "sources":
            named = catalogue.sources.items()
            return as_json([{"uuid": number, "name": name, "type": "harvester"} for number, name in named])
    raise _nobody(asked)


def _nobody(asked: Asked) -> RefusedError:
    return RefusedError(404, "resource_not_found", f"No handler for {asked.method} {asked.path}")


def _record(catalogue: Catalogue, who: User | None, asked: Asked, identifier: str, rest: tuple[str, ...]) -> Reply:
    kinds: Mapping[tuple[str, tuple[str, ...]], Callable[[], Reply]] = {
        ("GET", ()): lambda: _shown(_viewed(catalogue, who, identifier), asked),
        ("GET", ("formatters", "xml")): lambda: _xml(_viewed(catalogue, who, identifier)),
        ("DELETE", ()): lambda: _delete(catalogue, _edited(catalogue, _editor(who), identifier)),
        ("GET", ("sharing",)): lambda: _sharing(catalogue, _editor(who), _viewed(catalogue, who, identifier)),
        ("PUT", ("sharing",)): lambda: _share(catalogue, _editor(who), identifier, asked.body),
        ("PUT", ("publish",)): lambda: _publish(catalogue, who, identifier, public=True),
        ("PUT", ("unpublish",)): lambda: _publish(catalogue, who, identifier, public=False),
    }
    kind = kinds.get((asked.method, rest))
    if kind is None:
        raise _nobody(asked)
    return kind()


def _editor(who: User | None, least: Profile = Profile.Editor) -> User:
    if who is None or who.profile < least:
        raise RefusedError(403, "forbidden", "Access denied")
    return who


def _viewed(catalogue: Catalogue, who: User | None, identifier: str) -> Kept:
    kept = catalogue.find(identifier)
    if not catalogue.may_view(who, kept):
        raise RefusedError(403, "forbidden", f"Record {identifier} is not shown to you")
    return kept


def _edited(catalogue: Catalogue, who: User, identifier: str) -> Kept:
    kept = catalogue.find(identifier)
    if not catalogue.may_edit(who, kept):
        raise RefusedError(403, "forbidden", f"Record {identifier} is not yours to edit")
    return kept


def _shown(kept: Kept, asked: Asked) -> Reply:
    """Give a record in the form that the client accepts; without a wish that is a page."""
    wants = asked.headers.get("accept", "text/html")
    if "xml" in wants and "html" not in wants:
        return _xml(kept)
    if "json" in wants:
        return as_json({"uuid": kept.uuid, "gmd:title": kept.title})
    page = f"<!DOCTYPE html><html><title>{html.escape(kept.title)}</title></html>"
    return Reply(200, page.encode(), {"Content-Type": "text/html;charset=utf-8"})


def _xml(kept: Kept) -> Reply:
    return Reply(200, kept.xml, {"Content-Type": "application/xml;charset=utf-8"})


def _delete(catalogue: Catalogue, kept: Kept) -> Reply:
    catalogue.delete(kept)
    return NOTHING


def _publish(catalogue: Catalogue, who: User | None, identifier: str, *, public: bool) -> Reply:
    kept = _edited(catalogue, _editor(who, Profile.Reviewer), identifier)
    if public:
        kept.privileges.setdefault(ALL, set()).update({"view", "download", "dynamic"})
    else:
        kept.privileges.pop(ALL, None)
    return NOTHING


def _sharing(catalogue: Catalogue, who: User, kept: Kept) -> Reply:
    """Give the privileges; `owner` is who asks, not who owns the record, as there."""
    privileges = [
        {
            "group": number,
            "reserved": number == ALL,
            "userGroup": number in who.groups,
            "userProfiles": [who.profile.name] if number in who.groups else [],
            "restricted": False,
            "operations": {name: name in kept.privileges.get(number, ()) for name in OPERATIONS},
        }
        for number in (ALL, *catalogue.groups)
    ]
    group = None if kept.group is None else str(kept.group)
    return as_json({"privileges": privileges, "owner": str(who.number), "groupOwner": group})


def _share(catalogue: Catalogue, who: User, identifier: str, body: bytes) -> Reply:
    kept = _edited(catalogue, who, identifier)
    asked = json.loads(body)
    reviews = who.profile >= Profile.Reviewer
    if asked.get("clear"):
        kept.privileges = {ALL: kept.privileges[ALL]} if ALL in kept.privileges and not reviews else {}
    for one in asked.get("privileges", []):
        if one["group"] == ALL and not reviews:
            raise RefusedError(401, "unauthorized", f"Group {ALL} is set by reviewers of a group only")
        given = kept.privileges.setdefault(one["group"], set())
        for name, on in one["operations"].items():
            (given.add if on else given.discard)(name)
    return NOTHING


def _me(who: User) -> dict[str, object]:
    profiles = ("RegisteredUser", "Editor", "Reviewer", "UserAdmin")
    groups = {f"groupsWith{name}": list(who.groups) if who.profile >= Profile[name] else [] for name in profiles}
    return {
        "id": str(who.number),
        "profile": who.profile.name,
        "username": who.name,
        "name": who.name.title(),
        "surname": "Essai",
        "email": f"{who.name}@example.org",
        "organisation": "",
        "admin": who.profile is Profile.Administrator,
        **groups,
    }


def _groups(catalogue: Catalogue, who: User | None, query: Mapping[str, str]) -> list[dict[str, object]]:
    everything = who is None or who.profile is Profile.Administrator
    wanted = Profile[query["profile"]] if query.get("profile") else Profile.Guest
    own = who.groups if who is not None and who.profile >= wanted else ()
    return [
        {
            "id": group.number,
            "name": group.name,
            "description": group.label,
            "email": "",
            "label": {"eng": group.label, "fre": group.label},
            "logo": None,
            "reserved": False,
        }
        for group in catalogue.groups.values()
        if everything or group.number in own
    ]
