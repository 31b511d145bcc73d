"""What is measured of one data file: its size, its record, the checks that were run on it, its place in time."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from glob import glob
from pathlib import Path

from fairtool.discovery import Source, discover
from fairtool.errors import UsageError
from fairtool.finding import Severity
from fairtool.netcdf.zarr_name import is_store
from fairtool.plan.data_format import DataFormat, data_formats, format_by_name
from fairtool.record.bundle import Described
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.report import Report, Status
from fairtool.settings import Settings
from fairtool.validation import examined, is_description

_NETCDF = (b"CDF", b"\x89HDF")  # what files of netCDF begin with
_SIGNED = 4  # bytes that tell
# Whoever has flags of quality has `flag_meanings`, and this rule looks at each.
_FLAGS = "cf-3.5-flag-meanings-words"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks of fairtool said of a file."""

    standard: str
    errors: int
    warnings: int
    flagged: int
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasuredFile:
    """A data file; `described`, `said` and `checked` are of netCDF, CDL and Zarr that could be read."""

    path: Path
    size: int
    format: DataFormat
    changed: date
    described: Described | None = None
    said: Essentials | None = None
    checked: Checked | None = None

    @property
    def is_unread(self) -> bool:
        """Say whether its content is not known although it should be."""
        return self.said is None and self.format.key in ("netcdf", "cdl", "zarr")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found: data files, records, and the reports of what could not be read."""

    files: tuple[MeasuredFile, ...]
    records: tuple[Described, ...]
    unreadable: tuple[Report, ...]


def sources_of(paths: Sequence[str]) -> tuple[Source, ...]:
    """Give the data and records that the paths name; raises UsageError for an address, and for standard input."""
    found = tuple(discover(paths))
    if any(source.is_stdin for source in found):
        raise UsageError("a plan is made of files, and not of standard input", hint="name a file or a folder")
    return tuple(source for source in found if not _is_other(source.path))


def _is_other(path: Path) -> bool:
    """Say whether a file is of a format that is only counted; netCDF may have any name."""
    if format_by_name(path) is None or not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return not stream.read(_SIGNED).startswith(_NETCDF)
    except OSError:
        return False  # whoever reads it says why it cannot be read


def see(paths: Sequence[str], sources: Sequence[Source], settings: Settings, jobs: int) -> Iterator["Seen"]:
    """Examine the sources, one `Seen` for each; then one for all other files of data in the folders."""
    asked = replace(settings, records=True, evidence=settings.evidence | {_FLAGS})
    for source, each in zip(sources, examined(sources, asked, jobs), strict=True):
        lost = tuple(one for one in each.reports if one.status in {Status.UNREADABLE, Status.FAULT})
        data = tuple(_read(source, one, each.reports[0]) for one in each.records if one.is_data)
        if lost and (source.path.is_file() or is_store(source.path)) and not is_description(source):
            data = (_unread(source),)  # it takes room on the disk all the same
        yield Seen(data, tuple(one for one in each.records if not one.is_data), lost)
    known = frozenset(os.path.realpath(source.path) for source in sources)
    yield Seen(tuple(_others(paths, known)), (), ())


def _read(source: Source, described: Described, report: Report) -> MeasuredFile:
    bare = described._replace(record=replace(described.record, places={}))
    form = data_formats()[described.kind if described.kind in ("cdl", "zarr") else "netcdf"]
    size, changed = _on_disk(source.path)
    return MeasuredFile(source.path, size, form, changed, bare, flat(bare.record), _checked(report))


def _unread(source: Source) -> MeasuredFile:
    size, changed = _on_disk(source.path)
    form = data_formats()[_kind_by_name(source.path)]
    return MeasuredFile(source.path, size, form, changed)


def _kind_by_name(path: Path) -> str:
    return "zarr" if path.is_dir() else "cdl" if path.suffix.lower() == ".cdl" else "netcdf"


def _checked(report: Report) -> Checked:
    flags = next((one for one in report.outcomes if one.rule == _FLAGS), None)
    return Checked(
        standard=report.standard,
        errors=report.count(Severity.ERROR),
        warnings=report.count(Severity.WARNING),
        flagged=flags.examined if flags else 0,
        flags=tuple(one.where.partition(":")[0] for one in flags.evidence) if flags else (),
    )


def _others(paths: Sequence[str], known: frozenset[str]) -> Iterator[MeasuredFile]:
    """Give the files of other formats of data below the folders that were named, in the order of their names."""
    for path in paths:
        for file in files_below(path):
            form = format_by_name(file)
            if form and file.is_file() and os.path.realpath(file) not in known:
                size, changed = _on_disk(file)
                yield MeasuredFile(file, size, form, changed)


def files_below(path: str) -> Iterator[Path]:
    """Give the file itself, or all files below a folder; a pattern names what it matches."""
    named = [path] if Path(path).exists() else sorted(glob(path))  # noqa: PTH207 - the pattern is whole
    for one in map(Path, named):
        if not one.is_dir():
            yield one
        for root, folders, names in os.walk(one):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(root) / name for name in sorted(names))


def _on_disk(path: Path) -> tuple[int, date]:
    found = path.stat()
    size = found.st_size if path.is_file() else sum(file.lstat().st_size for file in files_below(str(path)))
    return size, datetime.fromtimestamp(found.st_mtime, tz=UTC).date()
