"""The text output: what people read on a terminal."""

import re
from dataclasses import replace

import pytest

from fairtool.absence import MISSING
from fairtool.finding import Finding, Scalar, Severity
from fairtool.render.run import Run
from tests.render.reports import CLEAN, CRASHED, NAME, NOTE, RUN, UNITS, UNREADABLE, at, document, report


def test_a_clean_run_is_one_line() -> None:
    assert document("text", [CLEAN, CLEAN]) == "2 files: 2 clean\n"


def test_a_run_over_nothing_is_one_line() -> None:
    assert document("text", []) == "0 files\n"


def test_a_finding_says_severity_what_rule_clause_and_fix() -> None:
    assert document("text", [report(UNITS)]) == (
        "/data/a.nc  CF-1.8\n"
        '  error: sst:units is the number 1; write units = "1"\n'
        "    cf-3.1-units-text, CF-1.8 conformance 3.1\n"
        '    `fairtool fix` can do it: set sst:units = "1"\n'
        "\n"
        "1 file: 1 error\n"
    )


@pytest.mark.parametrize(
    ("kind", "count", "told"),
    [
        ("bundle", 1, "against 0.nc"),
        ("bundle", 4, "against 0.nc, 1.nc, 2.nc and 1 more"),
        ("collection", 2, "made of 0.nc, 1.nc"),
        ("collection", 5, "made of 0.nc, 1.nc, 2.nc and 2 more"),
    ],
)
def test_a_record_is_held_against_data_and_a_data_set_is_made_of_them(kind: str, count: int, told: str) -> None:
    many = replace(report(UNITS), kind=kind, members=tuple(f"{number}.nc" for number in range(count)))
    assert document("text", [many]).splitlines()[0] == f"/data/a.nc  {told}"


def test_errors_come_before_warnings() -> None:
    text = document("text", [report(NAME, UNITS)])
    assert text.index("error:") < text.index("warning:")


def test_findings_that_differ_only_in_place_are_one() -> None:
    text = document("text", [report(*at(UNITS, *(f"v{number}:units" for number in range(12))))])
    assert text.count("is the number 1") == 1
    assert "and 11 more: v1:units, v2:units, v3:units, v4:units, v5:units, v6:units, ..." in text.replace(
        "\n      ", " "
    )
    assert "12 errors" in text


def test_a_value_that_only_repeats_the_place_keeps_no_finding_apart() -> None:
    named = replace(UNITS, template="{where} is odd; correct {name}")
    first, second = (replace(named, where=f"{name}:units", values={"name": name}) for name in ("a", "b"))
    assert document("text", [report(first, second)]).count("is odd") == 1


def test_findings_that_differ_in_a_value_stay_apart() -> None:
    text = document("text", [report(UNITS, replace(UNITS, where="a:units", values={"value": 2}))])
    assert text.count("is the number") == 2


def test_verbose_names_every_place_and_shows_infos() -> None:
    findings = at(UNITS, *(f"v{number}:units" for number in range(12)))
    text = document("text", [report(*findings, NOTE)], replace(RUN, verbose=True, width=0))
    assert "v11:units" in text
    assert "the newest version is 1.13" in text


def test_without_verbose_infos_are_counted_only() -> None:
    text = document("text", [report(NOTE)])
    assert text == "1 file: 1 info (shown with --verbose)\n"


def test_quiet_shows_errors_only_and_no_counts() -> None:
    text = document("text", [report(UNITS, NAME, NOTE), CLEAN], replace(RUN, quiet=True), stale=("a b c",))
    assert "error:" in text
    assert "warning" not in text
    assert not text.rstrip().endswith("error")


@pytest.mark.parametrize("run", [RUN, replace(RUN, quiet=True), replace(RUN, verbose=True)])
def test_a_crashed_rule_is_always_shown_as_our_fault(run: Run) -> None:
    text = document("text", [CRASHED], run).replace("\n    ", " ")
    assert "fault: the rule cf-3.1-units-valid crashed: KeyError at sst: 'units'; this is a fault of fairtool" in text


def test_a_rule_that_was_not_evaluated_is_shown_with_verbose() -> None:
    assert "cf-5-monotonic" not in document("text", [CRASHED])
    assert "not evaluated: cf-5-monotonic: lat has too many values" in document(
        "text", [CRASHED], replace(RUN, verbose=True)
    )


def test_an_unreadable_file_comes_with_what_to_do() -> None:
    text = document("text", [UNREADABLE])
    assert "  error: gone.nc does not exist\n    look for gone.nc\n    io-unreadable\n" in text
    assert text.endswith("1 file: 1 unreadable\n")


def test_stale_entries_of_the_baseline_are_named() -> None:
    text = document("text", [CLEAN], stale=("a.nc sst:units cf-3.1-units-text",))
    assert text.startswith("no longer found, can leave the baseline: a.nc sst:units cf-3.1-units-text\n")


def test_known_findings_are_counted() -> None:
    assert document("text", [replace(CLEAN, known=3)]) == "1 file: 1 clean, 3 known already\n"


LONG = replace(UNITS, template="{where} " + " ".join(f"word{number}" for number in range(90)) + " end", values={})


@pytest.mark.parametrize("width", [20, 60, 80, 120])
def test_lines_keep_to_the_width_and_nothing_is_cut(width: int) -> None:
    text = document("text", [report(LONG)], replace(RUN, width=width))
    assert [line for line in text.splitlines() if len(line) > width and len(line.split()) > 1] == []
    assert all(f"word{number}" in text for number in range(90))


def test_a_wide_terminal_is_not_filled() -> None:
    text = document("text", [report(LONG)], replace(RUN, width=200))
    assert max(len(line) for line in text.splitlines()) <= 120


def test_an_unlimited_width_gives_a_message_a_line() -> None:
    text = document("text", [report(LONG)], replace(RUN, width=0))
    assert any(line.endswith(" end") and line.startswith("  error: sst:units word0") for line in text.splitlines())


def test_a_word_longer_than_the_line_is_kept_whole() -> None:
    word = "x" * 200
    text = document("text", [report(replace(NAME, template="{where} " + word))], replace(RUN, width=40))
    assert word in text


def test_without_colour_there_is_no_escape() -> None:
    assert "\x1b" not in document("text", [report(UNITS, NAME), CRASHED, UNREADABLE])


def test_with_colour_only_colour_is_added() -> None:
    reports = [report(UNITS, NAME), CRASHED, UNREADABLE, CLEAN]
    coloured = document("text", reports, replace(RUN, color=True))
    assert "\x1b[31;1merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == document("text", reports)


def test_the_line_of_a_text_is_told() -> None:
    assert 'write units = "1" (line 12)' in document("text", [report(replace(UNITS, line=12))])


def test_a_message_that_does_not_name_its_place_is_led_by_it() -> None:
    assert "error: sst:units: a number" in document("text", [report(replace(UNITS, template="a number", values={}))])


def test_the_output_is_ascii_where_the_names_are() -> None:
    assert document("text", [report(UNITS, NAME, NOTE), CRASHED, UNREADABLE, CLEAN]).isascii()


def _missing(name: str, source: str = "ACDD-1.3") -> Finding:
    values: dict[str, Scalar] = {"ask": f"say the {name}", "ask_fr": f"dites {name}"}
    return Finding(f"acdd-{name}", Severity.WARNING, f":{name}", MISSING, values, source=f"{source} attribute {name}")


def test_missing_attributes_are_one_block() -> None:
    text = document("text", [report(_missing("title"), UNITS, _missing("id"), replace(_missing("id"), where="/g/:id"))])
    assert (
        "  warning: 3 attributes that ACDD-1.3 asks for are missing:\n"
        "    :title: say the title (acdd-title)\n"
        "    :id, /g/:id: say the id (acdd-id)\n" in text
    )
    assert text.endswith("1 file: 1 error, 3 warnings\n")


def test_one_missing_attribute_is_a_sentence() -> None:
    text = document("text", [report(_missing("title"))])
    assert "  warning: :title is missing; say the title\n    acdd-title, ACDD-1.3 attribute title\n" in text


def test_missing_attributes_are_in_one_block_for_each_source_and_severity() -> None:
    mild = replace(_missing("c"), severity=Severity.INFO)
    told = [report(_missing("a"), _missing("b", "X 1"), _missing("d"), _missing("e", "X 1"), mild)]
    text = document("text", told, replace(RUN, verbose=True))
    assert text.count("asks for are missing") == 2
    assert ":c is missing" in text


def test_a_block_of_missing_attributes_names_all_places_with_verbose_only() -> None:
    many = at(_missing("units"), *(f"v{number}:units" for number in range(12)))
    few = document("text", [report(*many, _missing("id"))])
    every = document("text", [report(*many, _missing("id"))], replace(RUN, verbose=True, width=0))
    assert "v11:units" not in few
    assert "..." in few
    assert "v11:units" in every


def test_missing_attributes_are_told_in_french() -> None:
    text = document("text", [report(_missing("title"), _missing("id"))], replace(RUN, language="fr"))
    assert "dites title" in text


def test_a_run_over_many_files_ends_with_its_most_frequent_rules() -> None:
    reports = [report(NAME, path=f"/data/{number}.nc") for number in range(19)] + [report(UNITS, path="/data/u.nc")]
    *_, heading, first, second, counts, _ = document("text", reports).split("\n")
    assert heading == "most frequent of 2 rules with findings:"
    assert (first, second) == ("  19 cf-3.2-name", "   1 cf-3.1-units-text")
    assert counts == "20 files: 1 error, 19 warnings"


def test_a_run_over_few_files_or_without_findings_names_no_frequent_rules() -> None:
    assert "most frequent" not in document("text", [report(NAME)] * 19)
    assert document("text", [CLEAN] * 30) == "30 files: 30 clean\n"
    assert "most frequent" not in document("text", [report(NAME)] * 30, replace(RUN, quiet=True))
