"""Lists of names, one a line, or with a null behind each as `find -print0` writes them."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from fairtool.errors import UnreadableError, UsageError
from fairtool.netcdf.sniff_special import refuse_missing, refuse_special

LONGEST = 2**16  # bytes of a line
_PIECE = 2**16
_MARK = b"\xef\xbb\xbf"


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a list; raises UnreadableError where it is no file that can be read."""
    try:
        if path.is_dir():
            raise refuse_special(path, path.stat().st_mode)
        file = path.open("rb")
    except OSError as error:
        raise refuse_missing(path, error) from error
    with file:
        yield file


@contextmanager
def standard_input() -> Iterator[BinaryIO]:
    """Give standard input; raises UsageError where it is closed."""
    if sys.stdin is None:
        raise UsageError("standard input is closed", hint="give the name of a file instead of -")
    yield sys.stdin.buffer


def names_in(file: BinaryIO, name: str) -> Iterator[str]:
    """Give the names in a list, in its order, without all of it in memory.

    Empty lines are left out, and those that begin with `#`, but not where nulls part the names. Raises UnreadableError
    for a line that is too long to be a name.
    """
    for part, with_nulls in _parts(file, name):
        line = part if with_nulls else part.rstrip(b"\r\n")
        if line.strip() and (with_nulls or not line.lstrip().startswith(b"#")):
            yield os.fsdecode(line)


def _parts(file: BinaryIO, name: str) -> Iterator[tuple[bytes, bool]]:
    """Part a list, at nulls where there is one in its beginning, else at line breaks."""
    rest = file.read(_PIECE).removeprefix(_MARK)
    with_nulls = b"\0" in rest
    sign = b"\0" if with_nulls else b"\n"
    number = 0
    while True:
        *whole, rest = rest.split(sign)
        for part in whole:
            number += 1
            _check_length(part, name, number)
            yield part, with_nulls
        _check_length(rest, name, number + 1)
        piece = file.read(_PIECE)
        if not piece:
            yield rest, with_nulls
            return
        rest += piece


def _check_length(part: bytes, name: str, number: int) -> None:
    if len(part) > LONGEST:
        raise UnreadableError(
            "{path}, line {line}: {count} bytes are no name of a file", path=name, line=number, count=len(part)
        )
