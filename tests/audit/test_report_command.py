"""`fairtool audit report` on a command line: formats, the folder for each data centre, what is refused."""

import csv
import io
import json
import shutil
import sqlite3
import zlib
from collections import Counter
from pathlib import Path

import pytest

from fairtool.audit.scope import scopes
from fairtool.audit.store.opening import opened_to_read
from fairtool.audit.work import Belongs
from fairtool.render.audit import finding_table
from fairtool.render.audit.file_names import file_names
from tests.audit.stores import ROOT, UNITS, Made, entries, made, store_of, write_store
from tests.cli.running import document, environment, fairtool
from tests.render.page import Page

COUNT = 300


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of some hundred files of four centres."""
    return write_store(tmp_path_factory.mktemp("command") / "audit.sqlite", entries(COUNT))


@pytest.fixture(scope="module")
def by_centre(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder with a page and a table for each centre."""
    folder = tmp_path_factory.mktemp("centres") / "new" / "folder"
    ended = fairtool("audit", "report", store, "--by", "centre", "--output", folder)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == ""
    assert ended.stderr == f"fairtool: 4 pages and tables are in {folder}\n"
    return folder


def table(path: Path, delimiter: str = ",") -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_text_is_what_a_terminal_gets(store: Path) -> None:
    ended = fairtool("audit", "report", store)
    assert ended.returncode == 0
    assert ended.stdout.startswith("Audit of an archive\naudit.sqlite, last run on ")
    assert ended.stderr == ""


def test_several_formats_are_written_at_once(store: Path, tmp_path: Path) -> None:
    words = [f"--format={name}={tmp_path / name}" for name in ("html", "markdown", "json", "text")]
    ended = fairtool("audit", "report", store, *words)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert (tmp_path / "html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (tmp_path / "markdown").read_text("utf-8").startswith("# Audit of an archive")
    assert json.loads((tmp_path / "json").read_text("utf-8"))["total"]["files"] == COUNT


def test_json_goes_to_standard_output(store: Path) -> None:
    found = document(fairtool("audit", "report", store, "--format", "json"))
    assert found["schema"] == "fairtool-audit-report/1"


def test_the_language_is_heard(store: Path) -> None:
    ended = fairtool("audit", "report", store, "--lang", "fr")
    assert "erreur cf-3.1-units-text" in ended.stdout


def test_a_narrow_terminal_that_knows_ascii_alone_gets_a_report(store: Path) -> None:
    ended = fairtool("audit", "report", store, "--lang", "fr", env=environment(COLUMNS="40", LANG="C", PYTHONUTF8="0"))
    assert ended.returncode == 0
    assert "cf-3.1-units-text" in ended.stdout


def test_the_store_stays_as_it_was(store: Path) -> None:
    before = store.read_bytes()
    assert fairtool("audit", "report", store).returncode == 0
    assert store.read_bytes() == before


def test_each_centre_has_a_page_and_a_table_and_the_index_leads_to_them(by_centre: Path) -> None:
    names = {"cersat", "espri", "icare", "sismer"}
    assert {path.name for path in by_centre.iterdir()} == {
        "index.html",
        *(f"{name}.{suffix}" for name in names for suffix in ("html", "csv")),
    }
    index = Page((by_centre / "index.html").read_text("utf-8"))
    leads = [str(attributes["href"]) for tag, attributes in index.tags if tag == "a"]
    assert sorted(leads) == sorted(f"{name}.{suffix}" for name in names for suffix in ("html", "csv"))
    assert "Support ICARE <icare@example.org>" in index.text


def test_the_page_of_a_centre_is_of_its_files_alone_and_names_who_answers_for_them(by_centre: Path) -> None:
    text = (by_centre / "icare.html").read_text("utf-8")
    assert "Data centre: ICARE" in Page(text).text
    assert "75 files judged" in Page(text).text
    assert "Support ICARE <icare@example.org>" in Page(text).text
    assert "cersat" not in text


def test_the_table_of_a_centre_has_every_finding_of_it(by_centre: Path) -> None:
    head, *rows = table(by_centre / "icare.csv")
    assert head[:3] == ["File", "Data set", "Year"]
    files = {one.name: made(int(one.name[-10:-3]), one.name) for one in entries(COUNT)}
    wanted = Counter(
        (name, finding.rule) for name, one in files.items() if one.belongs.centre == "ICARE" for finding in one.findings
    )
    assert Counter((row[0], row[5]) for row in rows) == wanted
    row = next(row for row in rows if row[5] == UNITS.rule)
    assert row[4:] == ["error", UNITS.rule, "sst:units", "", 'sst:units is the number 1; write units = "1"', ""]


def test_a_table_too_long_for_a_spreadsheet_tells_once_what_files_have_alike(
    store: Path, by_centre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding_table, "MOST", 4)
    stream = io.StringIO(newline="")
    with opened_to_read(store) as connection:
        (scope,) = (one for one in scopes(connection, "centre") if one.name == "ICARE")
        count = finding_table.write_findings(stream, connection, scope, "en")
    head, *rows = csv.reader(io.StringIO(stream.getvalue().removeprefix("\ufeff"), newline=""))
    _, *whole = table(by_centre / "icare.csv")
    assert count == len(whole)
    assert head[-1] == "Files"
    alike = Counter((row[1], row[3], *row[4:]) for row in whole)
    assert {(row[1], row[3], *row[4:-1]): int(row[-1]) for row in rows[:4]}.items() <= alike.items()
    assert all(row[0] in {one[0] for one in whole} for row in rows[:4])
    told = sum(int(row[-1]) for row in rows[:4])
    assert rows[4:] == [[f"{count - told} findings more are left out here; fairtool audit export writes all of them"]]


def test_a_french_table_has_what_a_french_spreadsheet_takes(store: Path, tmp_path: Path) -> None:
    ended = fairtool("audit", "report", store, "--by", "pole", "--output", tmp_path / "poles", "--lang", "fr")
    assert ended.returncode == 0
    head, *rows = table(tmp_path / "poles/aeris.csv", ";")
    assert head[0] == "Fichier"
    assert {len(row) for row in rows} == {len(head)}
    assert {row[4] for row in rows} >= {"erreur", "avertissement"}


def test_a_spreadsheet_takes_nothing_that_files_say_for_a_formula(tmp_path: Path) -> None:
    finding = Made((UNITS,), Belongs("=cmd|' /C calc'!A0", "@SUM(1)", "p", 2001))
    path = store_of(tmp_path / "a.sqlite", [("=1+1\n.nc", finding)])
    folder = tmp_path / "out"
    assert fairtool("audit", "report", path, "--by", "centre", "--output", folder).returncode == 0
    (_, row) = table(folder / "sum-1.csv")
    assert row[:2] == [r"'=1+1\n.nc", "'=cmd|' /C calc'!A0"]


def test_what_belongs_to_no_centre_has_a_page_too(tmp_path: Path) -> None:
    path = store_of(tmp_path / "a.sqlite", [(f"{ROOT}/a.nc", Made((UNITS,), Belongs()))])
    assert fairtool("audit", "report", path, "--by", "centre", "--output", tmp_path / "out").returncode == 0
    assert (tmp_path / "out/not-known.html").is_file()


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["ICARE", "icare", "Icare "], ("icare", "icare-2", "icare-3")),
        (["../../etc/passwd", "a\0b", "CON", "index"], ("etc-passwd", "a-b", "con-2", "index-2")),
        (["Météo-France", "日本", ""], ("meteo-france", "other", "not-known")),
        (["x" * 300], ("x" * 60,)),
    ],
)
def test_files_have_safe_names_that_differ(names: list[str], files: tuple[str, ...]) -> None:
    assert file_names(names, "not known") == files


REFUSED = {
    "by": (["--by", "planet", "--output", "x"], "--by cannot be planet"),
    "no folder": (["--by", "centre"], "--by needs a folder for its pages"),
    "no by": (["--output", "x"], "--output is the folder for --by"),
    "format": (["--format", "sarif"], "there is no format sarif"),
    "over the store": (["--format", "json=audit.sqlite"], "is read, and would be written over"),
    "no place": (["--format", "html=nowhere/a.html"], "cannot be written"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_is_refused_in_a_sentence(name: str, store: Path) -> None:
    words, message = REFUSED[name]
    ended = fairtool("audit", "report", store.name, *words, cwd=store.parent)
    assert ended.returncode == 2
    assert message in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (store.parent / "x").exists()


def test_a_folder_that_is_a_file_is_refused(store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    ended = fairtool("audit", "report", store, "--by", "centre", "--output", tmp_path / "file")
    assert ended.returncode == 2
    assert "cannot be written" in ended.stderr
    assert (tmp_path / "file").read_text() == "mine"


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.nc").write_bytes(b"CDF\1" * 100)
    for path in (tmp_path / "a.nc", tmp_path / "none.sqlite"):
        ended = fairtool("audit", "report", path)
        assert ended.returncode == 2
        assert ended.stderr.startswith("fairtool: error: ")
        assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("content", [b"nothing packed", zlib.compress(b"{")], ids=["no zlib", "no JSON"])
def test_a_store_whose_findings_are_damaged_is_refused(content: bytes, store: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.sqlite"
    shutil.copy(store, path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE packed SET content = ?", (content,))
    connection.close()
    ended = fairtool("audit", "report", path)
    assert ended.returncode == 3
    assert "a result in the store is damaged" in ended.stderr
    assert "Traceback" not in ended.stderr
