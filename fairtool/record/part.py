"""A part of the canonical record, with the same questions as a node of XML: what stands in it, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, is_dataclass

from fairtool.record.changed import field_names
from fairtool.record.place import Place
from fairtool.record.record import Record
from fairtool.record.text import Text


@dataclass(frozen=True, slots=True, eq=False)
class RecordPart:
    """A value of a record, or the whole of it; `path` is the way there, as `Record.places` has it."""

    record: Record
    held: object
    path: str = ""

    def all(self, field: str) -> tuple["RecordPart", ...]:
        """Give the parts under a field that have something in them; none for a field that is not of this part."""
        value = getattr(self.held, field, None)
        path = f"{self.path}.{field}" if self.path else field
        if isinstance(value, tuple):
            parts = tuple(RecordPart(self.record, one, f"{path}[{number}]") for number, one in enumerate(value))
        else:
            parts = (RecordPart(self.record, value, path),)
        return tuple(part for part in parts if part.is_filled)

    @property
    def is_filled(self) -> bool:
        """Tell whether anything is said in the part."""
        if isinstance(self.held, Text):
            return bool(self.held.value or self.held.href)
        if names := field_names(self.held):
            return any(getattr(self.held, name) not in ("", None, ()) for name in names)
        return self.held not in ("", None, ())

    @property
    def value(self) -> str:
        """The value as text; empty for a part that holds others."""
        if is_dataclass(self.held) and not isinstance(self.held, Text):
            return ""
        return str(self.held).strip()

    @property
    def href(self) -> str:
        """The address of a text that has one."""
        return self.held.href if isinstance(self.held, Text) else ""

    @property
    def where(self) -> str:
        """The place where the part was read, else that of what holds it."""
        return next((place.where for place in self._places()), "/")

    @property
    def line(self) -> int | None:
        """The line of that place."""
        return next((place.line for place in self._places()), None)

    @property
    def root(self) -> str:
        """The place of the whole record: the first step in XML, its address in RDF; empty where neither is known."""
        first = next(iter(self.record.places.values()), None)
        where = first.where if first else ""
        if where.startswith("<"):  # the address of a thing in RDF, which has slashes of its own
            return where.partition(">")[0] + ">"
        return "/" + where[1:].partition("/")[0] if where.startswith("/") else ""

    @property
    def is_placed(self) -> bool:
        """Tell whether it is known where the part itself, or something in it, was read."""
        inside = (f"{self.path}.", f"{self.path}[")
        return self.path in self.record.places or any(key.startswith(inside) for key in self.record.places)

    def _places(self) -> Iterator[Place]:
        """Give the places of the part, of what is in it, and of what holds it, the nearest first."""
        places = self.record.places
        path = self.path
        while path:
            if path in places:
                yield places[path]
            inside = next((key for key in places if key.startswith((f"{path}.", f"{path}["))), None)
            if inside:
                yield places[inside]
            path = path.rpartition(".")[0]


def shown_in(record: Record, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the place and the value of what stands at paths of fields: `resources.citation.title`."""
    return ((part.where, part.href or part.value) for name in names for part in parts_at(record, name))


def parts_at(record: Record, field: str) -> tuple[RecordPart, ...]:
    """Give what stands at a path of fields: `resources.keywords.words`.

    With a word at its end (`~@`), what has that in it.
    """
    path, _, word = field.partition("~")
    parts: tuple[RecordPart, ...] = (RecordPart(record, record),)
    for step in path.split("."):
        parts = tuple(inner for part in parts for inner in part.all(step))
    return tuple(part for part in parts if word in f"{part.value} {part.href}") if word else parts
