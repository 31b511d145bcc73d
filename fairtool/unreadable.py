"""The report of a source that could not be read."""

from pathlib import Path

from fairtool.discovery import Source
from fairtool.errors import UnreadableError
from fairtool.finding import Finding, Severity
from fairtool.report import Report, Status


def unreadable(source: Source, error: UnreadableError, rule: str = "io-unreadable") -> Report:
    """Give the report of a source that could not be read."""
    finding = Finding(
        rule=rule,
        severity=Severity.ERROR,
        where="",
        template=error.template,
        values={name: value if isinstance(value, str | int | float) else str(value) for name, value in error.values.items()},
        hint=error.hint,
    )
    return Report(
        source.name,
        kind_by_name(source.path),
        Status.UNREADABLE,
        findings=(finding,),
        poisonous=error.__cause__ is not None,  # a library raised; our own refusals have no cause
    )


def kind_by_name(path: Path) -> str:
    """Guess the kind of a source that could not be read, from its name."""
    return "cdl" if path.suffix.lower() == ".cdl" else "netcdf"
