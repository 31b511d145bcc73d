"""An overview counts what a store has, as counting file by file would."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.audit.entry import Entry
from fairtool.audit.overview import Overview, overview
from fairtool.audit.packing import pack_outcomes
from fairtool.audit.scope import WHOLE, Scope, scopes
from fairtool.audit.store.opening import opened_to_read
from fairtool.audit.work import Belongs, Done
from fairtool.finding import Severity
from fairtool.report import Outcome, OutcomeStatus
from tests.audit.stores import (
    CRASH,
    LICENCE,
    METHODS,
    ROOT,
    UNITS,
    VERSION,
    Made,
    add_across,
    entries,
    judged_of,
    made,
    multiply,
    store_of,
    write_store,
)

COUNT = 3_000


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of some thousand files."""
    return write_store(tmp_path_factory.mktemp("overview") / "audit.sqlite", entries(COUNT))


def seen(path: Path, scope: Scope = WHOLE) -> Overview:
    with opened_to_read(path) as connection:
        return overview(connection, scope)


def expected() -> list[Made]:
    found = entries(COUNT)
    return [made(int(one.name[-10:-3]), one.name) for one in found if one.kind == "netcdf" and not one.offline]


def test_the_totals_are_those_of_the_files(store: Path) -> None:
    total, files = seen(store).total, expected()
    statuses = Counter(one.status for one in files)
    readable = [finding.severity for one in files if one.status != "unreadable" for finding in one.findings]
    assert (total.files, total.clean, total.findings) == (len(files), statuses["clean"], statuses["findings"])
    assert (total.unreadable, total.faults) == (statuses["unreadable"], 0)
    assert (total.errors, total.warnings, total.infos) == tuple(
        map(readable.count, (Severity.ERROR, Severity.WARNING, Severity.INFO))
    )
    scores = [one.score for one in files if one.score is not None]
    assert total.score == round(sum(scores) / len(scores), 1)


@pytest.mark.parametrize("view", ["file", "dataset", "centre", "pole"])
def test_the_views_of_a_store_sum_up_to_its_totals(store: Path, view: str) -> None:
    total = seen(store).total
    with opened_to_read(store) as connection:
        found = connection.execute(f"SELECT sum(errors), sum(warnings) FROM {view}").fetchone()  # noqa: S608 - literals
    assert total.unreadable
    assert found == (total.errors, total.warnings)


@pytest.mark.parametrize(
    ("groups", "key"),
    [
        ("datasets", lambda belongs: belongs.dataset),
        ("centres", lambda belongs: belongs.centre),
        ("poles", lambda belongs: belongs.pole),
        ("years", lambda belongs: str(belongs.year)),
    ],
)
def test_each_group_has_its_files_and_all_findings_are_in_one(
    store: Path, groups: str, key: Callable[[Belongs], str]
) -> None:
    found = seen(store)
    counted = Counter(key(one.belongs) for one in expected())
    rows = getattr(found, groups)
    assert {one.name: one.counts.files for one in rows} == counted
    assert sum(one.counts.warnings for one in rows) == found.total.warnings


def test_groups_with_most_errors_come_first_and_years_in_their_order(store: Path) -> None:
    found = seen(store)
    errors = [one.counts.errors for one in found.datasets]
    assert errors == sorted(errors, reverse=True)
    assert [one.name for one in found.years] == sorted(one.name for one in found.years)


def test_standards_and_kinds_are_told_apart(tmp_path: Path) -> None:
    place = Belongs("a", "B", "C", 2001)
    found = [Entry(f"{ROOT}/{number}.nc", ROOT, "netcdf") for number in range(3)]
    standards, kinds = ("CF-1.6", "CF-1.8", "CF-1.8"), ("netcdf", "cdl", "netcdf")
    path = write_store(
        tmp_path / "a.sqlite",
        found,
        lambda number, work: Done(
            work.source, "done", (judged_of(Made((UNITS,), place), standards[number], kinds[number]),)
        ),
    )
    overviewed = seen(path)
    assert [(one.name, one.counts.files) for one in overviewed.standards] == [("CF-1.6", 1), ("CF-1.8", 2)]
    assert [(one.name, one.counts.errors) for one in overviewed.kinds] == [("cdl", 1), ("netcdf", 2)]


def test_a_rule_is_told_with_its_findings_its_files_and_an_example(store: Path) -> None:
    counted: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for one in expected():
        counted.update(finding.rule for finding in one.findings)
        files.update({finding.rule for finding in one.findings})
    found = seen(store).rules
    assert {one.rule: (one.findings, one.files) for one in found} == {
        rule: (counted[rule], files[rule]) for rule in counted
    }
    for one in found:
        assert one.example is not None
        assert one.example.finding.rule == one.rule
        assert one.example.file.startswith(ROOT)
    ranks = [one.severity.rank for one in found]
    assert ranks == sorted(ranks, reverse=True)


def test_a_rule_with_two_severities_is_told_once_for_each(tmp_path: Path) -> None:
    milder = replace(UNITS, severity=Severity.WARNING)
    path = store_of(tmp_path / "a.sqlite", [(f"{ROOT}/a.nc", Made((UNITS, milder, milder), Belongs()))])
    assert [(one.severity.value, one.findings) for one in seen(path).rules] == [("error", 1), ("warning", 2)]


def test_files_that_belong_nowhere_are_a_group_without_a_name(tmp_path: Path) -> None:
    subjects = [
        (f"{ROOT}/a.nc", Made((UNITS,), Belongs())),
        (f"{ROOT}/b.nc", Made((), Belongs("d", "c", "p", 2000), "clean")),
    ]
    path = store_of(tmp_path / "a.sqlite", subjects)
    assert {one.name: one.counts.files for one in seen(path).centres} == {"": 1, "c": 1}
    with opened_to_read(path) as connection:
        assert [one.name for one in scopes(connection, "centre")] == ["c", ""]
        nowhere = scopes(connection, "centre")[1]
        assert overview(connection, nowhere).total.errors == 1


def test_what_was_not_judged_is_counted_by_its_reason(store: Path) -> None:
    found = seen(store).sources
    assert (found.offline, dict(found.others), found.waiting, found.gone) == (3, {".png": 3}, 0, 0)
    assert dict(found.losses) == {"io-crash": 3}
    assert [one.name for one in found.quarantined] == sorted(one.name for one in found.quarantined)
    assert all(one.finding and one.finding.rule == CRASH.rule for one in found.quarantined)


def test_the_slowest_files_are_named_slowest_first(store: Path) -> None:
    seconds = [one for _, one in seen(store).sources.slowest]
    assert seconds == sorted(seconds, reverse=True)
    assert seconds[0] == pytest.approx(0.109)


def test_files_that_wait_are_told_where_a_run_was_ended(tmp_path: Path) -> None:
    path = write_store(tmp_path / "a.sqlite", entries(20), lambda _, work: Done(work.source, "left"), finished=False)
    found = seen(path)
    assert (found.sources.waiting, found.total.files, found.rules) == (20, 0, ())
    assert found.runs[0].finished == ""


def test_a_fault_of_ours_is_told_with_its_rule_and_reason(tmp_path: Path) -> None:
    crash = pack_outcomes((Outcome("cf-4-axis-value", OutcomeStatus.CRASHED, 1, "KeyError at x"),), {}, {})
    judged = judged_of(Made((), Belongs(), "fault"))._replace(outcomes=crash)
    path = write_store(
        tmp_path / "a.sqlite",
        [Entry(f"{ROOT}/a.nc", ROOT, "netcdf")],
        lambda _, work: Done(work.source, "done", (judged,)),
    )
    found = seen(path)
    assert found.total.faults == 1
    assert [(one.rule, one.reason) for one in found.sources.crashed] == [("cf-4-axis-value", "KeyError at x")]


def test_scores_are_spread_over_ten_columns(tmp_path: Path) -> None:
    scores = (0, 9.9, 10, 55, 89.9, 90, 100, None)
    subjects = [(f"{ROOT}/{number}.nc", Made((), Belongs(), "clean", score)) for number, score in enumerate(scores)]
    found = seen(store_of(tmp_path / "a.sqlite", subjects))
    assert found.scores == (2, 1, 0, 0, 0, 1, 0, 0, 1, 2)
    assert found.total.scored == 7


def test_a_store_without_scores_has_no_columns(tmp_path: Path) -> None:
    found = seen(store_of(tmp_path / "a.sqlite", [(f"{ROOT}/a.nc", Made((VERSION,), Belongs(), "clean"))]))
    assert found.scores == ()
    assert found.total.score is None


def test_what_was_found_across_files_is_told_of_its_data_set_alone(tmp_path: Path) -> None:
    places = [Belongs(name, centre, "P", 2000) for name, centre in (("one", "A"), ("two", "B"))]
    path = store_of(
        tmp_path / "a.sqlite", [(f"{ROOT}/{place.dataset}.nc", Made((LICENCE,), place)) for place in places]
    )
    add_across(path, "one", [METHODS, UNITS], ["one.nc"])
    add_across(path, "two", [METHODS], ["two.nc"])
    add_across(path, "", [METHODS])
    found = seen(path).across
    assert (found.datasets, found.parts, found.errors, found.warnings) == (2, 3, 1, 3)
    assert found.worst[0].name == "one"
    assert found.worst[0].members == ("one.nc",)
    with opened_to_read(path) as connection:
        second = next(one for one in scopes(connection, "centre") if one.name == "B")
        assert [one.name for one in overview(connection, second).across.worst] == ["two"]


def test_a_part_of_an_archive_is_counted_as_the_whole_is(store: Path) -> None:
    with opened_to_read(store) as connection:
        whole = overview(connection)
        parts = [overview(connection, scope) for scope in scopes(connection, "centre")]
    assert sum(one.total.errors for one in parts) == whole.total.errors
    assert sum(one.sources.size for one in parts) < whole.sources.size  # files on tape belong to no centre
    assert sum(one.files for part in parts for one in part.rules) == sum(one.files for one in whole.rules)
    assert {one.sources.offline for one in parts} == {0}


def test_copies_of_files_are_counted_so_often(tmp_path: Path) -> None:
    path = write_store(tmp_path / "a.sqlite", entries(50))
    once = seen(path)
    multiply(path, 4)
    assert seen(path).total.warnings == 4 * once.total.warnings


def test_runs_are_told_with_their_command_and_what_they_rest_on(store: Path) -> None:
    (run,) = seen(store).runs
    assert (run.tool, run.profiles, run.seconds) == ("1.2.3", ("acdd",), 12.5)
    assert run.command.startswith("fairtool audit run")
    assert run.finished
