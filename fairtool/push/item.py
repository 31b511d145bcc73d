"""One record in a plan: what is to be done with it, why, and what would change."""

from dataclasses import dataclass

from fairtool.push.changes import Change
from fairtool.push.form import Action
from fairtool.push.journal_entry import Result
from fairtool.warned import Warned


@dataclass(frozen=True, slots=True)
class Item:
    """A record in a plan.

    `path` names it (`a.xml#2`), and `digest` is the SHA-256 of its file. `before` is the hash of what the target held,
    empty where it held nothing, `after` that of the form that is to be written. `changes` of a record that is made are
    the files that go along. `lost` are fields without a place in the target. `key` and `state` are those of the target.
    `parts` is 1 for the only record of a file that goes as it stands, 0 for any other: such a file need not be read
    again while nothing changes.
    """

    id: str
    path: str
    action: Action
    reason: Warned | None = None
    changes: tuple[Change, ...] = ()
    digest: str = ""
    before: str = ""
    after: str = ""
    key: str = ""
    doi: str = ""
    state: str = ""
    parts: int = 0
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item: `added` are fields that the target added by itself, `differs` those that it changed."""

    item: Item
    result: Result
    reason: Warned | None = None
    added: tuple[Change, ...] = ()
    differs: tuple[Change, ...] = ()
    key: str = ""
    doi: str = ""
    answer: str = ""
    notes: tuple[Warned, ...] = ()
