"""Putting equal findings together: those that differ only in place are one to a reader."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fairtool.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Group:
    """A finding, and those that say the same of other places."""

    first: Finding
    others: tuple[Finding, ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity of all of them."""
        return self.first.severity

    @property
    def size(self) -> int:
        """How many findings there are."""
        return 1 + len(self.others)


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Put findings together that differ only in place: errors first, otherwise in the order they were found."""
    found: defaultdict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        key = (finding.rule, finding.severity, finding.template, _values(finding), finding.source, finding.fix is None)
        found[key].append(finding)
    groups = (Group(first, tuple(others)) for first, *others in found.values())
    return tuple(sorted(groups, key=lambda group: -group.severity.rank))


def _values(finding: Finding) -> tuple[tuple[str, str], ...]:
    """Give the values of a finding, without those that name its own variable: they say no more than the place."""
    own = (finding.where, finding.where.rpartition(":")[0])
    return tuple((name, "" if value in own else str(value)) for name, value in finding.values.items())
