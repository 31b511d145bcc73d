"""What is mounted where, as Linux tells it in /proc/self/mountinfo."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LARGEST = 4 * 2**20  # bytes of a small file of the system: some thousand mounts, and no endless pipe
_ESCAPED = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system that stands somewhere.

    `root` is the folder of the file system that is seen at `point`; `kind` is `ext4`, `nfs4`, `fuse.sshfs`; `options`
    are those of the file system itself, such as the controllers of a control group.
    """

    root: str
    point: str
    kind: str
    options: tuple[str, ...] = ()


def mounts(system: Path = Path("/")) -> tuple[Mount, ...]:
    """Give what is mounted, in the order of the system; nothing where it does not tell, as outside Linux."""
    return tuple(_mounts_in(told_by(system / "proc/self/mountinfo")))


def told_by(path: Path) -> str:
    """Give the text of a small file of the system, empty where there is none or it may not be read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST).decode("utf-8", "surrogateescape")
    except OSError:
        return ""


def _mounts_in(text: str) -> Iterator[Mount]:
    """Read proc_pid_mountinfo(5): six fields, any number of tags, a dash, kind, source and options."""
    for line in text.splitlines():
        before, dash, after = line.partition(" - ")
        place, what = before.split(" "), after.split(" ")
        if dash and len(place) >= 6 and len(what) >= 3:
            yield Mount(_plain(place[3]), _plain(place[4]), what[0], tuple(what[-1].split(",")))


def _plain(path: str) -> str:
    r"""Give a path as it is: a blank in it is told as `\040`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), path)
