"""The commands on stores at a terminal: exit codes, streams, languages."""

import csv
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.audit.questions import QUESTIONS
from fairtool.resources import folder
from tests.audit.made_store import ROOT, TITLE, UNITS, Made, ask, made_store
from tests.audit.running import COMMAND
from tests.cli.running import document, environment, fairtool

A = Made("a.nc", (UNITS, TITLE))
B = Made("b.nc", (TITLE,))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return made_store(tmp_path / "audit.sqlite", [A, B])


def test_a_question_by_name_is_answered_as_text(store: Path) -> None:
    ended = fairtool("audit", "query", store, "worst-files")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == [
        "name           errors  warnings",
        f"{ROOT}/a.nc       1         1",
        f"{ROOT}/b.nc       0         1",
        "2 rows",
    ]


def test_an_answer_that_is_cut_is_told_on_standard_error(store: Path) -> None:
    ended = fairtool("audit", "query", store, "SELECT name FROM file", "--limit", "1", "--format", "csv")
    assert (ended.returncode, ended.stdout) == (0, f"name\n{ROOT}/a.nc\n")
    assert ended.stderr == "fairtool: only the first 1 rows are shown\n  --limit shows more\n"
    whole = fairtool("audit", "query", store, "SELECT name FROM file", "--limit", "2", "--format", "csv")
    assert whole.stderr == ""


def test_sql_is_read_from_standard_input_and_written_to_a_file(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    ended = fairtool("audit", "query", store, "-", "--format", f"json={file}", stdin="SELECT name, errors FROM file")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "schema": "fairtool-audit-query/1",
        "columns": ["name", "errors"],
        "rows": [[f"{ROOT}/a.nc", 1], [f"{ROOT}/b.nc", 0]],
    }


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_questions_are_listed(lang: str) -> None:
    ended = fairtool("audit", "query", "--list", "--lang", lang)
    assert ended.returncode == 0
    assert [line.split()[0] for line in ended.stdout.splitlines() if line[:1] != " "] == list(QUESTIONS)


@pytest.mark.parametrize("form", ["csv", "json", "ndjson"])
def test_the_questions_are_listed_in_every_format(form: str, tmp_path: Path) -> None:
    ended = fairtool("audit", "query", "--list", "--format", form)
    assert ended.returncode == 0
    read = {
        "csv": lambda text: [(row["question"], row["title"]) for row in csv.DictReader(text.splitlines())],
        "json": lambda text: [tuple(row) for row in json.loads(text)["rows"]],
        "ndjson": lambda text: [tuple(json.loads(line).values()) for line in text.splitlines()],
    }
    assert read[form](ended.stdout) == [(name, one.title) for name, one in QUESTIONS.items()]
    file = tmp_path / "questions"
    assert fairtool("audit", "query", "--list", "--format", f"{form}={file}").stdout == ""
    assert file.read_text(encoding="utf-8") == ended.stdout


def test_the_questions_are_listed_in_no_format_that_there_is_not() -> None:
    ended = fairtool("audit", "query", "--list", "--format", "xlsx")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "there is no format xlsx" in ended.stderr


def test_a_list_of_questions_and_any_answer_are_as_their_schema_says(store: Path) -> None:
    validator = pytest.importorskip("jsonschema", reason="jsonschema is not installed").Draft202012Validator
    schema = json.loads((folder("schemas") / "json/fairtool-audit-query-1.json").read_text(encoding="utf-8"))
    asked = (["--list"], [store, "SELECT name, NULL, 1.5, 2, x'00ff', 9e999 FROM file"], [store, "gone"])
    for arguments in asked:
        told = document(fairtool("audit", "query", *arguments, "--format", "json"))
        assert list(validator(schema).iter_errors(told)) == []


def test_the_list_of_questions_fits_a_narrow_terminal() -> None:
    ended = fairtool("audit", "query", "--list", env=environment(COLUMNS="50"))
    assert max(map(len, ended.stdout.splitlines())) <= 50


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["SELECT nam FROM file"], "did you mean name?"),
        (["worst-fils"], "did you mean worst-files?"),
        (["DELETE FROM source"], "a query can only read"),
        (["SELECT 1", "--format", "xlsx"], "there is no format xlsx"),
        (["SELECT 1", "--timeout", "0"], "--timeout cannot be 0"),
        ([], "a store and a question are needed"),
    ],
)
def test_what_cannot_be_answered_is_wrong_usage(store: Path, arguments: list[str], told: str) -> None:
    ended = fairtool("audit", "query", store, *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_export_is_a_document_and_nothing_else(store: Path) -> None:
    ended = fairtool("audit", "export", store, "--table", "rules")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[0] == "rule,title,severity,files,findings"


def test_a_diff_ends_with_1_where_something_is_worse(store: Path, tmp_path: Path) -> None:
    worse = made_store(tmp_path / "new.sqlite", [A, replace(B, findings=(TITLE, UNITS))])
    ended = fairtool("audit", "diff", store, worse)
    assert ended.returncode == 1
    assert ended.stdout.splitlines()[0] == "1 worse, 1 as before"
    assert fairtool("audit", "diff", store, worse, "--exit-zero").returncode == 0
    assert fairtool("audit", "diff", worse, store).returncode == 0
    found = document(fairtool("audit", "diff", store, worse, "--format", "json"))
    assert (found["schema"], found["files"]["worse"]) == ("fairtool-audit-diff/1", 1)


def test_a_store_is_not_compared_with_itself(store: Path) -> None:
    ended = fairtool("audit", "diff", store, store)
    assert ended.returncode == 2
    assert "would be compared with itself" in ended.stderr


def test_a_merge_says_what_it_made_and_what_is_missing(store: Path, tmp_path: Path) -> None:
    shard = made_store(
        tmp_path / "1.sqlite", [Made("c.nc")], command="fairtool audit run /a --shard 1/2", finished=False
    )
    merged = tmp_path / "all.sqlite"
    ended = fairtool("audit", "merge", "--store", merged, store, shard)
    assert ended.returncode == 1
    assert ended.stdout == f"{merged}: 2 stores, 3 sources, 3 files and records\n"
    assert ended.stderr == f"fairtool: the run of {shard} did not come to its end\nfairtool: shards are missing: 2/2\n"
    assert len(ask(merged, "SELECT * FROM file")) == 3
    assert fairtool("audit", "merge", "--store", merged, store, shard, "--partial").returncode == 0
    assert fairtool("audit", "merge", "--store", store, store).returncode == 2


def test_a_reader_that_has_seen_enough_ends_an_export_in_silence(tmp_path: Path) -> None:
    store = made_store(tmp_path / "audit.sqlite", [replace(A, name=f"{number}.nc") for number in range(3000)])
    command = (*COMMAND, "export", store, "--table", "files", "--format", "ndjson")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stderr
        assert json.loads(running.stdout.readline())["file"] == f"{ROOT}/0.nc"
        running.stdout.close()
        assert running.stderr.read() == ""
