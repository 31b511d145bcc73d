"""Sequences in parts of a few."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

One = TypeVar("One")


def batches(things: Iterable[One], most: int) -> Iterator[tuple[One, ...]]:
    """Give the things in tuples of at most so many."""
    waiting = iter(things)
    while some := tuple(islice(waiting, most)):
        yield some
