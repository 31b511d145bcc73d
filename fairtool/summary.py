"""What a run came to: counts over all its subjects."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fairtool.finding import Finding, Severity
from fairtool.report import Report, Status


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over all subjects of a run; `rules` counts the findings of each rule; `stale` are baseline entries.

    `bundles` counts the descriptions that were held against data, `clean_bundles` those without a finding: subjects
    too, but no files.
    """

    subjects: int = 0
    clean: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    unreadable: int = 0
    faults: int = 0
    known: int = 0
    rules: Mapping[str, int] = field(default_factory=dict)
    stale: tuple[str, ...] = ()
    bundles: int = 0
    clean_bundles: int = 0

    @property
    def files(self) -> int:
        """The subjects that are files; where all were descriptions that were held against data, these."""
        return self.subjects - self.bundles or self.subjects

    @property
    def clean_files(self) -> int:
        """The files of which nothing was found."""
        return self.clean - self.clean_bundles if self.subjects > self.bundles else self.clean

    def plus(self, report: Report) -> "Summary":
        """Give the summary with one more report."""
        unreadable = report.status is Status.UNREADABLE
        found = () if unreadable else report.findings
        clean = report.status is Status.CLEAN
        return Summary(
            subjects=self.subjects + 1,
            clean=self.clean + clean,
            errors=self.errors + _count(found, Severity.ERROR),
            warnings=self.warnings + _count(found, Severity.WARNING),
            infos=self.infos + _count(found, Severity.INFO),
            unreadable=self.unreadable + unreadable,
            faults=self.faults + (report.status is Status.FAULT),
            known=self.known + report.known,
            rules=dict(Counter(self.rules) + Counter(finding.rule for finding in report.findings)),
            stale=self.stale,
            bundles=self.bundles + bool(report.members),
            clean_bundles=self.clean_bundles + (clean and bool(report.members)),
        )


def _count(findings: Iterable[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)
