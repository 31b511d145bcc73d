"""The limits that a process puts on itself before it reads what it does not trust."""

import os
import sys


def bound_memory(memory: int) -> None:
    """Bound the memory of this process to `memory` bytes (Linux only), and keep it from writing core files."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.RLIM_INFINITY))
