"""Sending a plan to DMP OPIDoR: it is created there, and nothing that is there is replaced. Experimental.

One request, which is never made again by itself: whether a request that failed has made a plan, only its owner can see.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from fairtool.addresses import EVERYWHERE, Reach
from fairtool.asking import Answer, Question, ask
from fairtool.errors import FairtoolError, UnreadableError
from fairtool.plan.opidor.token import Access
from fairtool.record.json_node import JsonNode, read_json
from fairtool.translate import Language, marked

_IMPORT = "/api/v1/madmp/plans/import?import_format=standard&context=research_project&locale={language}"
_SIGN_IN = "/api/v1/authenticate"
_LARGEST_ANSWER = 2**20
_LONGEST_SHOWN = 300
_ALL_SERVERS = Reach(EVERYWHERE)  # the user names the server: one of their own network, too
_OPEN = marked("whether the plan was made there is not known: look at your plans before you send it again")
_NOTHING = marked("nothing was made there")


@dataclass(frozen=True, slots=True)
class Sent:
    """The number of the plan on the server, and the address of its page."""

    number: str
    address: str


def send(plan: Mapping[str, object], access: Access, language: Language, *, seconds: float) -> Sent:
    """Create a plan from a document in the standard form; raises UnreadableError where the server does not take it."""
    address = access.address + _IMPORT.format(language=language)
    _refuse_unsafe(address)
    body = json.dumps({"data": plan}, ensure_ascii=False).encode("utf-8", "backslashreplace")
    try:
        answer = _asked(address, body, f"Bearer {access.token}", seconds)
    except UnreadableError as error:
        raise UnreadableError(error.template, hint=_OPEN, **error.values) from None
    _check(answer, access, created=True)
    number = _read(answer, access)["data"]["planId"].text()
    if not number:
        raise UnreadableError("{path} does not say which plan it made", path=access.address, hint=_OPEN)
    return Sent(number, f"{access.address}/plans/{number}")


def sign_in(email: str, access: Access, *, seconds: float) -> Access:
    """Change the token of a profile for one that lasts a while, as the interface wants it; raises UnreadableError."""
    body = json.dumps({"grant_type": "authorization_code", "email": email, "code": access.token}).encode()
    answer = _asked(access.address + _SIGN_IN, body, "", seconds)
    _check(answer, access, created=False)
    token = _read(answer, access)["access_token"].text()
    if not token:
        raise UnreadableError("{path} gave no token", path=access.address, hint=_NOTHING)
    return Access(access.address, token)


def _asked(address: str, body: bytes, secret: str, seconds: float) -> Answer:
    _refuse_unsafe(address)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    question = Question("POST", address, headers, _LARGEST_ANSWER, body, secret)
    return ask(question, seconds=seconds, reach=_ALL_SERVERS)


def _refuse_unsafe(address: str) -> None:
    """Raise UnreadableError for an address to which nothing is sent, be it only because others could read it."""
    if urlsplit(address).scheme != "https" and not _is_here(address):
        raise UnreadableError(
            "{path} was not asked: a key is sent over https only",
            path=address,
            hint="nothing was sent; write https in the address",
        )


def _is_here(address: str) -> bool:
    return urlsplit(address).hostname in ("localhost", "127.0.0.1", "::1")


def _check(answer: Answer, access: Access, *, created: bool) -> None:
    """Raise the error that a status means."""
    code = answer.code
    if code in (200, 201):
        return
    if 300 <= code < 400:
        raise UnreadableError(
            "{path} sends to {other}, which was not asked: the token is for {path} only",
            path=access.address,
            other=_target(answer),
            hint=_NOTHING,
        )
    if code in (401, 403):
        raise UnreadableError(
            "{path} does not take the token (HTTP status {code}){words}",
            path=access.address,
            code=code,
            words=_words(answer, access),
            hint="look whether it is whole, still good, and of a user who may create plans",
        )
    raise UnreadableError(
        "{path} answers with HTTP status {code}{words}",
        path=access.address,
        code=code,
        words=_words(answer, access),
        hint=_OPEN if created and code >= 500 else _NOTHING,
    )


def _target(answer: Answer) -> str:
    """Give the server that an answer sends to, without what may be secret in the address."""
    location = dict(answer.headers).get("location", "")
    try:
        return urlsplit(location).hostname or location.partition("?")[0][:_LONGEST_SHOWN] or "-"
    except ValueError:
        return "-"


def _words(answer: Answer, access: Access) -> str:
    """Give what the server says, where it says it as its interface does; a token that it repeats is not shown."""
    try:
        root = read_json(answer.body, "-")
    except FairtoolError:
        return ""
    text = root.first("message", "error").text() or " ".join(one.text() for one in root["errors"])
    shown = text.replace(access.token, "***")[:_LONGEST_SHOWN]
    return f": {shown}" if shown else ""


def _read(answer: Answer, access: Access) -> JsonNode:
    try:
        return read_json(answer.body, access.address)
    except UnreadableError:
        raise UnreadableError(
            "{path} gives an answer that is no JSON: is it a DMP OPIDoR?", path=access.address, hint=_OPEN
        ) from None
