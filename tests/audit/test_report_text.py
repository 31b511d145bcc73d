"""What an audit came to as text, Markdown and JSON."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fairtool.audit.overview import Overview, overview
from fairtool.audit.store.opening import opened_to_read
from fairtool.audit.work import Belongs
from fairtool.finding import Finding
from fairtool.render.audit.document_parts import report_document
from fairtool.render.audit.markdown import audit_markdown
from fairtool.render.audit.text import audit_text
from fairtool.render.json_text import dumped
from fairtool.render.run import Run
from fairtool.resources import folder
from tests.audit.stores import METHODS, ROOT, UNITS, Made, add_across, entries, store_of, write_store
from tests.render.reports import HOSTILE

RUN = Run("1.2.3", width=100)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Overview:
    """Give the overview of some hundred files, with findings across them."""
    path = write_store(tmp_path_factory.mktemp("text") / "audit.sqlite", entries(1000))
    add_across(path, "icare-sst", [METHODS])
    add_across(path, "", [UNITS])
    return seen(path)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Overview:
    """Give an overview in which everything that comes from files tries to break out."""
    rule = HOSTILE.replace("\udce9", "")  # no rule is called by bytes of a file
    finding = Finding(rule, UNITS.severity, HOSTILE, "{where} is {value}", {"value": HOSTILE})
    belongs = Belongs(HOSTILE.encode("ascii", "ignore").decode(), "c", "p", 2001)
    subjects = [
        (f"{ROOT}/a.nc", Made((finding,), belongs)),
        (f"{ROOT}/b.nc", Made((UNITS,), Belongs("b", "c", "p", 2002))),
    ]
    return seen(store_of(tmp_path_factory.mktemp("hostile") / "audit.sqlite", subjects))


def seen(path: Path) -> Overview:
    with opened_to_read(path) as connection:
        return overview(connection)


def test_the_text_says_first_what_it_came_to(found: Overview) -> None:
    lines = audit_text(found, RUN, "audit.sqlite").splitlines()
    assert lines[0] == "Audit of an archive"
    assert lines[2].startswith("998 files judged: ")
    assert "1 file lies on tape and was not opened" in lines[4]


def test_the_tables_of_the_text_are_in_columns(found: Overview) -> None:
    lines = audit_text(found, RUN, "audit.sqlite").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("Data centre"))
    rows = lines[start : start + 5]
    assert len({len(row) for row in rows}) == 1
    assert {row.split()[0] for row in rows[1:]} == {"ICARE", "ESPRI", "CERSAT", "SISMER"}


@pytest.mark.parametrize("width", [20, 40, 60, 80])
def test_no_line_of_the_text_is_longer_than_the_terminal_but_for_words_that_are(found: Overview, width: int) -> None:
    for line in audit_text(found, replace(RUN, width=width), "audit.sqlite").splitlines():
        assert len(line) <= width or max(map(len, line.split())) > width - 12, line


def test_the_text_names_rules_with_their_files_and_an_example(found: Overview) -> None:
    text = audit_text(found, RUN, "audit.sqlite")
    assert "error cf-3.1-units-text (" in text
    assert "The `units` attribute is one text." in text
    assert 'sst:units is the number 1; write units = "1"' in " ".join(text.split())
    assert "Across the files of a data set\n  1 error, 1 warning\n  The whole archive\n    error: sst:units" in text
    assert "the process that read it crashed" in " ".join(text.split())


def test_rows_beyond_the_first_are_told_by_their_number_and_verbose_tells_them(found: Overview) -> None:
    assert "and 2 more; --verbose tells all" in audit_text(found, RUN, "audit.sqlite")
    assert "--verbose" not in audit_text(found, replace(RUN, verbose=True), "audit.sqlite")


def test_quiet_leaves_what_became_of_the_files(found: Overview) -> None:
    text = audit_text(found, replace(RUN, quiet=True), "audit.sqlite")
    assert "998 files judged" in text
    assert "cf-3.1-units-text" not in text


def test_no_terminal_acts_on_what_files_say(hostile: Overview) -> None:
    text = audit_text(hostile, replace(RUN, verbose=True), "a\x1b[31m.sqlite")
    assert all(sign.isprintable() for sign in text.replace("\n", ""))


def test_the_text_has_one_kind_of_blank(found: Overview) -> None:
    text = audit_text(found, replace(RUN, language="fr"), "audit.sqlite")
    assert not set(text) & {"\u00a0", "\u202f"}
    assert "erreur cf-3.1-units-text" in text


def test_every_table_of_the_markdown_is_whole(found: Overview) -> None:
    blocks = [block for block in audit_markdown(found, RUN, "audit.sqlite").split("\n\n") if block.startswith("|")]
    assert len(blocks) >= 5
    for block in blocks:
        assert len({line.replace("\\|", "").count("|") for line in block.splitlines()}) == 1


def test_markdown_shows_what_files_say_and_acts_on_none_of_it(hostile: Overview) -> None:
    text = audit_markdown(hostile, RUN, "audit.sqlite")
    assert "<script" not in text
    assert "\x1b" not in text
    assert not re.search(r"(?<!\w)@all", text)
    for line in text.splitlines():
        assert not line.startswith("|") or line.replace("\\|", "").count("|") in (6, 7, 5)


@pytest.mark.parametrize("name", ["found", "hostile"])
def test_the_json_document_keeps_its_schema(name: str, request: pytest.FixtureRequest) -> None:
    schema = json.loads((folder("schemas") / "json/fairtool-audit-report-1.json").read_text("utf-8"))
    document = json.loads(dumped(report_document(request.getfixturevalue(name), "audit.sqlite", "1.2.3", "en")))
    jsonschema.validate(document, schema)


def test_the_json_document_has_the_numbers_of_the_overview(found: Overview) -> None:
    document: Any = report_document(found, "audit.sqlite", "1.2.3", "en")
    assert document["total"]["files"] == 998
    assert sum(one["files"] for one in document["centres"]) == 998
    assert sum(document["scores"]) == found.total.scored
    assert document["sources"]["offline"] == 1
    assert document["rules"][0]["example"]["message"]
    assert document["scope"] is None
