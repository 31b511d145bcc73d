"""Not more than so many files are opened in a second: a metadata server has other users."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def paced(items: Iterable[Item], rate: float | None) -> Iterator[Item]:
    """Give the items, at most `rate` of them a second (in bursts of a tenth of a second at most)."""
    if not rate:
        yield from items
        return
    due = time.monotonic()
    for item in items:
        due = max(due, time.monotonic() - 0.1) + 1 / rate
        time.sleep(max(0.0, due - time.monotonic()))
        yield item
