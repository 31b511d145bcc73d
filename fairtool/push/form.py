"""What is pushed, what a target holds, and what became of it: the values that all targets share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from fairtool.warned import Warned

if TYPE_CHECKING:  # where nothing has changed, no record is read
    from fairtool.record.record import Record

Action = Literal["create", "update", "unchanged", "conflict", "refused"]
Fields = Mapping[str, tuple[str, ...]]
"""The fields of a document as they are compared: a path, and its values as text, in their order."""


@dataclass(frozen=True, slots=True)
class Given:
    """A record that is to be pushed, as it was read: `path` is its name (`a.xml#2`), `content` its XML or JSON.

    `digest` is the SHA-256 of the whole file. `files` are the data files that it describes, where some were named.
    `native` is the document of a record in JSON as it stands in its file, for the targets whose own JSON it is.
    """

    path: str
    digest: str
    record: "Record"
    content: bytes = field(repr=False)
    files: tuple[Path, ...] = ()
    native: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Form:
    """A record in the form that a target takes. `id` is what it is found by there; `hash` is equal for equal content.

    `lost` are the fields that have no place in the target. `stamp` is the date of the record, ISO 8601, where known.
    `converted` says that it is not the document as it stands in the file: another version of fairtool may make it
    otherwise, so that it is made again by each plan.
    """

    id: str
    document: bytes = field(repr=False)
    hash: str
    stamp: str = ""
    lost: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    converted: bool = False


def parts_of(path: str, form: Form) -> int:
    """Give 1 for the only record of a file that goes as it stands; 0 for others, whose file is read each time."""
    return 0 if "#" in path or form.converted else 1


@dataclass(frozen=True, slots=True)
class Held:
    """A record as a target holds it.

    `key` is what the target itself calls it (a DOI, a number), `version` what changes when it is written
    (`lastUpdateTime`, an ETag). `state` is a word such as draft, in-review, returned, published, private. `source`
    names the catalogue that the target harvests it from: what is written there is lost at the next harvest. `locked`
    says why it cannot be written now. `notes` are told by `push status`. `apart` are hashes of it without what the
    target or its users put beside a record (a box that it read from the data, files that were never pushed): a record
    that says nothing of these is the same with and without them.
    """

    id: str
    document: bytes = field(repr=False)
    hash: str
    stamp: str = ""
    key: str = ""
    doi: str = ""
    version: str = ""
    state: str = ""
    source: str = ""
    locked: Warned | None = None
    notes: tuple[Warned, ...] = ()
    apart: tuple[str, ...] = ()

    def is_as(self, hash_: str) -> bool:
        """Say whether it is what a hash was made of, apart from what others put beside it."""
        return hash_ == self.hash or hash_ in self.apart


@dataclass(frozen=True, slots=True)
class Wanted:
    """A record that is to be written, and what the target held of it when it was last read."""

    form: Form
    action: Literal["create", "update"]
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a target answered to the writing of a record: its name for it, a DOI, its words (without any key)."""

    key: str = ""
    doi: str = ""
    answer: str = ""
    notes: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a target says of itself before anything is sent: its software, and whether it can be written to.

    `refusals` say why it cannot; nothing is sent then.
    """

    software: str = ""
    user: str = ""
    refusals: tuple[Warned, ...] = ()
    notes: tuple[Warned, ...] = ()


class Unfit(Exception):  # noqa: N818 - it is a judgement on a record, and no fault
    """A record cannot take the form that a target wants: it is refused before anything is sent."""

    def __init__(self, why: Warned) -> None:
        """Keep why."""
        super().__init__(why)
        self.why = why


class Catalogue(Protocol):
    """A target that records are pushed to: what the one flow of plan, apply and verify asks of it.

    Methods that ask the target raise RefusedError, AccessError, LostAnswerError (fairtool.push.faults) and
    UnreadableError where it cannot be reached.
    """

    @property
    def as_given(self) -> bool:
        """Say whether the form is the document as it stands in the file, save for what says that it was converted."""

    @property
    def batch(self) -> int:
        """How many records are written by one call of `write`."""

    @property
    def reads(self) -> int:
        """How many records are read by one call of `held`."""

    def prospect(self) -> Prospect:
        """Look at the target: its version, the user, whether it can be written to. Sends nothing that it keeps."""

    def form(self, given: Given) -> Form:
        """Give a record in the form of the target; raises Unfit. Asks nothing after `prospect`."""

    def held(self, ids: Sequence[str]) -> Mapping[str, Held]:
        """Give what the target holds of some ids; an id that it does not know is not there."""

    def fields(self, document: bytes) -> Fields:
        """Give the fields of a document of this target, for the comparison."""

    def write(self, wanted: Sequence[Wanted]) -> Mapping[str, Written]:
        """Write at most `batch` records, and give what was answered to those that were written, by id.

        An id that is left out was not written, without an error (an update of a record that is not there). Where
        RefusedError or LostAnswerError is raised, the caller reads back: some of them may have been written.
        """

    def children(self, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give the ids of the records that go with each, when it is deleted; empty where none do."""

    def delete(self, held: Held) -> str:
        """Delete a record, and give the words of the target; what is published already raises RefusedError."""


@runtime_checkable
class Reminded(Protocol):
    """A catalogue that finds records sooner by what the journal knows than by asking the target."""

    def remind(self, keys: Mapping[str, str]) -> None:
        """Take in what the target itself calls some ids; what is not so any more is found out by `held`."""


@runtime_checkable
class Recalling(Protocol):
    """A catalogue that knows by the bytes of a document what it says, where they are those of the last push."""

    def recall(self, served: Mapping[str, tuple[str, str]]) -> None:
        """Take in, of some ids, the SHA-256 of the document that was served last and the hash of what it says."""


@runtime_checkable
class Stepwise(Protocol):
    """A catalogue that writes a record by several requests, so that a part of it may be there."""

    def is_begun(self, form: Form, held: Held) -> bool:
        """Say whether what is held can be what a write of this form leaves that did not come to its end."""


@runtime_checkable
class Owing(Protocol):
    """A catalogue where a record can have more ahead of it than being written: to be submitted, to be published."""

    @property
    def asks_more(self) -> bool:
        """Say whether this run is to do more than writing, so that records that are as they should be matter, too."""

    def owed(self, held: Held) -> Warned | None:
        """Say what the wishes of this run ask for beyond the content, and is not done; None where nothing is."""


def asks_more(catalogue: Catalogue) -> bool:
    """Say whether records that need no writing are to be looked at, too."""
    return isinstance(catalogue, Owing) and catalogue.asks_more


def owed(catalogue: Catalogue, held: Held) -> Warned | None:
    """Say what a target still owes to a record that it holds as it should be."""
    return catalogue.owed(held) if isinstance(catalogue, Owing) else None


def is_begun(catalogue: Catalogue, form: Form, held: Held) -> bool:
    """Say whether a target may hold a part of a record that is being written."""
    return isinstance(catalogue, Stepwise) and catalogue.is_begun(form, held)


@runtime_checkable
class Keeping(Protocol):
    """A catalogue whose writes leave some of what a target holds beside a record: files of others, terms."""

    def after(self, form: Form, held: Held) -> Fields:
        """Give the fields that a held record has once a form is written to it."""


def after(catalogue: Catalogue, form: Form, held: Held) -> Fields:
    """Give the fields that a target holds of a record once a form is written to what it holds now."""
    return catalogue.after(form, held) if isinstance(catalogue, Keeping) else catalogue.fields(form.document)


@runtime_checkable
class Closed(Protocol):
    """A catalogue that may take changes of the records that it has, and no new ones."""

    def no_new(self, form: Form) -> Warned | None:
        """Say why a record that the target does not have cannot go there; None where it can."""


def no_new(catalogue: Catalogue, form: Form) -> Warned | None:
    """Say why a target takes no record that it does not have; None where it does."""
    return catalogue.no_new(form) if isinstance(catalogue, Closed) else None
