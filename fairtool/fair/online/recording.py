"""A run as a file: every request and what came of it, so that it can be assessed again with the same result."""

import base64
import binascii
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from fairtool.atomic import written
from fairtool.errors import UnreadableError
from fairtool.fair.online.exchange import Asked, Exchange, Patience
from fairtool.fair.online.recorded_fault import fault_of
from fairtool.record.json_node import JsonNode, read_json
from fairtool.translate import marked

VERSION = 1
_LARGEST = 2 * Patience().most  # bytes: all that a run takes, and what it costs to write it as text
_SECRET = frozenset({"authorization", "cookie", "proxy-authorization", "set-cookie", "www-authenticate"})
_HINT = marked("give a file that --record wrote")


def write_recording(path: Path, exchanges: Iterable[Exchange]) -> None:
    """Write the exchanges of a run, whole or not at all; raises UsageError where that is not possible."""
    write_lines(path, map(line_of, exchanges))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write the exchanges of a run from their lines; only the owner can read them, since servers know who asks."""
    with written(path, private=True) as stream:
        stream.write(f'{{"fairtool_recording": {VERSION}, "exchanges": [')
        for number, line in enumerate(lines):
            stream.write(f"{',' if number else ''}\n{line}")
        stream.write("\n]}\n")


def line_of(exchange: Exchange) -> str:
    """Give an exchange as one line of JSON, without what lets others act for the user."""
    asked, fault = exchange.asked, exchange.fault
    told: Mapping[str, object]
    if fault is None:
        body = _body(exchange.body)
        told = {"answer": {"code": exchange.code, "headers": _open(exchange.headers), "whole": exchange.whole, **body}}
    else:
        values = dict(fault.values)
        told = {"fault": {"template": fault.template, "where": fault.where, "values": values, "hint": fault.hint}}
    said = {"method": asked.method, "address": asked.address, "headers": _open(asked.headers), "most": asked.most}
    return json.dumps({"asked": said, **told})


def _open(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(one for one in headers if one[0].lower() not in _SECRET)


def read_recording(path: Path) -> tuple[Exchange, ...]:
    """Give the exchanges of a run; raises UnreadableError for a file that is no recording."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadableError("{path} cannot be read: {reason}", path=path, reason=error.strerror) from error
    if len(data) > _LARGEST:
        raise UnreadableError("{path} is larger than {size} bytes", path=path, size=_LARGEST)
    root = read_json(data, str(path))
    if root["fairtool_recording"].value != VERSION:
        raise UnreadableError("{path} is no recording of a run", path=path, hint=_HINT)
    return tuple(_exchange(node, path) for node in root["exchanges"])


def _body(body: bytes) -> Mapping[str, str]:
    """Give a body as text where it is some, so that a recording can be read."""
    try:
        return {"text": body.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(body).decode("ascii")}


def _exchange(node: JsonNode, path: Path) -> Exchange:
    said, answer, fault = node["asked"], node["answer"], node["fault"]
    asked = Asked(_text(said["method"]), _text(said["address"]), _pairs(said["headers"]), _number(said["most"]))
    if not asked.method or not asked.address or not (answer or fault):
        raise UnreadableError("{path} holds no exchange at {where}", path=path, where=node.where, hint=_HINT)
    if fault:
        return Exchange(asked, fault=fault_of(fault, asked.address))
    code, headers = _number(answer["code"]), _pairs(answer["headers"])
    return Exchange(asked, code, headers, _bytes(answer, path), answer["whole"].value is True)


def _bytes(answer: JsonNode, path: Path) -> bytes:
    coded = answer["base64"].value
    if coded is None:
        return _text(answer["text"]).encode("utf-8", "surrogatepass")
    try:
        return base64.b64decode(str(coded), validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnreadableError(
            "{path} holds a body at {where} that is not base64: {reason}",
            path=path,
            where=answer.where,
            reason=error,
            hint=_HINT,
        ) from error


def _text(node: JsonNode) -> str:
    return node.value if isinstance(node.value, str) else ""


def _number(node: JsonNode) -> int:
    return node.value if isinstance(node.value, int) else 0


def _pairs(node: JsonNode) -> tuple[tuple[str, str], ...]:
    pairs = node.value if isinstance(node.value, list) else []
    return tuple((str(one[0]), str(one[1])) for one in pairs if isinstance(one, list) and len(one) == 2)
