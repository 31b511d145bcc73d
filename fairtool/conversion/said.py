"""What somebody said for a key: a text, in a language where that is told, one or several times."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fairtool.record.text import Text


class Said(NamedTuple):
    """A text and the language that it is in (ISO 639-2/B), empty where that is not told."""

    text: str
    language: str = ""


Answer = Sequence[Said]
Answers = Mapping[str, Answer]


def as_text(said: Answer, language: str, old: Text | None = None) -> Text:
    """Give the text in the language of the record, with the others as its translations.

    What is said in other languages only translates the text that is there; where there is none, the first is it.
    """
    own = [one for one in said if one.language in ("", language)]
    others = {one.language: one.text for one in said if one.language not in ("", language)}
    before = old.translations if old else {}
    if own:
        return Text(own[-1].text, translations={**before, **others})
    if old:
        return Text(old.value, old.href, {**before, **others})
    first = said[0]
    return Text(first.text, translations={code: text for code, text in others.items() if code != first.language})


def last(said: Answer) -> str:
    """Give what was said last, which prevails over what was said before."""
    return said[-1].text
