"""The members of an archive file as entries of the archive that is audited."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from fairtool.archives.bounds import Bounds
from fairtool.archives.listing import members
from fairtool.archives.names import is_hidden, joined
from fairtool.audit.entry import Entry
from fairtool.audit.entry_kind import kind_by_name
from fairtool.audit.on_disk import barred
from fairtool.errors import UnreadableError

_ZARR = ".zarr/"


def members_of(archive: Entry, bounds: Bounds | None = None) -> Iterator[Entry]:
    """Give the files in an archive file, each with the age of the archive, and each name once.

    What is never read (a name that leads out, a device) is given too, so that it is reported. An archive that is
    damaged or beyond the limits is given itself, behind what was found in it; one on tape is not opened, and is given
    itself as it is. A Zarr store in it is one entry of no known kind.
    """
    if archive.offline:
        yield archive
        return
    seen: set[str] = set()
    try:
        for one in members(Path(archive.name), archive.name, bounds):
            name, size = _outermost(one.name, one.size)
            if name not in seen and not (is_hidden(name) and not one.refusal):
                seen.add(name)
                kind = "other" if size is None else kind_by_name(name)
                yield replace(
                    archive,
                    name=joined(archive.name, name),
                    kind=kind if not one.refusal else "netcdf",
                    size=size,
                    expected="",
                    barred=bool(one.refusal),
                )
    except UnreadableError:
        yield barred(archive.name, archive.root)


def _outermost(name: str, size: int) -> tuple[str, int | None]:
    """Give the Zarr store that a member is part of, whose size is not known, or else the member."""
    at = name.lower().find(_ZARR)
    return (name[: at + len(_ZARR) - 1], None) if at > 0 else (name, size)
