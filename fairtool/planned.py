"""Plans against their data: the reports of the plans that were named together with data and records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from fairtool.beside_plan import BesidePlan
from fairtool.context import Context
from fairtool.discovery import Source
from fairtool.engine import Examination, attempt, examine
from fairtool.errors import UnreadableError
from fairtool.plan.any_plan import read_any_plan
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.file_places import FilePlaces
from fairtool.plan.measures import measures_for
from fairtool.plan.on_disk import found_files
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.plan.view import Plan, PlanPart
from fairtool.record.bundle import Described
from fairtool.report import Report, counts_of, status_of
from fairtool.rule import Viewed
from fairtool.selection import choose
from fairtool.settings import Settings
from fairtool.unreadable import faulty, unreadable
from fairtool.version import Version
from fairtool.vocabulary.store import shipped

KIND = "plan"
_TOGETHER = frozenset({PlannedBundle, PlannedDataset})
_ALONE = frozenset({Plan, PlanPart})
_VERSION = Version(1, 0)


def planned_reports(subjects: Sequence[Described], beside: BesidePlan, settings: Settings) -> Iterator[Report]:
    """Give a report of each plan that was named: what it says against what is there."""
    for source in beside.plans:
        report = attempt(partial(_report, source, subjects, beside, settings))
        if isinstance(report, MemoryError):
            raise report  # no fault of ours, but of the plan or the limit
        if isinstance(report, UnreadableError):
            if beside.is_apart:  # else its own report says so
                yield replace(unreadable(source, report), kind=KIND)
        else:
            yield replace(faulty(source, report), kind=KIND) if isinstance(report, Exception) else report


def _report(source: Source, subjects: Sequence[Described], beside: BesidePlan, settings: Settings) -> Report:
    fixed = settings.selection.versions.get("madmp")
    plan = read_any_plan(source.path, source.name, Version.parse(fixed) if fixed else None)
    data = [one for one in subjects if one.is_data]
    places = plan.places.data if isinstance(plan.places, FilePlaces) else {}
    files = found_files(data, beside.folders)
    searched = bool(beside.folders)
    measures = replace(measures_for(plan), said=beside.tariff)
    bundle = PlannedBundle(plan, files, tuple(subjects), measures, places, searched)
    parts = [_examined(bundle, _TOGETHER, {"dmp": _VERSION}, settings)]
    if beside.is_apart:
        parts.append(_examined(plan, _ALONE, {"madmp": plan.version}, settings))
    findings = tuple(one for part in parts for one in part.findings)
    outcomes = tuple(one for part in parts for one in part.outcomes)
    return Report(
        path=source.name,
        kind=KIND,
        status=status_of(findings, outcomes),
        standard=f"maDMP-{plan.version}",
        findings=findings,
        outcomes=outcomes,
        counts=counts_of(outcomes),
        members=tuple(one.name for one in bundle.files),
    )


def _examined(view: Viewed, parts: frozenset[type], versions: Mapping[str, Version], settings: Settings) -> Examination:
    """Run the rules that look at a view."""
    chosen = choose(settings.selection, tuple(versions), parts)
    contexts = {
        name: Context(view, versions.get(name, _VERSION), shipped(), settings.today, settings.deep, zone=settings.zone)
        for name in chosen.standards
    }
    return examine(view, chosen.rules, contexts, chosen.severities, evidence=settings.evidence)
