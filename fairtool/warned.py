"""What is odd in what a server gave, but stops nobody: where, and what is there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from fairtool.errors import FairtoolError
from fairtool.translate import Language, translate

_LONGEST = 200  # characters of a value that a message shows


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning as a template and its values, so that it can be told in each language; `where` is one of them."""

    template: str
    where: str
    values: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""

    def text(self, language: Language = "en") -> str:
        """Give the message."""
        return translate(self.template, language, **self._said)

    def advice(self, language: Language = "en") -> str:
        """Give what can be done about it, empty where nobody knows."""
        return translate(self.hint, language, **self._said)

    @property
    def _said(self) -> Mapping[str, str]:
        return {"where": self.where, **self.values}  # an error may say more exactly where

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border, which a view of a mapping cannot."""
        return _again, (self.template, self.where, dict(self.values), self.hint)


def _again(template: str, where: str, values: dict[str, str], hint: str) -> Warned:
    return Warned(template, where, MappingProxyType(values), hint)


def warned(template: str, where: str, **values: object) -> Warned:
    """Give a warning; of a long value it shows the beginning."""
    return Warned(template, where, MappingProxyType({name: _shown(value) for name, value in values.items()}))


def from_error(error: FairtoolError, where: str) -> Warned:
    """Give the warning that an error becomes, where one goes on without the thing that failed."""
    values = {name: _shown(value) for name, value in error.values.items()}
    return Warned(error.template, where, MappingProxyType(values), error.hint)


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
