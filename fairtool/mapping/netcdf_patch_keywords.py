"""The global keywords of a data set with concepts in them, and the vocabularies that these are from, as ACDD has it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fairtool.mapping.answer import Candidate
from fairtool.mapping.inputs_netcdf import keyword_words
from fairtool.mapping.labels import label_in
from fairtool.netcdf.dataset import Dataset

# The key that ACDD gives a vocabulary, and what it calls it.
_KNOWN: Mapping[str, tuple[str, str]] = {
    "cf-standard-names": ("CF", "NetCDF COARDS Climate and Forecast Standard Names"),
    "gcmd-science-keywords": ("GCMD", "GCMD Science Keywords"),
}
_LANGUAGES = ("language", "metadata_language")  # attributes that say which; ACDD has none, and its words are English
_LIST = re.compile(r"\s*[,;]\s*")
_PAIR = re.compile(r"([A-Za-z][\w-]*)\s*:(?!//)\s*(.+)")


def with_concepts(dataset: Dataset, concepts: Iterable[Candidate]) -> Mapping[str, str]:
    """Give the new values of `keywords` and `keywords_vocabulary`; nothing where all is there.

    No word is taken out. Where there are several vocabularies each word of one bears its key. Concepts are called as
    in the language of the file, in English where it says none; one that is there in another language stays so.
    """
    languages = (*(dataset.text(name) or "" for name in _LANGUAGES), "en")
    said, vocabulary = dataset.text("keywords") or "", dataset.text("keywords_vocabulary") or ""
    new = _new_words(concepts, languages, (*keyword_words(said, vocabulary), *keyword_words(said)))
    if not new:
        return {}
    vocabularies = _vocabularies(vocabulary, (one for one, _ in new))
    is_free = bool(said.strip()) and not vocabulary  # of no vocabulary: not to look as if of the new one
    is_one = len(vocabularies) == 1 and not is_free and not any(key and f"{key}:" in said for key, _ in vocabularies)
    added = [word if is_one else f"{_key(one)}:{word}" for one, word in new]
    names = vocabulary if is_one and vocabulary else ", ".join(_named(vocabularies, vocabulary, alone=is_one))
    return {"keywords": _joined(said, added), "keywords_vocabulary": names}


def _new_words(
    concepts: Iterable[Candidate], languages: Sequence[str], there: Iterable[str]
) -> tuple[tuple[Candidate, str], ...]:
    """Give the concepts that are not there yet under any of their words, each once, with the word to write."""
    known = {" ".join(word.split()).casefold() for word in there}
    found = {
        word.casefold(): (one, word)
        for one in concepts
        if (word := _word_of(one, languages)).casefold() not in known and known.isdisjoint(_other_words(one))
    }
    return tuple(found.values())


def _joined(said: str, added: Sequence[str]) -> str:
    """Put words after those that are there, with the sign that parts these, or one that is in none of the new."""
    sign = next((one for one in ("\n", ";", "|") if one in said.strip()), ",")
    if sign == "," and any("," in word for word in added):
        sign = ";"
    return f"{sign} ".join((*keyword_words(said), *added)).replace("\n ", "\n")


def _named(vocabularies: Sequence[tuple[str, str]], vocabulary: str, *, alone: bool) -> Iterator[str]:
    for key, title in vocabularies:
        is_bare = not key or (alone and vocabulary in {"", title})
        yield title if is_bare else f"{key}:{title}"


def _word_of(one: Candidate, languages: Iterable[str]) -> str:
    """Give a concept as a keyword, in one line."""
    return " ".join(label_in(one, languages).split())


def _other_words(one: Candidate) -> Iterator[str]:
    """Give how a concept may stand in the keywords already: with its key, in any language."""
    for label in (one.label, *(label.text for label in one.labels)):
        yield f"{_key(one)}:{' '.join(label.split())}".casefold()


def _key(one: Candidate) -> str:
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", one.scheme.name)
    return _KNOWN.get(one.scheme.name, (plain, ""))[0]


def _title(one: Candidate) -> str:
    title = _KNOWN.get(one.scheme.name, ("", one.scheme.title or one.scheme.name))[1]
    return " ".join(title.replace(",", " ").split())


def _vocabularies(said: str, concepts: Iterable[Candidate]) -> tuple[tuple[str, str], ...]:
    """Give the vocabularies with their keys: those that the file names, then those of the new concepts."""
    found = [_pair(part) for part in _LIST.split(said) if part] if said else []
    for one in concepts:
        key, title = _key(one), _title(one)
        if not any(_is(pair, key, title) for pair in found):
            found.append((key, title))
    return tuple(found)


def _pair(text: str) -> tuple[str, str]:
    found = _PAIR.fullmatch(text)
    return (found[1], found[2]) if found else ("", text)


def _is(pair: tuple[str, str], key: str, title: str) -> bool:
    """Tell whether a vocabulary that the file names is this one; older files call those of ACDD in many ways."""
    own, name = pair
    plain = name.casefold()
    return (
        own == key
        or plain == title.casefold()
        or (key in {"GCMD", "CF"} and not own and plain.startswith(key.casefold()))
    )
