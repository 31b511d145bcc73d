"""Measures the validation of metadata records, in one run: the command, its parts in process, and peers.

    FAIRTOOL_CORPUS=folder python benchmarks/records.py [NUMBER]

The records of the folder `iso` of the corpus are repeated to NUMBER (2000 by default). Ratios are of CPU time, since
other work on the machine stretches wall time; each group of the table has its own first row, which is 1.0.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from measuring import run
from record_peers import Figure, of_command, owslib, schemas_in, xmllint, xmlschema

from fairtool.context import Context
from fairtool.engine import attempt, examine
from fairtool.iso.subjects import Opened, records
from fairtool.profile import shipped_profiles
from fairtool.selection import Selection, choose
from fairtool.standards import NEWEST
from fairtool.vocabulary.store import shipped

_FAIRTOOL = (sys.executable, "-c", "from fairtool.__main__ import main; main()", "validate")
_USUAL = 2000
_ROUNDS = 5  # rounds in process, of which the fastest counts
_SCHEMA_RECORDS = 500  # records for a program that checks them quickly
Families = tuple[str, ...]


def main() -> None:
    """Measure, and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _USUAL
    files = sorted((Path(os.environ["FAIRTOOL_CORPUS"]) / "iso").glob("*.xml"))
    first = [file for file in files if file.name.startswith("gmd")]  # what the schemas of ISO 19139 know
    with tempfile.TemporaryDirectory(prefix="fairtool-records-") as name:
        folder = Path(name)
        schema = schemas_in(folder)
        print(
            "| | records | CPU ms each | x | wall s | records a second | peak MB |\n|---|---:|---:|---:|---:|---:|---:|"
        )
        _show(_commands(files, count, folder))
        _show(_in_process(files))
        _show(_structure(first, schema, folder))
        _show(_reading(files))


def _show(figures: Iterable[Figure]) -> None:
    """Print a group of rows, its ratios to the first of them."""
    base = 0.0
    for one in figures:
        base = base or one.each
        wall = ("", "") if one.wall is None else (f"{one.wall:.1f}", f"{one.records / one.wall:.0f}")
        memory = "" if one.memory is None else f"{one.memory:.0f}"
        cells = (one.name, one.records, f"{one.each * 1000:.2f}", f"{one.each / base:.2f}", *wall, memory)
        print("|", " | ".join(map(str, cells)), "|", flush=True)


def _commands(files: Sequence[Path], count: int, folder: Path) -> Iterator[Figure]:
    """Measure the command; that few and many records take as much memory shows that it stays flat."""
    many = _repeated(files, count, folder / "many")
    less = _USUAL if count > _USUAL else count // 4
    few = _repeated(files, less, folder / "few")
    profiles = tuple(word for name in ("inspire", "iso") if name in shipped_profiles() for word in ("--profile", name))
    for jobs in ("1", "2"):
        for number, place in ((less, few), (count, many)):
            yield _command(number, place, "--jobs", jobs)
        if profiles:
            yield _command(count, many, "--jobs", jobs, *profiles)


def _command(number: int, place: Path, *options: str) -> Figure:
    return of_command(f"fairtool {' '.join(options)}", number, run((*_FAIRTOOL, *options, str(place))))


def _repeated(files: Sequence[Path], count: int, folder: Path) -> Path:
    folder.mkdir()
    for number in range(count):
        file = files[number % len(files)]
        shutil.copyfile(file, folder / f"{number:06}-{file.name}")
    return folder


def _in_process(files: Sequence[Path]) -> Iterator[Figure]:
    """Measure what a record costs in process: all, then parsing alone and the rules of each family alone."""
    parse = _best(files, lambda _: None)
    together = _best(files, lambda one: _examined(one, ("iso", "inspire")))
    yield Figure("in process, all rules on every record", together[0], together[1])
    yield Figure("of it parse and index", parse[0], parse[1])
    for name, families, selection in (
        ("iso-structure", ("iso",), Selection(select=("iso-structure",))),
        ("other rules iso", ("iso",), Selection(ignore=("iso-structure",))),
        ("rules inspire", ("inspire",), Selection()),
    ):
        count, each = _best(files, _examiner(families, selection))
        yield Figure(f"of it {name}", count, each - parse[1])


def _examiner(families: Families, selection: Selection) -> Callable[[Opened], None]:
    return lambda one: _examined(one, families, selection)


def _examined(one: Opened, families: Families, selection: Selection | None = None) -> None:
    chosen = choose(selection or Selection(), families, one.parts)
    contexts = {name: Context(one.view, NEWEST[name], shipped()) for name in chosen.standards}
    examine(one.view, chosen.rules, contexts)


def _best(files: Sequence[Path], work: Callable[[Opened], object]) -> tuple[int, float]:
    """Give the number of records and the least CPU time for each, reading the files included."""
    best, count = float("inf"), 0
    for _ in range(1 + _ROUNDS):
        start, count = time.process_time(), 0
        for file in files:
            for one in _opened(file):
                work(one)
                count += 1
        best = min(best, time.process_time() - start)
    return count, best / count


def _opened(file: Path) -> Sequence[Opened]:
    found = attempt(lambda: records(file, file.name))
    return () if isinstance(found, Exception) else found


def _structure(files: Sequence[Path], schema: Path | None, folder: Path) -> Iterator[Figure]:
    """Compare the structure of ISO 19139 with validators of XML Schema, on the same records."""
    count, each = _best(files, _examiner(("iso",), Selection(select=("iso-structure",))))
    yield Figure("ISO 19139: parse and iso-structure, in process", count, each)
    if schema:
        several = sorted(map(str, _repeated(files, _SCHEMA_RECORDS, folder / "19139").iterdir()))
        yield from xmllint(schema, several)
        yield from xmlschema(schema, [str(file) for file in files])


def _reading(files: Sequence[Path]) -> Iterator[Figure]:
    """Compare reading records into objects."""
    iso = [file for file in files if file.name.startswith(("gmd", "gmi", "mdb"))]
    count, each = _best(iso, lambda one: one.view.record)
    yield Figure("reading: parse and canonical record", count, each)
    yield from owslib([str(file) for file in iso])


if __name__ == "__main__":
    main()
