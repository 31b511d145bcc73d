"""Which data file, and which record, belongs to which data set of a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from fairtool.pairing import bundles
from fairtool.plan.clues import Clues, clues_of, fits, identifiers_in, with_any
from fairtool.plan.found_file import FoundFile
from fairtool.record.bundle import Described
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.record.json_node import JsonNode


@dataclass(frozen=True, slots=True)
class Attribution:
    """The files and the record of each data set, by its number in the plan; `left_out` belong to none."""

    files: Mapping[int, tuple[FoundFile, ...]]
    records: Mapping[int, Described]
    left_out: tuple[FoundFile, ...]


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
    clues = clues_of(nodes, places)
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


def _number(clues: Clues, file: FoundFile, said: Essentials | None) -> int | None:
    """Give the number of the data set that a file belongs to; None where nothing tells it, or tells two."""
    return next((next(iter(one)) for one in fits(clues, file.name, said) if len(one) == 1), None)


def _of_records(clues: Clues, records: Sequence[Described], *, only: bool) -> Mapping[int, Described]:
    """Give the record of each data set: by identifier, else by title, else the only one of the only data set."""
    found: dict[int, Described] = {}
    for record in records:
        said = flat(record.record)
        texts = (said.title.value, *said.title.translations.values()) if said.title else ()
        titles = [text.casefold() for text in texts]
        meant = with_any(clues.identifiers, identifiers_in(said)) or with_any(clues.titles, titles)
        if len(meant) == 1:
            found.setdefault(next(iter(meant)), record)
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
