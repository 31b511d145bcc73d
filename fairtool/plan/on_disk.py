"""The data files of a plan on the disk: those that were read, and those of other formats in the folders beside them."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from fairtool.fair.online.magic import HEAD, kind_of_bytes
from fairtool.plan.data_format import format_by_name
from fairtool.plan.found_file import FoundFile
from fairtool.record.bundle import Described

_UNSIGNED = frozenset({"", "text/plain", "application/json"})  # what bytes without a signature are
_BY_ENDING = frozenset({"csv", "tsv", "shapefile", "geojson", "miniseed", "las"})  # formats without one
_READ = {"netcdf": "application/x-netcdf", "cdl": "text/x-cdl", "zarr": "application/vnd+zarr"}


def found_files(data: Sequence[Described], folders: Iterable[str]) -> tuple[FoundFile, ...]:
    """Give the data that were read, then the files of other formats of data in the folders, each once.

    `folders` are walked without following links; what may not be looked at is left out.
    """
    read = tuple(_read(one) for one in data)
    known = {os.path.realpath(one.name) for one in read}
    others: dict[str, FoundFile] = {}
    for folder in folders:
        for path in _data_in(Path(folder)):
            real = os.path.realpath(path)
            found = None if real in known or real in others else _other(path)
            if found:
                others[real] = found
    return (*read, *others.values())


def _read(one: Described) -> FoundFile:
    """Give a file that was read: its size is that of the reading; its day is known where its name is that of a file."""
    size = next((file.size for file in one.record.files), None)
    return FoundFile(one.name, size, _READ.get(one.kind, ""), _written(Path(one.name)))


def _data_in(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (path for name in sorted(names) if format_by_name(path := Path(root) / name) and path.is_file())


def _other(path: Path) -> FoundFile | None:
    try:
        with path.open("rb") as file:
            kind = _kind(path, kind_of_bytes(file.read(HEAD)))
        return FoundFile(str(path), path.stat().st_size, kind, _written(path))
    except OSError:
        return None


def _kind(path: Path, told: str) -> str:
    """Give the media type that first bytes tell; where they tell only text, or nothing, that of the ending may count.

    It counts for formats that have no signature: a picture without that of pictures is none, whatever its name.
    """
    form = format_by_name(path)
    if told not in _UNSIGNED or form is None:
        return told
    return form.media_type if form.key in _BY_ENDING or form.media_type == told else ""


def _written(path: Path) -> date | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).date()
    except (OSError, ValueError):
        return None
