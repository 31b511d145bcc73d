"""An index that is open: what a keyword may be looked up in."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.skos.entry import Label, LabelKind
from fairtool.thesauri.content import JOINED, alias_of
from fairtool.thesauri.labels import Origin
from fairtool.thesauri.postings import Arrays, Postings
from fairtool.thesauri.store import read_arrays, read_postings
from fairtool.thesauri.thesaurus_facts import facts_of
from fairtool.thesauri.words import stem_of
from fairtool.translate import marked

_ABOVE = 100  # concepts above one that are told
_STARTS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept in an index; `labels` are all that its thesaurus has for it, `use` counts names of producers."""

    number: int
    uri: str
    labels: tuple[Label, ...]
    notation: str
    path: str
    unit: str | None
    deprecated: bool
    successor: str
    use: int
    kinds: tuple[str, ...]
    definition: str

    def label(self, *languages: str) -> Label:
        """Give the label to show: the path where a thesaurus is known by its paths, else by language."""
        if self.path:
            return Label(self.path, "en")
        preferred = [label for label in self.labels if label.kind is LabelKind.PREFERRED] or list(self.labels)
        ranked = (*languages, "en", "")
        return min(preferred, key=lambda label: _rank(label.lang.partition("-")[0], ranked), default=Label(self.uri))


def _rank(lang: str, languages: Sequence[str]) -> int:
    return languages.index(lang) if lang in languages else len(languages)


@dataclass(frozen=True, slots=True)
class Found:
    """A label that was found, and the number of its concept."""

    concept: int
    text: str
    lang: str
    origin: Origin
    key: str


def _refuse_part(path: Path) -> None:
    """Raise OSError for a file that is not as long as SQLite says at its start, which a copy may have cut."""
    with path.open("rb") as file:
        head = file.read(32)
        size = int.from_bytes(head[16:18], "big") * int.from_bytes(head[28:32], "big")
        if not size or file.seek(0, 2) != size:
            raise OSError(marked("its end is missing"))


def _no_index(path: Path, error: Exception) -> UnreadableError:
    return UnreadableError("{path} is no index of a thesaurus: {reason}", path=path, reason=str(error))


class Index:
    """The index of one thesaurus, read from its file; arrays are read when similarity is first asked for."""

    def __init__(self, path: Path) -> None:
        """Open an index; raises UnreadableError where the file is none."""
        try:
            _refuse_part(path)
            self._base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        except (sqlite3.Error, OSError) as error:
            raise _no_index(path, error) from error
        try:
            self.facts = facts_of(dict(self._base.execute("SELECT name, value FROM fact")))
            self.size = int(self._base.execute("SELECT count(*) FROM concept").fetchone()[0])
        except (sqlite3.Error, KeyError, TypeError, ValueError) as error:
            self.close()
            raise _no_index(path, error) from error

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def by_identifier(self, text: str) -> tuple[int, ...]:
        """Give the concept that has an address, a notation or a path; `http` and `https` are taken as one."""
        text = text.encode("utf-8", "replace").decode()  # files have texts that are not UTF-8
        if text.startswith(_STARTS):
            return self._numbers("SELECT number FROM concept WHERE uri IN (?, ?, ?, ?)", _forms(text))
        return self._numbers("SELECT concept FROM alias WHERE key = ?", (alias_of(text),))

    def by_key(self, key: str) -> tuple[Found, ...]:
        """Give the labels with a key."""
        return self._found("key = ?", key)

    def with_words(self, key: str, most: int) -> tuple[int, ...]:
        """Give the concepts of which a label has words that begin so, `sea surf` for one, the shortest label first."""
        query = (
            "SELECT concept FROM way WHERE origin < ? AND (' ' || key) LIKE '% ' || ? || '%'"
            " GROUP BY concept ORDER BY min(length(key)), concept LIMIT ?"
        )
        return self._numbers(query, (int(Origin.OLD), key, most)) if key and "%" not in key else ()

    def found(self, way: int) -> Found:
        """Give a label by its number."""
        return self._found("number = ?", way)[0]

    def rewritten(self, key: str) -> Iterator[str]:
        """Yield a key as the thesaurus writes it otherwise: a word as two, two words as one."""
        words = key.split()
        if (parted := self.parted(key)) != key:
            yield parted
        for place, (one, other) in enumerate(pairwise(words)):
            if len(one) > 1 and len(other) > 1 and self._has_word(one + other):
                yield " ".join((*words[:place], one + other, *words[place + 2 :]))

    def parted(self, key: str) -> str:
        """Give a key with the words apart that are two elsewhere in the thesaurus, as all its labels have them."""
        return " ".join(map(self._split, key.split()))

    def _has_word(self, word: str) -> bool:
        return len(word) >= JOINED and any(stem_of(word, lang) in self.words.numbers for lang in ("en", "fr"))

    def _split(self, word: str) -> str:
        row = self._base.execute("SELECT words FROM split WHERE word = ?", (word,)).fetchone()
        return row[0] if row else word

    def hit(self, concept: int) -> Hit:
        """Give a concept by its number."""
        row = self._base.execute(
            "SELECT number, uri, labels, notation, path, unit, deprecated, successor, used, kinds, definition"
            " FROM concept WHERE number = ?",
            (concept,),
        ).fetchone()
        number, uri, labels, notation, path, unit, deprecated, successor, used, kinds, definition = row
        told = tuple(Label(text, lang, LabelKind(kind)) for text, lang, kind in json.loads(labels))
        return Hit(
            number, uri, told, notation, path, unit, bool(deprecated), successor, used,
            tuple(kinds.split()), definition,
        )  # fmt: skip

    def relations(self, concept: int) -> tuple[tuple[str, str], ...]:
        """Give what a concept is related to: kind of relation and address."""
        return tuple(self._base.execute("SELECT kind, target FROM relation WHERE concept = ?", (concept,)))

    def narrower(self, uri: str) -> tuple[str, ...]:
        """Give the addresses of the concepts right below one, whichever of the two says so."""
        query = (
            "SELECT uri FROM relation JOIN concept ON number = concept WHERE target = :uri AND kind = 'broader'"
            " UNION SELECT target FROM relation JOIN concept ON number = concept"
            " WHERE uri = :uri AND kind = 'narrower'"
        )
        return tuple(uri for (uri,) in self._base.execute(query, {"uri": uri}))

    def above(self, uri: str) -> tuple[str, ...]:
        """Give the addresses of all concepts above one, nearest first; a cycle ends where it began."""
        query = "SELECT target FROM relation JOIN concept ON number = concept WHERE uri = ? AND kind = 'broader'"
        found: dict[str, None] = {}
        waiting = [uri]
        while waiting:
            for (target,) in self._base.execute(query, (waiting.pop(0),)):
                if target not in found and target != uri and len(found) < _ABOVE:
                    found[target] = None
                    waiting.append(target)
        return tuple(found)

    def label_of(self, uri: str, *languages: str) -> str:
        """Give the label to show of a concept, or its address where it is in another thesaurus."""
        numbers = self.by_identifier(uri)
        return self.hit(numbers[0]).label(*languages).text if numbers else uri

    def mapped_to(self, uri: str) -> tuple[tuple[int, str], ...]:
        """Give the concepts that are mapped onto one elsewhere, with the kind of mapping."""
        query = "SELECT concept, kind FROM relation WHERE target IN (?, ?, ?, ?) AND kind LIKE '%Match'"
        return tuple(self._base.execute(query, _forms(uri)))

    def concepts(self) -> Iterator[Hit]:
        """Yield all concepts."""
        return (self.hit(number) for number in range(self.size))

    def _numbers(self, query: str, values: Iterable[object]) -> tuple[int, ...]:
        return tuple(number for (number,) in self._base.execute(query, tuple(values)))

    def _found(self, condition: str, value: object) -> tuple[Found, ...]:
        query = f"SELECT concept, text, lang, origin, key FROM way WHERE {condition} ORDER BY number"  # noqa: S608 - ours
        return tuple(
            Found(concept, text, lang, Origin(origin), key)
            for concept, text, lang, origin, key in self._base.execute(query, (value,))
        )

    @cached_property
    def grams(self) -> Postings:
        """Which labels hold a run of characters."""
        return read_postings(self._base, "grams")

    @cached_property
    def words(self) -> Postings:
        """Which labels hold a stem."""
        return read_postings(self._base, "words")

    @cached_property
    def context(self) -> Postings:
        """Which concepts stand below others with a stem, or are made of them."""
        return read_postings(self._base, "context")

    @cached_property
    def arrays(self) -> Arrays:
        """What is known of each label and each concept, as arrays."""
        return read_arrays(self._base)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that labels are in."""
        rows = self._base.execute("SELECT DISTINCT lang FROM way WHERE origin < ?", (int(Origin.OLD),))
        return frozenset(lang.partition("-")[0] for (lang,) in rows)


def _forms(uri: str) -> tuple[str, ...]:
    """Give the four ways to write an address: with http and https, with and without a slash at its end."""
    tail = uri.partition("://")[2].rstrip("/")
    return tuple(f"{start}{tail}{end}" for start in _STARTS for end in ("", "/"))
