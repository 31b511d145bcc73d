"""What the engine makes of rules: findings, outcomes, severities."""

from collections.abc import Iterator

import pytest

from fairtool.context import Context
from fairtool.engine import Examination, examine, opened
from fairtool.errors import Unavailable, UnreadableError
from fairtool.finding import Problem, Severity
from fairtool.netcdf import cdl
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.report import OutcomeStatus, Status, counts_of, status_of
from fairtool.rule import Rule, attribute, rule
from fairtool.version import Version
from fairtool.vocabulary.store import shipped

VIEW = cdl.parse('netcdf a { dimensions: n = 2 ; variables: float a(n) ; a:units = "K" ; float b(n) ; }', "a.cdl")


@rule("cf-test-units", covers=["3.1:R2"], when=attribute("units"))
def units_are_watts(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """Units are W."""
    yield Problem('{where} is "{value}"', where=variable.place("units"), value=variable.attributes["units"])


@rule("cf-test-crash", severity=Severity.ERROR, source="here")
def always_crashes(variable: Variable, _context: Context[Dataset]) -> Iterator[Problem]:
    """Crashes."""
    yield Problem("{where} is seen", where=variable.place())
    raise ZeroDivisionError(variable.path)


@rule("cf-test-values", severity=Severity.WARNING, source="here", reads="values")
def needs_values(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Read values."""
    context.view.read(variable)
    yield Problem("{where} was read", where=variable.place())


@rule("cf-test-draft", covers=["3.1:R3"])
def concerns_the_draft(dataset: Dataset, _context: Context[Dataset]) -> Iterator[Problem]:
    """Concerns the draft only."""
    yield Problem("{where} is there", where=dataset.place())


@rule("cf-test-rows", covers=["3.1:R2", "3.1:R3"])
def names_its_row(dataset: Dataset, _context: Context[Dataset]) -> Iterator[Problem]:
    """Names the row that each problem belongs to."""
    yield Problem("{where} breaks the row of the draft", where=dataset.place(), row="3.1:R3")


def run(one: Rule, version: str = "1.8", severity: Severity | None = None) -> Examination:
    context = Context(VIEW, Version.parse(version), shipped())
    return examine(VIEW, [one], {"cf": context}, {one.id: severity} if severity else None)


def test_a_problem_becomes_a_finding_with_the_severity_and_clause_of_its_row() -> None:
    (finding,) = run(units_are_watts).findings
    assert (finding.severity, finding.source, finding.message) == (
        Severity.ERROR,
        "CF-1.8 conformance 3.1",
        'a:units is "K"',
    )


def test_an_outcome_counts_the_parts_that_the_condition_matched() -> None:
    (outcome,) = run(units_are_watts).outcomes
    assert (outcome.status, outcome.examined) == (OutcomeStatus.FAIL, 1)


def test_a_profile_may_change_the_severity() -> None:
    assert run(units_are_watts, severity=Severity.INFO).findings[0].severity is Severity.INFO


def test_a_rule_that_crashes_is_an_outcome_and_makes_the_subject_a_fault() -> None:
    examination = run(always_crashes)
    (outcome,) = examination.outcomes
    assert outcome.status is OutcomeStatus.CRASHED
    assert outcome.reason
    assert "ZeroDivisionError" in outcome.reason
    assert status_of(examination.findings, examination.outcomes) is Status.FAULT


def test_values_that_cannot_be_had_leave_the_rule_not_evaluated_with_the_reason() -> None:
    examination = run(needs_values)
    assert not examination.findings
    (outcome,) = examination.outcomes
    assert outcome.status is OutcomeStatus.NOT_EVALUATED
    assert outcome.reason


def test_a_rule_whose_rows_are_not_in_force_does_not_apply() -> None:
    (outcome,) = run(concerns_the_draft).outcomes
    assert outcome.status is OutcomeStatus.NOT_APPLICABLE
    assert run(concerns_the_draft, "1.14").findings


def test_a_problem_of_a_row_that_is_not_in_force_is_no_finding_and_no_failure() -> None:
    examination = run(names_its_row)
    assert not examination.findings
    assert examination.outcomes[0].status is OutcomeStatus.PASS
    assert run(names_its_row, "1.14").findings


def test_outcomes_are_counted_by_status() -> None:
    assert counts_of(run(units_are_watts).outcomes) == {"fail": 1}


def test_a_long_value_is_cut_in_the_message() -> None:
    long = cdl.parse(f'netcdf a {{ variables: float a ; a:units = "{"m" * 10_000}" ; }}', "a.cdl")
    context = Context(long, Version(1, 8), shipped())
    (finding,) = examine(long, [units_are_watts], {"cf": context}).findings
    assert len(finding.message) < 1000
    assert " ... " in finding.message


@pytest.mark.parametrize("error", [OSError("gone"), ValueError("odd"), MemoryError(), RecursionError("deep")])
def test_whatever_a_reader_raises_becomes_an_unreadable_input(error: Exception) -> None:
    def read() -> Dataset:
        raise error

    result = opened(read, "a.nc")
    assert isinstance(result, UnreadableError)
    assert "a.nc" in str(result)


def test_an_unavailable_value_is_no_crash() -> None:
    error = Unavailable("{where} has no data", where="a")
    assert str(error) == "a has no data"
