"""Which file system a path lies on decides how a database is written there."""

from pathlib import Path

import pytest

from fairtool.audit.file_system import file_system_of
from fairtool.mounts import Mount, mounts

MOUNTINFO = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /scratch rw - lustre 10.0.0.1@o2ib:/scratch rw,flock
31 22 0:41 / /home rw shared:7 master:2 - nfs4 server:/home rw,vers=4.2
32 31 8:2 / /home/local rw - xfs /dev/sdb1 rw
33 22 0:42 / /mnt/my\040disk rw - fuse.sshfs you@host: rw
34 22 0:43 / /net rw - autofs systemd-1 rw,fd=30
35 22 0:44 / /net rw - nfs server:/net rw
36 22 0:45 / /windows rw - fuseblk /dev/sdc1 rw
a line that is none
37 22
"""


@pytest.fixture
def mounted(tmp_path: Path) -> tuple[Mount, ...]:
    """Give the mounts of a machine at a site."""
    told = tmp_path / "proc/self/mountinfo"
    told.parent.mkdir(parents=True)
    told.write_text(MOUNTINFO, encoding="utf-8")
    return mounts(tmp_path)


@pytest.mark.parametrize(
    ("path", "kind", "shared"),
    [
        ("/var/store.sqlite", "ext4", False),
        ("/scratch/you/store.sqlite", "lustre", True),
        ("/scratched/store.sqlite", "ext4", False),
        ("/home/you/store.sqlite", "nfs4", True),
        ("/home/local/store.sqlite", "xfs", False),
        ("/mnt/my disk/store.sqlite", "fuse.sshfs", True),
        ("/net/store.sqlite", "nfs", True),
        ("/windows/store.sqlite", "fuseblk", False),
    ],
)
def test_the_longest_mount_point_says_what_a_path_lies_on(
    mounted: tuple[Mount, ...], path: str, kind: str, *, shared: bool
) -> None:
    found = file_system_of(Path(path), mounted)
    assert (found.kind, found.is_shared, found.holds_wal) == (kind, shared, not shared)


def test_a_link_leads_to_where_the_bytes_go(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "near").symlink_to(tmp_path / "far")
    far = Mount("/", str((tmp_path / "far").resolve()), "gpfs")
    assert file_system_of(tmp_path / "near/store.sqlite", [Mount("/", "/", "ext4"), far]).kind == "gpfs"


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert file_system_of(tmp_path / "a", [Mount("/", "/", "ext4")]).kind == "ext4"


def test_where_the_system_tells_nothing_no_log_is_kept(tmp_path: Path) -> None:
    found = file_system_of(tmp_path, mounts(tmp_path))
    assert (found.kind, found.is_shared, found.holds_wal) == ("", False, False)
