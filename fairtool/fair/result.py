"""What became of an indicator, and of a rubric: statuses, evidence, points."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fairtool.fair.rubric import Indicator, MetricTest, Priority, Rubric
from fairtool.finding import Finding
from fairtool.translate import Language
from fairtool.warned import Warned


class Answer(StrEnum):
    """The status of an indicator; what is not applicable or not assessed leaves the denominator."""

    PASS = "pass"  # noqa: S105 - no password
    PARTIAL = "partial"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"
    NOT_ASSESSED = "not-assessed"


ASSESSED = (Answer.PASS, Answer.PARTIAL, Answer.FAIL)
_WORTH = {Answer.PASS: (1.0, 1.0), Answer.PARTIAL: (0.5, 0.5), Answer.FAIL: (0.0, 0.0)}


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence with the file that it stands in."""

    source: str
    where: str
    value: str

    def text(self, _language: Language) -> str:
        """Give the value in a language; that of a file has one only."""
        return self.value


@dataclass(frozen=True, slots=True)
class Told:
    """A finding that speaks against an indicator, with the file that it is about."""

    source: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class MetricTestResult:
    """A test of a metric with the points that it earns, at least and at most."""

    test: MetricTest
    range: tuple[float, float]


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """The answer to an indicator; `reason` is a word such as `needs-deposit`, `told` what is to be changed where.

    `notes` are sentences that go with it and blame nobody. `earned` is the part of its points, at least and at most,
    where tests earn them.
    """

    indicator: Indicator
    status: Answer
    reason: str = ""
    evidence: tuple[Cited, ...] = ()
    told: tuple[Told, ...] = ()
    notes: tuple[Warned, ...] = ()
    earned: tuple[float, float] | None = None
    tests: tuple[MetricTestResult, ...] = ()

    @property
    def range(self) -> tuple[float, float]:
        """The part of the points that it earns, from 0 to 1, at least and at most."""
        return self.earned or _WORTH.get(self.status, (0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Score:
    """A rubric with the answers to its indicators, about these subjects, before publication or as published.

    A score that is only predicted has all indicators in its denominator, as what it predicts has: what is not known
    makes an interval of it.
    """

    rubric: Rubric
    results: tuple[IndicatorResult, ...]
    subjects: tuple[str, ...] = ()
    is_online: bool = False

    @property
    def label(self) -> str:
        """The name that tells it from the others of a run: `rda-1.0`, and `rda-1.0 online` for what was published."""
        return f"{self.rubric.name} online" if self.is_online else self.rubric.name

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
        """The score in percent, rounded to a tenth, of a prediction the least; None where nothing was assessed."""
        return self.percent_of(self.results)

    @property
    def low(self) -> float | None:
        """The least in percent that is predicted; None where nothing is."""
        return self.percent if self.rubric.predicts else None

    @property
    def high(self) -> float | None:
        """The most in percent that is predicted; None where nothing is."""
        return self._part_of(self.results, 1) if self.rubric.predicts else None

    def percent_of(self, results: Iterable[IndicatorResult]) -> float | None:
        """Give the points earned by some results, of those they could earn, in percent; None where there are none."""
        return self._part_of(results, 0)

    def high_of(self, results: Iterable[IndicatorResult]) -> float | None:
        """Give the most that some results may earn, in percent; None where there are none."""
        return self._part_of(results, 1)

    def _part_of(self, results: Iterable[IndicatorResult], end: int) -> float | None:
        counted = [one for one in results if self.rubric.predicts or one.status in ASSESSED]
        most = sum(one.indicator.points for one in counted)
        earned = sum(one.indicator.points * one.range[end] for one in counted)
        return round(100 * earned / most, 1) if most else None

    def of(self, section: str) -> tuple[IndicatorResult, ...]:
        """Give the results of a section: `F`."""
        return tuple(one for one in self.results if one.indicator.section == section)

    def failed(self, priority: Priority) -> tuple[IndicatorResult, ...]:
        """Give the results of a priority that failed."""
        return tuple(one for one in self.results if one.status is Answer.FAIL and one.indicator.priority == priority)
