"""Reading what is converted: data files, or records in any encoding, each in a process of its own."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path, PurePath
from typing import NamedTuple, TypeVar

from fairtool.alone import apart, can_fork
from fairtool.discovery import STDIN, Source
from fairtool.engine import opened as read_safely
from fairtool.errors import UnreadableError, UsageError
from fairtool.fingerprint import checksum, size_of
from fairtool.inputs import local
from fairtool.kinds import kind_of
from fairtool.loss import Loss, Lost, explained
from fairtool.netcdf.read import opened
from fairtool.netcdf.read_limits import Limits
from fairtool.record.file import DataFile
from fairtool.record.record import Record

Given = TypeVar("Given")
_SPEED = 20 * 2**20  # bytes a second of which a checksum is made at least, on the slowest disk
_LOOKED_AT = 10


class Named(NamedTuple):
    """A record and what it was read from, as the user would call it."""

    name: str
    record: Record
    is_data: bool


def united(found: Sequence[Named], named: frozenset[str]) -> tuple[Named, ...]:
    """Give the records to convert: data files become one, every record in a document is one of its own.

    `named` are those that the user named; a record that lies beside data in a directory is left out. Raises UsageError
    where records are named beside data.
    """
    data = [one for one in found if one.is_data]
    records = tuple(one for one in found if not one.is_data)
    if not data:
        return records
    wrong = next((one.name for one in records if one.name.partition("#")[0] in named), None)
    if wrong is not None:
        raise UsageError(
            "{name} is a record, and {other} are data",
            name=wrong,
            other=data[0].name,
            hint="convert the data, with --like {name} to start from that record",
        )
    from fairtool.record.netcdf_merge import merged  # noqa: PLC0415 - numpy, for data only

    return (Named(data[0].name, merged(one.record for one in data), is_data=True),)


def prepare_for(sources: Sequence[Source]) -> None:
    """Load what many files need before the first child is forked, so that each finds it there."""
    if len(sources) > 1 and can_fork() and any(kind_of(source.path) == "data" for source in sources[:_LOOKED_AT]):
        import_module("fairtool.netcdf.hdf5_dataset")  # netCDF4 and h5py, which cost 0.2 s
        import_module("fairtool.record.netcdf_read")


def read_one(source: Source, limits: Limits) -> tuple[Named, ...]:
    """Give the records of one source; raises UnreadableError."""
    size = source.path.stat().st_size if source.path.is_file() else 0
    longer = replace(limits, seconds=limits.seconds + math.ceil(size / _SPEED))
    found = read_safely(lambda: within(longer, source.name, partial(_records, source, limits)), source.name)
    if isinstance(found, UnreadableError):
        raise found
    return found


def within(limits: Limits, name: str, work: Callable[[], Given]) -> Given:
    """Give what `work` on a thing with a name gives, in a process of its own that has these limits.

    Raises UnreadableError where they do not suffice; what others wrote may ask for any time and memory.
    """
    try:
        return apart(work, limits) if can_fork() else work()
    except Lost as loss:
        raise explained(name, loss.loss, limits, loss.code) from None
    except MemoryError:
        raise explained(name, Loss.MEMORY, limits) from None


def _records(source: Source, limits: Limits) -> tuple[Named, ...]:
    with local(source, limits.seconds) as path:
        kind = kind_of(path)
        if kind == "data":
            return (Named(source.name, _of_data(path, source.name, limits), is_data=True),)
        from fairtool.iso.subjects import described, records  # noqa: PLC0415 - lxml, for records only

        found = (records if kind == "xml" else described)(path, source.name)
        return tuple(Named(one.view.path, _plain(one.view.record), is_data=False) for one in found)


def _plain(record: Record) -> Record:
    return replace(record, places=dict(record.places))


def _of_data(path: Path, name: str, limits: Limits) -> Record:
    from fairtool.record.netcdf_header import clean  # noqa: PLC0415 - for data only
    from fairtool.record.netcdf_read import read_netcdf  # noqa: PLC0415 - numpy, for data only

    with opened(path, limits=limits, name=name) as dataset:
        size = size_of(path)
        told = clean(PurePath(name).name) if name != STDIN else ""
        file = DataFile(told, size, checksum(path) if size is not None else "")
        return _plain(read_netcdf(dataset, file))


def pattern(path: Path, limits: Limits) -> Record:
    """Give the first record of a document that one starts from; raises UnreadableError where it holds none."""
    found = next((one for one in read_one(Source(str(path), path), limits) if not one.is_data), None)
    if found is None:
        raise UnreadableError("{path} is data, and no record to start from", path=path, hint="name a record in XML")
    return found.record
