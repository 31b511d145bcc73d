"""After a change of rules, only those that changed are run on what the store keeps, and it says what a fresh one says."""

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from fairtool import engine
from fairtool.audit.asked import Asked
from fairtool.audit.basis import basis_of
from fairtool.audit.changed_rules import changed_rules
from fairtool.rules.catalogue import all_rules
from fairtool.settings import Settings
from tests.audit.archive import archive
from tests.audit.in_process import audited, selecting, told
from tests.audit.running import rows

TITLE, UNITS = "cf-2.6.2-global-description-text", "cf-3.1-units-valid"
MODULE = all_rules()[TITLE].check.__module__


def basis(asked: Asked | None = None, **changes: object) -> str:
    """Give what a run rests on, with some of it changed."""
    return json.dumps({**json.loads(basis_of(asked or Asked(), "1")[1]), **changes})


def modules() -> dict[str, str]:
    """Give the digests of the modules of rules."""
    return dict(json.loads(basis())["modules"])


def test_nothing_is_run_again_where_nothing_changed() -> None:
    assert changed_rules(basis(), basis()) == ()
    assert changed_rules(basis(), basis(Asked(layout="{dataset}", rubric="rda-1.0"), tool="2")) == ()


def test_a_module_that_changed_concerns_the_rules_that_rest_on_it() -> None:
    other = {**modules(), MODULE: "other"}
    found = changed_rules(basis(), basis(modules=other))
    assert found is not None
    assert TITLE in found
    assert UNITS not in found
    assert len(found) < 50


def test_rules_that_were_not_chosen_are_run() -> None:
    without = basis(Asked(selecting(ignore=("cf-2.6.2",))))
    assert TITLE in (changed_rules(without, basis()) or ())
    assert all(rule.startswith("cf-2.6.2") for rule in changed_rules(without, basis()) or ())
    assert changed_rules(basis(), without) == ()


@pytest.mark.parametrize(
    "now",
    [
        basis(beside="other"),
        basis(Asked(Settings(deep=True))),
        basis(Asked(Settings(zone="+02"))),
        basis(Asked(selecting(versions={"cf": "1.6"}))),
        basis(Asked(selecting(profiles=("acdd",)))),
        basis(modules={**modules(), "fairtool.rules.catalogue": "other"}),
        basis(modules={**modules(), "fairtool.rules.no_such": "new"}),
    ],
    ids=["reading", "deep", "zone", "version", "profile", "frame", "unknown"],
)
def test_where_all_else_changed_any_rule_may_say_something_else(now: str) -> None:
    assert changed_rules(basis(), now) is None


@pytest.mark.parametrize("before", ["{}", "", "[]", '{"modules": 1, "selection": {}}', '{"modules": {}}'])
def test_a_basis_that_tells_nothing_is_no_ground(before: str) -> None:
    assert changed_rules(before, basis()) is None


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the rules that are run from now on."""
    found: list[str] = []
    before = engine._run

    def told_of(rule: Any, *rest: Any) -> Any:
        found.append(rule.id)
        return before(rule, *rest)

    monkeypatch.setattr(engine, "_run", told_of)
    return found


def changed_behind(store: Path, module: str) -> None:
    """Let the results of a store rest on another text of a module."""
    with closing(sqlite3.connect(store)) as connection:
        content = json.loads(connection.execute("SELECT content FROM basis").fetchone()[0])
        content["modules"][module] = "before"
        connection.execute("UPDATE basis SET digest = 'before', content = ?", (json.dumps(content),))
        connection.commit()


def test_only_what_changed_is_run(run: list[str], tmp_path: Path) -> None:
    root, store, fresh = archive(tmp_path / "data"), tmp_path / "store.sqlite", tmp_path / "fresh.sqlite"
    audited(root, store)
    audited(root, fresh)
    changed_behind(store, MODULE)
    run.clear()
    assert audited(root, store).opened == 0
    rules = {rule for rule in run if not rule.startswith("archive-")}
    assert TITLE in rules
    assert rules <= set(changed_rules(basis(modules={**modules(), MODULE: "x"}), basis()) or ())
    assert told(store) == told(fresh)


def test_what_was_left_is_known_by_what_it_was_judged_by_last(tmp_path: Path) -> None:
    """A rule that the store could not run, left out and chosen again, is no rule that found nothing."""
    root, store, fresh = archive(tmp_path / "data"), tmp_path / "store.sqlite", tmp_path / "fresh.sqlite"
    audited(root, store, Asked(selecting(select=("cf-2", "cf-3"))))
    audited(root, store, Asked(selecting(select=("cf-3", "cf-5")), stored=True))
    assert rows(store, "SELECT DISTINCT state FROM source") == [("stale",)]
    audited(root, store, Asked(selecting(select=("cf-2", "cf-3"))))
    audited(root, fresh, Asked(selecting(select=("cf-2", "cf-3"))))
    assert told(store) == told(fresh)


def test_no_rule_on_a_header_looks_at_what_runs_beside_it() -> None:
    """It would be run again where another is chosen, or left out."""
    sees = {rule.check.__module__ for rule in all_rules().values() if rule.standard in {"cf", "acdd", "ugrid", "pole"}}
    assert len(sees) > 50
    assert [name for name in sorted(sees) if ".beside" in Path(sys.modules[name].__file__ or "").read_text()] == []
