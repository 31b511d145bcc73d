"""Answers that tests earn: points at least, where all that is not known fails, and at most, where it holds."""

from collections.abc import Iterable

from fairtool.fair.fold import united
from fairtool.fair.gathered import Gathered
from fairtool.fair.noted import notes_of
from fairtool.fair.result import Answer, Cited, IndicatorResult, MetricTestResult, Told
from fairtool.fair.rubric import Indicator, MetricTest

_PIECES = 3  # of evidence that are kept
_TOLD = 5  # findings that are kept


def earned_by_tests(indicator: Indicator, known: Gathered) -> IndicatorResult:
    """Give the answer to an indicator whose points are earned by tests."""
    answers = [united(indicator, test.asked, known) for test in indicator.tests]
    results = tuple(_tested(test, one) for test, one in zip(indicator.tests, answers, strict=True))
    low, high = (_part([one.range[end] for one in results], indicator) for end in (0, 1))
    status = _status(low, high)
    reason = next((_reason(one.reason, known) for one in answers if one.reason), "")
    return IndicatorResult(
        indicator,
        status,
        "" if status is Answer.PASS else reason,
        _evidence(answers),
        () if status is Answer.PASS else _told(answers),
        notes=notes_of((test.asked for test in indicator.tests), known),
        earned=(low, high),
        tests=results,
    )


def _reason(reason: str, known: Gathered) -> str:
    """Give the reason; what the rules of a test leave open of a record that was looked at is what the web tells."""
    was_looked_at = any(one.report.outcomes for one in known.record)
    if reason != "not-evaluated" or not was_looked_at:
        return reason
    return "not-asked" if known.page else "needs-network"


def _tested(test: MetricTest, answer: IndicatorResult) -> MetricTestResult:
    """Say what a test earns: all of its points or none; what is not known may be either."""
    if answer.status is Answer.PASS:
        return MetricTestResult(test, (test.points, test.points))
    unnamed = answer.status is Answer.PARTIAL and answer.reason.startswith("needs-")
    open_ = answer.status is Answer.NOT_ASSESSED or unnamed
    return MetricTestResult(test, (0.0, test.points if open_ else 0.0))


def _part(points: Iterable[float], indicator: Indicator) -> float:
    """Give the part of the points of an indicator, from 0 to 1, that its tests make."""
    earned = max(points, default=0.0) if indicator.is_best else sum(points)
    return min(earned / indicator.points, 1.0)


def _status(low: float, high: float) -> Answer:
    if low >= 1:
        return Answer.PASS
    if high <= 0:
        return Answer.FAIL
    return Answer.NOT_ASSESSED if low <= 0 else Answer.PARTIAL


def _evidence(answers: Iterable[IndicatorResult]) -> tuple[Cited, ...]:
    return tuple(dict.fromkeys(piece for one in answers for piece in one.evidence))[:_PIECES]


def _told(answers: Iterable[IndicatorResult]) -> tuple[Told, ...]:
    """Give what speaks against each test, each finding once, though several tests may rest on it."""
    found = {(told.source, told.finding.rule, told.finding.where): told for one in answers for told in one.told}
    return tuple(found.values())[:_TOLD]
