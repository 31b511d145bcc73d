"""From one source to one report: read, choose the rules, run them."""

from collections.abc import Mapping
from dataclasses import replace

from fairtool.conformance import table
from fairtool.context import Context
from fairtool.discovery import Source
from fairtool.engine import attempt, examine, opened
from fairtool.errors import UnreadableError, UsageError
from fairtool.inputs import local
from fairtool.loss import Loss, lost
from fairtool.netcdf import units
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.read import close, read
from fairtool.netcdf.standards import declared_versions
from fairtool.report import Report, counts_of, status_of
from fairtool.rules.catalogue import rules_of
from fairtool.selection import choose
from fairtool.settings import Settings
from fairtool.standards import NEWEST
from fairtool.unreadable import faulty, unreadable
from fairtool.version import Version
from fairtool.vocabulary.store import shipped


def report_on(source: Source, settings: Settings) -> Report:
    """Examine one source; whatever is wrong with it, or with fairtool, ends in the report and never as an exception.

    Only a UsageError, which concerns every source, is raised.
    """
    report = attempt(lambda: _report_on(source, settings))
    if isinstance(report, UnreadableError):
        short = isinstance(report.__cause__, MemoryError)
        return (
            replace(lost(source, Loss.MEMORY, settings.limits), poisonous=True) if short else unreadable(source, report)
        )
    if isinstance(report, UsageError):
        raise report
    return faulty(source, report) if isinstance(report, Exception) else report


def _report_on(source: Source, settings: Settings) -> Report:
    with local(source, settings.limits.seconds) as path:
        dataset = opened(lambda: read(path, limits=settings.limits, name=source.name), source.name)
        if isinstance(dataset, UnreadableError):
            raise dataset
        try:
            return _examined(source, dataset, settings)
        except MemoryError as error:
            raise UnreadableError("{path} needs more memory than there is", path=source.name) from error
        finally:
            close(dataset)


def _examined(source: Source, dataset: Dataset, settings: Settings) -> Report:
    versions = versions_of(dataset, settings.selection.versions)
    chosen = choose(settings.selection, versions)
    contexts = {
        standard: Context(dataset, _version(versions, standard), shipped(), settings.today, settings.deep)
        for standard in chosen.standards
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


def _version(versions: Mapping[str, Version], standard: str) -> Version:
    """Give the version to judge by: the one declared, else the newest; 1.0 for rules of no standard (`pole`)."""
    return versions.get(standard) or NEWEST.get(standard, Version(1, 0))


def versions_of(dataset: Dataset, fixed: Mapping[str, str]) -> Mapping[str, Version]:
    """Give the standards that a data set declares, with versions; `fixed` (what the user says) prevails."""
    return {**declared_versions(dataset), **{name: Version.parse(text) for name, text in fixed.items()}}


def warm_up() -> None:
    """Load what every netCDF subject needs, before the first one comes."""
    table("cf")
    rules_of("cf")
    units.is_valid("m")
    len(shipped().standard_names)
