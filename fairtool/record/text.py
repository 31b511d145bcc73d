"""Text of a record: a sentence or word, the concept that it stands for, and its translations."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the address that explains it (of an anchor) and its translations by ISO 639-2/B code (`fre`)."""

    value: str
    href: str = ""
    translations: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """Give the text in the language of the record."""
        return self.value

    def in_language(self, language: str) -> str:
        """Give the text in a language (ISO 639-2/B), or in that of the record where there is no translation."""
        return self.translations.get(language, self.value)
