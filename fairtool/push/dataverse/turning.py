"""Fields that a server has otherwise than was thought: once or several times, with a vocabulary or without.

Servers before 6.2 do not tell beforehand. What they refuse for it was not kept, and is sent again as they say.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Self

from fairtool.push.dataverse.field_type import COMPOUND

_NUMBER = re.compile(r"incorrect\s+multiple\s+for field:?\s+([\w.]+)")
_CLASS = re.compile(r"incorrect\s+typeClass\s+for field:?\s+([\w.]+), should be (\w+)")


@dataclass(frozen=True, slots=True)
class Turned:
    """The fields that stand the other number of times, and those that are of another class."""

    numbers: frozenset[str] = frozenset()
    classes: tuple[tuple[str, str], ...] = field(default=())

    def told(self, message: str) -> Self | None:
        """Take in what a server complains of; None where that is something else, or was taken in before."""
        if (found := _NUMBER.search(message)) and found[1] not in self.numbers:
            return replace(self, numbers=self.numbers | {found[1]})
        found = _CLASS.search(message)
        if found and found[2] != COMPOUND and found[1] not in dict(self.classes):
            return replace(self, classes=(*self.classes, (found[1], found[2])))
        return None

    def applied(self, document: object) -> object:
        """Give a document as the server has its fields."""
        if isinstance(document, list):
            return [self.applied(one) for one in document]
        if not isinstance(document, dict):
            return document
        inside = {name: self.applied(one) for name, one in document.items()}
        name = str(document.get("typeName", ""))
        if name in dict(self.classes):
            inside["typeClass"] = dict(self.classes)[name]
        return _other_way(inside) if name in self.numbers else inside


def _other_way(field: dict[str, object]) -> dict[str, object]:
    value = field.get("value")
    if field.get("multiple") is True:
        return {**field, "multiple": False, "value": value[0] if isinstance(value, list) and value else value}
    return {**field, "multiple": True, "value": [value]}
