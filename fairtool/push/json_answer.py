"""What a target answers in JSON, or why that cannot be read."""

from collections.abc import Iterator

from fairtool.errors import UnreadableError
from fairtool.push.call import Reply
from fairtool.push.faults import RefusedError
from fairtool.push.session import Session
from fairtool.record.json_node import JsonNode, read_json
from fairtool.translate import marked

_LONGEST = 300  # characters of the words of a server
_SAID = ("description", "message", "detail", "title", "error", "code")


def json_of(reply: Reply, address: str) -> JsonNode:
    """Give an answer, an object or a list; raises RefusedError for a page or anything else that is no JSON."""
    try:
        return read_json(reply.body, address, lists=True)
    except UnreadableError as error:
        raise RefusedError(
            marked("{address} gives an answer that is no JSON (HTTP status {code}, {media_type})"),
            address=address,
            code=reply.code,
            media_type=reply.media_type or "-",
            hint=marked("look whether the address is that of the target: a page for people was perhaps answered"),
        ) from error


def words_of(reply: Reply, session: Session) -> str:
    """Give what an answer says of an error, in the words of the server: short, in one line, without the key."""
    try:
        told = read_json(reply.body, "-", lists=True)
    except UnreadableError:
        return ""
    return shortened(" ".join(dict.fromkeys(_said(told))), session)


def shortened(words: str, session: Session) -> str:
    """Give words of a server in one line, without the key."""
    line = " ".join(session.hidden(words).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _said(told: JsonNode) -> Iterator[str]:
    for name in _SAID:
        if text := told[name].text():
            yield text
            return
