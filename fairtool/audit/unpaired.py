"""Records without data, and data without records: what `fairtool.pairing` finds in a bundle, for a whole archive."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath
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

    def of(self, data: Holding) -> set[int]:
        """Give the records that a data file belongs to."""
        path = PurePath(data.name)
        found = set(self.names.get(path.name, ())) | self.stems.get(_stem(data.name), set())
        for identifier in (*data.identifiers, *data.belongs):
            found |= self.identifiers.get(identifier, set())
        for part in path.parts[:-1]:
            found |= self.folders.get(part.lower(), set())
        return found | self._beside(path)

    def _beside(self, path: PurePath) -> set[int]:
        """Give the record in the folder of the data, or in the one above, where it is the only one there."""
        near = (self.beside.get(str(folder), set()) for folder in tuple(path.parents)[:2])
        return next((found for found in near if len(found) == 1), set())


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
    if not held or not sets:
        return (), ()
    lonely = tuple(_lonely(one) for number, one in enumerate(held) if number not in used)
    return lonely, tuple(LonelyData(name, one.names, one.count) for name, one in sets.items() if not one.described)


def _clues(records: Iterable[Holding]) -> _Clues:
    clues = _Clues()
    for number, one in enumerate(records):
        for identifier in (*one.identifiers, *one.belongs):
            clues.identifiers.setdefault(identifier, set()).add(number)
        clues.stems.setdefault(_stem(one.name), set()).add(number)
        clues.beside.setdefault(str(PurePath(one.name.partition("#")[0]).parent), set()).add(number)
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
    return str(PurePath(name.partition("#")[0]).with_suffix(""))
