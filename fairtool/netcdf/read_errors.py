"""The errors of the C libraries under the readers, turned into errors of ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from fairtool.errors import FairtoolError, Unavailable, UnreadableError

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


@contextmanager
def unreadable(path: str) -> Iterator[None]:
    """Turn an error of a library into `UnreadableError`, with the words of the library in it."""
    try:
        yield
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
    return UnreadableError("{path} cannot be read: {error}", path=path, error=words)


def _words(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
