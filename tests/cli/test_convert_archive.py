"""`--archive` packs the pivot of Theia/OZCAR in two languages with the data."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import ROOT, fairtool

DATA = ROOT / "examples" / "sst-grid.cdl"
ANSWERS = ROOT / "examples" / "reponses.toml"


def test_the_archive_holds_what_the_portal_takes(tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    options = ("--from", ANSWERS, "--set", "record.identifier=OBEX_DAT_sst", "--output", tmp_path / "x.json")
    ended = fairtool("convert", DATA, "--to", "theia", *options, "--archive", target)
    assert ended.returncode in (0, 1), ended.stderr
    assert "the portal asks for the name OBEX_THEIA.zip" in ended.stderr
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["OBEX_en.json", "OBEX_fr.json", "OBEX_DAT_sst.zip"]
        assert json.loads(archive.read("OBEX_en.json"))["producer"]["producerId"] == "OBEX"
        with archive.open("OBEX_DAT_sst.zip") as part, zipfile.ZipFile(part) as inner:
            assert inner.read("sst-grid.cdl") == DATA.read_bytes()


def test_an_archive_without_a_producer_is_wrong_usage(tmp_path: Path) -> None:
    ended = fairtool("convert", DATA, "--to", "theia", "--from", ANSWERS, "--archive", tmp_path / "a.zip")
    assert (ended.returncode, "four capital letters" in ended.stderr) == (2, True), ended.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "paths", "told"),
    [("datacite", (DATA,), "datacite has no archive"), ("theia", ("r.json",), "is not among the data files")],
)
def test_an_archive_that_cannot_be_made_is_wrong_usage(
    tmp_path: Path, name: str, paths: tuple[str | Path, ...], told: str
) -> None:
    record = tmp_path / "r.json"
    options = ("--from", ANSWERS, "--set", "record.identifier=OBEX_DAT_sst")
    assert fairtool("convert", DATA, "--to", "theia", *options, "--output", record).returncode in (0, 1)
    ended = fairtool("convert", *paths, "--to", name, *options, "--output", "o", "--archive", "a.zip", cwd=tmp_path)
    assert (ended.returncode, told in ended.stderr) == (2, True), ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["r.json"]
