"""The page of an audit: whole, small, and safe whatever files are called and say."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from fairtool.audit.overview import overview
from fairtool.audit.scope import WHOLE
from fairtool.audit.store.opening import opened_to_read
from fairtool.audit.work import Belongs
from fairtool.finding import Finding
from fairtool.render.audit import page as page_module
from fairtool.render.audit import sentences
from fairtool.render.audit.page import page
from fairtool.render.audit.page_data import PageData, of_files, of_folders
from fairtool.render.run import Run
from tests.audit.stores import CRASH, METHODS, ROOT, UNITS, VERSION, Made, add_across, entries, store_of, write_store
from tests.render.page import Page

RUN = Run("1.2.3")
BELONGS = Belongs("set", "CENTRE", "POLE", 2001)
HOSTILE = "</script><script>alert(1)</script><!--\u2028\u2029\u202e\x1b[31m'\"&{{7*7}}␀`x`"


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with opened_to_read(path) as connection:
        yield connection


def page_of(path: Path, run: Run = RUN) -> str:
    with opened(path) as connection:
        return page(connection, overview(connection), run, path.name, ["Ann <ann@example.org>"])


def data_in(text: str) -> dict[str, Any]:
    """Give what the script of a page reads."""
    found = re.search('<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def said(content: dict[str, Any], file: int) -> list[str]:
    return [content["sentences"][number][3] for number in content["sets"][content["set"][file]]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of some hundred files."""
    return write_store(tmp_path_factory.mktemp("page") / "audit.sqlite", entries(400))


def test_a_page_needs_no_address(store: Path) -> None:
    seen = Page(page_of(store))
    asked = [value for _, attributes in seen.tags for name, value in attributes.items() if name in ("src", "href")]
    assert asked == ["#files-title"]
    assert seen.headings[0] == 1


def test_headings_go_down_one_level_at_a_time(store: Path) -> None:
    levels = Page(page_of(store)).headings
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_file_is_in_the_page_with_its_findings(store: Path) -> None:
    content = data_in(page_of(store))
    names = content["names"].split("\n")
    assert len(names) == len(content["place"]) == len(content["set"]) == 400
    number = names.index("icare-sst_20100000000.nc")
    assert said(content, number)[:1] == ['sst:units is the number 1; write units = "1"']
    folder, dataset, centre, _, year, standard, status = content["places"][content["place"][number]]
    assert content["folders"][folder] == f"{ROOT}/AERIS/ICARE/icare-sst/2010/"
    assert (content["dataset"][dataset], content["centre"][centre], content["year"][year]) == (
        "icare-sst",
        "ICARE",
        "2010",
    )
    assert (content["standard"][standard], status) == ("CF-1.6", 1)


def test_what_is_said_of_many_files_stands_once(tmp_path: Path) -> None:
    subjects = [(f"{ROOT}/{number}.nc", Made((METHODS, UNITS), BELONGS)) for number in range(50)]
    content = data_in(page_of(store_of(tmp_path / "a.sqlite", subjects)))
    assert (len(content["sentences"]), len(content["sets"]), len(content["places"])) == (2, 1, 1)


def test_files_that_crash_alike_share_a_sentence_in_which_the_file_has_no_name(tmp_path: Path) -> None:
    names = [f"{ROOT}/{number}.nc" for number in range(5)]
    subjects = [
        (name, Made((replace(CRASH, values={"path": name, "code": -11}),), BELONGS, "unreadable")) for name in names
    ]
    content = data_in(page_of(store_of(tmp_path / "a.sqlite", subjects)))
    assert [one[3] for one in content["sentences"]] == [
        f"{sentences.FILE} makes the reading library crash (exit code -11)"
    ]


def test_equal_findings_of_a_file_are_one_sentence_with_the_other_places(tmp_path: Path) -> None:
    many = [replace(METHODS, where=f"v{number}") for number in range(3)]
    content = data_in(page_of(store_of(tmp_path / "a.sqlite", [(f"{ROOT}/a.nc", Made(many, BELONGS))])))
    ((_, severity, size, text, more),) = content["sentences"]
    assert (severity, size) == (1, 3)
    assert text.startswith("v0 has no cell_methods entry")
    assert more == "and 2 more: v1, v2"


def test_nothing_that_comes_from_files_is_markup(tmp_path: Path) -> None:
    finding = Finding(HOSTILE, UNITS.severity, HOSTILE, "{where} is {value}", {"value": HOSTILE})
    name, belongs = f"{ROOT}/{HOSTILE}.nc", Belongs(HOSTILE, HOSTILE, HOSTILE, 2001)
    other = Made((UNITS,), Belongs("b", "c", "d", 2002))
    path = store_of(tmp_path / "a.sqlite", [(name, Made((finding,), belongs)), (f"{ROOT}/b.nc", other)])
    add_across(path, HOSTILE, [finding])
    text = page_of(path)
    assert Page(text).count("script") == 2
    assert "alert(1)</script>" not in text
    assert not re.search("[\u2028\u2029\u202e\x1b]", text)
    name = "script><!--\\u2028\\u2029\\u202e\\x1b[31m'\"&{{7*7}}␀`x`.nc"  # the end of the name, after its last slash
    assert data_in(text)["names"].split("\n")[0] == name


def test_a_name_whose_bytes_are_no_text_is_shown_by_them(tmp_path: Path) -> None:
    finding = replace(UNITS, where="\udce9:units")
    path = store_of(tmp_path / "a.sqlite", [(f"{ROOT}/a.nc", Made((finding,), BELONGS))])
    text = page_of(path)
    text.encode()
    assert said(data_in(text), 0) == [r'\xe9:units is the number 1; write units = "1"']


def test_sentences_beyond_the_limit_become_what_the_rule_asks_and_the_page_says_so(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sentences, "_MOST", 3)
    text = page_of(store)
    content = data_in(text)
    assert len(content["sentences"]) <= 3 + 6
    assert "The `units` attribute is one text." in {one[3] for one in content["sentences"]}
    assert "too many different findings" in text


def test_a_long_sentence_is_cut(tmp_path: Path) -> None:
    finding = replace(UNITS, values={"value": "x" * 10_000})
    content = data_in(page_of(store_of(tmp_path / "a.sqlite", [(f"{ROOT}/a.nc", Made((finding,), BELONGS))])))
    assert len(said(content, 0)[0]) == 600


def test_beyond_the_limit_folders_are_listed_with_their_rules_and_the_page_says_so(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "MOST", 100)
    text = page_of(store)
    content = data_in(text)
    assert sum(content["files"]) == 400
    assert set(content["names"].split("\n")) == {""}
    assert "the page lists folders" in text
    assert "The `units` attribute is one text." in {one[3] for one in content["sentences"]}


def test_folders_and_files_are_of_the_same_numbers(store: Path) -> None:
    def by_centre(data: PageData) -> dict[str, int]:
        content: Any = data.content()
        counted: dict[str, int] = {}
        for row, number in enumerate(content["place"]):
            centre = content["centre"][content["places"][number][2]]
            counted[centre] = counted.get(centre, 0) + (content["files"][row] if "files" in content else 1)
        return counted

    with opened(store) as connection:
        assert by_centre(of_files(connection, WHOLE, "en")) == by_centre(of_folders(connection, WHOLE, "en"))


def test_words_and_numbers_are_in_the_language(tmp_path: Path) -> None:
    subjects = [(f"{ROOT}/{number}.nc", Made((UNITS, VERSION), BELONGS)) for number in range(3)]
    text = page_of(store_of(tmp_path / "a.sqlite", subjects), Run("1.2.3", "fr"))
    assert '<html lang="fr">' in text
    assert said(data_in(text), 0)[0] == 'sst:units est le nombre 1\u202f; écrivez units = "1"'
    assert "0\u00a0%" in text


def test_contacts_are_named(store: Path) -> None:
    assert "Ann <ann@example.org>" in Page(page_of(store)).text


def test_a_store_without_a_result_gives_a_page(tmp_path: Path) -> None:
    text = page_of(store_of(tmp_path / "a.sqlite", []))
    assert "Nothing has been judged yet." in text
    assert data_in(text)["place"] == []
