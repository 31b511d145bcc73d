"""The text of a score, and what all forms for people tell alike."""

from dataclasses import replace

import pytest

from fairtool.fair.left_out import left_out
from fairtool.fair.result import Answer, Cited, IndicatorResult, Told
from fairtool.fair.score import Scored
from fairtool.fair.words import change, number
from fairtool.finding import Finding, Severity
from fairtool.render.run import Run
from fairtool.render.score_html import score_html
from fairtool.render.score_markdown import score_markdown
from fairtool.render.score_text import score_text
from tests.render.scores import DAY, PREDICTED, RESULTS, RUN, SCORE, SCORED

UNCONFIRMED = replace(RESULTS[0], status=Answer.PARTIAL, reason="needs-data", notes=())
OTHER = replace(RESULTS[3], status=Answer.PARTIAL, reason="needs-data")
RECORDLESS = replace(RESULTS[5], status=Answer.PARTIAL, reason="needs-record")


def _scored(*results: IndicatorResult, unreadable: tuple[str, ...] = ()) -> Scored:
    return Scored(SCORED.subjects, (replace(SCORE, results=results),), unreadable)


@pytest.mark.parametrize(
    ("form", "ids"),
    [
        (lambda scored: score_text(scored, RUN), "F1-01M, A1-02M"),
        (lambda scored: score_markdown(scored, RUN, DAY), "TOY-F1-01M, TOY-A1-02M"),
        (lambda scored: score_html(scored, RUN, DAY), "TOY-F1-01M, TOY-A1-02M"),
    ],
    ids=["text", "markdown", "html"],
)
def test_what_only_wants_the_data_is_one_line_and_nothing_to_change(form, ids: str) -> None:  # type: ignore[no-untyped-def]  # a renderer
    shown = form(_scored(UNCONFIRMED, OTHER, RECORDLESS))
    assert f"name the data too, so that this can be confirmed: {ids}" in shown
    assert "name the record too, so that this can be confirmed: " in shown
    assert "What to change, the most important first" not in shown
    assert "Do it, so that the record has an identifier" not in shown


def test_the_hint_of_what_is_unconfirmed_says_what_to_name() -> None:
    assert change(UNCONFIRMED, "en") == "name the data too, so that this can be confirmed"
    found = replace(UNCONFIRMED, told=RESULTS[1].told)
    assert "write what the data are" in change(found, "en")
    half = replace(UNCONFIRMED, earned=(0.5, 0.75))
    assert change(half, "en").startswith("Do it")


def test_what_does_not_apply_is_told_apart_from_what_was_not_assessed() -> None:
    open_ = replace(RESULTS[3], reason="open-access")
    groups = list(left_out(replace(SCORE, results=(RESULTS[4], open_, replace(RESULTS[4], reason=""))), "en"))
    assert [one.reason for one in groups] == [
        "the data are open to everybody",
        "does not apply",
        "does not apply: the data are open to everybody",
    ]
    for shown in (score_text(SCORED, RUN), score_markdown(SCORED, RUN, DAY), score_html(SCORED, RUN, DAY)):
        assert "does not apply: the data are open to everybody" in shown


def test_a_file_that_cannot_be_read_is_not_charged_with_the_faults_of_others() -> None:
    broken = Finding("unreadable", Severity.ERROR, "", "there is no such file")
    both = replace(RESULTS[2], reason="unreadable", status=Answer.FAIL)
    result = replace(both, told=(Told("/data/none.nc", broken), Told("/data/record.xml", RESULTS[1].told[0].finding)))
    other = replace(result, indicator=RESULTS[5].indicator, reason="no-evidence")
    text = score_text(_scored(result, other, unreadable=("/data/none.nc",)), RUN)
    assert text.count("there is no such file") == 1
    head, _, rest = text.partition("1 a file cannot be read: A1-01M")
    assert head
    block, _, own = rest.partition("TOY-A1-01M")
    assert "there is no such file" in block
    assert "write what the data are" not in block
    assert "write what the data are" in own


@pytest.mark.parametrize("columns", [40, 50, 60, 80, 100])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_bars_keep_to_the_terminal(columns: int, language: str) -> None:
    run = Run("1.2.3", language="fr" if language == "fr" else "en", width=columns)
    lines = score_text(Scored(SCORED.subjects, (SCORE, PREDICTED)), run).splitlines()
    drawn = [line for line in lines if "░" in line or "█" in line or ".." in line]
    assert len(drawn) == 6
    assert all(len(line) <= columns for line in lines), max(lines, key=len)


def test_standard_input_is_named_like_a_file() -> None:
    told = Told("-", Finding("a", Severity.WARNING, "", "a half-day is no number"))
    text = score_text(_scored(replace(RESULTS[1], told=(told,))), RUN)
    assert "    -: a half-day is no number" in text


def test_evidence_that_is_only_the_name_of_a_file_is_left_out() -> None:
    bare = replace(RESULTS[0], evidence=(Cited("/data/bare.xml", "", ""), Cited("/data/told.xml", "", "ISO 19139")))
    text = score_text(_scored(bare), replace(RUN, verbose=True))
    assert "bare.xml" not in text
    assert '/data/told.xml = "ISO 19139"' in text


def test_what_a_rubric_predicts_is_said_in_french() -> None:
    predicted = replace(PREDICTED, rubric=replace(PREDICTED.rubric, predicts="Peer 3.5, metrics v0.8"))
    assert "Peer 3.5, metrics v0.8" in number(predicted, "en")
    assert "Peer 3.5, métriques v0.8" in number(predicted, "fr")


def test_the_title_of_the_page_keeps_french_typography() -> None:
    assert "<title>Note FAIR : /data/record.xml</title>" in score_html(SCORED, replace(RUN, language="fr"), DAY)
