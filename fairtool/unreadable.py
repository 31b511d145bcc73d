"""The reports of sources that gave no findings: one could not be read, one met a fault of ours."""

from json import JSONDecodeError
from pathlib import Path
from traceback import extract_tb

from fairtool.discovery import Source
from fairtool.errors import UnreadableError
from fairtool.finding import Finding, Severity
from fairtool.kinds import RECORD_SUFFIXES
from fairtool.report import Outcome, OutcomeStatus, Report, Status, counts_of

# What upsets no library, so that the process that tried can go on: a file that is not there, not ours to read or
# locked, and a text that is no JSON, Turtle or RDF/XML (which comes as a SyntaxError).
_HARMLESS = (FileNotFoundError, NotADirectoryError, PermissionError, BlockingIOError, JSONDecodeError, SyntaxError)


def unreadable(source: Source, error: UnreadableError, rule: str = "io-unreadable") -> Report:
    """Give the report of a source that could not be read."""
    finding = Finding(
        rule=rule,
        severity=Severity.ERROR,
        where="",
        template=error.template,
        values={
            name: value if isinstance(value, str | int | float) else str(value) for name, value in error.values.items()
        },
        hint=error.hint,
    )
    return Report(
        source.name,
        kind_by_name(source.path),
        Status.UNREADABLE,
        findings=(finding,),
        poisonous=_upset(error.__cause__),
    )


def _upset(cause: BaseException | None) -> bool:
    """Say whether a library raised, and not from harmless reasons; our own refusals have no cause."""
    return cause is not None and not isinstance(cause, _HARMLESS)


def faulty(source: Source, error: Exception) -> Report:
    """Give the report of a source on which fairtool itself failed, outside of any rule."""
    last = extract_tb(error.__traceback__)[-1:]
    place = "".join(f" at {Path(frame.filename).name}:{frame.lineno}" for frame in last)
    outcomes = (Outcome("io-fault", OutcomeStatus.CRASHED, 0, f"{type(error).__name__}{place}: {error}"),)
    return Report(
        source.name,
        kind_by_name(source.path),
        Status.FAULT,
        outcomes=outcomes,
        counts=counts_of(outcomes),
        poisonous=True,
    )


def kind_by_name(path: Path) -> str:
    """Guess the kind of a source that could not be read, from its name."""
    suffix = path.suffix.lower()
    if suffix in RECORD_SUFFIXES:
        return "xml"
    return {".cdl": "cdl", ".json": "json", ".zarr": "zarr"}.get(suffix, "netcdf")
