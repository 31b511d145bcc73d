"""Putting equal findings together: those that differ only in place are one to a reader."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairtool.absence import MISSING
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


def gathered(groups: Iterable[Group]) -> Iterator[tuple[Group, ...]]:
    """Give groups in their order; those of attributes that are missing together, if one document asks for them all."""
    found: defaultdict[object, list[Group]] = defaultdict(list)
    for number, group in enumerate(groups):
        first = group.first
        found[(asker(first), first.severity) if first.template == MISSING else number].append(group)
    return (tuple(each) for each in found.values())


def asker(finding: Finding) -> str:
    """Name what asks for an attribute: the source without the attribute, `ACDD-1.3`."""
    return finding.source.partition(" attribute ")[0]


def _values(finding: Finding) -> tuple[tuple[str, str], ...]:
    """Give the values of a finding, without those that name its own variable: they say no more than the place."""
    own = (finding.where, finding.where.rpartition(":")[0])
    return tuple((name, "" if value in own else str(value)) for name, value in finding.values.items())
