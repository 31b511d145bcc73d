"""An archive file that is named for what is in it: its members, by their names."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from fairtool.archives.bounds import Bounds
from fairtool.archives.listing import members
from fairtool.archives.names import form_of, is_hidden, joined, split
from fairtool.discovery import SUFFIXES
from fairtool.errors import UnreadableError, UsageError
from fairtool.kinds import RECORD_SUFFIXES
from fairtool.netcdf.sniff import sniff

_BOUNDS = Bounds(members=100_000, seconds=60)


def with_members(names: Iterable[str]) -> Iterator[str]:
    """Give names, those of archive files replaced by those of the data sets and records in them.

    A damaged one is given itself behind what was found in it, so that it is reported. Raises UsageError where there is
    none.
    """
    for name in names:
        if form_of(name) and Path(name).is_file() and not _is_data(name):
            yield from _within(name)
        else:
            yield name


def archives_in(names: Iterable[str]) -> Iterator[str]:
    """Give the archive files whose members are named."""
    yield from (found[0] for name in names if (found := split(name)))


def _is_data(name: str) -> bool:
    try:
        sniff(Path(name))
    except UnreadableError:
        return False
    return True


def _within(name: str) -> Iterator[str]:
    found: dict[str, None] = {}
    try:
        found.update((one.name, None) for one in members(Path(name), name, _BOUNDS) if _is_looked_for(one.name))
    except UnreadableError:
        yield from (joined(name, one) for one in found)
        yield name
        return
    if not found:
        raise UsageError(
            "{path} is an archive file, and no member of it has the name of a data set or record",
            path=name,
            hint="name the member: {path}!MEMBER",
        )
    yield from (joined(name, one) for one in found)


def _is_looked_for(member: str) -> bool:
    return not is_hidden(member) and Path(member).suffix.lower() in SUFFIXES | RECORD_SUFFIXES
