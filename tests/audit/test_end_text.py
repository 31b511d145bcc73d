"""The end of a run in words: what was judged, what could not be read, and why."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

from fairtool.audit.summing import totals
from fairtool.render.audit.end_text import Worked, end_text
from fairtool.render.run import Run
from tests.audit.archive import data_file
from tests.audit.made_store import DAMAGED, ROOT, Made, made_store
from tests.audit.running import audit

CRASHED = replace(DAMAGED, rule="io-crash", template="{path} makes the reading library crash")
RUN = Run("1.0", width=100)


def unread(count: int) -> list[Made]:
    """Give files of which none could be read."""
    names = [f"f{number:02}.nc" for number in range(count)]
    return [Made(name, (replace(DAMAGED, values={"path": f"{ROOT}/{name}"}),), status="unreadable") for name in names]


def told(folder: Path, files: Iterable[Made], run: Run = RUN) -> str:
    """Give the end of a run over a made-up archive."""
    files = list(files)
    path = made_store(folder / "audit.sqlite", files)
    with closing(connect(path)) as connection:
        return end_text(totals(connection), Worked(len(files), len(files), 0, 1.0), "audit.sqlite", run)


def test_files_that_could_not_be_read_are_named_with_the_reason(tmp_path: Path) -> None:
    assert "\nnot read: /archive/f00.nc is cut off\nnot read: /archive/f01.nc is cut off\n" in told(tmp_path, unread(2))


def test_of_many_the_first_are_named_and_the_question_that_names_the_rest(tmp_path: Path) -> None:
    text = told(tmp_path, [*unread(12), Made("z.nc", (CRASHED,), status="unreadable", loss="io-crash")])
    lines = [line for line in text.splitlines() if line.startswith(("not read", "given up", "and "))]
    assert lines[0] == "given up: /archive/z.nc: a.nc makes the reading library crash"  # what was given up comes first
    assert len(lines) == 11
    assert lines[-1] == "and 3 more; all of them: fairtool audit query audit.sqlite unreadable"


def test_lines_are_no_longer_than_the_terminal_is_wide(tmp_path: Path) -> None:
    long = replace(DAMAGED, template="{path} cannot be read: " + "the words of a library " * 6)
    text = told(tmp_path, [Made("a.nc", (long,), status="unreadable")], replace(RUN, width=60))
    assert max(map(len, text.splitlines())) <= 60


def test_the_end_of_a_run_is_told_in_french(tmp_path: Path) -> None:
    text = told(tmp_path, unread(11), replace(RUN, language="fr"))
    assert "\nnon lu : /archive/f00.nc" in text
    assert "\net 1 de plus ; la liste : fairtool audit query audit.sqlite unreadable\n" in text


def test_files_that_were_judged_and_what_was_found_in_them_are_told_apart(tmp_path: Path) -> None:
    text = told(tmp_path, [Made("a.nc"), Made("b.xml", kind="xml", parts=("#1", "#2", "#3"))])
    assert text.startswith("2 files judged in ")
    assert "\n4 data sets and records in 2 files: 4 clean\n" in text


def test_a_run_names_what_it_could_not_read(tmp_path: Path) -> None:
    root = data_file(tmp_path / "data" / "sst.nc").parent
    (root / "broken.nc").write_bytes(b"CDF\x01")
    (root / "settings.xml").write_text("<settings/>")
    text = audit("run", root, "--store", tmp_path / "audit.sqlite", code=3).stdout
    assert text.startswith("3 files judged in ")
    assert "3 of them opened, 1 of them neither data nor a record\n2 files: 1 clean, 1 unreadable\n" in text
    assert f"not read: {root}/broken.nc" in " ".join(text.split())


def test_xml_that_is_broken_is_counted_apart_and_named_by_a_question(tmp_path: Path) -> None:
    root, store = data_file(tmp_path / "data" / "sst.nc").parent, tmp_path / "audit.sqlite"
    (root / "settings.xml").write_text("<settings><a></settings>")
    text = audit("run", root, "--store", store, "--exit-zero", code=0).stdout
    assert "1 of them neither data nor a record\n1 file: 1 clean\n" in text
    assert "\n1 file named as XML is broken, and names no record\n" in text
    assert f"{root}/settings.xml" in audit("query", store, "broken", "--format", "csv", code=0).stdout
    again = audit("run", root, "--store", store, "--exit-zero", code=0).stdout
    assert again.startswith("nothing had to be judged")
    assert "\n1 file named as XML is broken, and names no record\n" in again
