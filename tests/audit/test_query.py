"""Questions to a store: answered in SQL or by name, read only, within limits; wrong ones are told what there is."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fairtool.audit.packing import packed
from fairtool.audit.query import answered
from fairtool.audit.questions import QUESTIONS, sql_of
from fairtool.audit.work import Belongs
from fairtool.errors import UsageError
from fairtool.render.cells import csv_lines, json_lines, ndjson_lines
from fairtool.render.rows_text import rows_text
from fairtool.render.run import Run
from tests.audit.made_store import DAMAGED, ROOT, TITLE, UNITS, Made, made_store

FILES = [
    Made("a.nc", (UNITS, TITLE), belongs=Belongs("sst", "Ifremer", "odatis", 2001), identifiers=("doi:1",)),
    Made("b.nc", (TITLE,), belongs=Belongs("sst", "ICARE", "aeris", 2002), identifiers=("doi:1",), seconds=9.5),
    Made("c.nc", belongs=Belongs("wind", "Ifremer", "odatis", 2003), licence="CC-BY-4.0"),
    Made("d.nc", (DAMAGED,), status="unreadable", loss="io-crash"),
    Made("e.nc", judged=False),
]
# What each question gives of these files.
ANSWERS = {
    "worst-rules": [
        ("cf-3.1-units-text", "error", 1, 1),
        ("io-unreadable", "error", 1, 1),
        ("acdd-title", "warning", 2, 2),
    ],
    "worst-rules-per-centre": [
        (None, "io-unreadable", "error", 1, 1),
        ("ICARE", "acdd-title", "warning", 1, 1),
        ("Ifremer", "cf-3.1-units-text", "error", 1, 1),
        ("Ifremer", "acdd-title", "warning", 1, 1),
    ],
    "worst-files": [(f"{ROOT}/a.nc", 1, 1), (f"{ROOT}/b.nc", 0, 1)],
    "worst-datasets": [("sst", 2, 0, 0, 1, 2, 0.0), (None, 1, 0, 1, 0, 0, 0.0), ("wind", 1, 1, 0, 0, 0, 100.0)],
    "worst-centres": [("Ifremer", 2, 1, 0, 1, 1, 50.0), ("ICARE", 1, 0, 0, 0, 1, 0.0), (None, 1, 0, 1, 0, 0, 0.0)],
    "unreadable": [(f"{ROOT}/d.nc", "a.nc is cut off")],
    "quarantined": [(f"{ROOT}/d.nc", "io-crash", 1000)],
    "not-judged": [(f"{ROOT}/e.nc", "new", 1000)],
    "broken": [],
    "gone": [],
    "not-evaluated": [],
    "no-licence": [(f"{ROOT}/a.nc", "Ifremer"), (f"{ROOT}/b.nc", "ICARE")],
    "duplicate-identifiers": [("doi:1", 2, f"{ROOT}/a.nc", f"{ROOT}/b.nc")],
    "duplicate-contents": [],
    "across": [],
    "per-year": [(None, 1, 0, 0, 0), (2001, 1, 0, 1, 1), (2002, 1, 0, 0, 1), (2003, 1, 1, 0, 0)],
    "per-standard": [("CF-1.8", 4, 1, 1, 2)],
    "per-kind": [("netcdf", "done", 4, 4000), ("netcdf", "new", 1, 1000)],
}
FORBIDDEN = [
    "DELETE FROM source",
    "UPDATE source SET name = 'x'",
    "CREATE TEMP TABLE x (y)",
    "ATTACH 'other.sqlite' AS other",
    "PRAGMA user_version = 3",
    "PRAGMA query_only = OFF",
    "VACUUM INTO 'copy.sqlite'",
    "BEGIN",
    "SELECT load_extension('x')",
    "SELECT * FROM pragma_database_list",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("query") / "audit.sqlite", FILES)


def _rows(store: Path, sql: str, seconds: float = 60, language: str = "en") -> list[tuple[object, ...]]:
    with answered(store, sql, seconds, "fr" if language == "fr" else "en") as answer:
        return list(answer.rows)


def _refused(store: Path, sql: str, seconds: float = 60) -> UsageError:
    with pytest.raises(UsageError) as refused:
        _rows(store, sql, seconds)
    return refused.value


@pytest.mark.parametrize("name", ANSWERS)
def test_a_question_is_answered_by_its_name(store: Path, name: str) -> None:
    assert _rows(store, sql_of(name)) == ANSWERS[name]


def test_rules_are_summed_by_data_set(store: Path) -> None:
    assert _rows(store, "SELECT dataset, rule, severity, files, findings FROM dataset_rule ORDER BY 1, 2") == [
        (None, "io-unreadable", "error", 1, 1),
        ("sst", "acdd-title", "warning", 2, 2),
        ("sst", "cf-3.1-units-text", "error", 1, 1),
    ]


def test_every_question_has_an_answer(store: Path) -> None:
    assert set(QUESTIONS) - set(ANSWERS) == {"slow-files", "runs"}
    assert _rows(store, sql_of("slow-files"))[0] == (f"{ROOT}/b.nc", 9.5, 1000)
    ((started, finished, _, basis, command),) = _rows(store, sql_of("runs"))
    assert (started, basis, command) == (
        "2026-01-01T00:00:00Z",
        "basis-1",
        "fairtool audit run /archive --store audit.sqlite",
    )
    assert finished


def test_what_could_not_be_read_is_a_finding_and_in_no_sum_of_errors(store: Path) -> None:
    told = "SELECT sum({0}) FROM {1} WHERE severity = 'error'"
    for view, column in (("finding", "count"), ("rule", "findings")):
        assert _rows(store, told.format(column, view)) == [(2,)]
        assert _rows(store, f"{told.format(column, view)} AND rule NOT LIKE 'io-%'") == [(1,)]
    for view in ("file", "dataset", "centre", "pole"):
        assert _rows(store, f"SELECT sum(errors) FROM {view}") == [(1,)]  # noqa: S608 - names of views


def test_findings_are_read_by_functions(store: Path) -> None:
    sql = (
        "SELECT json_extract(value, '$.rule'), message(value) FROM file, json_each(findings(file.id)) "
        "WHERE name LIKE '%a.nc' ORDER BY 1"
    )
    assert _rows(store, sql, language="fr")[1] == (UNITS.rule, 'sst:units est le nombre 1 ; écrivez units = "1"')
    assert _rows(store, sql.replace("message(value)", "message(value, 'en')"))[0] == (
        TITLE.rule,
        ":title is missing; write a title",
    )


def test_headers_and_outcomes_are_read_by_functions(store: Path) -> None:
    units = "SELECT DISTINCT json_extract(header(id), '$.groups.\"/\".variables.sst.attributes.units') FROM file WHERE id = 1"
    assert _rows(store, units) == [("K",)]
    ((text,),) = _rows(store, "SELECT outcomes(id) FROM file WHERE id = 3")
    assert json.loads(str(text))["counts"] == {"pass": 1, "not-applicable": 9}
    assert _rows(store, "SELECT findings(99), header('x'), unpacked(NULL), message('x'), message(NULL)") == [
        (None,) * 5
    ]


def test_a_message_that_is_no_utf8_is_shown_with_escapes(tmp_path: Path) -> None:
    finding = replace(DAMAGED, values={"path": "caf\udce9.nc"})
    path = made_store(tmp_path / "a.sqlite", [Made("a.nc", (finding,), status="unreadable")])
    assert _rows(path, sql_of("unreadable")) == [(f"{ROOT}/a.nc", "caf\\udce9.nc is cut off")]
    assert len(_rows(path, "SELECT json_extract(value, '$.values.path') FROM file, json_each(findings(file.id))")) == 1


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_a_query_can_only_read(store: Path, sql: str) -> None:
    before = store.read_bytes()
    refused = _refused(store, sql)
    assert str(refused).startswith("a query can only read")
    assert store.read_bytes() == before


def test_a_query_that_never_ends_is_ended(store: Path) -> None:
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    assert str(_refused(store, endless, 0.2)) == "the query took longer than 0.2 seconds"


def test_a_query_cannot_ask_for_all_the_memory(store: Path) -> None:
    assert "too big" in str(_refused(store, "SELECT hex(zeroblob(1000000000))"))


def test_a_result_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    path = made_store(tmp_path / "a.sqlite", FILES)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE packed SET content = ?", (packed("0" * 2**27),))
        connection.commit()
    assert "cannot be answered" in str(_refused(path, "SELECT findings(1)"))


@pytest.mark.parametrize(
    ("sql", "message", "near"),
    [
        ("SELECT nam FROM file", "there is no column nam; the columns are file: id, name, source", "name"),
        ("SELECT f.eror FROM file AS f", "there is no column f.eror", "errors"),
        ("SELECT * FROM findings", "there is no table findings; there are across", "finding"),
        ("SELECT mesage(1)", "there is no function mesage", "message"),
    ],
)
def test_a_wrong_name_is_told_with_what_there_is(store: Path, sql: str, message: str, near: str) -> None:
    refused = _refused(store, sql)
    assert str(refused).startswith(message)
    assert refused.values["near"] == near


@pytest.mark.parametrize("sql", ["SELEC 1", "SELECT 1; SELECT 2", "SELECT ?", "SELECT a b c FROM file", "SELECT sum("])
def test_what_is_no_sql_is_told_with_the_tables(store: Path, sql: str) -> None:
    refused = _refused(store, sql)
    assert str(refused).startswith("the query cannot be answered: ")
    assert "file, finding" in str(refused.values["names"])


def test_a_question_that_is_none_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="there is no question worst-file") as refused:
        sql_of("worst-file")
    assert refused.value.values["near"] == "worst-files"
    assert sql_of("SELECT 1") == "SELECT 1"


def test_rows_can_be_left_unread(store: Path) -> None:
    with answered(store, "SELECT name FROM file", 60, "en") as answer:
        assert next(answer.rows) == (f"{ROOT}/a.nc",)


def test_a_table_fits_the_terminal_or_becomes_blocks() -> None:
    columns, rows = ("name", "errors"), [("a" * 30, 2), ("b\u202e", 10)]
    wide = rows_text(columns, rows, Run("", width=80))
    assert wide == f"{'name':30}  errors\n{'a' * 30}       2\n{'b' + chr(92) + 'u202e':30}      10\n"
    narrow = rows_text(columns, rows, Run("", width=20))
    assert narrow == f"name    {'a' * 30}\nerrors  2\n\nname    b\\u202e\nerrors  10\n"
    assert rows_text(columns, [], Run("")) == "name  errors\n"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_text_is_a_formula_in_a_spreadsheet(text: str) -> None:
    assert next(csv_lines([(text, -1)])).strip('"\n').startswith(f"'{text}"[:2])
    assert next(csv_lines([(-1, -1.5)])) == "-1,-1.5\n"


def test_any_value_of_a_database_becomes_csv_and_json() -> None:
    row = (None, 1, float("inf"), b"\x01\xff", 'a,"b"\n', "caf\udce9")
    columns = tuple("abcdef")
    assert next(csv_lines([row])) == ',1,inf,01ff,"a,""b""\n",caf\\xe9\n'
    assert json.loads(next(ndjson_lines(columns, [row])))["f"] == "caf\\xe9"
    document = json.loads("".join(json_lines({"schema": "x/1"}, columns, [row, row])))
    assert document["columns"] == list(columns)
    assert document["rows"][1][:4] == [None, 1, "inf", "01ff"]
    assert json.loads("".join(json_lines({"schema": "x/1"}, columns, [])))["rows"] == []


def test_the_page_on_stores_names_every_table_view_and_column(store: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/audit-store.md").read_text(encoding="utf-8")
    names = _rows(
        store,
        "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type <> 'index' "
        "AND m.name NOT LIKE 'sqlite%'",
    )
    assert {name for pair in names for name in pair if name != "id" and f"`{name}`" not in page} == set()


def test_the_python_of_the_page_on_stores_reads_a_store(store: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/audit-store.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    exec(page.partition("```py\n")[2].partition("```")[0], names)  # noqa: S102 - the documentation is ours
    assert list(names["worst"](store)) == [
        (f"{ROOT}/a.nc", UNITS.rule, "sst:units"),
        (f"{ROOT}/d.nc", DAMAGED.rule, ""),
    ]


def test_the_sql_of_the_page_on_stores_is_answered(store: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/audit-store.md").read_text(encoding="utf-8")
    queries = page.partition("```sql\n")[2].partition("```")[0].split(";\n")
    assert [len(_rows(store, query)) for query in queries if query.strip()] == [1, 0]
