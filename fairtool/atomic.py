"""Writing files whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from fairtool.errors import UsageError


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """Give a UTF-8 text stream whose content replaces `path` at the end, or leaves it untouched on any error.

    Raises UsageError where the folder cannot be written to.
    """
    try:
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise UsageError("{path} cannot be written: {reason}", path=path, reason=error.strerror or error) from error
    try:
        with os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _same_mode(Path(name), path)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)  # what an error left; after success it has its own name


def _same_mode(new: Path, old: Path) -> None:
    """Give the new file the permissions of the old one, or those that the umask leaves."""
    mode = old.stat().st_mode & 0o777 if old.exists() else 0o666 & ~_umask()
    new.chmod(mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
