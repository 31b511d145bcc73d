"""Truth before presence: what is there and wrong, or only holds a place, is worth nothing."""

from pathlib import Path

import pytest

from fairtool.discovery import discover
from fairtool.fair.result import Answer, Score
from fairtool.fair.rubric_file import load
from fairtool.fair.score import Yardstick, score_sources
from fairtool.settings import Settings
from tests.fair.pairs import (
    DATA,
    JUNK,
    OTHER_BOX,
    OTHER_LICENCE,
    OTHER_VARIABLE,
    RECORD,
    WRONG,
    WRONG_SIZE,
    all_x,
    changed,
    data_x,
    lorem,
    written,
)


def score_of(*paths: str) -> Score:
    """Give the score of a bundle by the RDA model."""
    return score_sources(tuple(discover(paths)), Yardstick((load("rda-1.0"),)), Settings(), 1).scores[0]


def statuses(score: Score) -> dict[str, Answer]:
    """Give the status of each indicator."""
    return {one.indicator.id: one.status for one in score.results}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Score:
    """Score the good pair."""
    return score_of(*written(tmp_path_factory.mktemp("good"), RECORD, DATA))


def test_the_good_pair_scores_85_at_least(good: Score) -> None:
    assert good.percent is not None
    assert good.percent >= 85
    assert not good.failed("essential")


@pytest.mark.parametrize("codes", [True, False], ids=["codes too", "valid codes"])
def test_a_pair_of_which_all_is_x_scores_25_at_most(tmp_path: Path, *, codes: bool) -> None:
    score = score_of(*written(tmp_path, all_x(codes=codes), JUNK, "good.nc"))
    assert score.percent is not None
    assert score.percent <= 25
    assert len(score.assessed) >= 30  # what says nothing was judged, and not left out


@pytest.mark.parametrize(
    ("record", "data"),
    [(all_x(codes=False), data_x()), (lorem(), JUNK), (lorem(), data_x())],
    ids=["x that can be opened", "lorem ipsum and junk", "lorem ipsum and x"],
)
def test_words_that_mean_nothing_score_25_at_most(tmp_path: Path, record: str, data: str | bytes) -> None:
    score = score_of(*written(tmp_path, record, data))
    assert score.percent is not None
    assert score.percent <= 25


def test_a_twin_with_wrong_data_scores_20_points_less_with_the_reasons(tmp_path: Path, good: Score) -> None:
    twin = score_of(*written(tmp_path, changed(RECORD, WRONG), DATA))
    assert good.percent is not None
    assert twin.percent is not None
    assert twin.percent <= good.percent - 20
    told = {one.finding.rule for result in twin.results for one in result.told}
    assert told >= {"crosscheck-box-holds-data", "crosscheck-variables-there", "crosscheck-size", "crosscheck-licence"}


@pytest.mark.parametrize(
    ("changes", "indicator", "rule"),
    [
        (OTHER_BOX, "RDA-F2-01M", "crosscheck-box-holds-data"),
        (OTHER_VARIABLE, "RDA-R1-01M", "crosscheck-variables-there"),
        (WRONG_SIZE, "RDA-F3-01M", "crosscheck-size"),
        (OTHER_LICENCE, "RDA-R1.1-01M", "crosscheck-licence"),
    ],
    ids=["box", "variable", "size", "licence"],
)
def test_each_wrong_statement_fails_its_indicator(
    tmp_path: Path, good: Score, changes: dict[str, str], indicator: str, rule: str
) -> None:
    twin = score_of(*written(tmp_path, changed(RECORD, changes), DATA))
    [result] = [one for one in twin.results if one.indicator.id == indicator]
    assert result.status is Answer.FAIL
    assert rule in [one.finding.rule for one in result.told]
    assert statuses(good)[indicator] is not Answer.FAIL
