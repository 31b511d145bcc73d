"""Two stores compared: what is better, worse, new or gone, and whether the file or the rules are the reason."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.audit.diff.difference import difference, is_worse
from fairtool.audit.diff.document import AuditDiffDocument
from fairtool.audit.store.writer import Writer
from fairtool.audit.work import Belongs
from fairtool.errors import UsageError
from fairtool.finding import Severity
from fairtool.render.audit_diff_markdown import audit_diff_markdown
from fairtool.render.audit_diff_text import audit_diff_text
from fairtool.render.run import Run
from fairtool.report import Report, Status
from fairtool.resources import folder
from tests.audit.made_store import DAMAGED, NOTE, ROOT, TITLE, UNITS, Made, made_store

SST = Belongs("sst", "Ifremer", "odatis", 2001)
A = Made("a.nc", (UNITS, TITLE), belongs=SST)
B = Made("b.nc", (TITLE,), belongs=SST)


def _compared(
    path: Path, before: Sequence[Made], after: Sequence[Made], *, rules: str = "basis-1", limit: int = 100
) -> AuditDiffDocument:
    old = made_store(path / "old.sqlite", before, started="2026-01-01T00:00:00Z")
    new = made_store(path / "new.sqlite", after, basis=rules, started="2026-02-01T00:00:00Z")
    return difference(old, new, limit)


def _changed(document: AuditDiffDocument) -> dict[str, int]:
    return {name: count for name, count in document["files"].items() if isinstance(count, int) and count}


def test_a_store_is_no_better_than_its_like(tmp_path: Path) -> None:
    document = _compared(tmp_path, [A, B], [B, A])
    assert _changed(document) == {"same": 2}
    assert document["rules"] == document["worse"] == document["datasets"] == document["basis"] == []


def test_files_are_better_or_worse_rule_by_rule(tmp_path: Path) -> None:
    document = _compared(tmp_path, [A, B], [replace(A, findings=(TITLE,)), replace(B, findings=(TITLE, UNITS, UNITS))])
    assert _changed(document) == {"worse": 1, "better": 1}
    (worse,), (better,) = document["worse"], document["better"]
    assert (worse["name"], worse["rules"]) == (f"{ROOT}/b.nc", [{"rule": UNITS.rule, "before": 0, "after": 2}])
    assert (better["name"], better["rules"]) == (f"{ROOT}/a.nc", [{"rule": UNITS.rule, "before": 1, "after": 0}])
    (rule,) = document["rules"]
    assert (rule["appeared"], rule["disappeared"], rule["worse"], rule["better"]) == (2, 1, 1, 1)


@pytest.mark.parametrize(
    ("change", "rules", "cause"),
    [
        ({"size": 2000}, "basis-1", "file"),
        ({"modified": 2 * 10**18}, "basis-1", "file"),
        ({}, "basis-2", "rules"),
        ({"size": 2000}, "basis-2", "file-and-rules"),
        ({}, "basis-1", "unknown"),
    ],
)
def test_the_reason_is_the_file_or_the_rules(tmp_path: Path, change: dict[str, int], rules: str, cause: str) -> None:
    document = _compared(tmp_path, [B], [replace(B, findings=(UNITS,), **change)], rules=rules)
    assert [one["cause"] for one in document["worse"]] == [cause]
    assert document["causes"][cause.replace("-", "_")] == 1  # type: ignore[literal-required]
    assert document["basis"] == (["tool"] if rules != "basis-1" else [])
    (rule,) = [one for one in document["rules"] if one["rule"] == UNITS.rule]
    assert (rule["by_file"], rule["by_rules"]) == (int(cause == "file"), int(cause == "rules"))


def test_a_copy_with_the_same_first_bytes_is_the_same_file(tmp_path: Path) -> None:
    before = replace(B, head=b"h" * 16)
    after = replace(before, root="/mirror", modified=5, findings=(UNITS,))
    document = _compared(tmp_path, [before], [after], rules="basis-2")
    (worse,) = document["worse"]
    assert (worse["name"], worse["before_name"], worse["cause"]) == ("/mirror/b.nc", f"{ROOT}/b.nc", "rules")


def test_names_that_two_roots_share_are_not_taken_for_each_other(tmp_path: Path) -> None:
    before = [B, replace(B, root="/other")]
    document = _compared(tmp_path, before, [replace(B, root="/mirror")])
    assert _changed(document) == {"new": 1, "gone": 2}


def test_new_and_gone_files_and_those_not_judged_are_told_apart(tmp_path: Path) -> None:
    document = _compared(
        tmp_path,
        [A, B, Made("c.nc"), Made("d.nc")],
        [B, Made("c.nc", judged=False), Made("n.nc", (UNITS,)), Made("d.nc")],
    )
    assert _changed(document) == {"same": 2, "new": 1, "gone": 1, "not_judged": 1}
    assert document["new_files"] == [{"name": f"{ROOT}/n.nc", "status": "findings"}]
    assert document["gone_files"] == [{"name": f"{ROOT}/a.nc", "status": "findings"}]


def test_a_file_that_a_later_run_missed_is_gone(tmp_path: Path) -> None:
    old = made_store(tmp_path / "old.sqlite", [A, B])
    new = made_store(tmp_path / "new.sqlite", [A, B])
    made_store(new, [A], started="2026-02-01T00:00:00Z")
    assert _changed(difference(old, new, 9)) == {"same": 1, "gone": 1}


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        ((UNITS,), (replace(UNITS, severity=Severity.WARNING),), "better"),
        ((TITLE,), (replace(TITLE, severity=Severity.ERROR),), "worse"),
        ((), (NOTE,), "other"),
        ((UNITS,), (TITLE,), "worse"),
        ((TITLE, TITLE), (TITLE,), "better"),
    ],
)
def test_what_is_worse(tmp_path: Path, before: tuple, after: tuple, way: str) -> None:
    assert _changed(_compared(tmp_path, [Made("a.nc", before)], [Made("a.nc", after)])) == {way: 1}


def test_a_file_that_cannot_be_read_any_more_is_worse_and_comes_first(tmp_path: Path) -> None:
    damaged = replace(A, findings=(DAMAGED,), status="unreadable")
    document = _compared(tmp_path, [A, B], [damaged, replace(B, findings=(TITLE, UNITS))])
    assert [(one["name"], one["before"], one["after"]) for one in document["worse"]] == [
        (f"{ROOT}/a.nc", "findings", "unreadable"),
        (f"{ROOT}/b.nc", "findings", "findings"),
    ]


def test_data_sets_and_centres_have_their_totals(tmp_path: Path) -> None:
    wind = Made("w.nc", belongs=Belongs("wind", "ICARE", "aeris", 2001))
    document = _compared(tmp_path, [A, B, wind], [A, replace(B, findings=(UNITS,)), wind])
    (dataset,), (centre,) = document["datasets"], document["centres"]
    assert (dataset["name"], dataset["errors_before"], dataset["errors_after"], dataset["worse"]) == ("sst", 1, 2, 1)
    assert (centre["name"], centre["files_before"], centre["files_after"]) == ("Ifremer", 2, 2)


def test_what_is_found_across_files_is_compared(tmp_path: Path) -> None:
    document = _compared(tmp_path, [A], [A])
    with Writer(tmp_path / "new.sqlite") as writer:
        for name, findings, dataset in (("sst", (UNITS, UNITS), 1), ("", (NOTE,), None)):
            status = Status.FINDINGS
            writer.recording.keep_across(Report(name, "collection", status, findings=findings), dataset, "print")
    old, new = tmp_path / "old.sqlite", tmp_path / "new.sqlite"
    found = difference(old, new, 9)
    assert (is_worse(document), is_worse(found), is_worse(difference(new, old, 9))) == (False, True, False)
    assert [(one["name"], one["rule"], one["before"], one["after"]) for one in found["across"]] == [
        ("sst", UNITS.rule, 0, 2),
        ("", NOTE.rule, 0, 1),
    ]
    assert f"sst                {UNITS.rule}  0 > 2" in audit_diff_text(found, Run("", width=80))
    assert f"| sst | {UNITS.rule} | 0" in audit_diff_markdown(found, Run(""))


def test_lists_are_cut_and_counts_are_not(tmp_path: Path) -> None:
    before = [replace(B, name=f"{number}.nc") for number in range(5)]
    document = _compared(tmp_path, before, [replace(one, findings=(UNITS,)) for one in before], limit=2)
    assert document["files"]["worse"] == 5
    assert len(document["worse"]) == 2
    assert "and 3 more" in audit_diff_text(document, Run("", width=80))


def test_parts_of_a_file_are_compared_by_their_names(tmp_path: Path) -> None:
    many = Made("r.xml", (TITLE,), parts=("#1", "#2", "#3"), kind="xml")
    document = _compared(tmp_path, [many], [replace(many, parts=("#1", "#2"))])
    assert _changed(document) == {"same": 2, "not_judged": 1}


def test_what_belongs_nowhere_is_named_as_in_the_report(tmp_path: Path) -> None:
    known = Made("w.nc", (TITLE,), belongs=Belongs("wind", "ICARE", "aeris", 2001))
    nowhere = Made("x.nc", (TITLE,))
    document = _compared(tmp_path, [known, nowhere], [replace(known, findings=()), replace(nowhere, findings=())])
    for shown in (audit_diff_text(document, Run("", width=100)), audit_diff_markdown(document, Run(""))):
        assert len(re.findall(r"^(?:\| )?not known ", shown, re.MULTILINE)) == 2
        assert "(" not in shown.partition("not known")[2].splitlines()[0]


def test_the_document_is_as_its_schema_says(tmp_path: Path) -> None:
    validator = pytest.importorskip("jsonschema", reason="jsonschema is not installed").Draft202012Validator
    schema = json.loads((folder("schemas") / "json/fairtool-audit-diff-1.json").read_text(encoding="utf-8"))
    document = _compared(tmp_path, [A, B], [replace(A, findings=()), Made("n.nc")], rules="basis-2")
    assert list(validator(schema).iter_errors(json.loads(json.dumps(document)))) == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [40, 100])
def test_text_and_markdown_upset_no_terminal(tmp_path: Path, language: str, width: int) -> None:
    evil = replace(B, name="x\u202e|`<b>\n.nc", belongs=Belongs("s\x1b[31m|t", "", "", 2001))
    document = _compared(tmp_path, [evil], [replace(evil, findings=(TITLE, UNITS))])
    run = Run("", "fr" if language == "fr" else "en", width=width)
    text, markdown = audit_diff_text(document, run), audit_diff_markdown(document, run)
    for shown in (text, markdown):
        assert not [sign for sign in shown.replace("\n", "") if not sign.isprintable()]
        assert UNITS.rule in shown.replace("\\", "")
    assert "<b>" not in markdown


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    old = made_store(tmp_path / "old.sqlite", [A])
    (tmp_path / "text.sqlite").write_text("no database")
    for other in ("text.sqlite", "nowhere.sqlite"):
        with pytest.raises(UsageError, match=other):
            difference(old, tmp_path / other, 1)
