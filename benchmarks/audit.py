"""Measures `fairtool audit run` on an archive of many attributes, beside a plain netCDF4 loop and compliance-checker.

    python benchmarks/audit.py [PART]... [--files NUMBER] [--folder FOLDER] [--archive FOLDER] [--times NUMBER]
                               [--peer NUMBER]

The parts are floor, pair, alone, core, one, two, few, dask, again, rules, changed and peer; all of them without one.
`pair` are two plain loops at once, for what the machine itself has to give; `alone` judges some files in the
benchmark's own process; `core` has one core for all of its processes; `few` has one rule only, which leaves finding,
reading and keeping. `again` runs on an archive that has not changed, `rules` with a rule less, `changed` after one
file of a hundred was written anew; they go on with the store of `two`. Of compliance-checker (`peers.py`) it is what
one more file costs, since it is slow. Each part is a whole process from start to end, with its workers; the ratios
are of the fastest of several times.

The archive (`audit_archive.py`) is made the first time in the folder, a temporary one where none is given: 2,000
files take 1.4 GB, and of more than that the rest are hard links. With --archive it is one of your own, which
`changed` leaves as it is. Linux only.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from audit_archive import fill, touch
from measuring import Measure, Process, run
from peers import installed

from fairtool.audit.asked import Asked
from fairtool.audit.job import AuditJob
from fairtool.audit.work import Work
from fairtool.selection import Selection
from fairtool.settings import Settings

_OURS = (sys.executable, "-c", "from fairtool.__main__ import main; main()", "audit", "run")
_FLOOR = Path(__file__).with_name("floor.py")
_ANOTHER_RULE = ("--ignore", "cf-2.6.2-title-and-history-are-global")
_CHANGED = 100  # of so many files, one
_ALONE = 300  # files that are judged in this process
_CHECKER = "compliance-checker"


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured: the archive and its files, where stores go, and what was measured so far, by its name."""

    archive: Path
    folder: Path
    files: tuple[Path, ...]
    peer: int
    took: dict[str, Measure]

    def store(self, name: str) -> Path:
        """Give the place of a store."""
        return self.folder / f"{name}.sqlite"


def main() -> None:
    """Measure the parts that are asked for, and print a table."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="fairtool-audit-") as temporary:
        folder = (asked.folder or Path(temporary)).absolute()
        folder.mkdir(exist_ok=True)
        archive = asked.archive or folder / f"archive-{asked.files}"
        if not archive.is_dir():
            fill(archive, asked.files)
        bench = Bench(archive, folder, tuple(sorted(archive.rglob("*.nc"))), asked.peer, {})
        size = sum(path.stat().st_size for path in bench.files)
        print(f"{len(bench.files)} files, {size / len(bench.files) / 1e3:.0f} kB each\n")
        print("| what | seconds | files a second | ms a file | CPU ms a file | CPU of the parent | MB | |")
        print("|---|---:|---:|---:|---:|---:|---:|---|")
        for _ in range(asked.times):
            for part in asked.parts or _PARTS:
                _PARTS[part](bench)
        _ratios(bench)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--archive", type=Path, help="is not made, and not changed")
    parser.add_argument("--times", type=int, default=1, help="how often each part is measured, in turn")
    parser.add_argument("--peer", type=int, default=200, help="files that compliance-checker is given")
    return parser.parse_args()


def _floor(bench: Bench) -> None:
    """Read every attribute of every file in one process."""
    took, _ = _run(bench, "floor", (sys.executable, str(_FLOOR), *map(str, bench.files)))
    _print("netCDF4 loop", took, len(bench.files))


def _pair(bench: Bench) -> None:
    """Read every attribute of every file in two processes that know nothing of each other."""
    loop = f'"{sys.executable}" "{_FLOOR}"'
    halves = [bench.folder / f"half-{number}" for number in (0, 1)]
    for number, half in enumerate(halves):
        half.write_text("\n".join(map(str, bench.files[number::2])))
    both = " & ".join(f'xargs {loop} < "{half}"' for half in halves)
    took, _ = _run(bench, "pair", ("sh", "-c", f"{both} & wait"))
    # What the shell waited for is in its processor time, and is counted a second time as what it started.
    _print("two netCDF4 loops at once", replace(took, cpu=took.cpu / 2), len(bench.files))


def _alone(bench: Bench) -> None:
    """Judge files in this process: nothing is found, handed out or written."""
    files = bench.files[:: max(1, len(bench.files) // _ALONE)]
    works = [Work(number, str(path), "", "netcdf", None, "new") for number, path in enumerate(files)]
    for title, select in (("judging alone", ()), ("judging alone, one rule", _ANOTHER_RULE[1:])):
        job = AuditJob(Asked(Settings(selection=Selection(select=select)), folder="/"))
        job.do(works[0])
        wall, cpu = time.perf_counter(), time.process_time()
        for work in works:
            job.do(work)
        took = Measure(time.perf_counter() - wall, time.process_time() - cpu, 0.0)
        _print(title, took, len(works))


def _core(bench: Bench) -> None:
    _audit(bench, "core", "audit run --jobs 1, on one core", "--jobs", "1", before=("taskset", "-c", "0"))


def _one(bench: Bench) -> None:
    _audit(bench, "one", "audit run --jobs 1", "--jobs", "1")


def _two(bench: Bench) -> None:
    _audit(bench, "two", "audit run --jobs 2", "--jobs", "2")


def _few(bench: Bench) -> None:
    _audit(bench, "few", "audit run --jobs 2, one rule", "--jobs", "2", "--select", _ANOTHER_RULE[1])


def _dask(bench: Bench) -> None:
    _audit(bench, "dask", "audit run --engine dask, 2 workers", "--engine", "dask", "--workers", "2")


def _again(bench: Bench) -> None:
    _audit(bench, "two", "again, nothing has changed", "--jobs", "2", anew=False)


def _rules(bench: Bench) -> None:
    _audit(bench, "two", "by other rules", "--jobs", "2", *_ANOTHER_RULE, anew=False)


def _changed(bench: Bench) -> None:
    if bench.archive.parent != bench.folder:
        return
    for path in bench.files[::_CHANGED]:
        touch(path, str(path.stat().st_mtime_ns)[-8:])
    _audit(bench, "two", "1 % of the files changed", "--jobs", "2", *_ANOTHER_RULE, anew=False)


def _peer(bench: Bench) -> None:
    """Give two numbers of files to the peer, so that its start is removed."""
    program = installed(_CHECKER, _CHECKER)
    if program is None:
        return
    files = [str(path) for path in bench.files[:: max(1, len(bench.files) // bench.peer)]][: bench.peer]
    few = files[:: max(2, len(files) // 20)]
    less, more = (run((program, "-t", "cf:1.8", *some)) for some in (few, files))
    count = len(files) - len(few)
    took = Measure(more.wall - less.wall, more.cpu - less.cpu, more.memory)
    bench.took["peer"] = Measure(took.wall / count, took.cpu / count, took.memory)
    _print(f"compliance-checker -t cf:1.8, each of {count} more", took, count)


def _audit(bench: Bench, name: str, title: str, *options: str, anew: bool = True, before: tuple[str, ...] = ()) -> None:
    """Run an audit; the store is a new one, or that of the part with this name."""
    store, told = bench.store(name), bench.folder / f"{name}.json"
    if anew:
        store.unlink(missing_ok=True)
    command = (
        *before,
        *_OURS,
        str(bench.archive),
        "--store",
        str(store),
        "--quiet",
        "--format",
        f"json={told}",
        *options,
    )
    took, parent = _run(bench, name if anew else title, command)
    document = json.loads(told.read_text())
    done = "" if anew else f"{document['opened']} opened, {document['rejudged']} judged by the store, "
    _print(title, took, len(bench.files), parent, f"{done}{store.stat().st_size / len(bench.files):,.0f} bytes a file")


def _run(bench: Bench, name: str, command: tuple[str, ...]) -> tuple[Measure, float]:
    """Run a command over all files, and remember what it took; gives it, with the CPU time of the parent alone."""
    parent = 0.0

    def watch(number: int, seen: Mapping[int, Process]) -> None:
        nonlocal parent
        if number in seen:
            parent = seen[number].cpu

    took = run(command, watch)
    count = len(bench.files)
    each = Measure(took.wall / count, took.cpu / count, took.memory)
    bench.took[name] = min(each, bench.took.get(name, each), key=lambda one: one.wall)
    return took, parent


def _print(title: str, took: Measure, count: int, parent: float = 0.0, note: str = "") -> None:
    own = f"{parent:.1f} s" if parent else ""
    each = f"{count / took.wall:.0f} | {took.wall / count * 1000:.2f} | {took.cpu / count * 1000:.2f}"
    print(f"| {title} | {took.wall:.1f} | {each} | {own} | {took.memory:.0f} | {note} |", flush=True)


def _ratios(bench: Bench) -> None:
    """Show what the figures come to, as far as both sides were measured."""
    took = bench.took
    told = (
        ("two plain loops at once, T1 / (2 T2)", "floor", "pair", 0.5),
        ("one process, T1 / (2 T2)", "one", "two", 0.5),
        ("one core, T1 / (2 T2)", "core", "two", 0.5),
        ("Dask beside the local pool, Tdask / Tlocal", "dask", "two", 1),
        ("one process beside the floor, CPU", "one", "floor", 0),
        ("compliance-checker beside one process, CPU", "peer", "one", 0),
    )
    print("\n| ratio | |\n|---|---:|")
    for title, above, below, factor in told:
        if above in took and below in took:
            ratio = took[above].wall / took[below].wall * factor if factor else took[above].cpu / took[below].cpu
            print(f"| {title} | {ratio:.2f} |")


_PARTS: Mapping[str, Callable[[Bench], None]] = {
    "floor": _floor,
    "pair": _pair,
    "alone": _alone,
    "core": _core,
    "one": _one,
    "two": _two,
    "few": _few,
    "dask": _dask,
    "again": _again,
    "rules": _rules,
    "changed": _changed,
    "peer": _peer,
}

if __name__ == "__main__":
    main()
