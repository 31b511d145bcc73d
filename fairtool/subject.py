"""From one source to its reports: read, choose the rules, run them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from fairtool.conformance import table
from fairtool.context import Context
from fairtool.discovery import Source
from fairtool.engine import attempt, examine
from fairtool.errors import UnreadableError, UsageError
from fairtool.finding import Finding, Severity
from fairtool.loss import Loss, lost
from fairtool.netcdf import units
from fairtool.opening import Subject, subject_of, subjects_behind
from fairtool.report import Report, counts_of, status_of
from fairtool.rules.catalogue import rules_of
from fairtool.selection import Chosen, choose
from fairtool.settings import Settings
from fairtool.standards import NEWEST
from fairtool.translate import marked
from fairtool.unreadable import faulty, unreadable
from fairtool.version import Version
from fairtool.vocabulary.store import shipped

if TYPE_CHECKING:
    from fairtool.record.bundle import Described
    from fairtool.record.record import Record


class Examined(NamedTuple):
    """What became of one source: a report of each subject in it, and their records by name where they are asked for.

    `seen` is what a look at each subject gave, as many as there are reports; none where the source cannot be read.
    """

    reports: tuple[Report, ...]
    records: "tuple[Described, ...]" = ()
    seen: tuple[object, ...] = ()

    @property
    def poisonous(self) -> bool:
        """Say whether reading it upset a library."""
        return any(report.poisonous for report in self.reports)


def report_on(source: Source, settings: Settings, look: Callable[[Subject, Report], object] | None = None) -> Examined:
    """Examine one source; whatever is wrong with it, or with fairtool, ends in a report and never as an exception.

    `look` is shown each subject with its report while the source is open. Only a UsageError, which concerns every
    source, is raised.
    """
    examined = attempt(lambda: _examined(source, settings, look))
    if isinstance(examined, UnreadableError):
        short = isinstance(examined.__cause__, MemoryError)
        report = (
            replace(lost(source, Loss.MEMORY, settings.limits), poisonous=True)
            if short
            else unreadable(source, examined)
        )
        return Examined((_of_plan(report, settings),))
    if isinstance(examined, UsageError):
        raise examined
    return Examined((faulty(source, examined),)) if isinstance(examined, Exception) else examined


def _of_plan(report: Report, settings: Settings) -> Report:
    """Give the report of what could not be read its kind, where the user named it as a plan."""
    plans = settings.plans.plans if settings.plans else ()
    return replace(report, kind="plan") if any(one.name == report.path for one in plans) else report


def _examined(source: Source, settings: Settings, look: Callable[[Subject, Report], object] | None) -> Examined:
    fixed = {name: Version.parse(text) for name, text in settings.selection.versions.items()}
    reports: list[Report] = []
    records: list[Described] = []
    seen: list[object] = []
    with subjects_behind(source, settings.limits, fixed, settings.kind) as subjects:
        for subject in subjects:
            try:
                reports.append(report_of(subject, settings))
                if look:
                    seen.append(look(subject, reports[-1]))
                if settings.records and subject.describes:
                    records.append(subject.described())
            except MemoryError as error:
                raise UnreadableError("{path} needs more memory than there is", path=source.name) from error
    return Examined(tuple(reports), tuple(records), tuple(seen))


def report_of(subject: Subject, settings: Settings, known: frozenset[str] = frozenset()) -> Report:
    """Choose the rules for a subject and run them; a rule that crashes is an outcome.

    Those whose answer is `known` are left out.
    """
    chosen = choose(settings.selection, subject.versions, subject.parts, subject.foreign)
    contexts = {
        standard: Context(
            subject.view,
            _version(subject.versions, standard),
            shipped(),
            settings.today,
            settings.deep,
            zone=settings.zone,
        )
        for standard in chosen.standards
    }
    rules = tuple(rule for rule in chosen.rules if rule.id not in known) if known else chosen.rules
    examination = examine(subject.view, rules, contexts, chosen.severities, evidence=settings.evidence)
    return Report(
        path=subject.name,
        kind=subject.kind,
        status=status_of(examination.findings, examination.outcomes),
        standard=subject.standard,
        findings=(*_mendable(examination.findings, subject.kind), *_of_profiles(chosen, settings)),
        outcomes=examination.outcomes,
        counts=counts_of(examination.outcomes),
    )


def _mendable(findings: tuple[Finding, ...], kind: str) -> tuple[Finding, ...]:
    """Give findings without their fixes where nothing here makes them: a Zarr store is not written to."""
    return tuple(replace(one, fix=None) for one in findings) if kind == "zarr" else findings


def record_report(name: str, record: "Record", settings: Settings) -> Report:
    """Give the report on a record that was read already, and that has no tree that rules could look at."""
    return report_of(subject_of(name, record), settings)


def _of_profiles(chosen: Chosen, settings: Settings) -> Iterator[Finding]:
    """Say that the profiles that were asked for have nothing to say of a subject."""
    if chosen.fell_back:
        template = marked("none of the profiles {names} has a rule for this; it is held to what it declares")
        names = ", ".join(settings.selection.profiles)
        yield Finding("io-profile", Severity.INFO, where="", template=template, values={"names": names})


def _version(versions: Mapping[str, Version], standard: str) -> Version:
    """Give the version to judge by: the one declared, else the newest; 1.0 for rules of no standard (`pole`)."""
    return versions.get(standard) or NEWEST.get(standard, Version(1, 0))


def warm_up() -> None:
    """Load what every netCDF subject needs, before the first one comes."""
    table("cf")
    rules_of("cf")
    units.is_valid("m")
    len(shipped().standard_names)
