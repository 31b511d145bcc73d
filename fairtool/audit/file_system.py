"""On which file system a path lies: one that several machines share cannot hold the shared memory of a database."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fairtool.mounts import Mount, mounts

# By the names that Linux mounts them under. 9P, virtiofs and FUSE may have anything behind them.
_NETWORK = frozenset({"afs", "cifs", "coda", "davfs", "ncpfs", "nfs", "nfs4", "smb2", "smb3", "smbfs"})
_PARALLEL = frozenset({"beegfs", "ceph", "fhgfs", "gfs2", "glusterfs", "gpfs", "lustre", "ocfs2", "orangefs", "panfs"})
_OTHERS = frozenset(
    {"9p", "drvfs", "lizardfs", "moosefs", "pvfs2", "quobyte", "virtiofs", "vboxsf", "vmhgfs", "wekafs"}
)


@dataclass(frozen=True, slots=True)
class FileSystem:
    """The file system that a path lies on: its kind and mount point, both empty where the system does not tell."""

    kind: str = ""
    point: str = ""

    @property
    def is_shared(self) -> bool:
        """Say whether other machines may see it too: a network or parallel file system, or one behind FUSE."""
        return self.kind in _NETWORK | _PARALLEL | _OTHERS or self.kind.partition(".")[0] == "fuse"

    @property
    def holds_wal(self) -> bool:
        """Say whether SQLite may keep a write-ahead log there: it needs memory that all its readers share.

        Nobody knows that of a file system that is not told, so that it may not.
        """
        return bool(self.kind) and not self.is_shared


def file_system_of(path: Path, mounted: Iterable[Mount] | None = None) -> FileSystem:
    """Give the file system of a path, which need not be there yet; `mounted` are the mounts, else those of the system.

    Links are followed, so that what is told is where the bytes go. Of several mounts at one point the last is seen.
    """
    real = Path(os.path.realpath(path))
    with suppress(OSError):
        real.stat()  # what is mounted when it is first looked at (autofs) is mounted now
    found = Mount("", "", "")
    for mount in mounts() if mounted is None else mounted:
        if real.is_relative_to(mount.point) and len(mount.point) >= len(found.point):
            found = mount
    return FileSystem(found.kind, found.point)
