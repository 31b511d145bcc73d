"""Exported tables: in the order of names, the same whatever made the store, harmless in spreadsheets."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.audit.export import TABLES
from fairtool.audit.merging import merge
from fairtool.audit.work import Belongs
from fairtool.cli.audit_export_run import run
from fairtool.errors import UsageError
from tests.audit.made_store import ROOT, TITLE, UNITS, Made, made_store

A = Made("a.nc", (UNITS, TITLE), belongs=Belongs("sst", "Ifremer", "odatis", 2001), score=62.5)
B = Made("=b.nc", (replace(TITLE, template="-1+1 {where}"),), root="", belongs=Belongs("@sum", "", "", 2002))
C = Made("c.nc", parts=("#1", "#2"), modified=0)
FILES = [C, A, replace(B, name="=b.nc")]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("export") / "audit.sqlite", [C, A])


def _csv(store: Path, table: str, folder: Path, lang: str = "en") -> list[list[str]]:
    run(store, table, None, folder / "table.csv", lang)
    with (folder / "table.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_files_are_in_the_order_of_their_names(store: Path, tmp_path: Path) -> None:
    heading, *rows = _csv(store, "files", tmp_path)
    assert heading[:5] == ["file", "kind", "standard", "status", "errors"]
    assert [row[0] for row in rows] == [f"{ROOT}/a.nc", f"{ROOT}/c.nc#1", f"{ROOT}/c.nc#2"]
    assert rows[0] == [
        *(f"{ROOT}/a.nc", "netcdf", "CF-1.8", "findings", "1", "1", "0", "sst", "Ifremer", "odatis", "2001", "62.5"),
        *("1000", "2001-09-09 01:46:40"),
    ]
    assert rows[1][-1] == ""


def test_findings_are_told_in_the_language(store: Path, tmp_path: Path) -> None:
    heading, first, second = _csv(store, "findings", tmp_path, "fr")
    told = dict(zip([column.name for column in TABLES["findings"].columns], first, strict=True))
    assert len(heading) == len(first)
    assert heading[0] == "fichier"
    assert told["message"] == 'sst:units est le nombre 1 ; écrivez units = "1"'
    assert told["template"] == UNITS.template
    assert (told["rule"], told["severity"], told["where"], told["line"]) == (UNITS.rule, "error", "sst:units", "")
    assert told["source"] == "CF-1.8 conformance 3.1"
    assert second[5] == TITLE.rule


def test_rules_have_their_titles(store: Path, tmp_path: Path) -> None:
    rows = {row[0]: row for row in _csv(store, "rules", tmp_path)[1:]}
    assert rows[UNITS.rule][1:] == ["The `units` attribute is one text.", "error", "1", "1"]
    assert rows[TITLE.rule][2:] == ["warning", "1", "1"]


def test_data_sets_and_outcomes_are_tables(store: Path, tmp_path: Path) -> None:
    assert _csv(store, "datasets", tmp_path)[1:] == [
        ["", "2", "2", "0", "0", "0", "", "", ""],
        ["sst", "1", "0", "0", "1", "1", "2001", "2001", "62.5"],
    ]
    outcomes = _csv(store, "outcomes", tmp_path)
    assert outcomes[1] == [f"{ROOT}/a.nc", UNITS.rule, "fail", "1", ""]
    assert outcomes[-1] == [f"{ROOT}/c.nc#2", "cf-2.4-order", "pass", "3", ""]
    assert _csv(store, "across", tmp_path) == [
        ["name", "data set", "rule", "severity", "place", "line", "message", "template", "clause"]
    ]


def test_a_cell_is_never_a_formula(tmp_path: Path) -> None:
    path = made_store(tmp_path / "a.sqlite", [B])
    (row,) = _csv(path, "findings", tmp_path)[1:]
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert [row[1], row[-3], row[-2]] == ["'@sum", "'-1+1 :title", "'-1+1 {where}"]


@pytest.mark.parametrize("table", TABLES)
def test_a_merged_store_gives_the_same_bytes_as_one_audit(table: str, tmp_path: Path) -> None:
    whole = made_store(tmp_path / "whole.sqlite", [A, replace(B, root=ROOT), C])
    parts = [made_store(tmp_path / "2.sqlite", [C, replace(B, root=ROOT)]), made_store(tmp_path / "1.sqlite", [A])]
    merge(tmp_path / "all.sqlite", parts)
    written = []
    for store in (whole, tmp_path / "all.sqlite"):
        for suffix in ("csv", "ndjson"):
            run(store, table, None, tmp_path / f"{store.stem}.{suffix}", "en")
        written.append([(tmp_path / f"{store.stem}.{suffix}").read_bytes() for suffix in ("csv", "ndjson")])
    assert written[0] == written[1]


def test_ndjson_has_the_keys_of_every_language(store: Path, tmp_path: Path) -> None:
    run(store, "files", None, tmp_path / "files.ndjson", "fr")
    rows = [json.loads(line) for line in (tmp_path / "files.ndjson").read_text(encoding="utf-8").splitlines()]
    assert rows[0]["file"] == f"{ROOT}/a.nc"
    assert rows[0]["score"] == 62.5
    assert rows[1]["dataset"] is None


def test_parquet_has_types(store: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    for table in TABLES:
        run(store, table, None, tmp_path / f"{table}.parquet", "en")
    files = parquet.read_table(tmp_path / "files.parquet")
    assert [str(field.type) for field in files.schema][:6] == ["string"] * 4 + ["int64"] * 2
    assert files.column("score").to_pylist() == [62.5, None, None]
    assert parquet.read_table(tmp_path / "findings.parquet").num_rows == 2
    assert parquet.read_table(tmp_path / "across.parquet").num_rows == 0


def test_what_cannot_be_written_is_told_first(store: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no table file; there are files") as refused:
        run(store, "file", None, None, "en")
    assert refused.value.values["near"] == "files"
    with pytest.raises(UsageError, match="there is no format xlsx"):
        run(store, "files", "xlsx", None, "en")
    with pytest.raises(UsageError, match="standard output"):
        run(store, "files", "parquet", None, "en")
    with pytest.raises(UsageError, match="written over"):
        run(store, "files", "csv", store, "en")
    with pytest.raises(UsageError, match="cannot be written"):
        run(store, "files", "csv", tmp_path / "nowhere" / "a.csv", "en")
