"""What became of an indicator, and of a rubric: statuses, evidence, points."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fairtool.fair.rubric import Indicator, Priority, Rubric
from fairtool.finding import Finding


class Answer(StrEnum):
    """The status of an indicator; what is not applicable or not assessed leaves the denominator."""

    PASS = "pass"  # noqa: S105 - no password
    PARTIAL = "partial"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"
    NOT_ASSESSED = "not-assessed"


ASSESSED = (Answer.PASS, Answer.PARTIAL, Answer.FAIL)
_WORTH = {Answer.PASS: 1.0, Answer.PARTIAL: 0.5, Answer.FAIL: 0.0}


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence with the file that it stands in."""

    source: str
    where: str
    value: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding that speaks against an indicator, with the file that it is about."""

    source: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """The answer to an indicator; `reason` is a word such as `needs-deposit`, `told` what is to be changed where."""

    indicator: Indicator
    status: Answer
    reason: str = ""
    evidence: tuple[Cited, ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A rubric with the answers to its indicators."""

    rubric: Rubric
    results: tuple[IndicatorResult, ...]

    @property
    def assessed(self) -> tuple[IndicatorResult, ...]:
        """The results that count."""
        return tuple(one for one in self.results if one.status in ASSESSED)

    @property
    def total(self) -> int:
        """How many indicators apply."""
        return sum(one.status is not Answer.NOT_APPLICABLE for one in self.results)

    @property
    def coverage(self) -> float:
        """The part of the indicators that apply which was assessed, from 0 to 1."""
        return len(self.assessed) / self.total if self.total else 0.0

    @property
    def percent(self) -> float | None:
        """The score in percent, rounded to a tenth; None where nothing was assessed."""
        return self.percent_of(self.results)

    def percent_of(self, results: Iterable[IndicatorResult]) -> float | None:
        """Give the points earned by some results, of those they could earn, in percent; None where there are none."""
        weighed = [
            (self.rubric.weights[one.indicator.priority], _WORTH[one.status])
            for one in results
            if one.status in ASSESSED
        ]
        most = sum(weight for weight, _ in weighed)
        return round(100 * sum(weight * worth for weight, worth in weighed) / most, 1) if most else None

    def of(self, letter: str) -> tuple[IndicatorResult, ...]:
        """Give the results of the principles of a letter: `F`."""
        return tuple(one for one in self.results if one.indicator.letter == letter)

    def failed(self, priority: Priority) -> tuple[IndicatorResult, ...]:
        """Give the results of a priority that failed."""
        return tuple(one for one in self.results if one.status is Answer.FAIL and one.indicator.priority == priority)
