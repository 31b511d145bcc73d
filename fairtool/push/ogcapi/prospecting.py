"""What an interface is, and whether documents can be written to it: asked before anything is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from fairtool.errors import FairtoolError
from fairtool.push.call import Call, Reply
from fairtool.push.faults import RefusedError
from fairtool.push.form import Prospect
from fairtool.push.json_answer import json_of, words_of
from fairtool.push.ogcapi.address import Place
from fairtool.push.ogcapi.conformance import Conformance, conformance_in
from fairtool.push.ogcapi.shelf import Shelf, address_of_all
from fairtool.push.session import Session, check_access
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

_JSON = {"Accept": "application/json"}
_READ_ONLY = marked(
    "{where} does not say that it takes documents (no class of transactions at /conformance, no POST among the methods "
    "of {address}): nothing can be written there"
)
_UNDECLARED = marked("{where} takes POST at {address}, though it does not say so at /conformance")
_NO_COLLECTION = marked("{where} has no collection {collection}: write collection = one of {names}")
_WHICH = marked("{where} has several collections: write collection = one of {names}")
_EMPTY = marked("{where} has no collection that documents could go into")
_PUBLIC = marked("{where}: what is written is seen by everybody who may read there, at once")
_MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the prospect, the collection that documents go into, what the interface can do."""

    prospect: Prospect
    collection: str = ""
    abilities: Conformance = field(default_factory=Conformance)


def look(session: Session, place: Place, shelf: Shelf, wanted: str) -> Found:
    """Ask what the interface can do, and whether the collection is there."""
    try:
        abilities = _abilities(session, place)
        collection = "" if shelf.are_collections else _collection(session, place, wanted or place.collection)
    except FairtoolError as error:
        return Found(Prospect(shelf.software, refusals=(from_error(error, place.landing),)))
    if isinstance(collection, Warned):
        return Found(Prospect(shelf.software, refusals=(collection,)))
    notes = [warned(_PUBLIC, place.landing)]
    if not (abilities.collections if shelf.are_collections else abilities.items):
        address = address_of_all(place, shelf, collection)
        if not _takes_post(session, address):
            refusal = warned(_READ_ONLY, place.landing, address=address)
            return Found(Prospect(shelf.software, refusals=(refusal,)), collection, abilities)
        notes.append(warned(_UNDECLARED, place.landing, address=address))
    return Found(Prospect(shelf.software, notes=tuple(notes)), collection, abilities)


def json_at(session: Session, address: str) -> JsonNode:
    """Give an answer in JSON; raises RefusedError for any other, with the words of the server."""
    reply = session.ask(Call("GET", address, _JSON, safe=True))
    if not reply.ok:
        raise not_answered(reply, session, address)
    return json_of(reply, address)


def not_answered(reply: Reply, session: Session, address: str) -> RefusedError:
    """Give the error for an answer that is none; raises AccessError where the user may not ask."""
    words = words_of(reply, session)
    check_access(reply, session, what=words)
    return RefusedError(
        marked("{address} answers with the HTTP status {code}: {words}"),
        address=address,
        code=reply.code,
        words=words or "-",
    )


def _abilities(session: Session, place: Place) -> Conformance:
    """Read the classes at /conformance; older interfaces of STAC have them on their landing page alone."""
    reply = session.ask(Call("GET", place.conformance, _JSON, safe=True))
    absent = reply.code == HTTPStatus.NOT_FOUND
    found = json_at(session, place.landing) if absent or not reply.ok else json_of(reply, place.conformance)
    return conformance_in(one.text() for one in found["conformsTo"])


def _collection(session: Session, place: Place, wanted: str) -> str | Warned:
    names = _names(session, place)
    if wanted:
        return wanted if wanted in names else _missing(place, wanted, names)
    if len(names) == 1:
        return names[0]
    return warned(_WHICH, place.landing, names=_listed(names)) if names else warned(_EMPTY, place.landing)


def _names(session: Session, place: Place) -> Sequence[str]:
    found = json_at(session, place.collections)
    return [name for one in found["collections"] if (name := one["id"].text())]


def _missing(place: Place, wanted: str, names: Sequence[str]) -> Warned:
    if not names:
        return warned(_EMPTY, place.landing)
    return warned(_NO_COLLECTION, place.landing, collection=wanted, names=_listed(names))


def _listed(names: Sequence[str]) -> str:
    more = ", …" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def _takes_post(session: Session, address: str) -> bool:
    try:
        reply = session.ask(Call("OPTIONS", address, safe=True))
    except FairtoolError:
        return False
    return reply.ok and "POST" in reply.headers.get("allow", "").upper().replace(" ", "").split(",")
