"""Reading the records that are to be pushed: in children of this process with limits, many in one child."""

import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fairtool.alone import Begun, can_fork
from fairtool.discovery import SUFFIXES, Source
from fairtool.engine import opened as read_safely
from fairtool.errors import FairtoolError, UnreadableError
from fairtool.fingerprint import checksum
from fairtool.kinds import kind_of
from fairtool.loss import Lost
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.sniff_special import refuse_missing
from fairtool.push.batches import batches
from fairtool.push.form import Given
from fairtool.translate import marked

if TYPE_CHECKING:
    from fairtool.record.bundle import Described
    from fairtool.record.record import Record

_TOGETHER = 200  # files that one child reads: it builds its tables once
_NO_FILE = marked("{path} is no file: records are read again when a plan is applied, which pipes cannot be")
_NAME_FILES = marked("name files that hold records")
_EACH = 0.5  # seconds more for each of them


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    path: str
    error: FairtoolError


def read_given(sources: Sequence[Source], limits: Limits) -> Iterator[Given | Unread]:
    """Give the records of some files in any encoding, in order; data among them are read by `with_files`."""
    for some in batches(sources, _TOGETHER):
        yield from Reading(some, limits).result()


class Reading:
    """Files that are read in one child, while this process waits for a target."""

    def __init__(self, sources: Sequence[Source], limits: Limits) -> None:
        """Begin, where a child can be forked."""
        self._sources = sources
        self._limits = limits
        self._begun = self._begin() if len(sources) > 1 and can_fork() else None

    def result(self) -> Sequence[Given | Unread]:
        """Wait for the records; where the child is lost, each file is read alone, so that the one at fault is named."""
        if self._begun:
            with suppress(Lost, MemoryError):
                return self._begun.result()
        return [one for source in self._sources for one in _alone(source, self._limits)]

    def drop(self) -> None:
        """End the child, where nobody waits for it any more."""
        if self._begun:
            self._begun.drop()

    def _begin(self) -> Begun[list[Given | Unread]]:
        import fairtool.iso.subjects  # noqa: F401, PLC0415 - once here, and not in each child

        longer = replace(self._limits, seconds=self._limits.seconds + _EACH * len(self._sources))
        return Begun(lambda: [one for source in self._sources for one in _attempted(source)], longer)


def _alone(source: Source, limits: Limits) -> Sequence[Given | Unread]:
    from fairtool.conversion.read import within  # noqa: PLC0415 - where records are read

    found = read_safely(lambda: within(limits, source.name, partial(_records, source)), source.name)
    return (Unread(source.name, found),) if isinstance(found, UnreadableError) else found


def _attempted(source: Source) -> Sequence[Given | Unread]:
    found = read_safely(lambda: _records(source), source.name)
    return (Unread(source.name, found),) if isinstance(found, UnreadableError) else found


def _records(source: Source) -> tuple[Given, ...]:
    from lxml import etree  # noqa: PLC0415 - where records are read

    from fairtool.iso.subjects import described, records  # noqa: PLC0415 - where records are read

    try:
        mode = source.path.stat().st_mode
    except OSError as error:
        raise refuse_missing(source.path, error) from None
    if not stat.S_ISREG(mode):  # a pipe is waited for, and a device may have no end
        raise UnreadableError(_NO_FILE, path=source.name, hint=_NAME_FILES)
    kind = kind_of(source.path)
    found = (records if kind == "xml" else described)(source.path, source.name)
    digest = checksum(source.path)  # once it is known to be a file, and to have an end
    native = source.path.read_bytes() if kind == "text" and len(found) == 1 else b""
    return tuple(
        Given(
            one.view.path,
            digest,
            _plain(one.view.record),
            etree.tostring(one.view.root) if kind == "xml" and one.view.encoding.family == "iso" else b"",
            native=native,
        )
        for one in found
    )


def _plain(record: "Record") -> "Record":
    return replace(record, places={}, nil=dict(record.nil), unread=dict(record.unread))


def with_files(given: Sequence[Given], data: Sequence[Source], limits: Limits) -> tuple[Given, ...]:
    """Give the records with the data files that each describes, as `validate` pairs them; these have to be all records.

    What `validate` pairs with none of them, such as tables and texts, belongs to the record that names it, else to the
    one that is called as it is, or to the only one that there is. Raises UnreadableError for data that cannot be read,
    and where a file belongs to no record.
    """
    if not data or not given:
        return tuple(given)
    from fairtool.pairing import bundles  # noqa: PLC0415 - most targets take records alone
    from fairtool.record.bundle import Described  # noqa: PLC0415

    seen = [Described(one.path, "xml", one.record) for one in given]
    paths = {one.name: one.path for one in data}
    for source in data:
        seen.extend(_read_data(source, limits))
    paired = {one.described.name: tuple(paths[file.name] for file in one.data) for one in bundles(seen)}
    found = {path for files in paired.values() for path in files}
    for source in data:
        if source.path not in found and (owner := _owner(given, source)):
            paired[owner] = (*paired.get(owner, ()), source.path)
    alone = set(paths.values()) - {path for files in paired.values() for path in files}
    if alone:
        raise UnreadableError(
            "{path} belongs to none of the records: no record has its name, its identifier or a link to it",
            path=min(map(str, alone)),
            hint="write the name of the file or a link to it in its record, or push each record with its own data",
        )
    return tuple(replace(one, files=paired.get(one.path, ())) for one in given)


def _read_data(source: Source, limits: Limits) -> "Iterator[Described]":
    """Read what netCDF holds; what is called otherwise and cannot be read is a file like any other."""
    from fairtool.conversion.read import read_one  # noqa: PLC0415 - only where data were named
    from fairtool.record.bundle import Described  # noqa: PLC0415

    try:
        yield from (Described(one.name, "netcdf", one.record) for one in read_one(source, limits))
    except UnreadableError:
        if source.path.suffix.lower() in SUFFIXES:
            raise


def _owner(given: Sequence[Given], source: Source) -> str:
    """Give the path of the record that a file belongs to by its name alone; empty where it is unclear."""
    if len(given) == 1:
        return given[0].path
    from fairtool.record.flat import flat  # noqa: PLC0415 - only where data were named

    naming = [one.path for one in given if source.path.name in {file.name for file in flat(one.record).files}]
    named = naming or [one.path for one in given if Path(file_of(one.path)).stem == source.path.stem]
    return named[0] if len(named) == 1 else ""


def file_of(path: str) -> str:
    """Give the name of the file of a record: `a.xml` of `a.xml#2`."""
    name, sign, number = path.rpartition("#")
    return name if sign and number.isdecimal() else path
