"""What a check finds: a place, and what there is."""

from collections.abc import Mapping
from typing import NamedTuple


class Fault(NamedTuple):
    """The address of what is wrong, and values that say what is."""

    where: str
    values: Mapping[str, object]


def fault(where: str, **values: object) -> Fault:
    """Give what is wrong at an address."""
    return Fault(where, values)
