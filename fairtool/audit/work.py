"""What goes to a worker and what comes back, one source each: plain data that crosses process borders."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from fairtool.audit.packing import Counts

Mode = Literal["new", "changed", "stale", "verify"]


class Kept(NamedTuple):
    """What the store keeps of a subject.

    It is its row, its part of the source (`#3`), outcomes, findings, header facts, what it holds (as JSON), its score.
    """

    subject: int
    part: str
    outcomes: bytes
    findings: bytes
    facts: bytes | None
    holding: str = "{}"
    score: float | None = None


class Work(NamedTuple):
    """A source to judge.

    `mode` says why: it is new, it has changed, what it was judged by has changed (stale), or its content is to be
    verified. `content` is the document where the store has it, and `head` and `checksum` are the digests that were
    taken last time. `offline` says that it lies on tape, and is not to be opened. `kept` is what became of its subjects
    where what they were judged by has changed, and `again` the rules that may say something else now, None for any.
    """

    source: int
    name: str
    root: str
    kind: str
    size: int | None
    mode: Mode
    expected: str = ""
    content: bytes | None = None
    head: bytes | None = None
    checksum: bytes | None = None
    offline: bool = False
    kept: tuple[Kept, ...] = ()
    again: tuple[str, ...] | None = None


class Belongs(NamedTuple):
    """Where a subject belongs: data set, data centre, pole and year, each empty (0) where it is not known."""

    dataset: str = ""
    centre: str = ""
    pole: str = ""
    year: int = 0


class Judged(NamedTuple):
    """What became of a subject, packed. `subject` is its row where only the judgement is new.

    `header` is the digest of its header, `licence` the licence that it names, by its SPDX id where that is known.
    """

    part: str
    kind: str
    standard: str
    status: str
    counts: Counts
    outcomes: bytes
    findings: bytes
    subject: int | None = None
    facts: bytes | None = None
    header: bytes = b""
    holding: str = "{}"
    belongs: Belongs = Belongs()
    identifiers: tuple[str, ...] = ()
    score: float | None = None
    licence: str = ""


class Done(NamedTuple):
    """What became of a source.

    `state` is `done`, `other` for what turned out to be neither data nor a record (`broken` where it is XML that is not
    well-formed and names no record), or `left` where it may not be opened and what is kept is not enough: it still
    waits, with what could be said of its subjects. `document` are the compressed bytes of a record, so that it need not
    be opened again; `found` is the checksum of a file of which a manifest expects one (`sha256:HEX`). `loss` is the
    rule that says how its worker was lost. `opened` tells whether it had to be opened, `same` that nothing of it has
    changed. `poisonous` says that reading it upset a library.
    """

    source: int
    state: Literal["done", "other", "broken", "left"]
    subjects: tuple[Judged, ...] = ()
    head: bytes | None = None
    checksum: bytes | None = None
    document: bytes | None = None
    found: str | None = None
    loss: str | None = None
    opened: bool = True
    same: bool = False
    poisonous: bool = False
    seconds: float = 0.0


Engine = Callable[[Iterable[Work]], Iterator[Done]]  # what judges sources, and gives results as they are finished
