"""Documents in JSON under addresses of their own as a target: created, replaced or patched, deleted, and read back."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from fairtool.errors import FairtoolError, UnreadableError
from fairtool.push.call import Call, Reply
from fairtool.push.faults import RefusedError
from fairtool.push.form import Fields, Form, Given, Held, Prospect, Wanted, Written
from fairtool.push.json_answer import words_of
from fairtool.push.ogcapi.address import Place
from fairtool.push.ogcapi.document import Likeness, patch_between, stamp_in, with_stamp
from fairtool.push.ogcapi.form import form_of
from fairtool.push.ogcapi.members import members
from fairtool.push.ogcapi.prospecting import Found, look, not_answered
from fairtool.push.ogcapi.shelf import Shelf, address_of, address_of_all
from fairtool.push.path_part import is_part
from fairtool.push.session import Session, check_access
from fairtool.record.json_node import read_json
from fairtool.translate import marked

_PATCH = "application/merge-patch+json"
_ABSENT = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_NO_PATCHES = frozenset(
    {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.NOT_IMPLEMENTED}
)  # a server that says that it takes patches, and does not


class Documents:
    """The documents of one kind in one interface."""

    as_given = False
    batch = 1
    reads = 50

    def __init__(self, session: Session, place: Place, shelf: Shelf, collection: str = "") -> None:
        """Ask nothing yet; without a collection, the one of the address, or the only one that there is, is taken."""
        self._session = session
        self._place = place
        self._shelf = shelf
        self._wanted = collection
        self._likeness = Likeness(place.landing)
        self._looked_at: Found | None = None

    def prospect(self) -> Prospect:
        """Look at what the interface can do, and at the collection."""
        return self._found.prospect

    def form(self, given: Given) -> Form:
        """Give a record as a document; raises Unfit."""
        return form_of(given, self._shelf, self._likeness, self._found.collection)

    def held(self, ids: Sequence[str]) -> Mapping[str, Held]:
        """Give the documents that there are, each read at its own address."""
        asked = [one for one in dict.fromkeys(ids) if is_part(one)]
        calls = [self._reading(one) for one in asked]
        replies = self._session.ask_together(calls)
        found = (self._held(one, reply) for one, reply in zip(asked, replies, strict=True))
        return {one.id: one for one in found if one is not None}

    def fields(self, document: bytes) -> Fields:
        """Give the fields of a document."""
        return self._likeness.fields_in(document)

    def write(self, wanted: Sequence[Wanted]) -> Mapping[str, Written]:
        """Create or change documents; one that was to be changed and is not there is left out."""
        written = ((one.form.id, self._written(one)) for one in wanted)
        return {name: said for name, said in written if said is not None}

    def children(self, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give the items of collections, which go with them; none of other documents."""
        if not self._shelf.are_collections:
            return {}
        found = {one: members(self._session, self._place.items(one)) for one in ids if is_part(one)}
        return {one: names for one, names in found.items() if names}

    def delete(self, held: Held) -> str:
        """Delete a document, looked at before and after: some servers say that they have deleted what never was."""
        if self._ask_for(held.id).code in _ABSENT:
            raise RefusedError(marked("{where} is not there"), where=held.id)
        tag = {"If-Match": held.version} if held.version else {}
        reply = self._session.ask(Call("DELETE", self._address(held.id), tag))
        if not reply.ok:
            raise self._refused(reply, held.id)
        if self._ask_for(held.id).code not in _ABSENT:
            raise RefusedError(
                marked("{where} is still there, though the server says that it was deleted (HTTP status {code})"),
                where=held.id,
                code=reply.code,
            )
        return f"HTTP {reply.code}"

    @property
    def _found(self) -> Found:
        if self._looked_at is None:
            self._looked_at = look(self._session, self._place, self._shelf, self._wanted)
        return self._looked_at

    def _address(self, identifier: str) -> str:
        return address_of(self._place, self._shelf, self._found.collection, identifier)

    def _reading(self, identifier: str) -> Call:
        accept = f"{self._shelf.media_type}, application/json;q=0.9"
        return Call("GET", self._address(identifier), {"Accept": accept}, safe=True)

    def _ask_for(self, identifier: str) -> Reply:
        return self._session.ask(self._reading(identifier))

    def _held(self, identifier: str, reply: Reply | FairtoolError) -> Held | None:
        if isinstance(reply, FairtoolError):
            raise reply
        if reply.code in _ABSENT:
            return None
        if not reply.ok:
            raise not_answered(reply, self._session, self._address(identifier))
        try:
            named = read_json(reply.body, identifier)["id"].text()
            digest = self._likeness.hash_in(reply.body, identifier)
        except UnreadableError as error:
            raise RefusedError(
                marked("{address} gives no document in JSON ({media_type})"),
                address=self._address(identifier),
                media_type=reply.media_type or "-",
            ) from error
        if named != identifier:
            raise RefusedError(
                marked("{where}: the server gives another document, {other}"), where=identifier, other=named
            )
        return Held(identifier, reply.body, digest, stamp_in(reply.body), version=reply.headers.get("etag", ""))

    def _written(self, one: Wanted) -> Written | None:
        reply = self._create(one) if one.action == "create" else self._change(one)
        if one.action == "update" and reply.code in _ABSENT:
            return None
        if not reply.ok:
            raise self._refused(reply, one.form.id)
        return Written(answer=f"HTTP {reply.code}")

    def _create(self, one: Wanted) -> Reply:
        address = address_of_all(self._place, self._shelf, self._found.collection)
        return self._session.ask(Call("POST", address, self._types(self._shelf.media_type), one.form.document))

    def _change(self, one: Wanted) -> Reply:
        """Send what changed where the interface takes patches, else the whole; never XML, which some refuse here."""
        if patch := self._patch(one):
            reply = self._sent("PATCH", one, _PATCH, patch)
            if reply.code not in _NO_PATCHES:
                return reply
        return self._sent("PUT", one, self._shelf.media_type, one.form.document)

    def _patch(self, one: Wanted) -> bytes:
        if not self._found.abilities.patches or one.held is None:
            return b""
        before, after = (self._likeness.said_in(document) for document in (one.held.document, one.form.document))
        patch = patch_between(before, after)
        return json.dumps(with_stamp(patch, one.form.document), ensure_ascii=False).encode() if patch else b""

    def _sent(self, method: str, one: Wanted, media_type: str, body: bytes) -> Reply:
        tag = {"If-Match": one.held.version} if one.held and one.held.version else {}
        return self._session.ask(Call(method, self._address(one.form.id), {**self._types(media_type), **tag}, body))

    def _types(self, media_type: str) -> Mapping[str, str]:
        return {"Content-Type": media_type, "Accept": f"{self._shelf.media_type}, application/json;q=0.9"}

    def _refused(self, reply: Reply, identifier: str) -> RefusedError:
        if reply.code == HTTPStatus.PRECONDITION_FAILED:
            return RefusedError(
                marked("{where} was changed there in the meantime: make the plan again"), where=identifier
            )
        words = words_of(reply, self._session)
        check_access(reply, self._session, what=words)
        return RefusedError(
            marked("{where} was not taken (HTTP status {code}): {words}"),
            where=identifier,
            code=reply.code,
            words=words or "-",
        )
