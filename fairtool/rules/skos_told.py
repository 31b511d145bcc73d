"""What checks of a SKOS file find, as problems: the first by name, and how many there are of them in all."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from fairtool.finding import Problem
from fairtool.skos.check.fault import Fault

MORE = "there are {total} of this kind in all; those after the first {told} are not named"
_MOST = 999  # problems of one rule that are named; with the one that counts the rest, as many as the engine keeps


def told(faults: Iterable[Fault], template: str | Callable[[Fault], str]) -> Iterator[Problem]:
    """Give a problem for each of the first faults, and one more that counts them all where there are more."""
    waiting = iter(faults)
    for found in islice(waiting, _MOST):
        sentence = template if isinstance(template, str) else template(found)
        values: Any = found.values
        yield Problem(sentence, where=found.where, **values)
    left = sum(1 for _ in waiting)
    if left:
        yield Problem(MORE, where="", total=_MOST + left, told=_MOST)
