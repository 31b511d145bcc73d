"""The rubrics of F-UJI have its metrics and points, and name rules that exist."""

import pytest

from fairtool.fair.online.page_view import PageView
from fairtool.fair.rubric import Fold, Indicator, On, Rubric, named
from fairtool.finding import Severity
from fairtool.iso.view import XmlRecord
from fairtool.rules.catalogue import all_rules
from tests.fair.fuji.predicted import RUBRICS, YARDSTICK

KNOWN = all_rules()
METRICS = pytest.mark.parametrize(
    ("rubric", "metric"),
    [(rubric, metric) for rubric in YARDSTICK.rubrics for metric in rubric.indicators],
    ids=[f"{rubric.name} {metric.id}" for rubric in YARDSTICK.rubrics for metric in rubric.indicators],
)


@pytest.mark.parametrize(
    ("rubric", "metrics", "points"),
    list(zip(YARDSTICK.rubrics, (16, 16, 17), ("F7 A3 I4 R10", "F7 A3 I4 R10", "F7 A7 I6 R6"), strict=True)),
    ids=RUBRICS,
)
def test_a_rubric_has_the_metrics_and_points_of_f_uji(rubric: Rubric, metrics: int, points: str) -> None:
    sums = {letter: sum(one.points for one in rubric.indicators if one.section == letter) for letter in "FAIR"}
    assert len(rubric.indicators) == metrics
    assert " ".join(f"{letter}{number:g}" for letter, number in sums.items()) == points
    assert rubric.predicts.startswith("F-UJI 3.5.1")
    assert not rubric.doubts  # F-UJI doubts nothing


@METRICS
def test_the_tests_of_a_metric_can_earn_all_its_points(rubric: Rubric, metric: Indicator) -> None:
    points = [test.points for test in metric.tests]
    assert metric.points <= (max(points) if metric.is_best else sum(points)), rubric.name
    assert all(0 < one <= metric.points for one in points)


@METRICS
def test_a_test_is_asked_of_records_and_pages_or_says_what_it_needs(rubric: Rubric, metric: Indicator) -> None:
    for test in metric.tests:
        assert bool(test.asked.groups) is not bool(test.asked.needs), (rubric.name, test.id)
        for group in (*test.asked.groups, *test.asked.page):
            rules = [KNOWN[name] for name in group.rules]
            assert {rule.sees for rule in rules} == {PageView if group.on is On.PAGE else XmlRecord}
            informs = {rule.severity is Severity.INFO for rule in rules}
            assert informs == {group.fold is Fold.SILENT}


@METRICS
def test_both_languages_say_what_a_metric_asks(rubric: Rubric, metric: Indicator) -> None:
    words = metric.words
    assert words["en"].ask != words["fr"].ask, rubric.name
    assert all(text.endswith(".") for one in words.values() for text in (one.ask, one.do))
    assert "'" not in words["fr"].title + words["fr"].ask + words["fr"].do
    assert all(test.titles["fr"] != test.titles["en"] for test in metric.tests)


def test_every_rule_of_f_uji_is_asked_by_a_rubric() -> None:
    asked = {rule for rubric in YARDSTICK.rubrics for rule in named(rubric.rules, tuple(KNOWN))}
    assert {name for name in KNOWN if name.startswith("fuji-")} - asked == set()
