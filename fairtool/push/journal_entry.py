"""One line of a journal: what was about to be done, or what became of it."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Literal, get_args

Event = Literal["target", "run", "intent", "done", "end"]
Result = Literal["done", "already", "differs", "refused", "moved", "failed", "open", ""]
"""What became of an item: written and read back the same; it was there already; written, and not the same when read
back; refused; changed since the plan was made; not written; nobody knows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: `before` and `held` are hashes of what the target held, before and after; `sent` is that of the form.

    `plan` is the SHA-256 of the plan file, `path` and `digest` name the file that the record came from, `parts` is how
    many records that file holds. `answer` are the words of the target, without any key;
    `served` is the SHA-256 of the document that it gave back. `target` is the place that the
    journal is of, in its first line alone.
    """

    event: Event
    run: str = ""
    time: str = ""
    id: str = ""
    action: str = ""
    result: Result = ""
    before: str = ""
    sent: str = ""
    held: str = ""
    key: str = ""
    doi: str = ""
    answer: str = ""
    plan: str = ""
    path: str = ""
    digest: str = ""
    parts: int = 0
    stamp: str = ""
    served: str = ""
    target: str = ""

    def line(self) -> bytes:
        """Give it as a line of JSON; what is empty is left out."""
        said = {name: value for name, value in asdict(self).items() if value not in ("", 0)}
        return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


_EVENTS = frozenset(get_args(Event))
_FREE = frozenset({"path", "answer"})
# What no record can say (XML 1.0, 2.2).
_UNWRITTEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMES = {one.name: one.type for one in fields(Entry)}


def entry_of(line: bytes) -> Entry | None:
    """Read a line; None for one that broke off, or that no journal of ours has."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, Mapping) or not all(isinstance(said.get(name), str) for name in ("event", "time")):
        return None
    known = {name: value for name, value in said.items() if name in _NAMES}
    is_ours = said["event"] in _EVENTS and all(_is_right(name, value) for name, value in known.items())
    return Entry(**known) if is_ours else None


def _is_right(name: str, value: object) -> bool:
    """Tell a value that fairtool has written; names of files and the words of targets may have any character."""
    if name == "parts":
        return isinstance(value, int)
    return isinstance(value, str) and (name in _FREE or not _UNWRITTEN.search(value))
