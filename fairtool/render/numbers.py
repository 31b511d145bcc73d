"""Numbers as people read them."""

from fairtool.translate import Language


def grouped(number: int, language: Language) -> str:
    """Give a whole number with its digits in groups of three: `20,000`, in French `20 000` (no line breaks there)."""
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", "\u202f")
