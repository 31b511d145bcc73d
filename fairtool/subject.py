"""From one source to one report: read, choose the rules, run them."""

from collections.abc import Mapping
from pathlib import Path

from fairtool.conformance import table
from fairtool.context import Context
from fairtool.discovery import Source
from fairtool.engine import examine, opened
from fairtool.errors import UnreadableError
from fairtool.inputs import local
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.read import close, read
from fairtool.netcdf.standards import declared_versions
from fairtool.report import Report, counts_of, status_of
from fairtool.selection import choose
from fairtool.settings import Settings
from fairtool.unreadable import unreadable
from fairtool.version import Version
from fairtool.vocabulary.store import shipped


def report_on(source: Source, settings: Settings) -> Report:
    """Examine one source; whatever is wrong with it ends in the report, and never as an exception."""
    try:
        with local(source, settings.limits.seconds) as path:
            return _report_on(source, path, settings)
    except UnreadableError as error:
        return unreadable(source, error)


def _report_on(source: Source, path: Path, settings: Settings) -> Report:
    dataset = opened(lambda: read(path, limits=settings.limits), source.name)
    if isinstance(dataset, UnreadableError):
        return unreadable(source, dataset)
    try:
        return _examined(source, dataset, settings)
    finally:
        close(dataset)


def _examined(source: Source, dataset: Dataset, settings: Settings) -> Report:
    versions = versions_of(dataset, settings.selection.versions)
    chosen = choose(settings.selection, versions)
    contexts = {
        standard: Context(dataset, versions.get(standard, Version(1, 0)), shipped(), settings.today, settings.deep)
        for standard in {rule.standard for rule in chosen.rules}
    }
    examination = examine(dataset, chosen.rules, contexts, chosen.severities)
    return Report(
        path=source.name,
        kind="cdl" if dataset.format is Format.CDL else "netcdf",
        status=status_of(examination.findings, examination.outcomes),
        standard=f"CF-{versions['cf']}",
        findings=examination.findings,
        outcomes=examination.outcomes,
        counts=counts_of(examination.outcomes),
    )


def versions_of(dataset: Dataset, fixed: Mapping[str, str]) -> Mapping[str, Version]:
    """Give the standards that a data set declares, with versions; `fixed` (what the user says) prevails."""
    return {**declared_versions(dataset), **{name: Version.parse(text) for name, text in fixed.items()}}


def warm_up() -> None:
    """Load what every netCDF subject needs, before the first one comes."""
    table("cf")
