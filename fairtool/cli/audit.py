"""`fairtool audit`: its commands."""

from collections.abc import Callable, Mapping

from fairtool.cli import audit_diff, audit_export, audit_merge, audit_query, audit_report, audit_run, audit_script

ABOUT = "Audit an archive: every file judged, results kept in one file, reports and comparisons made from it."
COMMANDS: Mapping[str, tuple[Callable[..., None], str]] = {
    "run": (audit_run.run, audit_run.EXAMPLE),
    "report": (audit_report.report, audit_report.EXAMPLE),
    "diff": (audit_diff.diff, audit_diff.EXAMPLE),
    "query": (audit_query.query, audit_query.EXAMPLE),
    "export": (audit_export.export, audit_export.EXAMPLE),
    "merge": (audit_merge.merge, audit_merge.EXAMPLE),
    "script": (audit_script.script, audit_script.EXAMPLE),
}
