"""Measures the local FAIR score: a record in ISO 19139 with a small data file, many times, on one core and on all.

    python benchmarks/score.py [NUMBER] [RECORD DATA...]

Without a pair it is that of tests/files/fair. Each process loads its rules before the clock starts; then each score
reads the files anew. Memory is the most that one process had, and what all had together at the end.
"""

import resource
import sys
import time
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from fairtool.discovery import Source
from fairtool.fair.rubric import Rubric
from fairtool.fair.rubric_file import load
from fairtool.fair.score import Yardstick, score_here, settings_for
from fairtool.settings import Settings
from fairtool.workload import cores

_USUAL = 300
_FAIR = Path(__file__).parents[1] / "tests/files/fair"


def main() -> None:
    """Measure, and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _USUAL
    names = sys.argv[2:] or [str(_FAIR / "good.xml"), str(_FAIR / "good.cdl")]
    print("| processes | scores | seconds | scores per s | ms of CPU a score | MB the largest | MB together |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for processes in dict.fromkeys((1, cores())):
        _measure(processes, count, names)


def _measure(processes: int, count: int, names: list[str]) -> None:
    share = count // processes
    with get_context("spawn").Pool(processes) as pool:
        pool.map(_score, [(names, 5)] * processes, chunksize=1)
        start = time.perf_counter()
        told = pool.map(_score, [(names, share)] * processes, chunksize=1)
        wall = time.perf_counter() - start
    done = share * processes
    cpu = 1000 * sum(one[0] for one in told) / done
    sizes = [one[1] for one in told]
    print(
        f"| {processes} | {done} | {wall:.2f} | {done / wall:.0f} | {cpu:.1f} | {max(sizes):.0f} | {sum(sizes):.0f} |"
    )


def _score(asked: tuple[list[str], int]) -> tuple[float, float]:
    """Score a pair so many times; gives the seconds of CPU, and the most memory in MB."""
    names, count = asked
    sources = [Source(name, Path(name)) for name in names]
    rubric, settings = _fixed()
    start = time.process_time()
    for _ in range(count):
        score_here(sources, Yardstick((rubric,)), settings)
    return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


@cache
def _fixed() -> tuple[Rubric, Settings]:
    rubric = load("rda-1.0")
    return rubric, settings_for(Yardstick((rubric,)), Settings())


if __name__ == "__main__":
    main()
