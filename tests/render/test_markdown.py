"""Markdown for a step summary or a comment on a merge request."""

import re
from dataclasses import replace

import pytest

from fairtool.render import markdown
from fairtool.render.markdown import escaped
from tests.render.reports import CLEAN, CRASHED, NOTE, RUN, UNITS, UNREADABLE, at, document, hostile, report


def test_a_report_is_a_heading_a_table_a_file_and_the_counts() -> None:
    assert document("markdown", [report(UNITS), CLEAN], replace(RUN, profiles=("cf", "acdd"))) == (
        "# fairtool report\n\n"
        "Profiles: cf, acdd\n\n"
        "## /data/a.nc (CF-1.8)\n\n"
        "| Severity | Finding | Rule |\n"
        "| --- | --- | --- |\n"
        '| **error** | sst:units is the number 1; write units = "1"<br>`fairtool fix`: set sst:units = "1"'
        " | cf-3.1-units-text<br>CF-1.8 conformance 3.1 |\n\n"
        "**2 files: 1 clean, 1 error**\n"
    )


def test_a_clean_run_has_no_table() -> None:
    assert document("markdown", [CLEAN]) == "# fairtool report\n\n**1 file: 1 clean**\n"


def test_equal_findings_are_a_row() -> None:
    text = document("markdown", [report(*at(UNITS, *(f"v{n}:units" for n in range(12))))])
    assert text.count("\n| **error**") == 1
    assert "and 11 more: v1:units" in text


def test_infos_are_rows_with_verbose_only() -> None:
    assert "**info**" not in document("markdown", [report(NOTE)])
    assert "**info**" in document("markdown", [report(NOTE)], replace(RUN, verbose=True))


def test_unreadable_crashed_and_stale_are_told() -> None:
    text = document("markdown", [UNREADABLE, CRASHED], stale=("a.nc sst:units cf-3.1",))
    assert "gone.nc does not exist<br>look for gone.nc" in text
    assert "| **fault** | the rule cf-3.1-units-valid crashed" in text
    assert "- no longer found, can leave the baseline: a.nc sst:units cf-3.1" in text


@pytest.mark.parametrize("sign", list("\\`*_[]{}|~$#"))
def test_what_markdown_acts_on_is_escaped(sign: str) -> None:
    assert escaped(f"a{sign}b") == f"a\\{sign}b"


def test_html_mentions_and_second_lines_are_taken_apart() -> None:
    assert escaped("<img src=x>&\n (@all) a@b.fr") == "&lt;img src=x&gt;&amp;\\\\n (@<!-- -->all) a@b.fr"


def test_nothing_from_a_file_breaks_out_of_its_cell() -> None:
    rows = [line for line in document("markdown", [hostile()]).splitlines() if line.startswith("|")]
    assert len(rows) == 2 + 3
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
    assert not any("<script" in row for row in rows)


def test_a_document_keeps_to_what_a_step_summary_may_hold() -> None:
    many = [report(*(replace(UNITS, where=f"v{n}", values={"value": n}) for n in range(1_500)))] * 2
    text = document("markdown", many)
    assert text.count("| **error**") == markdown.LIMIT
    assert "only the first 2000 of 3000 findings are in this document" in text
    assert len(text.encode()) < 1 << 20
