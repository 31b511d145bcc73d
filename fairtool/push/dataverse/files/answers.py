"""The answers of Dataverse: data or a message, in the envelope that all of its interface has."""

import re
from http import HTTPStatus

from fairtool.errors import UnreadableError
from fairtool.push.dataverse.files.faults import DeclinedError
from fairtool.push.faults import READ_BACK, AccessError, LostAnswerError, RefusedError
from fairtool.push.session import Reply, Session
from fairtool.record.json_node import JsonNode, read_json
from fairtool.translate import marked, translate

_LONGEST = 300  # characters of the words of a server
_DECLINED = marked("{origin} declines to {deed} (HTTP status {code}): {words}")
_DENIED = marked("{origin} does not let this user {deed} (HTTP status {code}): {words}")
_BROKEN = marked("{origin} was asked to {deed}, and the answer (HTTP status {code}) leaves open whether it did")
_GATEWAYS = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT})
_NO_JSON = marked("{origin} was asked to {deed} and gives an answer that is no JSON")


def data_of(session: Session, reply: Reply, deed: str) -> JsonNode:
    """Give the data of an answer.

    `deed` says what was asked for. Raises AccessError for 401, DeclinedError for any other status that is not one of
    success, RefusedError where the answer is no JSON.
    """
    if reply.ok:
        return _read(session, reply, deed)["data"]
    raise _declined(session, reply, deed)


def check_done(session: Session, reply: Reply, deed: str) -> JsonNode:
    """Give the data of an answer to a change; raises LostAnswerError where it leaves open whether it was made.

    So do a gateway that answers in the place of the target, the target where it broke down, and a page that is no JSON.
    Else it raises as `data_of` does.
    """
    is_json = _is_json(reply)
    if reply.code == HTTPStatus.INTERNAL_SERVER_ERROR or (not is_json and (reply.ok or reply.code in _GATEWAYS)):
        raise LostAnswerError(
            _BROKEN, origin=session.origin, deed=deed, deed_fr=translate(deed, "fr"), code=reply.code, hint=READ_BACK
        )
    return data_of(session, reply, deed)


def _declined(session: Session, reply: Reply, deed: str) -> RefusedError:
    words = words_of(session, reply) or "-"
    if reply.code == HTTPStatus.UNAUTHORIZED:
        return AccessError(
            _DENIED, origin=session.origin, deed=deed, deed_fr=translate(deed, "fr"), code=reply.code, words=words
        )
    return DeclinedError(
        _DECLINED, origin=session.origin, deed=deed, deed_fr=translate(deed, "fr"), code=reply.code, words=words
    )


def words_of(session: Session, reply: Reply) -> str:
    """Give the message of an answer, wherever its version of the software puts it, short and without the key."""
    try:
        root = read_json(reply.body, "-")
    except UnreadableError:
        return ""
    message = root["message"]
    said = message.text() or message["message"].text() or root["data"]["message"].text()
    short = re.sub(r"\s+", " ", session.hidden(said))
    return short if len(short) <= _LONGEST else f"{short[:_LONGEST]}…"


def _is_json(reply: Reply) -> bool:
    try:
        read_json(reply.body, "-")
    except UnreadableError:
        return False
    return True


def _read(session: Session, reply: Reply, deed: str) -> JsonNode:
    try:
        return read_json(reply.body, str(session.origin))
    except UnreadableError:
        raise RefusedError(_NO_JSON, origin=session.origin, deed=deed, deed_fr=translate(deed, "fr")) from None
