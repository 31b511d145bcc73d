"""Questions to the native interface of Dataverse, and its envelope: status, data, a message in one of three places.

The server says with 403 what it has against a document, too: only 401, and a 403 that is not its own, are about access.
"""

import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from fairtool.errors import UnreadableError
from fairtool.push.call import Call, Reply
from fairtool.push.faults import READ_BACK, LostAnswerError, RefusedError
from fairtool.push.session import Session, check_access
from fairtool.record.json_node import JsonNode, read_json
from fairtool.translate import marked

_LONGEST = 400  # characters of the server's words that are shown
_GATEWAYS = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT})
_STRANGERS = ("api key", "only authenticated users", "provide a key", "user with token")
_JSON = {"Content-Type": "application/json"}
_REFUSES = marked("{origin} refuses (HTTP status {code}): {words}")
_BROKEN = marked(
    "{origin} was sent a request, and the answer (HTTP status {code}) leaves open whether it was carried out"
)
_NO_JSON = marked("{address} gives an answer that is no JSON (HTTP status {code})")


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: its status, and the root of its JSON."""

    code: int
    root: JsonNode

    @property
    def ok(self) -> bool:
        """Say whether the status is one of success."""
        return HTTPStatus.OK <= self.code < HTTPStatus.MULTIPLE_CHOICES

    @property
    def data(self) -> JsonNode:
        """Give what was asked for."""
        return self.root["data"]

    @property
    def message(self) -> str:
        """Give the sentence of the server, wherever its version puts it."""
        message, inside = self.root["message"], self.root["data"]["message"]
        return message.text() or message["message"].text() or inside.text() or inside["message"].text()

    @property
    def is_of_stranger(self) -> bool:
        """Say whether the server does not know who asks."""
        words = self.message.lower()
        return self.code == HTTPStatus.UNAUTHORIZED and any(one in words for one in _STRANGERS)


def answered(session: Session, call: Call, *, is_text: bool = False) -> Said:
    """Give an answer; `is_text` says that one of success is a sentence, and no JSON.

    Raises RefusedError for what is no JSON, and LostAnswerError where it was to change something.
    """
    reply = session.ask(call)
    try:
        root = read_json(reply.body, "Dataverse") if reply.body else JsonNode({})
    except UnreadableError:
        if reply.ok and not is_text:
            address = session.resolved(call.address).partition("?")[0]
            if call.safe:
                raise RefusedError(_NO_JSON, address=address, code=reply.code) from None
            raise LostAnswerError(_NO_JSON, address=address, code=reply.code, hint=READ_BACK) from None
        root = JsonNode({})
    return Said(reply.code, root)


def get(session: Session, path: str, **query: str) -> Said:
    """Ask for something; it may be asked again."""
    return answered(session, Call("GET", address_of(path, **query), safe=True))


def send(session: Session, method: str, path: str, document: object = None, **query: str) -> Said:
    """Have something done, once; raises LostAnswerError as `done` does."""
    body = b"" if document is None else json.dumps(document).encode()
    return done(session, Call(method, address_of(path, **query), _JSON if body else {}, body))


def done(session: Session, call: Call, *, is_long: bool = False, is_text: bool = False) -> Said:
    """Have something done, once; raises LostAnswerError where the answer leaves open whether it was.

    So do a gateway that answers in the place of the server, a page that is no JSON, and, of what `is_long`, a server
    that broke down on the way.
    """
    said = answered(session, call, is_text=is_text)
    if said.code in _GATEWAYS or (is_long and said.code == HTTPStatus.INTERNAL_SERVER_ERROR):
        raise LostAnswerError(_BROKEN, origin=session.origin, code=said.code, hint=READ_BACK)
    return said


def of_dataset(session: Session, key: str, part: str, **query: str) -> Said:
    """Ask for something of a data set by its persistent identifier."""
    return get(session, f"datasets/:persistentId/{part}", persistentId=key, **query)


def to_dataset(session: Session, method: str, key: str, part: str, document: object = None, **query: str) -> Said:
    """Have something done with a data set."""
    return send(session, method, f"datasets/:persistentId/{part}", document, persistentId=key, **query)


def checked(said: Said, session: Session, *, for_all: bool = False) -> Said:
    """Give an answer of success, or raise what it is: AccessError where nothing can be done with this key.

    `for_all` tells that who may not do this may do it with no record.
    """
    if said.ok:
        return said
    if said.is_of_stranger or (for_all and said.code == HTTPStatus.UNAUTHORIZED) or _is_of_guard(said):
        check_access(Reply(said.code, {}, b""), session, what=words_of(said))
    raise refused(said, session)


def refused(said: Said, session: Session, hint: str = "") -> RefusedError:
    """Give the error that an answer becomes, with the words of the server."""
    words = session.hidden(words_of(said)) or "-"
    return RefusedError(_REFUSES, origin=session.origin, code=said.code, words=words, hint=hint)


def words_of(said: Said) -> str:
    """Give the words of an answer, with what it has against single fields, shortened."""
    fields = said.root["fieldErrors"].members
    more = "; ".join(f"{name}: {JsonNode(text).text()}" for name, text in fields.items())
    words = re.sub(r"\s+", " ", " ".join(filter(None, (said.message, more))))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _is_of_guard(said: Said) -> bool:
    """Say whether a 403 is of something before the server, which has no words of its own."""
    return said.code == HTTPStatus.FORBIDDEN and not said.root.members


def address_of(path: str, **query: str) -> str:
    """Give the address of a path of the interface."""
    return f"/api/{path}" + (f"?{urlencode(query)}" if query else "")


def address_in(key: str, part: str, **query: str) -> str:
    """Give the address of a part of a data set, named by its persistent identifier."""
    return address_of(f"datasets/:persistentId/{part}", persistentId=key, **query)
