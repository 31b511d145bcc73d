"""Keywords of a command line, or of a caller."""

from collections.abc import Iterable

from fairtool.mapping.answer import Keyword
from fairtool.skos.facet import Facet


def of_words(words: Iterable[str], lang: str = "", facet: Facet | None = None) -> tuple[Keyword, ...]:
    """Give words as keywords; those without a letter or digit in them are left out."""
    plain = (" ".join(word.split()) for word in words)
    return tuple(Keyword(word, lang, facet=facet) for word in plain if any(sign.isalnum() for sign in word))
