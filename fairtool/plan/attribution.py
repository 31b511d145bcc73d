"""Which data file, and which record, belongs to which data set of a plan."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from fairtool.identifiers import doi_of
from fairtool.pairing import bundles
from fairtool.plan.found_file import FoundFile
from fairtool.record.bundle import Described
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.record.json_node import JsonNode

_ADDRESSES = ("access_url", "download_url", "title")
_SHORTEST = 3  # letters of a key with which the name of a file begins; a folder has it whole


@dataclass(frozen=True, slots=True)
class Attribution:
    """The files and the record of each data set, by its number in the plan; `left_out` belong to none."""

    files: Mapping[int, tuple[FoundFile, ...]]
    records: Mapping[int, Described]
    left_out: tuple[FoundFile, ...]


@dataclass(frozen=True, slots=True)
class _Clues:
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


def attributed(
    nodes: Sequence[JsonNode],
    files: Sequence[FoundFile],
    data: Mapping[str, Described],
    records: Sequence[Described],
    places: Mapping[int, str] = MappingProxyType({}),
) -> Attribution:
    """Give each file to the data set that has its identifier, names it, has its folder for a key, or has its title.

    `places` say where data sets lie, by their number: the nearest of these to a file decides before the name. Of
    several records each takes its own files along. What is left belongs to the only data set of the plan, where there
    is but one.
    """
    clues = _clues(nodes, places)
    known = {name: flat(one.record) for name, one in data.items()}
    described = _of_records(clues, records, only=len(nodes) == 1)
    through = _through_records(described, records, tuple(data.values()))
    found: dict[int, list[FoundFile]] = {}
    left: list[FoundFile] = []
    for file in files:
        number = _number(clues, file, known.get(file.name))
        number = through.get(file.name) if number is None else number
        number = 0 if number is None and len(nodes) == 1 else number
        (left if number is None else found.setdefault(number, [])).append(file)
    return Attribution({number: tuple(one) for number, one in found.items()}, described, tuple(left))


def _clues(nodes: Sequence[JsonNode], places: Mapping[int, str]) -> _Clues:
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
    return _Clues(
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


def _number(clues: _Clues, file: FoundFile, said: Essentials | None) -> int | None:
    """Give the number of the data set that a file belongs to; None where nothing tells it, or tells two."""
    return next((next(iter(fits)) for fits in _fits(clues, file, said) if len(fits) == 1), None)


def _fits(clues: _Clues, file: FoundFile, said: Essentials | None) -> Iterator[frozenset[int]]:
    """Give which data sets fit, by what tells most first: identifier, file name, folder, title, start of the name."""
    path = PurePath(file.name.rpartition("!")[2])
    if said:
        yield _of(clues.identifiers, _identifiers(said))
    yield from _lying(clues, file.name)
    yield _of(clues.names, (path.name,))
    yield _of(clues.keys, map(plain, path.parent.parts))
    if said and said.title:
        yield _of(clues.titles, (said.title.value.casefold(),))
    words = plain(path.stem).split("-")
    starts = ("-".join(words[: number + 1]) for number in range(len(words)))
    yield _of(clues.keys, (one for one in starts if len(one) >= _SHORTEST))


def _lying(clues: _Clues, name: str) -> Iterator[frozenset[int]]:
    """Give the data sets that lie where a file is: in the file, a pattern of files, the folder, those above it."""
    if not clues.places and not clues.patterns:
        return
    path = PurePath(_absolute(name))
    yield clues.places.get(str(path), frozenset())
    yield _of(clues.patterns, (one for one in clues.patterns if fnmatchcase(str(path), one)))
    yield from (clues.places[str(one)] for one in path.parents if str(one) in clues.places)


def _absolute(path: str) -> str:
    return os.path.normpath(Path(path).absolute())


def _of(known: Mapping[str, frozenset[int]], texts: Iterable[str]) -> frozenset[int]:
    return frozenset().union(*(known.get(text, frozenset()) for text in texts))


def _of_records(clues: _Clues, records: Sequence[Described], *, only: bool) -> Mapping[int, Described]:
    """Give the record of each data set: by identifier, else by title, else the only one of the only data set."""
    found: dict[int, Described] = {}
    for record in records:
        said = flat(record.record)
        titles = (said.title.value, *said.title.translations.values()) if said.title else ()
        fits = _of(clues.identifiers, _identifiers(said)) or _of(clues.titles, (text.casefold() for text in titles))
        if len(fits) == 1:
            found.setdefault(next(iter(fits)), record)
    if only and len(records) == 1:
        found.setdefault(0, records[0])
    return found


def _through_records(
    described: Mapping[int, Described], records: Sequence[Described], data: Sequence[Described]
) -> Mapping[str, int]:
    """Give the data sets of the files that the records of several are about."""
    if len(records) < 2:  # one record is about all files, as far as anybody knows
        return {}
    numbers = {record.name: number for number, record in described.items()}
    return {
        one.name: numbers[bundle.path]
        for bundle in bundles((*records, *data))
        for one in bundle.data
        if bundle.path in numbers
    }


def _identifiers(said: Essentials) -> frozenset[str]:
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
