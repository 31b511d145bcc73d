"""What two records say the same with: one form for each thing that is written in many ways, and the numbers near it.

Only what is written otherwise is made alike (case, blanks, the address of a DOI, zeros at the end), never what is less.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from fairtool.fair.forms import addresses, moments, name_words, plain, turned, with_initials
from fairtool.record.essentials import Licence, Party
from fairtool.record.extent import Box, Period, Vertical
from fairtool.record.text import Text
from fairtool.vocabulary.licences import licence

_MEDIA_TYPE = re.compile(r"[a-z]+/(?:x-|vnd\.)?([\w.+-]+)(?:;.*)?")
_ROUNDED = 0.011  # degrees and metres; records give two decimals
# Words and last parts of addresses that say who has access, of COAR, OpenAIRE, INSPIRE and GeoNetwork.
_ACCESS: Mapping[str, str] = {
    **dict.fromkeys(
        ("c_abf2", "openaccess", "open access", "open", "accès ouvert", "nolimitations", "no limitations"), "open"
    ),
    **dict.fromkeys(("c_f1cf", "embargoedaccess", "embargoed access", "embargoed", "sous embargo"), "embargoed"),
    **dict.fromkeys(("c_16ec", "restrictedaccess", "restricted access", "restricted", "accès restreint"), "restricted"),
    **dict.fromkeys(("c_14cb", "closedaccess", "metadata only access"), "metadata only"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is shown, and by what it is known.

    Two values are the same where they share a key, where a key of one is `loose` in the other (a day in a moment, a
    name with initials in a full one), or where their numbers are near each other.
    """

    shown: str
    keys: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    numbers: tuple[float, ...] = ()
    near: float = _ROUNDED


def of_text(text: Text | None) -> Iterator[Value]:
    """Give a text, known in each of its languages and by the address that explains it."""
    if text and (text.value.strip() or text.href.strip()):
        said = {plain(one) for one in (text.value, *text.translations.values()) if one}
        yield Value(text.value or text.href, frozenset(said | addresses(text.href)))


def of_texts(texts: Iterable[Text | None]) -> Iterator[Value]:
    """Give several texts."""
    return (value for text in texts for value in of_text(text))


def of_word(word: str) -> Iterator[Value]:
    """Give a word or a short text."""
    if word.strip():
        yield Value(word, frozenset({plain(word)}))


def of_identifier(said: str) -> Iterator[Value]:
    """Give an identifier or address, known in whatever form it is written."""
    if said.strip():
        yield Value(said, frozenset(addresses(said) or {plain(said)}))


def of_party(party: Party) -> Iterator[Value]:
    """Give a person or organisation, known by identifiers and by the name in any order, also with initials."""
    if not party.name:
        return
    words = tuple(sorted(name_words(party.name)))
    named = {f"orcid:{party.orcid.lower()}"} if party.orcid else set()
    named |= {f"ror:{party.ror.lower()}"} if party.ror and not party.individual else set()
    named |= {f"name:{' '.join(words) or plain(party.name)}"}
    short = with_initials(words) if party.individual else ()
    yield Value(party.name, frozenset(named), frozenset(f"name:{one}" for one in short))


def of_date(said: str) -> Iterator[Value]:
    """Give a date, known by the day where one of two says no more."""
    if said.strip():
        exact, loose = moments(said)
        yield Value(said, exact, loose)


def of_period(period: Period) -> Iterator[Value]:
    """Give a period by both of its ends; `..` is an end that is open."""
    begin, end = period.begin or _open(period.begin_indeterminate), period.end or _open(period.end_indeterminate)
    if not period.begin and not period.end:
        yield from of_word(period.name or period.description)
        return
    (first, loose_first), (last, loose_last) = moments(begin), moments(end)
    exact = frozenset("/".join(pair) for pair in product(first, last))
    every = frozenset("/".join(pair) for pair in product(first | loose_first, last | loose_last))
    yield Value(f"{begin}/{end}", exact, every - exact)


def of_box(box: Box) -> Iterator[Value]:
    """Give a box by its sides, whichever way the longitudes are counted."""
    sides = (box.west, box.east, box.south, box.north)
    west, east, south, north = sides
    if west is None or east is None or south is None or north is None:
        return
    round_the_globe = east - west >= 360 - _ROUNDED
    sides_told = (-180.0, 180.0) if round_the_globe else (turned(west), turned(east))
    shown = ", ".join(f"{one:g}" for one in (west, east, south, north))
    yield Value(shown, frozenset({shown}), numbers=(*sides_told, south, north))


def of_vertical(one: Vertical) -> Iterator[Value]:
    """Give a depth or height; of the two directions that it may be counted in, records do not always say which."""
    known = [side for side in (one.minimum, one.maximum) if side is not None]
    if known:
        low, high = min(known), max(known)
        shown = f"{low:g}" if low == high else f"{low:g} .. {high:g}"
        yield Value(shown, frozenset({shown}), numbers=min((low, high), (-high, -low)))


def of_number(number: float | None, unit: str = "") -> Iterator[Value]:
    """Give a number with its unit; one that differs by less than a hundredth of itself is the same."""
    if number is not None:
        shown = f"{number:g} {unit}".strip()
        yield Value(shown, frozenset({shown}), numbers=(number,), near=abs(number) / 100)


def of_licence(said: Licence) -> Iterator[Value]:
    """Give a licence, known by its SPDX id, its address or its words."""
    shown = said.spdx or said.text or said.url
    if not shown:
        return
    known = [found for text in (said.spdx, said.url, said.text) if text and (found := licence(text))]
    keys = {f"licence:{one.key}" for one in known[:1]}
    keys |= {plain(text) for text in (said.spdx, said.text) if text}
    yield Value(shown, frozenset(keys | addresses(said.url)))


def of_access(text: Text) -> Iterator[Value]:
    """Give what is said of access: terms of the lists in use are known by what they mean."""
    for value in of_text(text):
        last = re.split(r"[/#]", text.href.rstrip("/"))[-1]
        words = (plain(text.value), plain(last), plain(re.split(r"[/#]", text.value.rstrip("/"))[-1]))
        terms = {f"access:{_ACCESS[word]}" for word in words if word in _ACCESS}
        yield Value(value.shown, value.keys | terms)


def of_format(name: str, version: str) -> Iterator[Value]:
    """Give a format by its name or media type; netCDF of any version is netCDF to who says no version."""
    if not name.strip():
        return
    said = plain(name)
    kind = _MEDIA_TYPE.fullmatch(said)
    word, edition = _letters(kind[1] if kind else said), _letters(plain(version))
    plainer = "netcdf" if word.startswith("netcdf") else word
    yield Value(f"{name} {version}".strip(), frozenset({f"{word}{edition}"}), frozenset({word, plainer}))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _open(indeterminate: str) -> str:
    return ".." if indeterminate in ("", "now", "unknown", "after", "before") else indeterminate
