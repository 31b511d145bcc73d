"""What doubles of OGC API Records and of STAC share: collections, items in pages, changes to them, keys, entity tags."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tests.push.servers.loopback import Asked, Loopback, Reply, as_json

Item = dict[str, Any]
GEOJSON = {"Content-Type": "application/geo+json"}
READS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Key:
    """The header that lets its bearer write, whole: `Authorization` with `Bearer …`, or a header of the server's own."""

    header: str
    value: str


BEARER = Key("Authorization", "Bearer jeton-d-essai")
API_KEY = Key("X-Api-Key", "clef-d-essai")


@dataclass(frozen=True, slots=True)
class Quirks:
    """In what a server differs from what the standard says; as it stands here, in nothing.

    `location` is whether the answer to POST says where the new item is, `replaces_by_xml` whether PUT takes XML,
    `misses` whether DELETE of what is not there is an error, `duplicate` the status of a second POST. `clauses` is
    whether identifiers go into a clause of SQL as they are, and `slashes` whether they may have a slash. `tags` is
    whether there are entity tags, and `wants_tag` whether a change without one is refused.
    """

    location: bool = True
    replaces_by_xml: bool = True
    misses: bool = True
    duplicate: int = 409
    clauses: bool = False
    slashes: bool = True
    tags: bool = True
    wants_tag: bool = False
    page: int = 10


class WrongError(Exception):
    """A request that the server refuses."""

    def __init__(self, status: int, code: str, description: str) -> None:
        """Take what the answer says."""
        super().__init__(description)
        self.status = status
        self.code = code


class Features(Loopback):
    """A server of items in collections; `collections` has both, by identifier. It runs inside `with`."""

    conformance: tuple[str, ...] = ()
    transactions: tuple[str, ...] = ()

    def __init__(self, quirks: Quirks, *, key: Key | None = None, writes: bool = True) -> None:
        """Take its quirks, the key that writing needs, and whether changes are offered at all."""
        super().__init__()
        self.quirks = quirks
        self.writes = writes
        self._key = key
        self.collections: dict[str, Item] = {}
        self.items: dict[str, dict[str, Item]] = {}

    @property
    def url(self) -> str:
        """The address of the landing page."""
        return f"{self.origin}/catalogue"

    def answer(self, asked: Asked) -> Reply:
        """Answer a request; a refusal is a small JSON document."""
        try:
            self._allowed(asked)
            return self._routed(asked)
        except WrongError as error:
            headers = {"WWW-Authenticate": "Bearer"} if error.status == 401 else {}
            said = as_json({"code": error.code, "description": str(error)}, error.status)
            return Reply(said.status, said.body, {**said.headers, **headers})

    def _allowed(self, asked: Asked) -> None:
        if asked.method in READS:
            return
        if not self.writes:
            raise WrongError(405, "MethodNotAllowed", "This service does not take changes")
        if self._key is None:
            return
        given = asked.headers.get(self._key.header.lower())
        if given is None:
            raise WrongError(401, "NotAuthenticated", "A key is needed")
        if given != self._key.value:
            raise WrongError(403, "NotAuthorized", "This key does not open anything")

    def _routed(self, asked: Asked) -> Reply:
        root, *rest = asked.segments
        if root != "catalogue" or (not self.quirks.slashes and any("/" in part for part in rest)):
            raise WrongError(404, "NotFound", "There is nothing here")
        match (asked.method, *rest):
            case ("GET",):
                return as_json(self._landing())
            case ("GET", "conformance"):
                said = (*self.conformance, *(self.transactions if self.writes else ()))
                return as_json({"conformsTo": list(said)})
            case (_, "collections", *more):
                return self._collection(asked, tuple(more))
        raise WrongError(404, "NotFound", "There is nothing here")

    def _collection(self, asked: Asked, path: tuple[str, ...]) -> Reply:
        match (asked.method, *path):
            case ("GET",):
                return as_json({"collections": list(self.collections.values()), "links": []})
            case ("POST",):
                return self.make_collection(asked)
            case (_, identifier):
                return self.one_collection(asked, self._known(identifier))
            case ("GET", identifier, "items"):
                return self._page(self._known(identifier), asked)
            case ("POST", identifier, "items"):
                return self.create(self._known(identifier), asked)
            case (_, collection, "items", identifier):
                return self._item(asked, self._known(collection), identifier)
        raise WrongError(404, "NotFound", "There is nothing here")

    def make_collection(self, asked: Asked) -> Reply:
        """Make a collection; not every kind of server does."""
        raise WrongError(405, "MethodNotAllowed", f"{asked.method} is not for collections")

    def one_collection(self, asked: Asked, identifier: str) -> Reply:
        """Show a collection."""
        if asked.method != "GET":
            raise WrongError(405, "MethodNotAllowed", f"{asked.method} is not for collections")
        return as_json(self.collections[identifier])

    def create(self, collection: str, asked: Asked) -> Reply:
        """Keep a new item."""
        raise NotImplementedError

    def read(self, asked: Asked, *, replaces: bool) -> Item:
        """Give the item in the body. Raises WrongError."""
        raise NotImplementedError

    def shown(self, item: Item, asked: Asked) -> Reply:
        """Give an item as an answer."""
        return Reply(200, json.dumps(item).encode(), GEOJSON if asked else {})

    def kept(self, collection: str, item: Item) -> Reply:
        """Keep a new item, and say so. Raises WrongError."""
        identifier = str(item["id"])
        if identifier in self.items[collection]:
            raise WrongError(self.quirks.duplicate, "InvalidParameterValue", f"item exists: {identifier}")
        self.items[collection][identifier] = item
        place = f"{self.url}/collections/{quote(collection, safe='')}/items/{quote(identifier, safe='')}"
        return Reply(201, b"", {"Location": place} if self.quirks.location else {})

    def _known(self, collection: str) -> str:
        if collection not in self.collections:
            raise WrongError(404, "NotFound", f"There is no collection {collection}")
        return collection

    def _item(self, asked: Asked, collection: str, identifier: str) -> Reply:
        kinds: Mapping[str, Callable[[Asked, str, str], Reply]] = {
            "GET": self._show,
            "PUT": self._replace,
            "PATCH": self._patch,
            "DELETE": self._delete,
        }
        if asked.method not in kinds:
            raise WrongError(405, "MethodNotAllowed", f"{asked.method} is not for items")
        return kinds[asked.method](asked, collection, identifier)

    def _show(self, asked: Asked, collection: str, identifier: str) -> Reply:
        item = self._found(collection, identifier)
        reply = self.shown(item, asked)
        return Reply(200, reply.body, {**reply.headers, **({"ETag": tag(item)} if self.quirks.tags else {})})

    def _replace(self, asked: Asked, collection: str, identifier: str) -> Reply:
        item = self.read(asked, replaces=True)
        self._clause(identifier)
        self._current(asked, self._found(collection, identifier))
        if str(item.get("id", identifier)) != identifier:
            raise WrongError(400, "InvalidParameterValue", "The identifier in the body is another")
        self.items[collection][identifier] = {**item, "id": identifier}
        return Reply(204)

    def _patch(self, asked: Asked, collection: str, identifier: str) -> Reply:
        if asked.media_type not in {"application/merge-patch+json", "application/json", "application/geo+json"}:
            raise WrongError(415, "UnsupportedMediaType", "A merge patch is JSON")
        self._clause(identifier)
        item = self._found(collection, identifier)
        self._current(asked, item)
        self.items[collection][identifier] = {**merged(item, as_item(asked.body)), "id": identifier}
        return Reply(204)

    def _delete(self, asked: Asked, collection: str, identifier: str) -> Reply:
        if self._clause(identifier):
            self.items[collection].clear()  # what `DELETE … WHERE id = 'a' OR 'a'='a'` does
            return Reply(200)
        if identifier not in self.items[collection] and not self.quirks.misses:
            return Reply(200)
        self._current(asked, self._found(collection, identifier))
        del self.items[collection][identifier]
        return Reply(200)

    def _found(self, collection: str, identifier: str) -> Item:
        item = self.items[collection].get(identifier)
        if item is None:
            raise WrongError(404, "NotFound", f"There is no item {identifier}")
        return item

    def _clause(self, identifier: str) -> bool:
        """Say whether the identifier is a clause that everything meets; one that is no clause breaks the server."""
        if not self.quirks.clauses or "'" not in identifier:
            return False
        if not re.search(r"' or '", identifier, re.IGNORECASE):
            raise WrongError(500, "NoApplicableCode", 'near "\'": syntax error')
        return True

    def _current(self, asked: Asked, item: Item) -> None:
        given = asked.headers.get("if-match")
        if given is None and self.quirks.wants_tag:
            raise WrongError(428, "PreconditionRequired", "If-Match is needed")
        if self.quirks.tags and given not in {None, "*", tag(item)}:
            raise WrongError(412, "PreconditionFailed", "The item is another by now")

    def _page(self, collection: str, asked: Asked) -> Reply:
        query = asked.query
        wanted = query["ids"].split(",") if "ids" in query else None
        found = [item for name, item in sorted(self.items[collection].items()) if wanted is None or name in wanted]
        first, size = int(query.get("offset", 0)), min(int(query.get("limit", self.quirks.page)), 10000)
        page = found[first : first + size]
        links = [{"rel": "self", "href": f"{self.origin}{asked.target}"}]
        if first + size < len(found):
            ids = f"&ids={query['ids']}" if wanted is not None else ""
            place = f"{self.url}/collections/{quote(collection, safe='')}/items?offset={first + size}&limit={size}{ids}"
            links.append({"rel": "next", "type": "application/geo+json", "href": place})
        said = {"type": "FeatureCollection", "features": page, "links": links}
        counted = {**said, "numberMatched": len(found), "numberReturned": len(page)}
        return Reply(200, json.dumps(counted).encode(), GEOJSON)

    def _landing(self) -> dict[str, object]:
        places = {"self": "", "conformance": "/conformance", "data": "/collections"}
        links = [{"rel": rel, "type": "application/json", "href": f"{self.url}{path}"} for rel, path in places.items()]
        return {"title": "Catalogue d'essai", "description": "", "links": links}


def tag(item: Item) -> str:
    """Give the entity tag of an item."""
    return f'"{hashlib.sha256(json.dumps(item, sort_keys=True).encode()).hexdigest()[:16]}"'


def merged(item: Item, patch: Item) -> Item:
    """Apply a merge patch (RFC 7396)."""
    left = {name: value for name, value in item.items() if name not in patch}
    for name, value in patch.items():
        if isinstance(value, dict):
            before = item.get(name)
            left[name] = merged(before if isinstance(before, dict) else {}, value)
        elif value is not None:
            left[name] = value
    return left


def as_item(body: bytes) -> Item:
    """Read an object in JSON. Raises WrongError."""
    try:
        found = json.loads(body)
    except ValueError as error:
        raise WrongError(400, "InvalidParameterValue", f"The body is no JSON: {error}") from error
    if not isinstance(found, dict):
        raise WrongError(400, "InvalidParameterValue", "The body is no object")
    return found
