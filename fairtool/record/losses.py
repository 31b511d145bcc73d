"""What a target document does not carry of a record: found by looking for every value, not by keeping books."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from fairtool.record.constraint import Constraints
from fairtool.record.geometry import Geometry
from fairtool.record.losses_composed import composed
from fairtool.record.losses_target import target
from fairtool.record.place import Place
from fairtool.record.record import Record
from fairtool.record.text import Text

Value = str | int | float | bool
_NOT_SAID = frozenset({"encoding", "nil", "unread", "places"})  # about the reading, not about the resource


@dataclass(frozen=True, slots=True)
class Lost:
    """A value of the record that the target has no word of: its field, and the place where it was read."""

    path: str
    value: Value
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class LossReport:
    """How many values a record has, and which of them the target does not carry."""

    total: int
    lost: tuple[Lost, ...] = ()

    @property
    def carried(self) -> int:
        """The number of values that stand in the target."""
        return self.total - len(self.lost)


def leaves(record: Record) -> tuple[tuple[str, Value], ...]:
    """Give every value of a record with its field: `("resources[0].citation.title", "Température de l'eau")`.

    Anchors of texts are `.href`, translations `.translations[eng]`. Geometries give their texts, never their XML. What
    the source says and the record has no field for comes last, by its XPath.
    """
    return (*_leaves(record, ""), *record.unread.items())


def losses(record: Record, document: bytes | str | Mapping[str, object]) -> LossReport:
    """Look for every value of a record in a document, which may be JSON, XML or text.

    A value is carried when it stands there: a text word by word, a number as a number, a date as the same day, a
    language by any of its codes, a code of ISO 19115 by its counterparts in other standards.
    """
    found = target(document)
    values = leaves(record)
    elsewhere = composed(record, found)
    missing = ((path, value) for path, value in values if path not in elsewhere and not found.carries(path, value))
    return LossReport(len(values), tuple(Lost(path, value, _place(record, path)) for path, value in missing))


def _leaves(value: object, path: str) -> Iterator[tuple[str, Value]]:
    if isinstance(value, Text):
        yield from _of_text(value, path)
    elif isinstance(value, Geometry):
        yield from _leaves(value.points, f"{path}.points")
        yield from _leaves(value.srs, f"{path}.srs")
    elif is_dataclass(value):
        names = (one.name for one in fields(value) if one.name not in _NOT_SAID and not _is_structure(value, one.name))
        for name in names:
            yield from _leaves(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _leaves(one, f"{path}[{index}]")
    elif isinstance(value, str | int | float) and value != "":
        yield path, value


def _is_structure(value: object, name: str) -> bool:
    """Tell whether a field only names the element of ISO that constraints are written as."""
    return isinstance(value, Constraints) and name == "kind"


def _of_text(text: Text, path: str) -> Iterator[tuple[str, Value]]:
    if text.value:
        yield path, text.value
    if text.href:
        yield f"{path}.href", text.href
    for language, said in text.translations.items():
        yield f"{path}.translations[{language}]", said


def _place(record: Record, path: str) -> Place | None:
    """Give the place of a field, or of the text that an anchor or translation belongs to."""
    for one in (path, path.removesuffix(".href"), path.partition(".translations[")[0]):
        if one in record.places:
            return record.places[one]
    return None
