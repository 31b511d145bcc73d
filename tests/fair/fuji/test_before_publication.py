"""What is predicted of a record before it is published is narrow, and is not belied by its page."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from fairtool.discovery import discover
from fairtool.fair.result import Score
from fairtool.fair.rubric_file import load
from fairtool.fair.score import Yardstick, score_sources
from fairtool.record.schema_org import write_schema_org
from fairtool.settings import Settings
from tests.fair.fuji.pages import HERE, NETCDF, Site, file, html
from tests.fair.fuji.predicted import RUBRICS, WIDEST, YARDSTICK, answers, by_name, interval, published
from tests.fair.pairs import DATA, JUNK, RECORD, all_x, lorem, written
from tests.rules.checking import record

FOLDER = "https://data.observatory.example"
PAIRS: Mapping[str, tuple[str, str | bytes]] = {
    "good": (RECORD, DATA),
    "x": (all_x(codes=False), JUNK),
    "x and codes": (all_x(codes=True), JUNK),
    "lorem ipsum": (lorem(), JUNK),
}


def _local(folder: Path, text: str, data: str | bytes) -> Mapping[str, Score]:
    paths = written(folder, text, data, "good.nc" if isinstance(data, bytes) else "good.cdl")
    return by_name(score_sources(tuple(discover(paths)), YARDSTICK, Settings(), 1).scores)


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Score]]:
    return {name: _local(tmp_path_factory.mktemp("pair"), text, data) for name, (text, data) in PAIRS.items()}


def _site(text: str) -> Site:
    """Give the page with the JSON-LD of a record in it and a link to it, the record, and the data."""
    document = json.loads(json.dumps(write_schema_org(record(text).record)).replace(FOLDER, HERE))
    link = f'<{HERE}/record.xml>; rel="describedby"; type="application/xml"'
    return {
        "/page": html(link, document=document),
        "/record.xml": file(text, "application/xml"),
        "/buoy/good.cdl": file(NETCDF, "application/x-netcdf"),
    }


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("rubric", RUBRICS)
def test_the_interval_is_narrow(local: Mapping[str, Mapping[str, Score]], pair: str, rubric: str) -> None:
    low, high = interval(local[pair][rubric])
    assert 0 < high - low <= WIDEST


@pytest.mark.parametrize("pair", ["good", "x"])
@pytest.mark.parametrize("rubric", RUBRICS)
def test_the_interval_of_the_page_overlaps_that_of_the_record(
    local: Mapping[str, Mapping[str, Score]], pair: str, rubric: str
) -> None:
    before = interval(local[pair][rubric])
    after = interval(by_name(published(lambda: _site(PAIRS[pair][0])).scored.scores)[rubric])
    assert after[0] <= before[1]
    assert before[0] <= after[1]


@pytest.mark.parametrize("rubric", RUBRICS)
def test_a_record_of_nothing_but_x_scores_high_with_f_uji(
    local: Mapping[str, Mapping[str, Score]], rubric: str
) -> None:
    assert interval(local["x"][rubric])[0] >= 60  # which is why fairtool has a score of its own


@pytest.mark.parametrize(
    ("test", "earned"),
    [
        ("FsF-F1-02D-1", (0.5, 0.5)),
        ("FsF-F1-02D-2", (0.0, 0.5)),
        ("FsF-F2-01M-3", (1.0, 1.0)),
        ("FsF-F4-01M-2", (0.0, 1.0)),
        ("FsF-A1-01M-1", (0.5, 0.5)),
        ("FsF-A1-01M-2", (0.0, 0.0)),  # the term of INSPIRE is not known to F-UJI
        ("FsF-I1-01M-2", (0.0, 1.0)),
        ("FsF-R1-01MD-3", (0.0, 0.0)),  # neither media type nor size of the file is told
        ("FsF-R1.1-01M-2", (1.0, 1.0)),
        ("FsF-R1.2-01M-2", (0.0, 0.0)),
    ],
)
def test_a_test_on_the_good_record_is_known_or_open(
    local: Mapping[str, Mapping[str, Score]], test: str, earned: tuple[float, float]
) -> None:
    assert answers(local["good"]["fuji-0.5"])[test] == earned


def test_a_rubric_beside_one_that_doubts_counts_placeholders_all_the_same(tmp_path: Path) -> None:
    both = Yardstick((load("rda-1.0"), *YARDSTICK.rubrics))
    paths = written(tmp_path, all_x(codes=False), JUNK, "good.nc")
    scores = by_name(score_sources(tuple(discover(paths)), both, Settings(), 1).scores)
    alone = _local(tmp_path, all_x(codes=False), JUNK)
    assert {name: interval(scores[name]) for name in RUBRICS} == {name: interval(alone[name]) for name in RUBRICS}


def test_what_says_nothing_is_a_note(local: Mapping[str, Mapping[str, Score]]) -> None:
    notes = [note.text() for one in local["x"]["fuji-0.5"].results for note in one.notes]
    assert any("counts all the same for F-UJI" in note for note in notes)
