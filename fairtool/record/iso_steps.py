"""Paths of fields in a record: `resources[0].citation.title`."""

import re
from typing import NamedTuple

from fairtool.errors import UsageError

_STEP = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")


class Step(NamedTuple):
    """A step of a path: the name of a field, and which of its values."""

    name: str
    number: int | None = None


def steps_of(path: str) -> list[Step]:
    """Give the steps of a path; raises UsageError where it is none."""
    found = [_STEP.fullmatch(part) for part in path.split(".")]
    steps = [Step(one[1], int(one[2]) if one[2] else None) for one in found if one]
    if len(steps) < len(found):
        raise UsageError("{path} is no path of a field; write it like resources[0].citation.title", path=path)
    return steps
