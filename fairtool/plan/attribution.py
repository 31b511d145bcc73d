"""Which data file, and which record, belongs to which data set of a plan."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from fairtool.identifiers import doi_of
from fairtool.pairing import bundles
from fairtool.plan.found_file import FoundFile
from fairtool.record.bundle import Described
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.record.json_node import JsonNode

_ADDRESSES = ("access_url", "download_url", "title")
_SHORTEST = 3  # letters of a name that is looked for in the names of files


@dataclass(frozen=True, slots=True)
class Attribution:
    """The files and the record of each data set, by its number in the plan; `left_out` belong to none."""

    files: Mapping[int, tuple[FoundFile, ...]]
    records: Mapping[int, Described]
    left_out: tuple[FoundFile, ...]


@dataclass(frozen=True, slots=True)
class _Clues:
    """What tells the files of a data set: identifiers, names of files, its key and title in plain letters."""

    identifiers: frozenset[str]
    names: frozenset[str]
    keys: frozenset[str]
    title: str


def attributed(
    nodes: Sequence[JsonNode],
    files: Sequence[FoundFile],
    data: Mapping[str, Described],
    records: Sequence[Described],
) -> Attribution:
    """Give each file to the data set that has its identifier, names it, has its folder for a key, or has its title.

    Of several records each takes its own files along. What is left belongs to the only data set of the plan, where
    there is but one.
    """
    clues = [_clues(node) for node in nodes]
    known = {name: flat(one.record) for name, one in data.items()}
    described = _of_records(clues, records)
    through = _through_records(described, records, tuple(data.values()))
    found: dict[int, list[FoundFile]] = {}
    left: list[FoundFile] = []
    for file in files:
        number = _number(clues, file, known.get(file.name))
        number = through.get(file.name) if number is None else number
        number = 0 if number is None and len(nodes) == 1 else number
        (left if number is None else found.setdefault(number, [])).append(file)
    return Attribution({number: tuple(one) for number, one in found.items()}, described, tuple(left))


def _clues(node: JsonNode) -> _Clues:
    identifiers = (node["dataset_id"], *node["alternate_identifier"])
    title, key = node["title"].text(), node["fairtool"]["key"].text()
    names = (_file_name(one[name].text()) for one in node["distribution"] for name in _ADDRESSES)
    return _Clues(
        frozenset(filter(None, (_bare(one["identifier"].text()) for one in identifiers))),
        frozenset(filter(None, names)),
        frozenset(one for one in (plain(key), plain(title)) if len(one) >= _SHORTEST),
        title.casefold(),
    )


def _number(clues: Sequence[_Clues], file: FoundFile, said: Essentials | None) -> int | None:
    """Give the number of the data set that a file belongs to; None where nothing tells it, or tells two."""
    for fit in _fits(clues, file, said):
        if fit.count(True) == 1:
            return fit.index(True)
    return None


def _fits(clues: Sequence[_Clues], file: FoundFile, said: Essentials | None) -> Iterator[list[bool]]:
    """Give which data sets fit, by what tells most first: identifier, file name, folder, title, start of the name."""
    path = PurePath(file.name.rpartition("!")[2])
    folders, stem = frozenset(map(plain, path.parent.parts)), plain(path.stem)
    if said:
        identifiers = _identifiers(said)
        yield [not one.identifiers.isdisjoint(identifiers) for one in clues]
    yield [path.name in one.names for one in clues]
    yield [not one.keys.isdisjoint(folders) for one in clues]
    if said and said.title:
        title = said.title.value.casefold()
        yield [one.title == title for one in clues]
    yield [any(f"{stem}-".startswith(f"{key}-") for key in one.keys) for one in clues]


def _of_records(clues: Sequence[_Clues], records: Sequence[Described]) -> Mapping[int, Described]:
    """Give the record of each data set: by identifier, else by title, else the only one of the only data set."""
    found: dict[int, Described] = {}
    for record in records:
        said = flat(record.record)
        titles = (
            {text.casefold() for text in (said.title.value, *said.title.translations.values())} if said.title else set()
        )
        identifiers = _identifiers(said)
        by_identifier = [not one.identifiers.isdisjoint(identifiers) for one in clues]
        fits = by_identifier if any(by_identifier) else [one.title in titles for one in clues]
        if fits.count(True) == 1:
            found.setdefault(fits.index(True), record)
    if len(clues) == len(records) == 1:
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
