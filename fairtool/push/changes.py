"""What differs between two documents, field by field."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile, zip_longest

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
    for was, is_ in zip_longest(gone, new):
        yield Change(name, *excerpts(was, is_, _LONGEST))


def excerpts(before: str | None, after: str | None, longest: int) -> tuple[str | None, str | None]:
    """Give two values so long at most: from a little before where they part, so that what changed is seen."""
    start = 0
    if before is not None and after is not None and max(len(before), len(after)) > longest:
        start = max(0, _shared(before, after) - longest // 3)
    return _excerpt(before, start, longest), _excerpt(after, start, longest)


def _shared(one: str, other: str) -> int:
    """Count the characters that two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _excerpt(value: str | None, start: int, longest: int) -> str | None:
    if value is None or (start == 0 and len(value) <= longest):
        return value
    part = value[start : start + longest]
    return f"{'…' if start else ''}{part}{'…' if start + longest < len(value) else ''}"
