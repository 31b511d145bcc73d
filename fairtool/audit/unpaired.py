"""Records without data, and data without records: what `fairtool.pairing` finds in a bundle, for a whole archive."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from posixpath import splitext
from urllib.parse import unquote, urlsplit

from fairtool.audit.archive import LonelyData, LonelyRecord
from fairtool.audit.holding import Holding

_DATA = (".nc", ".nc3", ".nc4", ".cdf", ".netcdf", ".cdl", ".zarr")
_NAMED = 3  # files that are named
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
        """Give the records that name a folder, and the one in it, or in the one above, where it is the only one."""
        found = {number for part in folder.split("/") for number in self.folders.get(part.lower(), ())}
        near = (self.beside.get(one, set()) for one in (folder, folder.rpartition("/")[0]))
        return found | next((alone for alone in near if len(alone) == 1), set())


@dataclass(slots=True)
class _DataSet:
    described: bool = False
    count: int = 0
    names: tuple[str, ...] = ()


def unpaired(
    records: Iterable[Holding], data: Iterable[tuple[str, Holding]]
) -> tuple[tuple[LonelyRecord, ...], tuple[LonelyData, ...]]:
    """Give the records without data, and the data sets without a record; `data` comes with the name of its data set.

    A data set is described where any of its files belongs to a record: by an identifier or DOI, by the name of a file
    or folder in a link of the record, by the record's own name, or because the record alone stands beside it. An
    archive that holds only records, or only data, lacks nothing that could be told.
    """
    held = [one for one in records if one.scope not in _SERVICES]
    if not held:
        return (), ()
    clues = _clues(held)
    used: set[int] = set()
    sets: dict[str, _DataSet] = {}
    for name, holding in data:
        found = clues.of(holding)
        used |= found
        one = sets.setdefault(name, _DataSet())
        one.described = one.described or bool(found)
        one.count += 1
        one.names = one.names if len(one.names) == _NAMED else (*one.names, holding.name)
    if not sets:
        return (), ()
    lonely = tuple(_lonely(one) for number, one in enumerate(held) if number not in used)
    return lonely, tuple(LonelyData(name, one.names, one.count) for name, one in sets.items() if not one.described)


def _clues(records: Iterable[Holding]) -> _Clues:
    clues = _Clues()
    for number, one in enumerate(records):
        for identifier in (*one.identifiers, *one.belongs):
            clues.identifiers.setdefault(identifier, set()).add(number)
        clues.stems.setdefault(_stem(one.name), set()).add(number)
        clues.beside.setdefault(one.name.partition("#")[0].rpartition("/")[0], set()).add(number)
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


def _stem(name: str) -> str:
    return splitext(name.partition("#")[0])[0]
