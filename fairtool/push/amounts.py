"""Amounts of bytes in the values of messages, which are told in both languages."""

from fairtool.plan.narrative.amounts import volume_text
from fairtool.translate import Language


def in_words(size: int) -> tuple[str, str]:
    """Give an amount in English and in French: `1.5 GB`, `1,5 Go`."""
    return _plain(size, "en"), _plain(size, "fr")


def _plain(size: int, language: Language) -> str:
    """Give a volume with blanks as messages have them, which break where a line is full."""
    return " ".join(volume_text(size, language).split())


def amount(name: str, size: int) -> dict[str, object]:
    """Give an amount as the values of a template: under a name, and in French beside it."""
    english, french = in_words(size)
    return {name: english, f"{name}_fr": french}
