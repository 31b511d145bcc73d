"""A place in a JSON document: its value and its JSON pointer; whatever stands there, asking for more raises nothing."""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.errors import UnreadableError
from fairtool.translate import marked, translate

_DEEPEST = 128  # levels; the encodings that we read have ten
_PLAIN = (str, int, float, type(None))  # what has nothing inside
_LARGEST = 10**18  # no metadata hold a larger number
# Characters that XML cannot hold (XML 1.0, 2.2) and that UTF-8 cannot write.
_UNWRITABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")


@dataclass(frozen=True, slots=True)
class JsonNode:
    """A value and where it stands (`/creators/0/name`); a missing thing is a node with the value None."""

    value: object = None
    where: str = ""

    def __getitem__(self, key: str) -> "JsonNode":
        """Give the member with a name."""
        inside = self.value if isinstance(self.value, Mapping) else {}
        return JsonNode(inside.get(key), f"{self.where}/{key.replace('~', '~0').replace('/', '~1')}")

    def __bool__(self) -> bool:
        """Tell whether something stands here."""
        return self.value is not None and self.value not in ("", [], {})

    def __iter__(self) -> Iterator["JsonNode"]:
        """Give the items of a list, or the thing itself where there is no list: one for several is a common habit."""
        if isinstance(self.value, list | tuple):
            items = (JsonNode(item, f"{self.where}/{index}") for index, item in enumerate(self.value))
            yield from (item for item in items if item)
        elif self:
            yield self

    def first(self, *keys: str) -> "JsonNode":
        """Give the first member that stands here, of several names."""
        return next((found for key in keys if (found := self[key])), JsonNode(None, self.where))

    def text(self) -> str:
        """Give a text without blanks around it, or a number as text; empty for anything else.

        Characters that no document may hold, such as half a surrogate pair, become the sign for such.
        """
        value = self.value
        if isinstance(value, str):
            return _UNWRITABLE.sub("\ufffd", value).strip()
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > _LARGEST:
            return ""
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)

    def number(self) -> float | None:
        """Give a finite number, also one that is written as text."""
        try:
            number = float(self.text())
        except (ValueError, OverflowError):
            return None
        return number if math.isfinite(number) else None

    @property
    def members(self) -> Mapping[str, object]:
        """The members of an object, none where it is no object."""
        return self.value if isinstance(self.value, Mapping) else {}


def read_json(document: bytes | str | Mapping[str, object], name: str, *, lists: bool = False) -> JsonNode:
    """Give the root of a JSON document, which is an object, or a list where `lists` allows it.

    `name` is what messages call the document.

    Raises UnreadableError for what is no JSON, no object, nests too deep or holds NaN.
    """
    value = document if isinstance(document, Mapping) else _parsed(document, name)
    if not isinstance(value, Mapping) and not (lists and isinstance(value, list)):
        raise UnreadableError(
            "{path} is JSON, but no object: it is {kind}",
            hint="give one description, an object in braces",
            path=name,
            kind=_kind(value),
            kind_fr=translate(_kind(value), "fr"),
        )
    _refuse_depth(value, name)
    return JsonNode(value)


def _kind(value: object) -> str:
    """Give what JSON calls a value that is no object."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, list):
        return marked("a list")
    return marked("a text") if isinstance(value, str) else marked("a number")


def _parsed(document: bytes | str, name: str) -> object:
    try:
        text = document.decode("utf-8-sig") if isinstance(document, bytes) else document.removeprefix("\ufeff")
        return json.loads(text, parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise UnreadableError("{path} is no UTF-8, as JSON must be", hint="save it as UTF-8", path=name) from None
    except RecursionError:
        raise _too_deep(name) from None
    except ValueError as error:
        raise UnreadableError(
            "{path} is not JSON: {reason}", hint="mend it where the line says", path=name, reason=error
        ) from None


def _no_constant(word: str) -> float:
    raise ValueError(f"{word} is no number of JSON")


def _refuse_depth(value: object, name: str) -> None:
    """Go through a document level by level, which is quicker than value by value."""
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        inside = [item for one in level for item in (one.values() if isinstance(one, Mapping) else _items(one))]
        number = next((one for one in inside if isinstance(one, float) and not math.isfinite(one)), None)
        if number is not None:
            raise UnreadableError("{path} holds a number that is none: {number}", path=name, number=number)
        level = [one for one in inside if not isinstance(one, _PLAIN)]
        if not level:
            return
    raise _too_deep(name)


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _too_deep(name: str) -> UnreadableError:
    return UnreadableError(
        "{path} nests more than {most} levels deep",
        hint="no record and no plan nests so deep: look at what wrote it",
        path=name,
        most=_DEEPEST,
    )
