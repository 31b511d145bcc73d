"""What the rules of one or more sections say on a piece of CDL, in one run."""

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.report import OutcomeStatus
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import dataset


def told(text: str, *prefixes: str, version: str = "1.13") -> list[tuple[str, str]]:
    """Give (rule, where) of each finding of the rules whose ids begin so; a crashed rule fails the test."""
    standard = prefixes[0].partition("-")[0]
    view = dataset(text, version)
    chosen = [rule for rule in rules_of(standard).values() if rule.id.startswith(prefixes)]
    found = examine(view, chosen, {standard: Context(view, Version.parse(version), shipped(), deep=True)})
    crashed = [outcome for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED]
    assert not crashed, crashed
    return [(finding.rule, finding.where) for finding in found.findings]
