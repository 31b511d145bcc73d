"""Fields that may stand once or several times, turned round where a server says that it has them the other way.

Servers before 6.2 do not tell beforehand; what they refuse for it was not kept, and is sent again.
"""

import re
from collections.abc import Set as AbstractSet

_WRONG = re.compile(r"incorrect\s+multiple\s+for field:?\s+([\w.]+)")


def wrong_field(message: str) -> str:
    """Give the field that a server has the other way, empty where it complains of something else."""
    found = _WRONG.search(message)
    return found[1] if found else ""


def turned(document: object, names: AbstractSet[str]) -> object:
    """Give a document with some fields turned round."""
    if not names:
        return document
    if isinstance(document, list):
        return [turned(one, names) for one in document]
    if not isinstance(document, dict):
        return document
    inside = {name: turned(one, names) for name, one in document.items()}
    return _other_way(inside) if document.get("typeName") in names else inside


def _other_way(field: dict[str, object]) -> dict[str, object]:
    value = field.get("value")
    if field.get("multiple") is True:
        return {**field, "multiple": False, "value": value[0] if isinstance(value, list) and value else value}
    return {**field, "multiple": True, "value": [value]}
