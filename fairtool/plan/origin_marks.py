"""The marks at values that tell where they come from, and their legend."""

from collections.abc import Mapping

from fairtool.plan.madmp import Origin
from fairtool.translate import Language, marked, translate

ORIGINS: tuple[Origin, ...] = ("measured", "from-record", "declared", "default")
# Single letters, small and raised: they disturb no reader, and can be told in black on white and by a screen reader.
_MARKS: Mapping[Language, Mapping[Origin, str]] = {
    "en": {"measured": "m", "from-record": "r", "declared": "d", "default": "p"},
    "fr": {"measured": "m", "from-record": "f", "declared": "d", "default": "p"},
}
_WORDS: Mapping[Origin, str] = {
    "measured": marked("measured in the files"),
    "from-record": marked("from the metadata record"),
    "declared": marked("declared by a person"),
    "default": marked("presumed from the template or the model of the pole, to be confirmed"),
}


def origin_mark(origin: Origin, language: Language) -> str:
    """Give the letter of an origin."""
    return _MARKS[language][origin]


def origin_word(origin: Origin, language: Language) -> str:
    """Give what an origin means."""
    return translate(_WORDS[origin], language)
