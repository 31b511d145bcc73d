"""A request and its answer, without the wire between them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from fairtool.reconcile.query import LONGEST, parsed
from fairtool.reconcile.refused import Refused

_MOST_FIELDS = 50
_CALLBACK = re.compile(r"[A-Za-z_$][\w$]{0,63}(\.[A-Za-z_$][\w$]{0,63}){0,4}", re.ASCII)
_JSON = "application/json; charset=utf-8"
_FORM = "application/x-www-form-urlencoded"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """A request: the steps of its path, its fields, the JSON that was sent in their place, and the server's address."""

    steps: tuple[str, ...]
    address: str
    fields: Mapping[str, str] = field(default_factory=dict)
    document: object = None
    posted: bool = False

    def text(self, name: str) -> str:
        """Give a field, empty where it is missing; raises Refused where it is longer than any name."""
        found = self.fields.get(name, "")
        if len(found) > LONGEST:
            raise Refused("{where} has more than {most} characters", where=name, most=LONGEST)
        return found

    def number(self, name: str) -> int:
        """Give a field as a number, 0 where it is missing; raises Refused where it is none."""
        found = self.fields.get(name) or "0"
        if not re.fullmatch("[0-9]{1,6}", found):
            raise Refused("{where} is no positive integer", where=name)
        return int(found)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its status, its body, what that is, and further headers."""

    status: int
    body: bytes = b""
    kind: str = _JSON
    headers: Mapping[str, str] = field(default_factory=dict)


def fields_of(text: str) -> Mapping[str, str]:
    """Give the fields of a query string or a form, the first of each name; raises Refused where it is none."""
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise Refused("{where} is no form: {reason}", where="request", reason=str(error)) from error
    return dict(reversed(pairs))


def posted(body: bytes, kind: str) -> tuple[Mapping[str, str], object]:
    """Give the fields of a form or the JSON of a body; raises Refused where it is neither."""
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise Refused("{where} is no text in UTF-8", where="request") from error
    main = kind.partition(";")[0].strip().lower()
    if main == "application/json":
        return {}, parsed(text, "request")
    if main not in (_FORM, ""):
        raise Refused("{kind} is not understood: send a form ({form})", status=415, kind=main, form=_FORM)
    return fields_of(text), None


def json_reply(document: object, callback: str = "", status: int = 200) -> Reply:
    """Give an answer in JSON, or as a call of a function for clients that load it as a script.

    Raises Refused for what is no name of a function.
    """
    text = json.dumps(document)
    if not callback:
        return Reply(status, text.encode())
    if not _CALLBACK.fullmatch(callback):
        raise Refused("{where} is no name of a function", where="callback")
    return Reply(status, f"/**/{callback}({text});".encode(), "application/javascript; charset=utf-8")
