"""The global keywords of a data set with concepts in them, and the vocabularies that these are from, as ACDD has it."""

import re
from collections.abc import Iterable, Iterator, Mapping

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
    plain = keyword_words(said, vocabulary)
    known = {" ".join(word.split()).casefold() for word in (*plain, *keyword_words(said))}
    new = {
        word.casefold(): (one, word)
        for one in concepts
        if (word := word_of(one, languages)).casefold() not in known and known.isdisjoint(_other_words(one))
    }
    if not new:
        return {}
    vocabularies = _vocabularies(vocabulary, (one for one, _ in new.values()))
    is_free = bool(plain) and not vocabulary  # words of no vocabulary, which are not to look as if of the new one
    is_one = len(vocabularies) == 1 and not is_free and not any(key and f"{key}:" in said for key, _ in vocabularies)
    before = keyword_words(said)
    sign = next((one for one in ("\n", ";", "|") if one in said.strip()), ",")
    added = [word if is_one else f"{_key(one)}:{word}" for one, word in new.values()]
    if sign == "," and any("," in word for word in added):
        sign = ";"
    text = f"{sign} ".join((*before, *added)).replace("\n ", "\n")
    names = (
        title if is_one and vocabulary in {"", title} else f"{key}:{title}" if key else title
        for key, title in vocabularies
    )
    return {"keywords": text, "keywords_vocabulary": vocabulary if is_one and vocabulary else ", ".join(names)}


def word_of(one: Candidate, languages: Iterable[str]) -> str:
    """Give a concept as a keyword: its path where the thesaurus writes it so, else its label."""
    return " ".join((one.notation if " > " in one.notation else label_in(one, languages)).split())


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
