"""Plans to test with: one that is valid by all versions, and changes of it."""

import json
from typing import Any

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import Finding
from fairtool.plan.read import plan_of
from fairtool.plan.view import Plan
from fairtool.report import OutcomeStatus
from fairtool.rules import plan_frame
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped


def changed(change: dict[str, Any]) -> dict[str, Any]:
    """Give the plan with other values at these JSON pointers; None takes away, unless `!` stands before it."""
    document: dict[str, Any] = json.loads(plan_frame.complete(json.dumps(change)).text)
    return document


PLAN = changed({})


def plan(change: dict[str, Any], version: str | None = None) -> Plan:
    """Give the view of the plan with changes."""
    data = json.dumps(changed(change), indent=2).encode()
    return plan_of(data, "plan.json", Version.parse(version) if version else None)


def findings(view: Plan, prefix: str = "madmp-", zone: str = "") -> list[Finding]:
    """Give what the rules find in a plan; a crashed rule fails the test."""
    rules = [rule for name, rule in rules_of("madmp").items() if name.startswith(prefix)]
    found = examine(view, rules, {"madmp": Context(view, view.version, shipped(), zone=zone)})
    crashed = [outcome for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED]
    assert not crashed, crashed
    return list(found.findings)
