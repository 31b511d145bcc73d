"""The one form of texts, addresses, names and moments that are written in many ways."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape

from fairtool.identifiers import doi_of
from fairtool.record.losses_forms import identifiers_of

_LONGEST = 20_000  # characters of a text that are compared
_ADDRESS = 2_000  # characters of an address
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\u00ad": ""})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def plain(text: str) -> str:
    """Give a text without markup, typographic signs, case, blanks that say nothing, and a full stop at its end."""
    short = text[:_LONGEST]
    bare = unescape(_TAG.sub(" ", short)) if "<" in short or "&" in short else short
    said = unicodedata.normalize("NFKC", bare).translate(_SIGNS).casefold()
    return " ".join(said.split()).rstrip(" .;")


def addresses(said: str) -> set[str]:
    """Give the one form of an identifier that all ways to write it share; of an address, without scheme and `www.`."""
    text = said.strip()[:_ADDRESS]
    if doi := doi_of(text):
        return {f"doi:{doi}"}
    if text.lower().startswith(("http://", "https://")):
        host, stroke, path = text.partition("://")[2].partition("/")
        known = {one for one in identifiers_of(text) if not one.startswith("address:")}
        return known or {f"address:{host.lower().removeprefix('www.')}{stroke}{path}".rstrip("/#")}
    return set(identifiers_of(text)) or ({plain(text)} if text else set())


def name_words(name: str) -> Iterator[str]:
    """Give the words of a name without accents and case."""
    folded = unicodedata.normalize("NFKD", name[:_ADDRESS]).casefold()
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return (word for word in re.split(r"[\W_]+", bare) if word)


def with_initials(words: tuple[str, ...]) -> Iterator[str]:
    """Give a name as it is with one word in full and the first letters of the others."""
    for kept in range(min(len(words), 6)):
        yield " ".join(sorted(word if place == kept else word[0] for place, word in enumerate(words)))


def moments(said: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the moment in UTC and, loosely, the days that it is in; what is no moment is known as it is."""
    text = said.strip()
    day = _DAY.match(text)
    if not day or len(text) == len(day[0]):
        return frozenset({text.casefold()}), frozenset()
    try:
        moment = datetime.fromisoformat(text.replace("z", "Z"))
        world = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return frozenset({text.casefold()}), frozenset({day[0]})
    return frozenset({world.isoformat(timespec="seconds")}), frozenset({day[0], world.date().isoformat()})


def turned(longitude: float) -> float:
    """Give a longitude from -180 to 180."""
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180
