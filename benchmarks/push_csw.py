"""What a push by CSW costs, beside OWSLib on the same catalogue: `python -m benchmarks.push_csw`.

It runs from the checkout: the catalogue is the pycsw of the tests, in an environment of its own, with SQLite in memory
where the system has a place for that, since pycsw waits for the disk after each record whoever sends it. OWSLib inserts
one record after the other by `transaction()`; fairtool in batches, reading each back. The two take turns on new
catalogues, so that what else the machine does weighs on both. Then the commands, as a user types them: a first push of
`--records` records, and the same again with nothing to write. The time of the processor is what to compare where the
machine is busy.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from owslib.csw import CatalogueServiceWeb

from benchmarks.catalogue_records import records
from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.applying import Applied, apply_plan
from fairtool.push.item import Outcome
from fairtool.push.journal import NOTHING, Journal, known_in
from fairtool.push.planning import Planned, planned_items
from fairtool.push.target import Target, open_catalogue, session_for
from tests.push.servers.pycsw import PycswServer

_TICK = os.sysconf("SC_CLK_TCK")
_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of ours is made in it
_ROUNDS = 3
_AGAIN = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, and of the processor: of the client with its children, and of the catalogue."""

    wall: float
    client: float
    server: float

    @property
    def processors(self) -> float:
        """Seconds of all processors."""
        return self.client + self.server

    def __add__(self, other: "Cost") -> "Cost":
        """Give the cost of both."""
        return Cost(self.wall + other.wall, self.client + other.client, self.server + other.server)


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1000, help="of the push by commands")
    parser.add_argument("--few", type=int, default=200, help="of each turn of inserting")
    asked = parser.parse_args()
    size = len(next(iter(records(1).values())))
    print(f"records of {size} bytes; load {os.getloadavg()[0]:.1f} at the beginning, {os.cpu_count()} processors\n")
    _inserting(asked.few)
    _pushing(asked.records)
    _flowing(asked.records)
    print(f"\nload {os.getloadavg()[0]:.1f} at the end")


def _inserting(count: int) -> None:
    ways: Mapping[str, Callable[[PycswServer, Path], Cost]] = {
        "OWSLib, one by one": _by_owslib,
        "fairtool, apply, batches of 10": partial(_applied, batch="10"),
        "fairtool, apply, batches of 20": partial(_applied, batch="20"),
        "fairtool, plan and apply": _planned_and_applied,
    }
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    for _ in range(_ROUNDS):
        for name, way in ways.items():
            with _catalogue(count) as (server, folder):
                costs[name].append(way(server, folder))
                _hold(server, count)
    print(
        f"| {count} inserts, median of {_ROUNDS} turns | a second | ms of the client | ms of the catalogue | x OWSLib |"
    )
    print("|---|---:|---:|---:|---:|")
    floor = _median(costs["OWSLib, one by one"])
    for name, some in costs.items():
        one = _median(some)
        each = f"{1000 * one.client / count:.1f} | {1000 * one.server / count:.1f}"
        print(f"| {name} | {count / one.wall:.0f} | {each} | {floor.wall / one.wall:.1f} |")


def _pushing(count: int) -> None:
    with _catalogue(count) as (server, folder):
        plan = ("plan", server.url, "--kind", "csw", "records", "--journal", "journal.jsonl", "--quiet")
        planned = _command(server, folder, plan)
        applied = _command(server, folder, ("apply", "push-plan.json", "--journal", "journal.jsonl", "--quiet"))
        _hold(server, count)
        again = [_command(server, folder, plan) for _ in range(_AGAIN)]
    rows = {"first: plan (validates)": planned, "first: apply": applied}
    _compared(f"{count} records by commands", rows, planned + applied, again)


def _flowing(count: int) -> None:
    """Measure what the commands do without their start and without validation."""
    with _catalogue(count) as (server, folder):
        first = _measured(server, lambda: _push(server, folder))
        again = [_measured(server, lambda: _plan(server, folder)) for _ in range(_AGAIN)]
    _compared(f"{count} records, plan and apply in one process", {}, first, again)


def _compared(title: str, rows: Mapping[str, Cost], first: Cost, again: Sequence[Cost]) -> None:
    print(f"\n| {title} | s | s of the client | s of the catalogue | of the first push | of its processors |")
    print("|---|---:|---:|---:|---:|---:|")
    second = {"first push": first, f"again, nothing to write (median of {_AGAIN})": _median(again)}
    for name, one in {**rows, **second}.items():
        parts = f"1/{first.wall / one.wall:.1f} | 1/{first.processors / one.processors:.1f}"
        print(f"| {name} | {one.wall:.2f} | {one.client:.2f} | {one.server:.2f} | {parts} |")


@contextmanager
def _catalogue(count: int) -> Iterator[tuple[PycswServer, Path]]:
    """Give an empty catalogue, and a folder with records."""
    folder = Path(tempfile.mkdtemp(prefix="fairtool-push-", dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        (folder / "records").mkdir()
        for name, content in records(count).items():
            (folder / "records" / f"{name}.xml").write_bytes(content)
        with PycswServer(folder) as server:
            yield server, folder
    finally:
        shutil.rmtree(folder)


def _by_owslib(server: PycswServer, folder: Path) -> Cost:
    contents = [path.read_bytes() for path in sorted((folder / "records").iterdir())]

    def insert() -> None:
        catalogue = CatalogueServiceWeb(server.url, version="2.0.2", timeout=600)
        for content in contents:
            catalogue.transaction(ttype="insert", typename="gmd:MD_Metadata", record=content)

    return _measured(server, insert)


def _planned_and_applied(server: PycswServer, folder: Path) -> Cost:
    return _measured(server, lambda: _push(server, folder))


def _applied(server: PycswServer, folder: Path, batch: str) -> Cost:
    """Give the cost of apply alone: files are read again, and records read before and after they are written."""
    cost: list[Cost] = []
    _push(server, folder, lambda work: cost.append(_measured(server, work)), batch)
    return cost[0]


def _push(
    server: PycswServer,
    folder: Path,
    watch: Callable[[Callable[[], None]], None] = lambda work: work(),
    batch: str = "10",
) -> None:
    target = Target("catalogue", "csw", server.url, {"batch": batch})
    sources = _sources(folder)
    with session_for(target, None) as session, Journal(folder / "journal.jsonl") as journal:
        catalogue = open_catalogue(target, session)
        catalogue.prospect()
        items = list(planned_items(catalogue, Planned(sources, (), NOTHING, Limits())))
        by_name = {one.name: one for one in sources}
        applied = Applied(items, by_name, (), NOTHING, Limits(), "plan")
        watch(lambda: _check(list(apply_plan(catalogue, applied, journal))))


def _hold(server: PycswServer, count: int) -> None:
    if server.count() != count:
        sys.exit(f"the catalogue holds {server.count()} records of {count}")


def _plan(server: PycswServer, folder: Path) -> None:
    target = Target("catalogue", "csw", server.url)
    with session_for(target, None) as session:
        catalogue = open_catalogue(target, session)
        catalogue.prospect()
        known = known_in(folder / "journal.jsonl")
        items = list(planned_items(catalogue, Planned(_sources(folder), (), known, Limits())))
    if {one.action for one in items} != {"unchanged"}:
        sys.exit(f"not all is as it was: {items}")


def _sources(folder: Path) -> list[Source]:
    return [Source(str(path), path) for path in sorted((folder / "records").iterdir())]


def _check(outcomes: Sequence[Outcome]) -> None:
    if {one.result for one in outcomes} != {"done"}:
        sys.exit(f"not all was written: {outcomes}")


def _command(server: PycswServer, folder: Path, words: Sequence[str]) -> Cost:
    root = str(Path(__file__).parents[1])
    command = [sys.executable, "-m", "fairtool", "push", *words]
    environment = {**os.environ, "PYTHONPATH": root}

    def run() -> None:
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)

    return _measured(server, run)


def _measured(server: PycswServer, work: Callable[[], None]) -> Cost:
    start, client, served = time.perf_counter(), _own_seconds(), _seconds_of(server.pid)
    work()
    return Cost(time.perf_counter() - start, _own_seconds() - client, _seconds_of(server.pid) - served)


def _own_seconds() -> float:
    """Give the time of the processor of this process and of its children that have ended, without the catalogue."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _seconds_of(number: int) -> float:
    fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        *(statistics.median(values) for values in zip(*((c.wall, c.client, c.server) for c in costs), strict=True))
    )


if __name__ == "__main__":
    main()
