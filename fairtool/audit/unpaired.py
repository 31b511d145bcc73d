"""Records without data, and data without records: what `fairtool.pairing` finds in a bundle, for a whole archive."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from posixpath import splitext
from urllib.parse import unquote, urlsplit

from fairtool.audit.apart import Folder, Placed, apart, common, upwards
from fairtool.audit.archive import DataApart, LonelyData, LonelyRecord, RecordsApart
from fairtool.audit.holding import Holding

_DATA = (".nc", ".nc3", ".nc4", ".cdf", ".netcdf", ".cdl", ".zarr")
_NAMED = 3  # files that are named
_NEAR = 3  # folders in which a record is near data: theirs, and two above
_SERVICES = frozenset({"service", "application", "software"})
_COMMON = frozenset(
    {"data", "dataset", "datasets", "files", "catalog", "public", "archive", "netcdf", "pub", "thredds"}
)


@dataclass(slots=True)
class _Clues:
    """What tells that a record and data belong together, with the numbers of the records that have it."""

    identifiers: dict[str, set[int]] = field(default_factory=dict)
    names: dict[str, set[int]] = field(default_factory=dict)
    stems: dict[str, set[int]] = field(default_factory=dict)
    folders: dict[str, set[int]] = field(default_factory=dict)
    beside: dict[str, set[int]] = field(default_factory=dict)
    last: tuple[str | None, frozenset[int]] = (None, frozenset())

    def of(self, data: Holding) -> frozenset[int]:
        """Give the records that a data file belongs to."""
        folder, _, name = data.name.rpartition("/")
        if folder != self.last[0]:  # files come folder by folder
            self.last = folder, frozenset(self._of_folder(folder))
        found = self.last[1].union(self.names.get(name, ()), self.stems.get(_stem(data.name), ()))
        return found.union(*(self.identifiers.get(one, ()) for one in (*data.identifiers, *data.belongs)))

    def _of_folder(self, folder: str) -> set[int]:
        """Give the records that name a folder, and the one in it, or up to two above, where it is the only one."""
        found = {number for part in folder.split("/") for number in self.folders.get(part.lower(), ())}
        near = (self.beside.get(one, set()) for one in islice(upwards(folder), _NEAR))
        return found | next((alone for alone in near if len(alone) == 1), set())


@dataclass(slots=True)
class _DataSet:
    name: str
    folder: str
    described: bool = False
    count: int = 0
    names: tuple[str, ...] = ()

    def add(self, name: str, *, described: bool) -> None:
        """Add a file."""
        self.folder = common(self.folder, name.rpartition("/")[0])
        self.described = self.described or described
        self.count += 1
        if len(self.names) < _NAMED:
            self.names = (*self.names, name)


@dataclass(frozen=True, slots=True)
class Unpaired:
    """The records without data and the data sets without a record, and the folders that are told in their place."""

    records: tuple[LonelyRecord, ...] = ()
    data: tuple[LonelyData, ...] = ()
    record_folders: tuple[RecordsApart, ...] = ()
    data_folders: tuple[DataApart, ...] = ()


def unpaired(records: Iterable[Holding], data: Iterable[tuple[str, Holding]]) -> Unpaired:
    """Give the records without data, and the data sets without a record; `data` comes with the name of its data set.

    A data set is described where any of its files belongs to a record: by an identifier or DOI, by the name of a file
    or folder in a link of the record, by the record's own name, or because the record alone stands beside it. An
    archive that holds only records, or only data, lacks nothing that could be told; a folder in which hardly any has
    its counterpart is told once.
    """
    held = [one for one in records if one.scope not in _SERVICES]
    if not held:
        return Unpaired()
    used, sets = _paired(_clues(held), data)
    if not sets:
        return Unpaired()
    described = {number for number, one in enumerate(sets) if one.described}
    no_data = apart([Placed(_folder(one.name), number in used) for number, one in enumerate(held)])
    no_record = apart([Placed(one.folder, one.described) for one in sets])
    names, set_names = [one.name for one in held], [one.name for one in sets]
    undescribed = [sets[number] for number in _left(len(sets), described, no_record)]
    return Unpaired(
        tuple(_lonely(held[number]) for number in _left(len(held), used, no_data)),
        tuple(LonelyData(one.name, one.names, one.count) for one in undescribed),
        tuple(RecordsApart(*_told(one, names)) for one in no_data),
        tuple(DataApart(*_told(one, set_names)) for one in no_record),
    )


def _paired(clues: _Clues, data: Iterable[tuple[str, Holding]]) -> tuple[set[int], list[_DataSet]]:
    """Give the numbers of the records that have data, and the data sets."""
    used: set[int] = set()
    sets: dict[str, _DataSet] = {}
    for name, holding in data:
        found = clues.of(holding)
        used |= found
        one = sets.setdefault(name, _DataSet(name, holding.name.rpartition("/")[0]))
        one.add(holding.name, described=bool(found))
    return used, list(sets.values())


def _left(count: int, paired: Collection[int], folders: Sequence[Folder]) -> Iterator[int]:
    """Give the numbers of what has no counterpart, where no folder is told in its place."""
    told = {number for one in folders for number in one.lonely}
    return (number for number in range(count) if number not in paired and number not in told)


def _told(folder: Folder, names: Sequence[str]) -> tuple[str, tuple[str, ...], int, int]:
    first = tuple(names[number] for number in folder.lonely[:_NAMED])
    return folder.name, first, len(folder.lonely), folder.total


def _clues(records: Iterable[Holding]) -> _Clues:
    clues = _Clues()
    for number, one in enumerate(records):
        for identifier in (*one.identifiers, *one.belongs):
            clues.identifiers.setdefault(identifier, set()).add(number)
        clues.stems.setdefault(_stem(one.name), set()).add(number)
        clues.beside.setdefault(_folder(one.name), set()).add(number)
        for link in one.links:
            parts = _parts(link)
            if parts:
                clues.names.setdefault(parts[-1], set()).add(number)
            for part in parts:
                if _is_folder(part):
                    clues.folders.setdefault(part.lower(), set()).add(number)
    return clues


def _is_folder(part: str) -> bool:
    """Say whether the name of a folder tells one data set from others: `sst-daily`, and neither `data` nor `2001`."""
    return len(part) > 3 and not part.isdecimal() and part.lower() not in _COMMON and "." not in part


def _lonely(record: Holding) -> LonelyRecord:
    named = (parts[-1] for link in record.links if (parts := _parts(link)))
    return LonelyRecord(
        record.name, record.title, tuple(name for name in named if name.lower().endswith(_DATA))[:_NAMED]
    )


def _parts(link: str) -> tuple[str, ...]:
    try:
        path = urlsplit(link).path
    except ValueError:
        return ()
    return tuple(part for part in unquote(path).split("/") if part)


def _folder(name: str) -> str:
    """Give the folder of a record, which may be a part of a file: `/a/records.xml#3`."""
    return name.partition("#")[0].rpartition("/")[0]


def _stem(name: str) -> str:
    return splitext(name.partition("#")[0])[0]
