"""Values that were read from a netCDF file together with their places in it, and how they are put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Part(Generic[Value]):
    """A value and the places of what is in it, by its path from here (empty for the value itself): `:title`."""

    value: Value
    places: Mapping[str, str] = field(default_factory=dict)

    def made(self, make: Callable[[Value], Made]) -> "Part[Made]":
        """Give what is made of the value, at the same places."""
        return Part(make(self.value), self.places)


def assembled(cls: Callable[..., Made], /, **fields: Any) -> Part[Made]:
    """Give an object of a class from its fields: parts, tuples of parts, plain values; None leaves a field out."""
    values: dict[str, Any] = {}
    places: dict[str, str] = {}
    for name, given in fields.items():
        if given is None:
            continue
        if isinstance(given, Part):
            values[name] = given.value
            places.update(_below(name, given))
        elif isinstance(given, tuple):
            values[name] = tuple(one.value if isinstance(one, Part) else one for one in given)
            for number, one in enumerate(given):
                places.update(_below(f"{name}[{number}]", one) if isinstance(one, Part) else {})
        else:
            values[name] = given
    return Part(cls(**values), places)


def _below(name: str, part: Part[Any]) -> dict[str, str]:
    return {f"{name}.{path}" if path else name: where for path, where in part.places.items()}
