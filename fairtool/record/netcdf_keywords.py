"""The keywords of a netCDF file by the vocabularies that they are from, as ACDD has it, and its projects."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fairtool.record.citation import Citation
from fairtool.record.netcdf_header import Header
from fairtool.record.netcdf_part import Part, assembled
from fairtool.record.netcdf_thesauri import KnownThesaurus, known_thesaurus
from fairtool.record.resource import Keywords
from fairtool.record.text import Text

_OTHERS: Mapping[str, tuple[str, ...]] = {"project": ("project", "program")}
_LONGEST_LIST = 1000  # words; what is longer is no list of keywords
_KEY = r"[A-Za-z][\w-]*:(?!//)"
_LIST = re.compile(rf"\s*[,;]\s*(?={_KEY})")
_KEYED = re.compile(rf"(?P<key>{_KEY})\s*(?P<rest>.+)", re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """A vocabulary that a file names: what it calls it, and what is known of it."""

    title: str
    known: KnownThesaurus | None


def keywords(header: Header) -> tuple[Part[Keywords], ...]:
    """Give the keywords by thesaurus, then projects."""
    return (*_themes(header), *_projects(header))


def _themes(header: Header) -> tuple[Part[Keywords], ...]:
    said = header.said("keywords")
    if said is None:
        return ()
    named = header.said("keywords_vocabulary")
    vocabularies = _vocabularies(named.value if named else "")
    pairs = [(word, *_keyed(word)) for word in _words(said.value)]
    other = _key_of_others(vocabularies, {key for _, key, _ in pairs})
    groups: dict[str | None, list[str]] = {}
    for word, key, rest in pairs:
        is_own = bool(key) and key in vocabularies
        groups.setdefault(key if is_own else other, []).append(rest if is_own else word)
    at = (said.places, named.places if named else {})
    return tuple(_group(None if key is None else vocabularies[key], words, at) for key, words in groups.items())


def _group(
    one: _Vocabulary | None, words: Iterable[str], at: tuple[Mapping[str, str], Mapping[str, str]]
) -> Part[Keywords]:
    """Give words of one vocabulary with its citation, and with their addresses where these are known.

    `at` are the places of the words and of the name of the vocabulary.
    """
    known = one.known if one else None
    texts = tuple(Part(_text(word, known), at[0]) for word in words)
    if one is None:
        return assembled(Keywords, words=texts, type="theme")
    title = Part(Text(one.title), at[1])
    thesaurus = Part(known.citation, {"title": next(iter(at[1].values()), "")}) if known else None
    return assembled(Keywords, words=texts, type="theme", thesaurus=thesaurus or assembled(Citation, title=title))


def _text(word: str, known: KnownThesaurus | None) -> Text:
    address = word if _ADDRESS.fullmatch(word) else ""
    return Text(word, address or (known.address(word) if known else ""))


def _keyed(word: str) -> tuple[str, str]:
    found = _KEYED.fullmatch(word)
    return (found["key"][:-1], found["rest"].strip()) if found else ("", word)


def _vocabularies(text: str) -> Mapping[str, _Vocabulary]:
    """Give the vocabularies by the keys of their words: `GCMD:GCMD Keywords, CF:CF Standard Names`."""
    pairs = [_keyed(part.strip()) for part in _LIST.split(text) if part.strip(" ,;:")]
    return {key: _Vocabulary(title, known_thesaurus(key, title)) for key, title in pairs}


def _key_of_others(vocabularies: Mapping[str, _Vocabulary], used: set[str]) -> str | None:
    """Give the key of the vocabulary of words without one: of the only one, if no word has its key."""
    only = next(iter(vocabularies)) if len(vocabularies) == 1 else None
    return "" if "" in vocabularies else only if only not in used else None


def _words(text: str) -> tuple[str, ...]:
    """Part keywords by what parts them: new lines, else semicolons, bars or commas; each is given once."""
    sign = next((one for one in "\n;|," if one in text), ",")
    found = dict.fromkeys(" ".join(word.split()) for word in text.split(sign))
    return tuple(word for word in found if word)[:_LONGEST_LIST]


def _projects(header: Header) -> tuple[Part[Keywords], ...]:
    found = []
    for kind, names in _OTHERS.items():
        said = tuple(one for name in names if (one := header.said(name)))
        words = tuple(Part(Text(word), one.places) for one in said for word in _words(one.value.replace(",", ";")))
        if words:
            found.append(assembled(Keywords, words=words, type=kind))
    return tuple(found)
