"""What differs between two documents, field by field."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.push.form import Fields

_LONGEST = 500  # characters of a value that is shown


@dataclass(frozen=True, slots=True)
class Change:
    """A field with what it was and what it is to be; None where it was not there, or is to be taken out."""

    field: str
    before: str | None
    after: str | None

    @property
    def is_added(self) -> bool:
        """Say whether there is something where nothing was."""
        return self.before is None


def changes_between(before: Fields, after: Fields) -> tuple[Change, ...]:
    """Give what differs, in the order of the fields after the change; values that only moved are no difference."""
    names = [*after, *(name for name in before if name not in after)]
    return tuple(change for name in names for change in _in_field(name, before.get(name, ()), after.get(name, ())))


def _in_field(name: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Change]:
    if before == after:
        return
    gone = list((Counter(before) - Counter(after)).elements())
    new = list((Counter(after) - Counter(before)).elements())
    for number in range(max(len(gone), len(new))):
        yield Change(
            name,
            _short(gone[number]) if number < len(gone) else None,
            _short(new[number]) if number < len(new) else None,
        )


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
