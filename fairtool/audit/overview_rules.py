"""What each rule found in an archive, with one finding as an example; findings of others are not unpacked."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from fairtool.audit.packing import unpack_findings
from fairtool.finding import Finding, Severity

_ONE = """
SELECT source.name || subject.part, packed.content FROM subject JOIN source ON source.id = subject.source
  JOIN packed ON packed.id = subject.findings WHERE subject.id = ?
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A finding, and the file that it is in."""

    file: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A rule with its findings of one severity, and in how many files they are."""

    rule: str
    severity: Severity
    findings: int
    files: int
    example: Example | None = None


def rule_counts(connection: sqlite3.Connection, verdicts: Mapping[int, tuple[int, int]]) -> tuple[RuleCount, ...]:
    """Count the findings of each rule, errors first, then the most frequent.

    `verdicts` gives for each set of counts how many subjects have it, and the row of one of them.
    """
    found: defaultdict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for verdict, rule, severity, findings in connection.execute("SELECT * FROM verdict_rule"):
        if verdict in verdicts:
            files, example = verdicts[verdict]
            found[rule, severity].append((files, findings, example))
    counted = (
        RuleCount(
            rule,
            Severity(severity),
            findings=sum(files * findings for files, findings, _ in rows),
            files=sum(files for files, _, _ in rows),
            example=_example(connection, max(rows)[2], rule, severity),
        )
        for (rule, severity), rows in found.items()
    )
    return tuple(sorted(counted, key=lambda one: (-one.severity.rank, -one.files, -one.findings, one.rule)))


def _example(connection: sqlite3.Connection, subject: int, rule: str, severity: str) -> Example | None:
    row = connection.execute(_ONE, (subject,)).fetchone()
    if row is None:
        return None
    findings = unpack_findings(row[1])
    return next((Example(row[0], one) for one in findings if (one.rule, one.severity.value) == (rule, severity)), None)
