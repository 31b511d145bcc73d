"""One run of the supervised workers over a folder of hostile files: every verdict, and the most memory of a worker."""

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from fairtool.discovery import Source
from fairtool.netcdf.read_limits import MEBIBYTE, Limits
from fairtool.report import Report
from fairtool.settings import Settings
from fairtool.workers import examine_all
from tests.cli.running import descendants, processor_seconds

_PAUSE = 0.2  # seconds between two looks at the workers


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one file, and the seconds that passed between the report before it and its own."""

    name: str
    reports: tuple[Report, ...]
    seconds: float


@dataclass(slots=True)
class Watch:
    """Looks at the workers while they run: the most bytes that each had at once, and its seconds of processor time."""

    peaks: dict[int, int] = field(default_factory=dict)
    used: dict[int, float] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)

    def look(self) -> None:
        """Look until the run has ended."""
        while not self.ended.wait(_PAUSE):
            for process in descendants(os.getpid()):
                self.peaks[process] = max(self.peaks.get(process, 0), _most_resident(process))
                self.used[process] = max(self.used.get(process, 0.0), processor_seconds(process))

    @property
    def peak(self) -> int:
        """The most resident memory that one process had at once, in bytes."""
        return max(self.peaks.values(), default=0)


def limits(seconds: float, memory: int) -> Limits:
    """Give limits of so many seconds and MiB."""
    return Limits(seconds=seconds, memory=memory * MEBIBYTE)


def run(paths: Sequence[Path], within: Limits, *, jobs: int = 2, deep: bool = False) -> tuple[list[Judged], Watch]:
    """Examine files in workers; the results stand in the order of the files."""
    watch = Watch()
    looking = threading.Thread(target=watch.look)
    looking.start()
    judged: list[Judged] = []
    try:
        last = monotonic()
        sources = [Source(path.name, path) for path in paths]
        settings = Settings(limits=within, deep=deep)
        for source, examined in zip(sources, examine_all(sources, settings, jobs), strict=True):
            judged.append(Judged(source.name, examined.reports, monotonic() - last))
            last = monotonic()
    finally:
        watch.ended.set()
        looking.join()
    return judged, watch


def _most_resident(process: int) -> int:
    """Give the most memory that a process has had, from what the kernel keeps of it."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)
