"""What a table declares, made ready for checking: elements, complex types, attributes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fairtool.iso.structure.model import Grammar, Particle, State, occurrences
from fairtool.iso.structure.values import Value


@dataclass(frozen=True, slots=True)
class Wildcard:
    """The namespaces from which anything may come, and whether it is looked into: strict, lax or skip.

    `namespaces` are those allowed, or with `other` those refused (and then no namespace is refused too).
    """

    namespaces: frozenset[str] | None
    other: bool
    process: str

    def takes(self, tag: str) -> bool:
        """Tell whether a name may stand here."""
        if self.namespaces is None:
            return True
        namespace = tag[1:].partition("}")[0] if tag[0] == "{" else ""
        if self.other:
            return namespace not in self.namespaces and namespace != ""
        return namespace in self.namespaces


def wildcard(entry: Sequence[Any]) -> Wildcard:
    """Read a wildcard of a table: its namespaces, then how it is looked into."""
    said, process = entry[0], entry[1]
    if said == "any":
        return Wildcard(None, other=False, process=process)
    if said[0] == "not":
        return Wildcard(frozenset(said[1:]), other=True, process=process)
    return Wildcard(frozenset(said), other=False, process=process)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute as a type has it."""

    name: str
    value: Value
    required: bool
    fixed: str | None

    free: bool = field(init=False)

    def __post_init__(self) -> None:
        """Say whether every text will do."""
        free = self.value.holds is None and self.fixed is None and not self.value.mark
        object.__setattr__(self, "free", free)


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes of a type by their names in the tree, and those that must be there."""

    known: Mapping[str, Attribute]
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A part of a content without order: its name, what may stand for it, and whether it must be there."""

    name: str
    tags: Mapping[str, "Declaration"]
    required: bool


class Type:
    """A type: text with a simple type, or children with a content model, and attributes; or nothing, not even blanks.

    What costs time is made when a record first needs it.
    """

    def __init__(
        self,
        number: int,
        entry: Mapping[str, Any],
        attributes: Attributes,
        text: Value | None,
        particle: Callable[[Sequence[Any], int], Particle],
    ) -> None:
        """Take the entry of a table; `text` is the simple type, `particle` reads a place of the content model."""
        self.number = number
        self.known = attributes.known
        self.required = attributes.required
        self.text = text
        self.abstract = bool(entry.get("x"))
        self.mixed = bool(entry.get("m"))
        self.base: Sequence[Any] | None = entry.get("b")
        self.others = wildcard(entry["w"]) if "w" in entry else None
        self._content: Sequence[Any] | None = entry.get("c")
        self._particle = particle
        self.empty = self._content is None and text is None and not self.mixed
        self.unordered = self._content is not None and self._content[0] == "&"

    @cached_property
    def grammar(self) -> Grammar:
        """The content model."""
        return Grammar(self._content, self._particle)

    @cached_property
    def start(self) -> State:
        """The state before the first child."""
        return self.grammar.start

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """What may stand in a content without order."""
        content = self._content or ()
        return tuple(
            Choice(particle.shown, particle.tags, required=occurrences(part)[0] > 0)
            for part in content[1]
            for particle in [self._particle(part, 0)]
        )

    @property
    def may_be_empty(self) -> bool:
        """Whether a content without order may be left out as a whole."""
        return self._content is not None and occurrences(self._content)[0] == 0


@dataclass(frozen=True, slots=True)
class Declaration:
    """An element as it is declared; `name` has the usual prefix."""

    name: str
    type: Type
    nillable: bool = False
    abstract: bool = False
    fixed: str | None = None
    default: str | None = None

    barred: bool = field(init=False)

    def __post_init__(self) -> None:
        """Say whether it may not stand in a record as it is, for it is only a head for others."""
        object.__setattr__(self, "barred", self.abstract or self.type.abstract)
