"""Reading what advice is about: a record and the files beside it, or data files alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from fairtool.conversion.read import read_one, within
from fairtool.discovery import SUFFIXES, Source, discover
from fairtool.errors import UsageError
from fairtool.fingerprint import size_of
from fairtool.kinds import is_record, kind_of
from fairtool.netcdf.read import opened
from fairtool.netcdf.read_limits import Limits
from fairtool.push.data_files import DataFiles, data_files
from fairtool.record.essentials import Essentials
from fairtool.record.file import DataFile
from fairtool.record.flat import flat
from fairtool.record.record import Record

MOST = 20  # data files that are looked into where there is no record: they tell the theme
_MAGIC = (b"CDF", b"\x89HDF")
_NO_RECORDS = frozenset({".geojson", ".topojson"})


@dataclass(frozen=True, slots=True)
class Described:
    """A data set as it was read; `files` is None where only a record was named.

    `looked_at` of the `found` data files were read; both are 0 where a record tells.
    """

    name: str
    said: Essentials
    files: DataFiles | None = None
    looked_at: int = 0
    found: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """What the paths name: sources that are records, sources that are netCDF, and the paths of the data."""

    records: tuple[Source, ...]
    data: tuple[Source, ...]
    data_paths: tuple[str, ...]


def sorted_out(paths: Sequence[str]) -> Named:
    """Tell records from data; raises UsageError where there is neither, or data beside several records."""
    if any(path == "-" for path in paths):
        raise UsageError("places are advised for files, and not for standard input", hint="name a file or a folder")
    sources = tuple(discover(paths))
    records = tuple(one for one in sources if _is_record(one, paths))
    data = tuple(one for one in sources if one not in records and _is_netcdf(one.path))
    data_paths = tuple(path for path in paths if path not in {one.name for one in records})
    if not records and not data:
        raise UsageError(
            "there is no record and no netCDF file in {paths}",
            paths=", ".join(paths),
            hint="name a record of the data, then the data: fairtool push advise record.xml data/",
        )
    if len(records) > 1 and (data or any(not Path(path).is_dir() for path in data_paths)):
        raise UsageError(
            "there are {count} records, and data of which nobody knows whose they are",
            count=len(records),
            hint="name one record and its data, or only records",
        )
    return Named(records, data, data_paths)


def described_record(source: Source, named: Named, limits: Limits) -> Iterator[Described]:
    """Give the data sets of a record, or of a response with several; raises UnreadableError."""
    is_one = len(named.records) == 1 and bool(named.data_paths)
    files = data_files(named.data_paths, [source.path]) if is_one else None
    for one in read_one(source, limits):
        yield Described(one.name, essentials(one.record, one.name, limits), files)


def described_data(named: Named, limits: Limits) -> Described:
    """Give the data set that data files are without a record: some of them are looked into; raises UnreadableError."""
    from fairtool.record.netcdf_merge import merged  # noqa: PLC0415 - numpy, for data only

    read = [within(limits, one.name, partial(_header, one, limits)) for one in named.data[:MOST]]
    name = named.data_paths[0] if len(named.data_paths) == 1 else named.data[0].name
    said = essentials(merged(read), name, limits)
    return Described(name, said, data_files(named.data_paths), len(read), len(named.data))


def essentials(record: Record, name: str, limits: Limits) -> Essentials:
    """Give a record in flat form, made in a process of its own: what others wrote may ask for any time and memory."""
    return within(limits, name, partial(flat, record))


def _header(source: Source, limits: Limits) -> Record:
    """Read what a file tells of itself; nobody asks for its checksum here."""
    from fairtool.record.netcdf_read import read_netcdf  # noqa: PLC0415 - numpy, for data only

    with opened(source.path, limits=limits, name=source.name) as dataset:
        record = read_netcdf(dataset, DataFile(source.path.name, size_of(source.path)))
        return replace(record, places=dict(record.places))


def _is_record(source: Source, paths: Sequence[str]) -> bool:
    """Say whether a source is to be read as a record: what was named outright more readily than what was found."""
    kind = kind_of(source.path)
    if kind == "xml" or is_record(source.path):
        return True
    was_named = source.name in paths
    return kind in ("text", "plan") and was_named and source.path.suffix.lower() not in _NO_RECORDS


def _is_netcdf(path: Path) -> bool:
    """Say whether a file is netCDF by its name or first bytes; one that is not there is left to the reader."""
    if path.suffix.lower() in SUFFIXES or not path.exists():
        return True
    try:
        with path.open("rb") as file:
            return file.read(4).startswith(_MAGIC)
    except OSError:
        return True
