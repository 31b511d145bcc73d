"""Running the CF rules on a piece of CDL, as tests/rules do."""

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import Finding
from fairtool.netcdf import cdl
from fairtool.netcdf.dataset import Dataset
from fairtool.report import Outcome, OutcomeStatus
from fairtool.rules import frame
from fairtool.rules.catalogue import all_rules, rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped


def dataset(text: str, version: str = "1.13") -> Dataset:
    """Give the data set that a piece of CDL describes, completed by the frame."""
    return cdl.parse(frame.complete(text, f"CF-{version}"), "example.nc")


def examined(text: str, rule_id: str | None = None, version: str = "1.13") -> tuple[list[Finding], list[Outcome]]:
    """Give the findings and outcomes of one rule, or of all rules of CF, on a piece of CDL."""
    view = dataset(text, version)
    rules = [all_rules()[rule_id]] if rule_id else list(rules_of("cf").values())
    contexts = {rule.standard: Context(view, Version.parse(version), shipped(), deep=True) for rule in rules}
    found = examine(view, rules, contexts)
    return list(found.findings), list(found.outcomes)


def findings(text: str, rule_id: str | None = None, version: str = "1.13") -> list[tuple[str, str, str]]:
    """Give (rule, where, message) of each finding; a crashed rule fails the test."""
    found, outcomes = examined(text, rule_id, version)
    crashed = [outcome for outcome in outcomes if outcome.status is OutcomeStatus.CRASHED]
    assert not crashed, crashed
    return [(finding.rule, finding.where, finding.message) for finding in found]
