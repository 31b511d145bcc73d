"""Stores with made-up results, written by the real writer: an archive of two poles, four centres and eight data sets.

`python -m tests.audit.stores COUNT FILE` makes one to try.
"""

import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from fairtool.audit.entry import Entry
from fairtool.audit.packing import counts_of, pack_findings, pack_outcomes
from fairtool.audit.store.again import Again
from fairtool.audit.store.writer import Writer
from fairtool.audit.work import Belongs, Done, Judged, Work
from fairtool.finding import Finding, Severity
from fairtool.report import Report, Status

ROOT = "/data"
BASIS = ("0" * 32, json.dumps({"tool": "1.2.3", "rules": "abc", "selection": {"profiles": ["acdd"]}, "deep": False}))
UNITS = Finding(
    "cf-3.1-units-text",
    Severity.ERROR,
    "sst:units",
    '{where} is the number {value}; write units = "{value}"',
    {"value": 1},
    "CF-1.8 conformance 3.1",
)
METHODS = Finding(
    "cf-7.3-cell-methods-complete",
    Severity.WARNING,
    "tas",
    "{where} has no cell_methods entry for {axes}; write what its values are there: {entry} or another method",
    {"axes": "time, lat, lon", "entry": '"time: point", "time: mean"'},
    "CF-1.8 conformance 7.3",
)
LICENCE = Finding(
    "acdd-license",
    Severity.WARNING,
    ":license",
    "{where} is missing; {ask}",
    {"ask": "name the licence or the restrictions", "ask_fr": "nommer la licence ou les restrictions"},
    "ACDD-1.3 attribute license",
)
VERSION = Finding(
    "cf-2.6.1-version-known",
    Severity.INFO,
    ":Conventions",
    "{where} declares several versions of CF ({versions}); the file is checked by the rules of CF-{newest}",
    {"versions": "CF-1.6, CF-1.8", "newest": "1.8"},
)
NAME = Finding(
    "cf-3.3-standard-name-listed",
    Severity.ERROR,
    "v1:standard_name",
    '{where} has the name "{name}", which is not in the standard name table (version {version}); nearest: {near}',
    {"name": "air_temprature", "version": "93", "near": "air_temperature"},
    "CF-1.8 conformance 3.3",
)
CRASH = Finding(
    "io-crash",
    Severity.ERROR,
    "",
    "{path} makes the reading library crash (exit code {code})",
    {"path": "", "code": -11},
    hint="the file is damaged: make it anew, or get it again",
)
_CENTRES = (("AERIS", "ICARE"), ("AERIS", "ESPRI"), ("ODATIS", "CERSAT"), ("ODATIS", "SISMER"))
_YEARS = 12
_NOTHING = pack_outcomes((), {}, {})
_CONTACTS = {"ICARE": "Support ICARE", "ESPRI": "Équipe ESPRI", "CERSAT": "Cersat Help", "SISMER": "Données SISMER"}

Making = Callable[[int, Work], Done]


class Made(NamedTuple):
    """What a subject of a made-up store is: findings and where it belongs."""

    findings: Sequence[Finding]
    belongs: Belongs
    status: str = "findings"
    score: float | None = None


def entries(count: int, extra: Iterable[Entry] = ()) -> Iterator[Entry]:
    """Give the files of a made-up archive, every thousandth of another kind or on tape."""
    for number in range(count):
        (pole, centre), dataset, year = _belongs(number)
        name = f"{ROOT}/{pole}/{centre}/{dataset}/{year}/{dataset}_{year}{number:07d}.nc"
        kind = "other" if number % 1000 == 999 else "netcdf"
        suffix = ".png" if kind == "other" else ""
        yield Entry(name + suffix, ROOT, kind, 1_000_000 + number, 1_700_000_000_000_000_000, number % 1000 == 998)
    yield from extra


def _belongs(number: int) -> tuple[tuple[str, str], str, int]:
    place = _CENTRES[number % 4]
    return place, f"{place[1].lower()}-{'sst' if number % 8 < 4 else 'wind'}", 2010 + number // 8 % _YEARS


def made(number: int, name: str) -> Made:
    """Give what becomes of a file by its number: the later, the better; some findings differ from file to file."""
    (pole, centre), dataset, year = _belongs(number)
    belongs = Belongs(dataset, centre, pole, year)
    if number % 997 == 5:
        return Made((replace(CRASH, values={"path": name, "code": -11}),), belongs, "unreadable")
    found = [*_many(METHODS, number % 7 + 1)] if number % 3 else []
    found += [UNITS] if number % (year - 2008) == 0 else []
    found += [LICENCE] if centre in {"ICARE", "SISMER"} else []
    found += (
        [replace(NAME, values={**NAME.values, "name": f"air_temprature_{number % 300}"})] if number % 11 == 0 else []
    )
    found += [VERSION] if number % 2 else []
    status = "findings" if any(one.severity is not Severity.INFO for one in found) else "clean"
    return Made(found, belongs, status, 40 + (number * 7 % 60) - 2.5 * len(found))


def _many(finding: Finding, count: int) -> Iterator[Finding]:
    return (replace(finding, where=f"v{number}") for number in range(count))


def done_of(_: int, work: Work) -> Done:
    """Give the result of a made-up file."""
    number = int(work.name[-10:-3])
    one = made(number, work.name)
    judged = judged_of(one, "CF-1.8" if number % 5 else "CF-1.6")
    loss = "io-crash" if one.status == "unreadable" else None
    return Done(work.source, "done", (judged,), loss=loss, seconds=0.01 + number % 100 / 1000)


def judged_of(one: Made, standard: str = "CF-1.8", kind: str = "netcdf") -> Judged:
    """Give a subject as a worker gives it."""
    contact = _CONTACTS.get(one.belongs.centre)
    people = [[contact, f"{one.belongs.centre.lower()}@example.org"]] if contact else []
    return Judged(
        part="",
        kind=kind,
        standard=standard,
        status=one.status,
        counts=counts_of(one.findings),
        outcomes=_NOTHING,
        findings=pack_findings(one.findings),
        header=zlib.crc32(str(one.belongs).encode()).to_bytes(4, "big"),
        holding=json.dumps({"c": [one.belongs.centre], "p": people}, ensure_ascii=False),
        belongs=one.belongs,
        score=one.score,
    )


def write_store(path: Path, found: Iterable[Entry], making: Making = done_of, *, finished: bool = True) -> Path:
    """Write a store of what was found and of what became of it, in the order in which it was found."""
    with Writer(path) as writer:
        writer.begin(BASIS, f"fairtool audit run {ROOT} --store {path.name}", resume=False)
        for _ in writer.sight(found):
            pass
        writer.walked([ROOT], Again())
        for number, work in enumerate(writer.waiting()):
            writer.record(making(number, work))
            if number % 20_000 == 0:
                writer.commit()
        if finished:
            writer.finish(12.5)
    return path


def store_of(path: Path, subjects: Sequence[tuple[str, Made]]) -> Path:
    """Write a store of a few files, each with what became of it."""
    found = [Entry(name, ROOT, "netcdf", 1000, 1) for name, _ in subjects]
    return write_store(path, found, lambda number, work: Done(work.source, "done", (judged_of(subjects[number][1]),)))


def add_across(path: Path, dataset: str, findings: Sequence[Finding], members: Sequence[str] = ()) -> None:
    """Add what was found across the files of a data set, or without one across the archive."""
    report = Report(dataset, "collection", Status.FINDINGS, findings=tuple(findings), members=tuple(members))
    with Writer(path) as writer:
        (row,) = writer.connection.execute("SELECT max(id) FROM word WHERE text = ?", (dataset,)).fetchone()
        writer.recording.keep_across(report, row, "")


def multiply(path: Path, times: int) -> None:
    """Make so many copies of all files of a store, each in a folder of its own: `/data/1/...`."""
    with Writer(path) as writer:
        (sources,) = writer.connection.execute("SELECT max(id) FROM source").fetchone()
        (subjects,) = writer.connection.execute("SELECT max(id) FROM subject").fetchone()
        for number in range(1, times):
            step = {"n": number, "sources": sources, "subjects": subjects}
            writer.connection.execute(_COPIED_SOURCES, step)
            writer.connection.execute(_COPIED_SUBJECTS, step)


_COPIED_SOURCES = """
INSERT INTO source SELECT id + :n * :sources, replace(name, '/data/', '/data/' || :n || '/'), root, kind, size, modified,
  expected, state, seen, offline, basis, head, content, found, loss, seconds FROM source WHERE id <= :sources
"""
_COPIED_SUBJECTS = """
INSERT INTO subject SELECT id + :n * :subjects, source + :n * :sources, part, kind, standard, status, verdict, outcomes,
  findings, dataset, centre, pole, year, score, licence, header FROM subject WHERE id <= :subjects
"""

if __name__ == "__main__":
    write_store(Path(sys.argv[2]), entries(int(sys.argv[1])))
