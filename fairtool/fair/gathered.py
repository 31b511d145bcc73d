"""The reports of one bundle, sorted by what they are about, with what each rule said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fairtool.fair.repository import Repository
from fairtool.fair.rubric import On
from fairtool.finding import Finding
from fairtool.loss import Loss
from fairtool.report import Outcome, Report, Status

_DATA = ("netcdf", "cdl", "zarr")
_UNFINISHED = (Loss.TIMEOUT.value, Loss.MEMORY.value)  # limits of ours, which say nothing of the file


@dataclass(frozen=True)
class Examined:
    """A report with its findings by rule, and the places that hold a placeholder."""

    report: Report
    doubts: tuple[str, ...]

    @cached_property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each rule."""
        found: dict[str, tuple[Finding, ...]] = {}
        for one in self.report.findings:
            found[one.rule] = (*found.get(one.rule, ()), one)
        return found

    @cached_property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What became of each rule."""
        return {one.rule: one for one in self.report.outcomes}

    @cached_property
    def doubtful(self) -> Mapping[str, Finding]:
        """The places where a placeholder stands, with the finding that says so."""
        return {one.where: one for rule in self.doubts for one in self.findings.get(rule, ())}

    @property
    def is_unreadable(self) -> bool:
        """Tell whether the file could not be read, by its own fault."""
        return self.report.status is Status.UNREADABLE and not self.is_unfinished

    @property
    def is_unfinished(self) -> bool:
        """Tell whether a limit of ours, or a fault of ours, kept it from being looked at."""
        return not self.report.outcomes and (
            self.report.status is Status.FAULT or any(one.rule in _UNFINISHED for one in self.report.findings)
        )


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known of a bundle: reports on the record, on the data, on the two together, on the page, on plans.

    `repository` is where it is to be deposited, `today` the day by which facts on it are old.
    """

    record: tuple[Examined, ...]
    data: tuple[Examined, ...]
    together: tuple[Examined, ...]
    page: tuple[Examined, ...] = ()
    plan: tuple[Examined, ...] = ()
    repository: Repository | None = None
    today: date = date.max

    def on(self, what: On) -> tuple[Examined, ...]:
        """Give the reports that a group of rules looks at."""
        return {
            On.RECORD: self.record,
            On.DATA: self.data,
            On.TOGETHER: self.together,
            On.PAGE: self.page,
            On.PLAN: self.plan,
        }[what]


def gathered(
    reports: Iterable[Report],
    doubts: tuple[str, ...],
    repository: Repository | None = None,
    today: date = date.max,
) -> Gathered:
    """Sort reports by what they are about."""
    examined = [Examined(one, doubts) for one in reports]
    return Gathered(
        record=tuple(one for one in examined if one.report.kind not in (*_DATA, "bundle", "page", "plan")),
        data=tuple(one for one in examined if one.report.kind in _DATA),
        together=tuple(one for one in examined if one.report.kind == "bundle"),
        page=tuple(one for one in examined if one.report.kind == "page"),
        plan=tuple(one for one in examined if one.report.kind == "plan" and _is_held_against(one)),
        repository=repository,
        today=today,
    )


def _is_held_against(plan: Examined) -> bool:
    """Tell the report on a plan against its data from that on the plan alone."""
    return any(rule.startswith("dmp-") for rule in plan.outcomes)
