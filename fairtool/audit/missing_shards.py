"""The shards of an audit, as the commands of its runs name them: which were merged, and which are missing."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

_SHARD = re.compile(r"(?:^|\s)--shard[= ]['\"]?(\d{1,6})/(\d{1,6})\b")
_MOST = 100_000  # shards that are looked for, of all numbers together


def missing_shards(commands: Iterable[str]) -> tuple[str, ...]:
    """Give the shards (`3/8`) that no command names, of each number of shards that one does."""
    there: dict[int, set[int]] = {}
    for command in commands:
        for number, count in _SHARD.findall(command):
            there.setdefault(int(count), set()).add(int(number))
    return tuple(islice(_missing(there), _MOST))


def _missing(there: dict[int, set[int]]) -> Iterator[str]:
    for count in sorted(there):
        numbers = range(1, min(count, _MOST) + 1)
        yield from (f"{number}/{count}" for number in numbers if number not in there[count])
