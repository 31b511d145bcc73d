"""The limits that a process puts on itself before it reads what it does not trust (what Linux has of them)."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path

_LIBRARIES = 192 * 2**20  # bytes of address space that numpy, netCDF and HDF5 take once they are loaded
_GRACE = 5  # seconds of processor time beyond the limit, for the process that watches to act first


def bound_memory(memory: int) -> None:
    """Let this process take `memory` bytes more than it has now, and write no core files."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        libraries = 0 if "netCDF4" in sys.modules else _LIBRARIES
        _lower(resource.RLIMIT_AS, _taken() + libraries + memory)


def bound_time(seconds: float) -> None:
    """Let the system end this process after so many seconds of processor time, should nobody else be left to do it."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - Windows has none

    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = ceil(used.ru_utime + used.ru_stime + seconds) + _GRACE
    _lower(resource.RLIMIT_CPU, limit)


def _lower(kind: int, limit: int) -> None:
    """Set a limit of this process; one that the system has set already, which nobody may raise, stays."""
    import resource  # noqa: PLC0415 - Windows has none

    _, highest = resource.getrlimit(kind)
    resource.setrlimit(kind, (limit if highest == resource.RLIM_INFINITY else min(limit, highest), highest))


@contextmanager
def silent() -> Iterator[None]:
    """Keep everything below from writing to standard error, C libraries and new processes included."""
    kept = os.dup(2)
    silence()
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def silence() -> None:
    """Keep this process from writing to standard error from now on: what C libraries say there is for nobody."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _taken() -> int:
    """Give the bytes of address space that this process has now."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
