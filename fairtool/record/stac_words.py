"""The language in which a document of STAC is written: it has room for one."""

from dataclasses import dataclass

from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Words:
    """Chooses the words of a text in a language (a code of ISO 639-2/B); in that of the record where it is empty."""

    language: str = ""

    def say(self, text: Text | None) -> str:
        """Give the words of a text; empty where there is none."""
        return text.in_language(self.language).strip() if text else ""
