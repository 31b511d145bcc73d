"""Folding: what became of rules becomes the answer to an indicator."""

import pytest

from fairtool.fair.fold import answer
from fairtool.fair.gathered import gathered
from fairtool.fair.result import Answer, IndicatorResult, Score
from fairtool.fair.rubric import Exempt, Fold, Group, Indicator, On, Rubric, Words
from fairtool.finding import Finding, Severity
from fairtool.report import Evidence, Outcome, OutcomeStatus, Report, Status

PASS, FAIL = OutcomeStatus.PASS, OutcomeStatus.FAIL
ABSENT, OPEN = OutcomeStatus.NOT_APPLICABLE, OutcomeStatus.NOT_EVALUATED
_WORDS = {"en": Words("It holds", "Ask.", "Do."), "fr": Words("Cela tient", "Demande.", "Faites.")}


def _indicator(*groups: Group, needs: str = "", exempt: Exempt | None = None) -> Indicator:
    return Indicator("RDA-F1-01M", "essential", _WORDS, groups, needs, exempt)  # type: ignore[arg-type]  # both languages


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


def _score(*statuses: Answer) -> Score:
    rubric = Rubric("r", {"en": "R", "fr": "R"}, "", "fair", (), {"essential": 3, "important": 2, "useful": 1}, ())
    indicators = [
        Indicator("RDA-F1-01M", "essential", _WORDS),  # type: ignore[arg-type]  # both languages
        Indicator("RDA-A1-01M", "important", _WORDS),  # type: ignore[arg-type]
        Indicator("RDA-R1-01M", "useful", _WORDS),  # type: ignore[arg-type]
    ]
    return Score(rubric, tuple(IndicatorResult(*pair) for pair in zip(indicators, statuses, strict=True)))


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
