"""Puts a million results into a store as an audit would, and measures what is done with them (Linux).

    python benchmarks/audit_scale.py [PART]... [--files NUMBER] [--folder FOLDER] [--shards NUMBER] [--processes NUMBER]

The parts are fill, across, ask, report, export, resume, rejudge and merge; all of them without one. They need
`fill` once in the same folder, which is a temporary one where none is given. A million takes some GB there, and `merge`
twice as much.
Results are made up of those of fifty real files (`audit_made_up.py`), since nothing else than opening a million files
is left out: the rows go through the same writer, with the same bytes.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from audit_made_up import ROOT, entries, keep, made_up, models
from measuring import Measure, run

from fairtool.audit.asked import Asked
from fairtool.audit.basis import basis_of
from fairtool.audit.judging import judge
from fairtool.audit.looking_across import look_across
from fairtool.audit.questions import QUESTIONS
from fairtool.audit.shards import shard_of
from fairtool.audit.store.again import Again
from fairtool.audit.store.writer import Writer

_OURS = (sys.executable, "-c", "from fairtool.__main__ import main; main()", "audit")
_COMMIT = 200  # results that are committed together, as an audit does
_REJUDGED = 2_000
_ASKED = Asked(folder="/")
_GROUPED = {
    "dataset, rule": "SELECT * FROM dataset_rule",
    "GROUP BY dataset, status": "SELECT dataset, status, count(*) FROM file GROUP BY dataset, status",
    "GROUP BY year, severity of one centre": (
        "SELECT year, sum(errors), sum(warnings) FROM file WHERE centre = 'centre-07' GROUP BY year"
    ),
}
_REPORTS = {  # options of `audit report`, with where it writes
    "text": ("--format", "text={}.txt"),
    "json": ("--format", "json={}.json"),
    "markdown": ("--format", "markdown={}.md"),
    "html": ("--format", "html={}.html"),
    "pages of 40 centres": ("--by", "centre", "--output", "{}-centres"),
}


def main() -> None:
    """Measure the parts that are asked for, and print a table."""
    asked = _arguments()
    parts = {
        "fill": _fill,
        "across": _across,
        "ask": _ask,
        "report": _report,
        "export": _export,
        "resume": _resume,
        "rejudge": _rejudge,
        "merge": _merge,
    }
    print("| what | seconds | CPU s | MB | each, ms of CPU | |\n|---|---:|---:|---:|---:|---|")
    with tempfile.TemporaryDirectory(prefix="fairtool-scale-") as temporary:
        folder = (asked.folder or Path(temporary)).absolute()
        folder.mkdir(exist_ok=True)
        for part in asked.parts or parts:
            if part != "fill" and not (folder / "all.sqlite").is_file():
                sys.exit(f"there is nothing in {folder}: begin with the part fill")
            parts[part](folder, asked)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--files", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--shards", type=int, default=64)
    parser.add_argument("--processes", type=int, default=2, help="that make results up")
    return parser.parse_args()


def _fill(folder: Path, asked: argparse.Namespace) -> None:
    """Fill a store, from the first entry to the end of the run."""
    with tempfile.TemporaryDirectory(prefix="fairtool-models-", dir=folder) as real:
        keep(models(Path(real)), folder)
    store = folder / "all.sqlite"
    store.unlink(missing_ok=True)
    with Writer(store) as writer:
        writer.begin(basis_of(_ASKED, "0"), "made up", resume=False)
        with _measured("entries written", asked.files):
            _count(writer.sight(entries(asked.files)))
        with _measured("end of the walk"):
            writer.walked((ROOT,), Again(whole=True))
        with _measured("results written", asked.files):
            _record(writer, folder, asked.processes)
        with _measured("end of the run"):
            writer.finish(0.0)
    size = store.stat().st_size
    print(f"| size of the store | | | {size / 1e6:,.0f} | | {size / asked.files:,.0f} bytes a file |")
    _contents(store)


def _record(writer: Writer, folder: Path, processes: int) -> None:
    for number, done in enumerate(made_up(writer.waiting(), folder, processes)):
        writer.record(done)
        if number % _COMMIT == _COMMIT - 1:
            writer.commit()


def _across(folder: Path, _asked: argparse.Namespace) -> None:
    with Writer(folder / "all.sqlite") as writer:
        writer.begin(basis_of(_ASKED, "0"), "across", resume=False)
        writer.connection.execute("DELETE FROM across")
        _look(writer)


def _look(writer: Writer) -> None:
    with _measured("look across files"):
        sets = look_across(writer, _ASKED.settings)
    with _measured("end of the run", note=f"{sets} data sets were looked at"):
        writer.finish(0.0)


def _contents(store: Path) -> None:
    """Show what takes the room, where this SQLite can tell."""
    with closing(sqlite3.connect(store)) as connection:
        try:
            rows = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY 1 ORDER BY 2 DESC LIMIT 6")
            for name, size in rows:
                print(f"| - {name} | | | {size / 1e6:,.0f} | | |")
        except sqlite3.OperationalError:
            return


def _ask(folder: Path, _asked: argparse.Namespace) -> None:
    """Ask every question that has a name, and group by SQL; each is a process of its own, from start to end."""
    for name in QUESTIONS:
        _command(f"query {name}", "query", folder / "all.sqlite", name)
    for name, query in _GROUPED.items():
        _command(name, "query", folder / "all.sqlite", query)


def _report(folder: Path, _asked: argparse.Namespace) -> None:
    for name, options in _REPORTS.items():
        place = folder / "report"
        _command(f"report: {name}", "report", folder / "all.sqlite", *(one.format(place) for one in options))
    for path in sorted(folder.glob("report.*")):
        print(f"| - {path.name} | | | {path.stat().st_size / 1e6:,.2f} | | size |")


def _export(folder: Path, _asked: argparse.Namespace) -> None:
    for table in ("files", "findings", "rules", "datasets", "across", "outcomes"):
        place = folder / f"{table}.csv"
        _command(f"export {table} as CSV", "export", folder / "all.sqlite", "--table", table, "--output", place)
        place.unlink(missing_ok=True)


def _resume(folder: Path, asked: argparse.Namespace) -> None:
    """Find everything again: nothing has changed, and then nothing is looked at."""
    with Writer(folder / "all.sqlite") as writer:
        writer.begin(basis_of(_ASKED, "0"), "again", resume=False)
        with _measured("again: entries held against the store", asked.files):
            _count(writer.sight(entries(asked.files)))
        with _measured("again: end of the walk"):
            writer.walked((ROOT,), Again(whole=True))
        with _measured("again: what waits", note=f"{writer.count_waiting()} sources"):
            _count(writer.waiting())
        _look(writer)


def _rejudge(folder: Path, _asked: argparse.Namespace) -> None:
    """Judge a part of the store anew by what is in it, in this process, and take it back."""
    with Writer(folder / "all.sqlite") as writer:
        writer.begin(("another", "{}"), "rejudge", resume=False)
        with _measured("all become stale"):
            writer.judge_anew()
        works = list(islice(writer.waiting(), _REJUDGED))
        judge(works[0], _ASKED)
        with _measured("judged anew by the store, on one core", _REJUDGED):
            done = [judge(work, _ASKED) for work in works]
        chosen = [work._replace(again=()) for work in works]
        with _measured("by another choice of rules, on one core", _REJUDGED):
            done = [judge(work, _ASKED) for work in chosen]
        with _measured("results of that written", _REJUDGED, note=f"{sum(one.opened for one in done)} opened"):
            for one in done:
                writer.record(one)
        connection = writer.connection
        connection.execute("ROLLBACK")
        connection.execute("DELETE FROM run WHERE id = ?", (writer.run,))
        connection.execute("BEGIN IMMEDIATE")


def _merge(folder: Path, asked: argparse.Namespace) -> None:
    """Fill the stores of shards, and merge them; that looks across the files of all, too."""
    stores = [folder / f"shard-{number}.sqlite" for number in range(1, asked.shards + 1)]
    for number, store in enumerate(stores, 1):
        store.unlink(missing_ok=True)
        found = (one for one in entries(asked.files) if shard_of(one.relative, asked.shards) == number)
        with Writer(store) as writer:
            writer.begin(basis_of(_ASKED, "0"), f"made up --shard {number}/{asked.shards}", resume=False)
            _count(writer.sight(found))
            writer.walked((ROOT,), Again(whole=True))
            _record(writer, folder, asked.processes)
            writer.finish(0.0)
    merged = folder / "merged.sqlite"
    merged.unlink(missing_ok=True)
    _command(f"merge of {asked.shards} stores", "merge", *stores, "--store", merged, files=asked.files)
    for store in (*stores, merged):
        store.unlink()


def _command(name: str, *arguments: object, files: int = 0) -> None:
    _print(name, run((*_OURS, *map(str, arguments))), files)


@contextmanager
def _measured(name: str, files: int = 0, note: str = "") -> Iterator[None]:
    Path("/proc/self/clear_refs").write_text("5")  # the peak of memory begins anew
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    _print(name, Measure(time.perf_counter() - wall, time.process_time() - cpu, _peak()), files, note)


def _peak() -> float:
    line = next(one for one in Path("/proc/self/status").read_text().splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / 1e6


def _print(name: str, took: Measure, files: int, note: str = "") -> None:
    each = f"{took.cpu / files * 1000:.3f}" if files else ""
    print(f"| {name} | {took.wall:.2f} | {took.cpu:.2f} | {took.memory:.0f} | {each} | {note} |", flush=True)


def _count(items: Iterator[object]) -> int:
    return sum(1 for _ in items)


if __name__ == "__main__":
    main()
