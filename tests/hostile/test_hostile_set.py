"""Every hostile file gets one verdict, no sound one between them is lost or misjudged, and the limits hold."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from fairtool.netcdf.read_limits import MEBIBYTE
from fairtool.report import Status
from tests.hostile import sound
from tests.hostile.case import Case, of_bytes, verdict_of, worst
from tests.hostile.catalogue import cases
from tests.hostile.run import Judged, Watch, limits, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")
LONG = bool(os.environ.get("FAIRTOOL_LONG"))
SECONDS, MEMORY = 10 if LONG else 60, 1024  # nothing in the sample hangs, and a busy machine is slow
EVERY = 10  # hostile files between two sound ones
OWN = 400 * MEBIBYTE  # what a worker has before it reads anything, and some slack
INNOCENT: tuple[Case, ...] = (
    Case("data.nc", sound.clean),
    Case("classic.nc", lambda path: sound.clean(path, "NETCDF3_CLASSIC")),
    Case("record.xml", of_bytes(sound.iso("iso19139"))),
    Case("plan.json", of_bytes(sound.example("plan.json"))),
)


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of the run: the verdicts in order, the cases by name, and what the workers took."""

    judged: list[Judged]
    known: Mapping[str, Case]
    innocent: Mapping[str, str]
    watch: Watch


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Build the files, with a sound one after every tenth, and examine them all in one run."""
    folder = tmp_path_factory.mktemp("hostile")
    known: dict[str, Case] = {}
    innocent: dict[str, str] = {}
    for number, (_, case) in enumerate(cases(whole=LONG)):
        case.make(folder / case.name)
        assert case.name not in known
        known[case.name] = replace(case, make=of_bytes(b""))
        if number % EVERY == 0:
            one = INNOCENT[number // EVERY % len(INNOCENT)]
            name = f"innocent-{number}-{one.name}"
            one.make(folder / name)
            known[name], innocent[name] = one, one.name
    judged, watch = run([folder / name for name in known], limits(SECONDS, MEMORY))
    return Ran(judged, known, innocent, watch)


def test_every_file_has_one_verdict_in_its_turn(ran: Ran) -> None:
    assert [one.name for one in ran.judged] == list(ran.known)
    assert all(report.path.partition("#")[0] == one.name for one in ran.judged for report in one.reports)
    assert all(one.reports for one in ran.judged)


def test_the_set_is_large_enough(ran: Ran) -> None:
    suffixes = [Path(name).suffix for name in ran.known if name not in ran.innocent]
    data, records = suffixes.count(".nc"), len(suffixes) - suffixes.count(".nc") - suffixes.count(".cdl")
    assert data >= (500 if LONG else 200)
    assert records >= (450 if LONG else 200)


def test_no_sound_file_is_lost_or_misjudged(ran: Ran, tmp_path: Path) -> None:
    for one in INNOCENT:
        one.make(tmp_path / one.name)
    alone, _ = run([tmp_path / one.name for one in INNOCENT], limits(60, MEMORY))
    wanted = {one.name: _told(one) for one in alone}
    assert wanted["data.nc"] == wanted["classic.nc"] == (Status.CLEAN, ())
    misjudged = {
        one.name for one in ran.judged if one.name in ran.innocent and _told(one) != wanted[ran.innocent[one.name]]
    }
    assert misjudged == set()


def _told(one: Judged) -> tuple[Status, tuple[str, ...]]:
    (report,) = one.reports
    return report.status, tuple(finding.rule for finding in report.findings)


def test_no_file_is_a_fault_of_ours(ran: Ran) -> None:
    faults = {
        one.name: [outcome for outcome in report.outcomes if outcome.status == "crashed"]
        for one in ran.judged
        for report in one.reports
        if report.status is Status.FAULT
    }
    assert faults == {}


def test_each_bomb_has_the_verdict_that_it_should_have(ran: Ran) -> None:
    said = {one.name: worst([verdict_of(report) for report in one.reports]) for one in ran.judged}
    wrong = {name: (said[name], case.verdict) for name, case in ran.known.items() if not case.fits(said[name])}
    assert wrong == {}


def test_each_bomb_is_told_for_what_it_is(ran: Ran) -> None:
    told = {
        one.name: " ".join(str(finding.message) for report in one.reports for finding in report.findings[:1])
        for one in ran.judged
    }
    wrong = {name: told[name] for name, case in ran.known.items() if case.said not in told[name]}
    assert {name: text for name, text in wrong.items() if not _may_be_late(ran.known[name], text)} == {}


def _may_be_late(case: Case, text: str) -> bool:
    return case.heavy and "was not read within" in text


def test_no_worker_takes_more_memory_than_it_may(ran: Ran) -> None:
    assert 0 < ran.watch.peak < MEMORY * MEBIBYTE + OWN
