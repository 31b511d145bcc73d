"""`fairtool push advise` reads records and data, and writes text, JSON and Markdown that nothing upsets."""

import json
from pathlib import Path

import jsonschema
import pytest

from fairtool.render.push.advice_markdown import advice_markdown
from fairtool.render.push.advice_text import advice_text
from fairtool.render.run import Run
from fairtool.resources import folder
from tests.cli.running import CLEAN, environment, fairtool
from tests.push.advised import HOSTILE, advised, iso_file, keyword, said

SCHEMA = json.loads((folder("schemas") / "json" / "fairtool-push-advice-1.json").read_text("utf-8"))


def test_a_record_and_its_data_are_advised_a_place(tmp_path: Path) -> None:
    record = iso_file(tmp_path, said())
    data = tmp_path / "data"
    (data / "more").mkdir(parents=True)
    (data / "a.csv").write_text("1,2\n", encoding="utf-8")
    (data / "more" / "b.bin").write_bytes(bytes(96))
    ended = fairtool("push", "advise", record, data, "--format", "json")
    assert ended.returncode == 0, ended.stderr
    document = json.loads(ended.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    (one,) = document["advice"]
    assert (one["best"], one["bytes"], one["licence"]) == ("seanoe", 100, "CC-BY-4.0")
    assert one["themes"][0]["clues"] == [{"where": "topic", "value": "oceans"}]
    assert all(place["reasons"] for place in one["places"])


def test_data_alone_are_advised_by_their_standard_names(tmp_path: Path) -> None:
    (tmp_path / "a.cdl").write_text(CLEAN, encoding="utf-8")
    ended = fairtool("push", "advise", tmp_path, "--quiet")
    assert (
        ended.stdout == f"{tmp_path}: best place: SEANOE\n  theme: ocean and coast (variable sea_surface_temperature)\n"
    )
    assert ended.returncode == 0


def test_a_folder_with_a_record_and_data_is_one_data_set(tmp_path: Path) -> None:
    record = iso_file(tmp_path, said())
    (tmp_path / "a.csv").write_text("1,2\n", encoding="utf-8")
    ended = fairtool("push", "advise", tmp_path, "--format", "json")
    (one,) = json.loads(ended.stdout)["advice"]
    assert (one["name"], one["bytes"]) == (str(record), 4)


def test_several_records_are_advised_one_after_the_other(tmp_path: Path) -> None:
    first = iso_file(tmp_path, said(), "a.xml")
    second = iso_file(tmp_path, said("biota"), "b.xml")
    ended = fairtool("push", "advise", first, second, "--quiet")
    assert [line.rpartition(": ")[2] for line in ended.stdout.splitlines() if "best place" in line] == [
        "SEANOE",
        "PNDB",
    ]


def test_where_nothing_tells_the_theme_the_code_is_one(tmp_path: Path) -> None:
    ended = fairtool("push", "advise", iso_file(tmp_path, said("")))
    assert ended.returncode == 1
    assert "no place can be advised: nothing tells the theme of the data" in " ".join(ended.stdout.split())


def test_what_cannot_be_read_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xml"
    broken.write_text("<gmd:MD_Metadata", encoding="utf-8")
    ended = fairtool("push", "advise", broken, iso_file(tmp_path, said()), "--quiet")
    assert ended.returncode == 3
    assert "SEANOE" in ended.stdout
    assert "broken.xml" in ended.stderr


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1\n", encoding="utf-8")
    record, other = iso_file(tmp_path, said()), iso_file(tmp_path, said(), "other.xml")
    for words, message in (
        ([tmp_path / "a.csv"], "there is no record and no netCDF file in"),
        ([record, other, tmp_path / "a.csv"], "there are 2 records, and data of which nobody knows whose they are"),
        (["-"], "places are advised for files"),
        ([record, "--embargo", "soon"], "--embargo cannot be soon"),
    ):
        ended = fairtool("push", "advise", *words)
        assert (ended.returncode, ended.stdout) == (2, "")
        assert message in ended.stderr


def test_an_embargo_that_the_user_tells_is_heard(tmp_path: Path) -> None:
    record = iso_file(tmp_path, said())
    long = fairtool("push", "advise", record, "--embargo", "2099-01-01")
    assert "! the embargo lasts until 2099-01-01" in long.stdout
    none = fairtool("push", "advise", record, "--embargo", "none")
    assert "? whether there is an embargo" in fairtool("push", "advise", record).stdout
    assert "there is an embargo" not in none.stdout


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_no_line_is_longer_than_the_terminal_where_words_allow_it(tmp_path: Path, columns: int) -> None:
    ended = fairtool("push", "advise", iso_file(tmp_path, said()), env=environment(COLUMNS=str(columns)))
    for line in ended.stdout.splitlines():
        assert len(line) <= columns or len(line.split()) <= 2, line


def test_every_source_that_is_cited_is_told_with_its_day(tmp_path: Path) -> None:
    text = fairtool("push", "advise", iso_file(tmp_path, said())).stdout
    assert "[1]" in text.partition("Sources")[0]
    assert "[1] https://www.seanoe.org/html/publish-your-data.htm, read on 2026-11-29" in text.partition("Sources")[2]


def test_hostile_texts_stay_texts() -> None:
    one = said(keywords=(keyword(HOSTILE, "http://inspire.ec.europa.eu/theme/of"),), doi=f"10.5281/{HOSTILE}")
    advice = advised(one)
    text = advice_text([advice], Run("1", verbose=True))
    assert "\x1b" not in text
    assert "\u202e" not in text
    markdown = advice_markdown([advice], Run("1"))
    assert "<script" not in markdown
    assert "\x1b" not in markdown
    assert all(line.count(" | ") == 3 for line in markdown.splitlines() if line.startswith("| [")), markdown
