"""The compact tables, which fairtool reads, say what the tables in TOML say."""

import json
from pathlib import Path

import pytest

from fairtool.resources import schema
from scripts import compile_tables


def test_no_compact_table_is_stale() -> None:
    assert compile_tables.stale() == [], "run scripts/compile_tables.py"


def test_a_table_keeps_all_but_its_notes() -> None:
    row = schema("cf/conformance")["rows"]["2.1:R1"]
    assert row.keys() == {"text", "spans"}
    assert row["spans"] == [{"since": "1.6", "kind": "requirement"}]


def test_a_changed_table_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cf").mkdir()
    table = tmp_path / "cf" / "a.toml"
    table.write_text('[rows.x]\ntext = "one"\nnote = "two"\n', encoding="utf-8")
    monkeypatch.setattr(compile_tables, "SCHEMAS", tmp_path)
    monkeypatch.setattr("sys.argv", ["compile_tables.py"])
    compile_tables.main()
    made = tmp_path / "compact" / "cf" / "a.json"
    assert json.loads(made.read_text(encoding="utf-8")) == {"rows": {"x": {"text": "one"}}}
    assert compile_tables.stale() == []
    table.write_text('[rows.x]\ntext = "three"\n', encoding="utf-8")
    assert compile_tables.stale() == [made]
