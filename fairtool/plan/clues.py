"""What tells the data sets of a plan: identifiers, names of files, keys, titles, and where they lie."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from fairtool.identifiers import doi_of
from fairtool.record.essentials import Essentials
from fairtool.record.json_node import JsonNode

_ADDRESSES = ("access_url", "download_url", "title")
_SHORTEST = 3  # letters of a key with which the name of a file begins; a folder has it whole


@dataclass(frozen=True, slots=True)
class Clues:
    """What tells the data sets: the numbers of those with an identifier, a file name, a key or a title.

    Keys, and titles as folders have them, are in plain letters. `places` are folders and files, `patterns` stand for
    several files.
    """

    identifiers: Mapping[str, frozenset[int]]
    names: Mapping[str, frozenset[int]]
    keys: Mapping[str, frozenset[int]]
    titles: Mapping[str, frozenset[int]]
    places: Mapping[str, frozenset[int]]
    patterns: Mapping[str, frozenset[int]]


def clues_of(nodes: Sequence[JsonNode], places: Mapping[int, str]) -> Clues:
    """Give the clues to the data sets of a plan; `places` say where they lie, by their number."""
    identifiers: list[tuple[str, int]] = []
    names: list[tuple[str, int]] = []
    keys: list[tuple[str, int]] = []
    titles: list[tuple[str, int]] = []
    for number, node in enumerate(nodes):
        title, key = node["title"].text(), node["fairtool"]["key"].text()
        said = (node["dataset_id"], *node["alternate_identifier"])
        identifiers += [(_bare(one["identifier"].text()), number) for one in said]
        names += [(_file_name(one[name].text()), number) for one in node["distribution"] for name in _ADDRESSES]
        keys += [(one, number) for one in (plain(key), plain(title))]
        titles.append((title.casefold(), number))
    lying = [(_absolute(place), number) for number, place in places.items() if number < len(nodes)]
    return Clues(
        identifiers=_indexed(identifiers),
        names=_indexed(names),
        keys=_indexed(keys),
        titles=_indexed(titles),
        places=_indexed(one for one in lying if "*" not in one[0]),
        patterns=_indexed(one for one in lying if "*" in one[0]),
    )


def _indexed(pairs: Iterable[tuple[str, int]]) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for text, number in pairs:
        if text:
            found.setdefault(text, set()).add(number)
    return {text: frozenset(numbers) for text, numbers in found.items()}


def fits(clues: Clues, name: str, said: Essentials | None) -> Iterator[frozenset[int]]:
    """Give which data sets fit, by what tells most first: identifier, file name, folder, title, start of the name."""
    path = PurePath(name.rpartition("!")[2])
    if said:
        yield with_any(clues.identifiers, identifiers_in(said))
    yield from _lying(clues, name)
    yield with_any(clues.names, (path.name,))
    yield with_any(clues.keys, map(plain, path.parent.parts))
    if said and said.title:
        yield with_any(clues.titles, (said.title.value.casefold(),))
    words = plain(path.stem).split("-")
    starts = ("-".join(words[: number + 1]) for number in range(len(words)))
    yield with_any(clues.keys, (one for one in starts if len(one) >= _SHORTEST))


def _lying(clues: Clues, name: str) -> Iterator[frozenset[int]]:
    """Give the data sets that lie where a file is: in the file, a pattern of files, the folder, those above it."""
    if not clues.places and not clues.patterns:
        return
    path = PurePath(_absolute(name))
    yield clues.places.get(str(path), frozenset())
    yield with_any(clues.patterns, (one for one in clues.patterns if fnmatchcase(str(path), one)))
    yield from (clues.places[str(one)] for one in path.parents if str(one) in clues.places)


def _absolute(path: str) -> str:
    return os.path.normpath(Path(path).absolute())


def with_any(known: Mapping[str, frozenset[int]], texts: Iterable[str]) -> frozenset[int]:
    """Give the numbers of the data sets that any of the texts tells."""
    return frozenset().union(*(known.get(text, frozenset()) for text in texts))


def identifiers_in(said: Essentials) -> frozenset[str]:
    """Give the identifiers of a file or a record as they are compared: DOIs bare, all in small letters."""
    every = (said.doi, said.identifier, *said.other_identifiers)
    return frozenset(filter(None, map(_bare, every)))


def _bare(identifier: str) -> str:
    return doi_of(identifier) or identifier.strip().lower()


def _file_name(address: str) -> str:
    try:
        name = PurePath(unquote(urlsplit(address).path)).name
    except ValueError:
        return ""
    return name if "." in name else ""


def plain(text: str) -> str:
    """Give a text in letters and digits, with hyphens for all else: how folders and keys are compared."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
