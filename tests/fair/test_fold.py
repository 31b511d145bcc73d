"""Folding: what became of rules becomes the answer to an indicator."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from fairtool.fair.fold import answer
from fairtool.fair.gathered import gathered
from fairtool.fair.metric_tests import earned_by_tests
from fairtool.fair.result import Answer, IndicatorResult, Score
from fairtool.fair.rubric import Asked, Exempt, Fold, Group, Indicator, MetricTest, On, Rubric, Words
from fairtool.finding import Finding, Fix, RenameAttribute, Severity
from fairtool.report import Evidence, Outcome, OutcomeStatus, Report, Status
from fairtool.translate import Language

PASS, FAIL = OutcomeStatus.PASS, OutcomeStatus.FAIL
ABSENT, OPEN = OutcomeStatus.NOT_APPLICABLE, OutcomeStatus.NOT_EVALUATED
_WORDS: Mapping[Language, Words] = {
    "en": Words("It holds", "Ask.", "Do."),
    "fr": Words("Cela tient", "Demande.", "Faites."),
}


def _indicator(*groups: Group, needs: str = "", exempt: Exempt | None = None) -> Indicator:
    return Indicator("RDA-F1-01M", "F", 3, _WORDS, Asked(groups, needs), "essential", exempt)


def _group(fold: Fold, *rules: str, on: On = On.RECORD, least: float = 0.5, at: Severity = Severity.WARNING) -> Group:
    return Group(on, fold, rules, at, least)


def _report(
    outcomes: dict[str, OutcomeStatus],
    kind: str = "xml",
    severity: Severity = Severity.WARNING,
    examined: int = 1,
    place: str = "/a",
) -> Report:
    found = tuple(Finding(rule, severity, place, "{where}") for rule, status in outcomes.items() if status is FAIL)
    made = tuple(Outcome(rule, status, examined, None, (Evidence(place, "v"),)) for rule, status in outcomes.items())
    return Report(f"a.{kind}", kind, Status.CLEAN, findings=found, outcomes=made)


def _answer(indicator: Indicator, *reports: Report, doubts: tuple[str, ...] = ()) -> IndicatorResult:
    return answer(indicator, gathered(reports, doubts))


@pytest.mark.parametrize(
    ("fold", "outcomes", "expected"),
    [
        (Fold.ALL, {"a": PASS, "b": PASS}, Answer.PASS),
        (Fold.ALL, {"a": PASS, "b": FAIL}, Answer.FAIL),
        (Fold.ALL, {"a": PASS, "b": ABSENT}, Answer.PASS),
        (Fold.ALL, {"a": ABSENT, "b": ABSENT}, Answer.FAIL),
        (Fold.ALL, {}, Answer.FAIL),
        (Fold.ALL, {"a": OPEN}, Answer.NOT_ASSESSED),
        (Fold.ANY, {"a": PASS, "b": FAIL}, Answer.PASS),
        (Fold.ANY, {"a": FAIL, "b": FAIL}, Answer.FAIL),
        (Fold.SHARE, {"a": PASS, "b": FAIL}, Answer.PARTIAL),
        (Fold.SHARE, {"a": PASS, "b": PASS}, Answer.PASS),
        (Fold.SHARE, {"a": FAIL, "b": FAIL}, Answer.FAIL),
        (Fold.SILENT, {"a": ABSENT}, Answer.PASS),
        (Fold.SILENT, {"a": FAIL}, Answer.FAIL),
    ],
)
def test_a_group_folds_as_it_says(fold: Fold, outcomes: dict[str, OutcomeStatus], expected: Answer) -> None:
    report = _report({**outcomes, "other": PASS})
    assert _answer(_indicator(_group(fold, "a", "b")), report).status is expected


def test_a_share_below_the_least_is_none() -> None:
    report = _report({"a": PASS, "b": FAIL, "c": FAIL})
    assert _answer(_indicator(_group(Fold.SHARE, "a", "b", "c")), report).status is Answer.FAIL
    assert _answer(_indicator(_group(Fold.SHARE, "a", "b", "c", least=0.3)), report).status is Answer.PARTIAL


def test_a_rule_that_looked_at_several_parts_holds_for_a_share_of_them() -> None:
    report = _report({"a": FAIL}, examined=4)
    assert _answer(_indicator(_group(Fold.SHARE, "a")), report).status is Answer.PARTIAL
    assert _answer(_indicator(_group(Fold.ALL, "a")), report).status is Answer.FAIL


def test_a_finding_below_the_severity_of_the_group_does_not_count() -> None:
    report = _report({"a": FAIL}, severity=Severity.WARNING)
    assert _answer(_indicator(_group(Fold.ALL, "a", at=Severity.ERROR)), report).status is Answer.PASS


def test_what_a_certain_fix_mends_holds_in_part_where_the_group_says_so() -> None:
    group = replace(_group(Fold.SILENT, "a"), mended=0.5)
    report = _report({"a": FAIL})
    assert _answer(_indicator(group), report).status is Answer.FAIL
    mended = replace(report, findings=(replace(report.findings[0], fix=Fix((RenameAttribute("/", "b", "c"),))),))
    assert _answer(_indicator(group), mended).status is Answer.PARTIAL
    assert _answer(_indicator(_group(Fold.SILENT, "a")), mended).status is Answer.FAIL


def test_every_group_must_hold() -> None:
    report = _report({"a": PASS, "b": FAIL})
    result = _answer(_indicator(_group(Fold.ALL, "a"), _group(Fold.ALL, "b")), report)
    assert result.status is Answer.FAIL
    assert [one.finding.rule for one in result.told] == ["b"]


def test_the_worst_of_several_files_counts() -> None:
    good, bad = _report({"a": PASS}, "netcdf"), _report({"a": FAIL}, "cdl")
    open_ = _report({"a": OPEN}, "netcdf")
    indicator = _indicator(_group(Fold.ALL, "a", on=On.DATA))
    assert _answer(indicator, good, bad).status is Answer.FAIL
    assert _answer(indicator, open_, bad).status is Answer.FAIL
    assert _answer(indicator, good, open_).status is Answer.NOT_ASSESSED


def test_a_placeholder_is_no_evidence() -> None:
    report = _report({"a": PASS, "doubt": FAIL}, place=":title")
    result = _answer(_indicator(_group(Fold.ALL, "a")), report, doubts=("doubt",))
    assert (result.status, result.reason) == (Answer.FAIL, "placeholder")
    assert _answer(_indicator(_group(Fold.ALL, "a")), report).status is Answer.PASS


@pytest.mark.parametrize(
    ("on", "reports", "reason"),
    [
        (On.RECORD, [_report({"a": PASS}, "netcdf")], "needs-record"),
        (On.DATA, [_report({"a": PASS})], "needs-data"),
        (On.TOGETHER, [_report({"a": PASS})], "needs-data"),
        (On.TOGETHER, [_report({"a": PASS}, "netcdf")], "needs-record"),
    ],
)
def test_what_was_not_named_is_not_assessed(on: On, reports: list[Report], reason: str) -> None:
    result = _answer(_indicator(_group(Fold.ALL, "a", on=on)), *reports)
    assert (result.status, result.reason) == (Answer.NOT_ASSESSED, reason)


def test_what_is_said_and_cannot_be_compared_holds_in_part() -> None:
    indicator = _indicator(_group(Fold.ALL, "a"), _group(Fold.SILENT, "b", on=On.TOGETHER))
    assert _answer(indicator, _report({"a": PASS})).status is Answer.PARTIAL
    assert _answer(indicator, _report({"a": FAIL})).status is Answer.FAIL
    assert _answer(indicator, _report({"a": PASS}), _unread("io-timeout")).status is Answer.NOT_ASSESSED


def _unread(rule: str) -> Report:
    return Report("a.nc", "netcdf", Status.UNREADABLE, findings=(Finding(rule, Severity.ERROR, "", "unread"),))


def test_what_cannot_be_read_fails_alone_and_together() -> None:
    for on in (On.DATA, On.TOGETHER):
        result = _answer(_indicator(_group(Fold.SILENT, "a", on=on)), _report({"a": PASS}), _unread("io-unreadable"))
        assert (result.status, result.reason) == (Answer.FAIL, "unreadable")


def test_a_broken_file_alone_says_nothing_of_a_record_that_was_not_named() -> None:
    broken = _unread("io-unreadable")
    together = _indicator(_group(Fold.ALL, "a"), _group(Fold.SILENT, "b", on=On.TOGETHER))
    both = _indicator(_group(Fold.ALL, "a"), _group(Fold.ALL, "b", on=On.DATA))
    for indicator in (together, both):
        result = _answer(indicator, broken)
        assert (result.status, result.reason) == (Answer.NOT_ASSESSED, "needs-record")
    assert _answer(both, _report({"a": PASS}), broken).status is Answer.FAIL


@pytest.mark.parametrize("rule", ["io-timeout", "io-memory"])
def test_a_limit_of_ours_is_no_fault_of_the_data(rule: str) -> None:
    for on in (On.DATA, On.TOGETHER):
        result = _answer(_indicator(_group(Fold.ALL, "a", on=on)), _report({"a": PASS}), _unread(rule))
        assert (result.status, result.reason) == (Answer.NOT_ASSESSED, "not-evaluated")


def test_what_only_others_can_tell_is_not_assessed() -> None:
    result = _answer(_indicator(needs="needs-deposit"), _report({"a": PASS}))
    assert (result.status, result.reason) == (Answer.NOT_ASSESSED, "needs-deposit")


def test_an_exempt_indicator_does_not_apply() -> None:
    exempt = _indicator(needs="needs-deposit", exempt=Exempt("open", "open-access"))
    assert _answer(exempt, _report({"open": PASS})).status is Answer.NOT_APPLICABLE
    assert _answer(exempt, _report({"open": FAIL})).status is Answer.NOT_ASSESSED


def _rubric(predicts: str = "") -> Rubric:
    return Rubric("r", {"en": "R", "fr": "R"}, "", "fair", (), {"F": {}, "A": {}, "R": {}}, (), predicts)


def _score(*statuses: Answer) -> Score:
    indicators = [
        Indicator("RDA-F1-01M", "F", 3, _WORDS, priority="essential"),
        Indicator("RDA-A1-01M", "A", 2, _WORDS, priority="important"),
        Indicator("RDA-R1-01M", "R", 1, _WORDS, priority="useful"),
    ]
    return Score(_rubric(), tuple(IndicatorResult(*pair) for pair in zip(indicators, statuses, strict=True)))


@pytest.mark.parametrize(
    ("statuses", "percent", "coverage"),
    [
        ((Answer.PASS, Answer.PASS, Answer.PASS), 100, 1),
        ((Answer.PASS, Answer.FAIL, Answer.FAIL), 50, 1),
        ((Answer.PARTIAL, Answer.FAIL, Answer.PASS), 41.7, 1),
        ((Answer.NOT_ASSESSED, Answer.PASS, Answer.FAIL), 66.7, 2 / 3),
        ((Answer.NOT_APPLICABLE, Answer.PASS, Answer.PASS), 100, 1),
        ((Answer.NOT_ASSESSED, Answer.NOT_ASSESSED, Answer.NOT_ASSESSED), None, 0),
    ],
)
def test_what_was_not_assessed_leaves_the_denominator(
    statuses: tuple[Answer, ...], percent: float | None, coverage: float
) -> None:
    score = _score(*statuses)
    assert score.percent == percent
    assert score.coverage == pytest.approx(coverage)


def _metric(*tests: tuple[float, Asked], points: float = 2, is_best: bool = False) -> Indicator:
    made = tuple(MetricTest(f"M-{number}", worth, {}, asked) for number, (worth, asked) in enumerate(tests))
    return Indicator("FsF-F2-01M", "F", points, _WORDS, tests=made, is_best=is_best)


_ALL_A, _ALL_B = (Asked((_group(Fold.ALL, name),)) for name in "ab")
_OPEN = Asked(needs="needs-network")


@pytest.mark.parametrize(
    ("metric", "earned", "status"),
    [
        (_metric((1, _ALL_A), (1, _ALL_A)), (1, 1), Answer.PASS),
        (_metric((1, _ALL_A), (1, _ALL_B)), (0.5, 0.5), Answer.PARTIAL),
        (_metric((1, _ALL_B), (1, _ALL_B)), (0, 0), Answer.FAIL),
        (_metric((1, _ALL_A), (1, _OPEN)), (0.5, 1), Answer.PARTIAL),
        (_metric((1, _ALL_B), (1, _OPEN)), (0, 0.5), Answer.NOT_ASSESSED),
        (_metric((2, _ALL_A), (1, _ALL_A)), (1, 1), Answer.PASS),
        (_metric((1, _ALL_A), (2, _ALL_B), is_best=True), (0.5, 0.5), Answer.PARTIAL),
        (_metric((1, _ALL_A), (2, _OPEN), is_best=True), (0.5, 1), Answer.PARTIAL),
    ],
)
def test_tests_earn_points_and_what_is_not_known_makes_an_interval(
    metric: Indicator, earned: tuple[float, float], status: Answer
) -> None:
    result = earned_by_tests(metric, gathered([_report({"a": PASS, "b": FAIL})], ()))
    assert (result.range, result.status) == (earned, status)


def test_a_prediction_counts_every_indicator_and_gives_an_interval() -> None:
    known = gathered([_report({"a": PASS, "b": FAIL})], ())
    metrics = (_metric((2, _ALL_A)), _metric((1, _ALL_B), points=1), _metric((1, _OPEN), points=1))
    score = Score(_rubric("F-UJI"), tuple(earned_by_tests(one, known) for one in metrics))
    assert (score.low, score.high, score.percent) == (50, 75, 50)


def test_a_page_that_was_looked_at_answers_in_place_of_what_needs_the_network() -> None:
    asked = Asked(needs="needs-network", page=(_group(Fold.ALL, "p", on=On.PAGE),))
    indicator = Indicator("RDA-A1-03M", "A", 3, _WORDS, asked)
    assert _answer(indicator, _report({"a": PASS})).reason == "needs-network"
    assert _answer(indicator, _report({"p": PASS}, "page")).status is Answer.PASS
    assert _answer(indicator, _report({"p": FAIL}, "page")).status is Answer.FAIL
    assert _answer(indicator, _report({"p": OPEN}, "page")).status is Answer.NOT_ASSESSED


def test_of_several_records_that_were_published_the_best_counts() -> None:
    asked = _indicator(_group(Fold.ALL, "a"))
    records = (_report({"a": FAIL}), _report({"a": PASS}, "json"))
    assert _answer(asked, *records, _report({"p": PASS}, "page")).status is Answer.PASS


def test_a_page_without_any_record_says_nothing_and_one_that_was_not_reached_is_not_assessed() -> None:
    asked = _indicator(_group(Fold.ALL, "a"))
    found = _answer(asked, _report({"p": PASS}, "page"))
    assert (found.status, found.reason) == (Answer.FAIL, "no-evidence")
    missed = _answer(asked, _report({}, "page"))
    assert (missed.status, missed.reason) == (Answer.NOT_ASSESSED, "no-answer")


def test_a_page_of_which_nothing_could_be_decided_says_nothing_about_records() -> None:
    silent = _report({"p": OPEN, "q": ABSENT}, "page")
    result = _answer(_indicator(_group(Fold.ALL, "a")), silent)
    assert (result.status, result.reason) == (Answer.NOT_ASSESSED, "no-answer")


@pytest.mark.parametrize("status", [OutcomeStatus.NOT_EVALUATED, OutcomeStatus.CRASHED])
def test_what_the_web_did_not_answer_is_told_from_a_fault_of_ours(status: OutcomeStatus) -> None:
    page = _report({"p": status, "q": PASS}, "page")
    result = _answer(_indicator(_group(Fold.SHARE, "p", on=On.PAGE)), page)
    expected = "no-answer" if status is OutcomeStatus.NOT_EVALUATED else "not-evaluated"
    assert (result.status, result.reason) == (Answer.NOT_ASSESSED, expected)


def test_what_no_part_of_a_page_answers_is_not_said_to_come_after_publication() -> None:
    indicator = _indicator(needs="needs-network")
    assert _answer(indicator, _report({"a": PASS})).reason == "needs-network"
    assert _answer(indicator, _report({"p": PASS}, "page")).reason == "not-asked"


def test_a_record_that_came_without_its_page_is_held_against_nobody() -> None:
    asked = _indicator(_group(Fold.ALL, "a"))
    result = _answer(asked, _report({"a": FAIL}), _report({}, "page"))
    assert (result.status, result.reason) == (Answer.NOT_ASSESSED, "no-answer")
    assert _answer(asked, _report({"a": PASS}), _report({}, "page")).status is Answer.PASS
