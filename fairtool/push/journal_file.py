"""The file of a journal: a regular one whose first line is of a journal; nothing else is read or appended to as one."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fairtool.errors import UsageError
from fairtool.push.journal_entry import entry_of

_OWN = 0o600  # read and written by the owner
_LONGEST = 2**20  # bytes of a line
_BEGIN = b'{"event": "'
_OTHERS = 0o002  # written by everybody, as machines of CI lay down the files of earlier runs
_ROOT = 0


def regular(path: str | Path, flags: int) -> int:
    """Open a regular file, made for its owner alone where it may be made; raises OSError for a device, pipe or folder.

    A pipe is not waited for.
    """
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0), _OWN)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is no regular file")
    return descriptor


def lines_in(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines; one that is longer than any of a journal comes in parts, as lines that broke off."""
    return iter(lambda: stream.readline(_LONGEST), b"")


def check_journal(stream: BinaryIO, path: Path, target: str = "") -> None:
    """Raise UsageError for a file that is no journal, was laid there by somebody, or is of another place than `target`.

    A configuration that came with data may name any file beside it as the journal. The stream is at its begin then.
    """
    about = os.fstat(stream.fileno())
    if os.name == "posix" and about.st_mode & _OTHERS and about.st_uid not in (os.geteuid(), _ROOT):
        raise UsageError(
            "the journal {path} is of another user, and everybody may write to it: it may say what never was",
            path=path,
            hint="name a file of your own: --journal FILE",
        )
    stream.seek(0)
    first = stream.readline(_LONGEST)
    stream.seek(0)
    entry = entry_of(first)
    if first and entry is None and not _is_torn(first.rstrip(b"\n")):
        raise UsageError(
            "{path} is there already, and is no journal", path=path, hint="name another file: --journal FILE"
        )
    if entry and target and entry.target not in ("", target):
        raise UsageError(
            "{path} is the journal of {other}, and not of {target}",
            path=path,
            other=entry.target,
            target=target,
            hint="give each target a journal of its own; a target that has moved begins a new one: what is the same "
            "there stays as it is",
        )


def _is_torn(line: bytes) -> bool:
    """Say whether a line is the begin of one of ours, which a killed process did not end."""
    return bool(line) and not line.endswith(b"}") and line.startswith(_BEGIN[: len(line)])
