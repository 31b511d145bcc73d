"""What the file system says of one file, as an entry: its size, its age, whether it lies on tape."""

import os
from dataclasses import replace

from fairtool.audit.entry import Entry, Kind
from fairtool.audit.entry_kind import kind_by_name

_LEAST = 4096  # bytes: smaller files may be kept in the entry of the file system, and have no blocks either


def entry_on_disk(name: str, root: str, about: os.stat_result | None, *, kind: Kind | None = None) -> Entry:
    """Give the entry of a file; `about` is what was found out of it, None where it cannot be looked at.

    A file is `offline` where it has a size and no blocks, as those have that were moved to tape (HPSS, DMF, GPFS with
    TSM, Lustre HSM). A file that is nothing but a hole has none either, and cannot be told from it without reading; it
    holds no data. Some file systems in user space give no blocks for any file: there `recall` is to be used.
    """
    kind = kind or kind_by_name(name)
    if about is None:
        return Entry(name, root, kind)
    offline = about.st_blocks == 0 and about.st_size > _LEAST if hasattr(about, "st_blocks") else False
    return Entry(name, root, kind, about.st_size, about.st_mtime_ns, offline)


def status_of(name: str) -> os.stat_result | None:
    """Give what the file system says of a name, a link being followed; None where it says nothing."""
    try:
        return os.stat(name)  # noqa: PTH116 - as much as a Path would cost again
    except (OSError, ValueError):
        return None


def looked_at(name: str, root: str) -> Entry:
    """Give the entry of a file that was named; one that is not there is given too, so that it is reported."""
    return entry_on_disk(name, root, status_of(name))


def barred(name: str, root: str) -> Entry:
    """Give the entry of what could not be looked into; it counts as data, as what cannot be read does elsewhere."""
    return replace(entry_on_disk(name, root, None, kind="netcdf"), barred=True)
