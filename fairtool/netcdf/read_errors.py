"""The errors of the C libraries under the readers, turned into errors of ours."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from fairtool.errors import FairtoolError, Unavailable, UnreadableError
from fairtool.translate import marked

# What netCDF4, h5py and numpy raised on 306 damaged files; neither documents its errors.
LIBRARY_ERRORS = (
    OSError,
    RuntimeError,
    MemoryError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    RecursionError,
)

# HDF5 counts the bytes that are there from the base address, and those that should be from the first byte.
_CUT = re.compile(
    r"truncated file: eof = (?P<size>\d+), sblock->base_addr = (?P<base>\d+), stored_eof = (?P<whole>\d+)"
)
_TO_NOTHING = re.compile(r"object: '(?P<link>.+)' \(component not found\)")


@contextmanager
def unreadable(path: str) -> Iterator[None]:
    """Turn an error of a library into `UnreadableError`, with the words of the library in it."""
    try:
        yield
    except UnreadableError as error:
        error.hint = error.hint or _hint(error)
        raise
    except FairtoolError:
        raise
    except LIBRARY_ERRORS as error:
        raise _explained(path, error) from error


@contextmanager
def unavailable(variable: str) -> Iterator[None]:
    """Turn an error of a library into `Unavailable`, with the words of the library in it."""
    try:
        yield
    except FairtoolError:
        raise
    except LIBRARY_ERRORS as error:
        raise Unavailable(
            "the values of {variable} cannot be read: {error}",
            variable=variable,
            error=_words(error),
        ) from error


def _hint(error: UnreadableError) -> str:
    """Give what to do where a reader says only what is wrong; an error that names a line is one of text."""
    if "line" in error.values:
        return marked("correct that line or the one before it; `ncdump -h` of a netCDF file shows how CDL is written")
    return marked("the file is damaged: make it anew, or get it again")


def _explained(path: str, error: Exception) -> UnreadableError:
    words = _words(error)
    if isinstance(error, PermissionError):
        return UnreadableError(
            "{path} may not be read by you",
            hint="ask its owner for permission to read it",
            path=path,
        )
    if "unable to lock file" in words or isinstance(error, BlockingIOError):
        return UnreadableError(
            "{path} is locked: another program has it open for writing",
            hint="wait until that program has closed it, or set HDF5_USE_FILE_LOCKING=FALSE where locks are broken",
            path=path,
        )
    if isinstance(error, MemoryError):
        return UnreadableError(
            "{path} needs more memory than there is",
            hint="if the file is sound, raise the memory limit",
            path=path,
        )
    return _told(path, words)


def _told(path: str, words: str) -> UnreadableError:
    """Give the error for what the words of a library say of a file."""
    if cut := _CUT.search(words):
        return UnreadableError(
            "{path} breaks off: it has {size} bytes, and its superblock says {whole}",
            hint="the transfer broke off: get the file again",
            path=path,
            size=int(cut["size"]) + int(cut["base"]),
            whole=int(cut["whole"]),
        )
    if link := _TO_NOTHING.search(words):
        return UnreadableError(
            "{path} holds the link {link}, which leads to nothing",
            hint="remove the link, or write the file anew with what it leads to",
            path=path,
            link=link["link"],
        )
    return UnreadableError(
        "{path} cannot be read: {error}",
        hint="the file is damaged: make it anew, or get it again",
        path=path,
        error=words,
    )


def _words(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
