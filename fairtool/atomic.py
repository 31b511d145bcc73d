"""Writing files whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from fairtool.errors import UsageError

_LONGEST = 50  # characters of the name of the file that stand in that of the new one
_OWN = 0o600  # read and written by the owner


@contextmanager
def written(path: Path, *, private: bool = False) -> Iterator[TextIO]:
    """Give a UTF-8 text stream whose content replaces `path` at the end, or leaves it untouched on any error.

    A link is followed; a device or pipe, which nothing can replace, is written to as it is. What is private can be read
    by its owner alone. Raises UsageError where the folder cannot be written to.
    """
    if path.exists() and not path.is_file():
        with _opened(path, "w", path) as stream:
            yield stream
        return
    real = path.resolve()
    new = _beside(real)
    try:
        with _opened(new, "x", path) as stream:
            if private:
                new.chmod(_OWN)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if not private:
            _same_mode(new, real)
        new.replace(real)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)  # what an error left; after success it has its own name


def write_bytes(path: Path, content: bytes) -> None:
    """Write bytes that replace `path`, or leave it untouched on any error; raises UsageError as `written` does."""
    with written(path) as stream:
        stream.buffer.write(content)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the name of a file that takes the place of `path` at the end, or leaves it untouched on any error.

    It is for what is written by name, as a database is; the file has to be there at the end, and closed. A link is
    followed. Raises UsageError where the folder cannot be written to.
    """
    real = path.resolve()
    new = _beside(real)
    _opened(new, "x", path).close()  # which tells early that there is no place for it
    try:
        yield new
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        _same_mode(new, real)
        new.replace(real)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)  # what an error left


def _beside(real: Path) -> Path:
    return real.with_name(f".{real.name[:_LONGEST]}.{os.urandom(4).hex()}.part")


def _opened(new: Path, mode: str, path: Path) -> TextIO:
    """Open a file for text; an error is told with the path that the user named."""
    if path.is_dir():
        raise UsageError("{path} cannot be written: {reason}", path=path, reason=os.strerror(errno.EISDIR))
    try:
        return new.open(mode, encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[return-value]  # a text mode
    except OSError as error:
        raise UsageError("{path} cannot be written: {reason}", path=path, reason=error.strerror or error) from error


def _same_mode(new: Path, old: Path) -> None:
    """Give the new file the permissions of the old one, or those that the umask leaves."""
    mode = old.stat().st_mode & 0o777 if old.exists() else 0o666 & ~_umask()
    new.chmod(mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
