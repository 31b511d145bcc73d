"""Notes that go with an answer and blame nobody: what rules of a metric test say as an information."""

from collections.abc import Iterable, Iterator

from fairtool.fair.gathered import Gathered
from fairtool.fair.rubric import Asked, Fold
from fairtool.finding import Finding, Severity
from fairtool.warned import Warned, warned


def notes_of(asked: Iterable[Asked], known: Gathered) -> tuple[Warned, ...]:
    """Give the notes of tests, each once: the information that rules give which count by their silence only."""
    found = {(one.rule, one.where): one for each in asked for one in _information(each, known)}
    return tuple(warned(one.template, one.where, **one.values) for one in found.values())


def _information(asked: Asked, known: Gathered) -> Iterator[Finding]:
    groups = asked.page if known.page and asked.page else asked.groups
    for group in groups:
        if group.fold is Fold.SILENT:
            for report in known.on(group.on):
                findings = (one for rule in group.rules for one in report.findings.get(rule, ()))
                yield from (one for one in findings if one.severity is Severity.INFO)
