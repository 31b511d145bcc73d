"""Running a program and measuring it with all the processes that it starts: wall time, CPU time, memory (Linux)."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_PAUSE, _LONGEST = 0.02, 0.5  # seconds between two looks at the processes, each of which takes 2 ms of a core
_RARELY = 50  # one look in such a part of the time so far


@dataclass(frozen=True, slots=True)
class Measure:
    """Seconds of wall and CPU time of a run, and the most memory (MB) that all its processes had at once."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Process:
    """A process at one moment: seconds of CPU time so far, resident memory in MB."""

    cpu: float
    memory: float


def processes(session: int) -> dict[int, Process]:
    """Give the processes of a session, by number."""
    found: dict[int, Process] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[3]) == session:
            cpu = (int(fields[11]) + int(fields[12])) / _TICK
            found[int(folder.name)] = Process(cpu, int(fields[21]) * _PAGE / 1e6)
    return found


def run(
    arguments: Sequence[str],
    watch: Callable[[int, dict[int, Process]], None] = lambda _number, _processes: None,
) -> Measure:
    """Run a program to its end; `watch` is told its number and its processes again and again."""
    start = time.perf_counter()
    with subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as child:
        others: dict[int, float] = {}  # what processes that the child does not wait for have taken, such as workers
        memory = 0.0
        while not (waited := os.wait4(child.pid, os.WNOHANG))[0]:
            seen = processes(child.pid)
            others |= {number: one.cpu for number, one in seen.items() if number != child.pid}
            memory = max(memory, sum(one.memory for one in seen.values()))
            watch(child.pid, seen)
            time.sleep(min(max(_PAUSE, (time.perf_counter() - start) / _RARELY), _LONGEST))
        child.returncode = waited[1]
    wall = time.perf_counter() - start
    return Measure(wall, waited[2].ru_utime + waited[2].ru_stime + sum(others.values()), memory)


def start_up(arguments: Sequence[str], times: int = 9) -> Measure:
    """Run a short program several times; gives the least wall and CPU time, and the memory of a run before them."""
    memory = run(arguments).memory
    walls, cpus = zip(*(_waited(arguments) for _ in range(times)), strict=True)
    return Measure(min(walls), min(cpus), memory)


def _waited(arguments: Sequence[str]) -> tuple[float, float]:
    start = time.perf_counter()
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, child.returncode, usage = os.wait4(child.pid, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime
