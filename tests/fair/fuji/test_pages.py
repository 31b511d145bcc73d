"""The interval that is predicted for a page holds what F-UJI 3.5.1 gave for it, and is narrow.

F-UJI ran on these pages without DataCite, without its reader of file formats (Tika), with the context of schema.org at
hand, and without any other network.
"""

from collections.abc import Mapping

import pytest

from fairtool.fair.online.landing import Landing
from fairtool.fair.result import Score
from tests.fair.fuji.pages import PAGES
from tests.fair.fuji.predicted import ROUNDED, RUBRICS, WIDEST, answers, by_name, interval, published

OBSERVED: Mapping[str, tuple[float, float, float]] = {
    "good": (79.17, 75.0, 96.15),
    "json-ld-only": (79.17, 75.0, 96.15),
    "signposting-joined": (75.0, 70.83, 88.46),
    "signposting-fields": (8.33, 8.33, 11.54),
    "bare": (8.33, 8.33, 11.54),
    "junk-data": (75.0, 70.83, 96.15),
    "x": (70.83, 66.67, 88.46),
    "iso-anchor": (50.0, 50.0, 61.54),
    "iso-text": (56.25, 52.08, 69.23),
}
Looked = Mapping[str, tuple[Landing, Mapping[str, Score]]]


@pytest.fixture(scope="module")
def looked() -> Looked:
    found = {name: published(make) for name, make in PAGES.items()}
    return {name: (one.landing, by_name(one.scored.scores)) for name, one in found.items()}


@pytest.mark.parametrize("page", OBSERVED)
@pytest.mark.parametrize(("number", "rubric"), list(enumerate(RUBRICS)), ids=RUBRICS)
def test_the_interval_holds_what_f_uji_gave_and_is_narrow(looked: Looked, page: str, number: int, rubric: str) -> None:
    low, high = interval(looked[page][1][rubric])
    assert low - ROUNDED <= OBSERVED[page][number] <= high + ROUNDED
    assert high - low <= WIDEST


def test_all_pages_were_observed() -> None:
    assert set(OBSERVED) == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("rubric", RUBRICS)
def test_no_rule_crashes_and_nothing_is_the_fault_of_fairtool(looked: Looked, page: str, rubric: str) -> None:
    score = looked[page][1][rubric]
    assert [one for one in score.results if one.earned is None] == []


@pytest.mark.parametrize(
    ("page", "test", "earned"),
    [
        ("good", "FsF-F2-01M-3", (1.0, 1.0)),
        ("good", "FsF-F4-01M-2", (0.0, 1.0)),
        ("good", "FsF-R1-01MD-3", (1.0, 1.0)),
        ("good", "FsF-R1-01MD-4", (0.0, 1.0)),
        ("junk-data", "FsF-R1-01MD-3", (0.0, 0.0)),
        ("junk-data", "FsF-R1-01MD-4", (0.0, 0.0)),
        ("x", "FsF-F2-01M-3", (1.0, 1.0)),
        ("x", "FsF-I2-01M-2", (0.0, 0.0)),
        ("x", "FsF-R1.1-01M-1", (1.0, 1.0)),
        ("x", "FsF-R1.1-01M-2", (0.0, 0.0)),
        ("signposting-fields", "FsF-F3-01M-2", (0.0, 0.0)),
        ("signposting-joined", "FsF-F3-01M-2", (0.5, 0.5)),
        ("signposting-joined", "FsF-I1-01M-2", (1.0, 1.0)),
        ("signposting-joined", "FsF-F4-01M-1", (0.0, 0.0)),
        ("iso-anchor", "FsF-F2-01M-2", (0.0, 0.0)),
        ("iso-text", "FsF-F2-01M-2", (0.5, 0.5)),
        ("iso-text", "FsF-I1-01M-2", (0.0, 0.0)),
        ("iso-text", "FsF-R1.3-01M-1", (1.0, 1.0)),
    ],
)
def test_a_test_earns_what_it_earned_there(looked: Looked, page: str, test: str, earned: tuple[float, float]) -> None:
    assert answers(looked[page][1]["fuji-0.5"])[test] == earned


def test_the_period_counts_in_json_ld_and_not_in_iso(looked: Looked) -> None:
    assert answers(looked["iso-text"][1]["fuji-0.5env"])["FsF-F2-01M-3-env"] == (0.0, 0.0)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("signposting-fields", "6 header fields Link"),
        ("iso-anchor", "it overlooks one that is an anchor"),
        ("good", "reader of file formats"),
    ],
)
def test_a_known_defect_is_a_note_and_no_fault(looked: Looked, page: str, words: str) -> None:
    results = looked[page][1]["fuji-0.5"].results
    notes = [note.text() for one in results for note in one.notes]
    told = [one.finding.rule for result in results for one in result.told]
    assert any(words in note for note in notes)
    assert [rule for rule in told if "note" in rule] == []


def test_a_note_is_told_in_french(looked: Looked) -> None:
    notes = [note for one in looked["signposting-fields"][1]["fuji-0.5"].results for note in one.notes]
    assert notes
    assert all(note.text("fr") != note.text("en") for note in notes)
