"""What holds for the documents of every format."""

from dataclasses import replace

import pytest

from fairtool.render import FORMATS, renderer
from fairtool.render.pieces import fitting, size
from fairtool.render.run import Run
from fairtool.translate import Language, translate
from tests.render.reports import CLEAN, CRASHED, NAME, NOTE, RUN, UNITS, UNREADABLE, at, document, hostile, report
from tests.rules.checking import examined

every_format = pytest.mark.parametrize("name", FORMATS)


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        renderer("yaml")


@every_format
def test_a_document_is_the_same_each_time(name: str) -> None:
    reports = [report(UNITS, NAME, NOTE), CLEAN, CRASHED, UNREADABLE, hostile()]
    assert document(name, reports) == document(name, reports)


@every_format
def test_a_document_is_utf8_and_ends_its_last_line(name: str) -> None:
    text = document(name, [hostile(), CLEAN])
    text.encode()
    assert text.endswith("\n")
    assert "\x1b" not in text
    assert "\u202e" not in text or name in {"json", "ndjson"}


@every_format
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_document_can_be_written_in_each_language(name: str, language: Language) -> None:
    run = replace(RUN, language=language, verbose=True)
    text = document(name, [report(UNITS, NAME, NOTE), CLEAN, CRASHED, UNREADABLE], run, stale=("a b c",))
    assert "cf-3.1-units-text" in text


@pytest.mark.parametrize(
    ("name", "word"),
    [("text", "error"), ("junit", "error"), ("markdown", "Severity"), ("html", "Totals"), ("github", "1 error")],
)
def test_what_people_read_is_french_on_request(name: str, word: str) -> None:
    french = translate(word, "fr")
    if french == word:
        pytest.skip("the French catalogue is not compiled")
    text = document(name, [report(UNITS)], replace(RUN, language="fr"))
    assert french in text


@every_format
def test_findings_of_real_rules_can_be_shown(name: str) -> None:
    found, outcomes = examined('float sst(time) ; sst:units = 1 ; sst:standard_name = "sea_surface_temperatur" ;')
    assert found
    real = replace(report(*found), outcomes=tuple(outcomes))
    assert found[0].rule in document(name, [real], replace(RUN, verbose=True))


@every_format
def test_the_words_do_not_depend_on_colour_or_terminal(name: str) -> None:
    if name != "text":
        plain, bright = replace(RUN, width=20, color=False, unicode=False), replace(RUN, width=200, color=True)
        assert document(name, [report(UNITS), CLEAN], plain) == document(name, [report(UNITS), CLEAN], bright)


def test_what_does_not_fit_is_left_out_errors_last() -> None:
    full = replace(report(*at(NAME, "a", "b"), UNITS), outcomes=CRASHED.outcomes)
    assert size(full) == 4
    assert fitting(full, 4) is full
    assert [finding.rule for finding in fitting(full, 1).findings] == ["cf-3.1-units-text"]
    assert size(fitting(full, 1)) == 1
    assert size(fitting(full, 0)) == 0
    assert [one.rule for one in fitting(full, 0).outcomes] == ["cf-5-monotonic", "cf-2.3-names", "cf-7.1-bounds"]


def test_paths_are_relative_to_where_the_run_began() -> None:
    assert Run("1").base.is_absolute()
    assert "file=a.nc" in document("github", [report(UNITS)])
