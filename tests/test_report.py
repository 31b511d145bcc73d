"""Reports cross process borders, settings have their defaults in one form and in the other."""

import pickle
from dataclasses import fields

from fairtool.configuration import Configuration
from fairtool.finding import Finding, Severity
from fairtool.options import Options
from fairtool.report import Outcome, OutcomeStatus, Report, Status, counts_of


def test_a_report_crosses_a_process_border_unchanged() -> None:
    finding = Finding("cf-x", Severity.ERROR, "sst:units", "{where} is {value}", {"value": 1})
    outcomes = (Outcome("cf-x", OutcomeStatus.FAIL, 2), Outcome("cf-y", OutcomeStatus.NOT_EVALUATED, 1, "why"))
    report = Report("a.nc", "netcdf", Status.FINDINGS, "CF-1.8", (finding,), outcomes, counts_of(outcomes), known=3)
    loaded = pickle.loads(pickle.dumps(report))  # noqa: S301 - written in the line before
    assert loaded == report
    assert all(isinstance(outcome, Outcome) for outcome in loaded.outcomes)
    assert loaded.outcomes[0].status is OutcomeStatus.FAIL


def test_outcomes_are_counted_by_status_those_that_there_are() -> None:
    outcomes = [Outcome("a", OutcomeStatus.PASS), Outcome("b", OutcomeStatus.FAIL), Outcome("c", OutcomeStatus.PASS)]
    assert counts_of(tuple(outcomes)) == {"fail": 1, "pass": 2}


def test_the_settings_that_nobody_wrote_are_those_of_an_empty_configuration() -> None:
    assert Configuration().options() == Options()
    assert [one.name for one in fields(Options)] == list(Configuration.model_fields)
