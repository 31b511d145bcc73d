"""What the index of a thesaurus holds, computed from its entries."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fairtool.skos.entry import Entry, Thesaurus
from fairtool.thesauri.labels import Origin, Usage, Way, successors_of, ways_of
from fairtool.thesauri.postings import Postings, postings_of
from fairtool.thesauri.words import content_words, grams_of, key_of, stems_of

_ANCESTORS = 6  # broader concepts whose labels are the context of one
JOINED = 6  # letters from which a word may be two that are written as one
_DEFINED = 30  # words of a definition that are context
_COMMON = 0.1  # share of the labels from which on a part of words tells none of them from the others
_COMMON_AT = 500  # labels from which on that is so
_PATH = " > "
_DEEPEST = 50  # steps of a path; those of GCMD have ten at most
_AS_PATH = "https://gcmd.earthdata.nasa.gov/"  # whose concepts are known by their paths


@dataclass(frozen=True, slots=True)
class Row:
    """A concept as the index keeps it; `use` counts the names that data producers have for it."""

    entry: Entry
    path: str
    successor: str = ""
    use: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """The content of an index.

    `ways` are the labels, by number. `grams` and `words` tell by the parts of words and by stems which labels hold
    them, `context` which concepts stand below others with these stems, or are made of them. `aliases` are further
    keys of concepts: notations and paths. `splits` are words that are two elsewhere.
    """

    thesaurus: Thesaurus
    rows: tuple[Row, ...]
    ways: tuple[Way, ...]
    grams: Postings
    words: Postings
    context: Postings
    aliases: tuple[tuple[str, int], ...]
    splits: Mapping[str, str] = field(default_factory=dict)


def content_of(
    thesaurus: Thesaurus,
    usage: Iterable[Usage] = (),
    renamed: Mapping[str, str] = {},
    weight: Mapping[str, int] = {},
) -> Content:
    """Compute the index of a thesaurus.

    `usage` are names that data producers have for its concepts, `renamed` gives the address of today's concept by
    an old path, `weight` counts uses of a concept by its address beside those in `usage`.
    """
    usage = tuple(usage)
    entries = thesaurus.entries
    numbers = {entry.uri: number for number, entry in enumerate(entries)}
    found = ways_of(entries, usage)
    splits = _splits(found)
    ways = tuple(_split(way, splits) for way in found)
    uses = Counter(one.uri for one in usage) + Counter(weight)
    paths = [_path(entry, entries, numbers) for entry in entries]
    return Content(
        thesaurus,
        tuple(_rows(entries, paths, uses)),
        ways,
        postings_of(
            ({} if way.origin is Origin.INITIALS else grams_of(way.key) for way in ways),
            _COMMON if len(ways) > _COMMON_AT else 1.0,
        ),
        postings_of(map(_stems, ways)),
        postings_of(_context(entry, entries, numbers) for entry in entries),
        tuple(_aliases(entries, paths, numbers, renamed)),
        splits,
    )


def _rows(entries: Sequence[Entry], paths: Sequence[str], uses: Mapping[str, int]) -> Iterator[Row]:
    replaced = successors_of(entries)
    for number, (entry, path) in enumerate(zip(entries, paths, strict=True)):
        successors = replaced.get(number)
        yield Row(entry, path, entries[successors[0]].uri if successors else "", uses.get(entry.uri, 0))


def _stems(way: Way) -> Mapping[str, int]:
    return {} if way.origin is Origin.INITIALS else dict.fromkeys(stems_of(way.key, way.label.lang[:2]), 1)


def _splits(ways: Iterable[Way]) -> Mapping[str, str]:
    """Give the words that stand as two elsewhere in the thesaurus: `seasalt` for `sea salt`.

    A word that says nothing is no part of one: `de formation` is no `deformation`.
    """
    found: dict[str, str] = {}
    for way in ways:
        for one, other in pairwise(way.key.split()):
            if len(one) > 1 and len(other) > 1 and len(one) + len(other) >= JOINED and _say(one, other):
                found.setdefault(one + other, f"{one} {other}")
    return found


def _say(*words: str) -> bool:
    return all(content_words(word, lang) for word in words for lang in ("en", "fr"))


def split_words(key: str, splits: Mapping[str, str]) -> str:
    """Give a key with the words apart that are two elsewhere."""
    return " ".join(splits.get(word, word) for word in key.split())


def _split(way: Way, splits: Mapping[str, str]) -> Way:
    key = split_words(way.key, splits)
    return way if key == way.key else Way(way.concept, way.label, way.origin, key)


def _ancestors(entry: Entry, entries: Sequence[Entry], numbers: Mapping[str, int]) -> list[Entry]:
    """Give the concepts above one, nearest first; a cycle ends where it began."""
    found: dict[str, Entry] = {}
    waiting = list(entry.broader)
    while waiting and len(found) < _ANCESTORS:
        uri = waiting.pop(0)
        if uri in numbers and uri not in found and uri != entry.uri:
            found[uri] = entries[numbers[uri]]
            waiting.extend(found[uri].broader)
    return list(found.values())


def _context(entry: Entry, entries: Sequence[Entry], numbers: Mapping[str, int]) -> Mapping[str, int]:
    parts = [entries[numbers[uri]] for _, uri in entry.parts if uri in numbers]
    stems: dict[str, int] = {}
    for one in (*_ancestors(entry, entries, numbers), *parts):
        for label in one.labels[:4]:
            stems.update(dict.fromkeys(stems_of(key_of(label.text), label.lang[:2]), 1))
    for text in entry.definitions[:2]:
        key = " ".join(key_of(text.text).split()[:_DEFINED])
        stems.update(dict.fromkeys(stems_of(key, text.lang[:2]), 1))
    return stems


def _path(entry: Entry, entries: Sequence[Entry], numbers: Mapping[str, int]) -> str:
    """Give the labels from the top down to a concept, where a thesaurus is known by its paths; else nothing."""
    if not entry.uri.startswith(_AS_PATH):
        return ""
    names, seen, here = [entry.label("en").text], {entry.uri}, entry
    while len(names) < _DEEPEST and (
        above := next((one for one in here.broader if one in numbers and one not in seen), None)
    ):
        seen.add(above)
        here = entries[numbers[above]]
        names.append(here.label("en").text)
    return _PATH.join(reversed(names))


def _aliases(
    entries: Sequence[Entry], paths: Sequence[str], numbers: Mapping[str, int], renamed: Mapping[str, str]
) -> Iterable[tuple[str, int]]:
    """Yield the codes and paths of concepts; one of two concepts is that of the one in force, or of the first."""
    found: dict[str, int] = {}
    for number in sorted(range(len(entries)), key=lambda number: entries[number].deprecated):
        for name in (*entries[number].notations, *filter(None, [paths[number]])):
            found.setdefault(alias_of(name), number)
    for path, uri in renamed.items():
        if uri in numbers:
            found.setdefault(alias_of(path), numbers[uri])
    return found.items()


def alias_of(text: str) -> str:
    """Give the form in which notations and paths are compared.

    >>> alias_of("EARTH SCIENCE > Oceans>SEA ICE")
    'oceans > sea ice'
    """
    steps = [" ".join(step.split()) for step in text.casefold().split(">")]
    return _PATH.join(steps[1:] if len(steps) > 1 and steps[0] == "earth science" else steps)
