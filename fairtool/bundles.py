"""Cross-checking: the reports of the bundles among the subjects of a run."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from fairtool.alone import apart, can_fork
from fairtool.context import Context
from fairtool.discovery import Source
from fairtool.engine import attempt, examine
from fairtool.finding import Finding, Scalar, Severity
from fairtool.loss import Loss, Lost, lost
from fairtool.pairing import bundles
from fairtool.record.bundle import Bundle, Described
from fairtool.report import Report, counts_of, status_of
from fairtool.selection import choose
from fairtool.settings import Settings
from fairtool.translate import marked
from fairtool.unreadable import faulty
from fairtool.version import Version
from fairtool.vocabulary.store import shipped

KIND = "bundle"
_PARTS = frozenset({Bundle})
_VERSION = Version(1, 0)
_NAMED = 3  # data files named in a sentence
_EACH = 0.1  # seconds that are given more for each subject
Given = TypeVar("Given")


def reports_on(subjects: Sequence[Described], settings: Settings) -> Iterator[Report]:
    """Give a report of each bundle: the description against the data; a fault of ours is a report too.

    They are made in a process of its own, since what the records hold has no bounds.
    """
    if not can_fork():
        yield from reports_here(subjects, settings)
        return
    seconds = settings.limits.seconds + len(subjects) * _EACH
    longer = replace(settings, limits=replace(settings.limits, seconds=seconds))
    try:
        yield from apart(lambda: tuple(reports_here(subjects, settings)), longer.limits)
    except Lost as loss:
        yield _lost(subjects, loss.loss, longer, loss.code)
    except MemoryError:
        yield _lost(subjects, Loss.MEMORY, longer)


def _lost(subjects: Sequence[Described], loss: Loss, settings: Settings, code: int | None = None) -> Report:
    """Give the report of a cross-check that came to no end; it has the name of the first description."""
    names = (*(one.name for one in subjects if not one.is_data), *_plans(settings), *(one.name for one in subjects))
    name = names[0]
    return lost(Source(name, Path(name)), loss, settings.limits, code)


def reports_here(subjects: Sequence[Described], settings: Settings) -> Iterator[Report]:
    """Give the same in this process, for those who have one for it already."""
    found = _given(lambda: tuple(bundles(subjects)))
    if isinstance(found, Exception):
        yield _faulty(subjects[0].name, found)
        return
    for bundle in found:
        report = _given(partial(_report, bundle, settings))
        yield _faulty(bundle.path, report) if isinstance(report, Exception) else report
    yield from _left_out(subjects, found, asked="crosscheck" in settings.selection.profiles)
    if settings.plans:
        from fairtool.planned import planned_reports  # noqa: PLC0415 - few runs have a plan

        yield from planned_reports(subjects, settings.plans, settings)


def _plans(settings: Settings) -> tuple[str, ...]:
    return tuple(one.name for one in settings.plans.plans) if settings.plans else ()


def _left_out(subjects: Sequence[Described], found: Sequence[Bundle], *, asked: bool) -> Iterator[Report]:
    """Say which data no record describes: that nothing was compared must not look like that all agree."""
    paired = {one.name for bundle in found for one in bundle.data}
    alone = [one.name for one in subjects if one.is_data and one.name not in paired]
    first = next((one.name for one in subjects if not one.is_data), None)
    if not alone or first is None:
        return
    template = marked(
        "data that no record names are not compared ({count}): {names}; write in the record the DOI, the name of the "
        "file or a link to it, or name one record with its data"
    )
    names = ", ".join(alone[:_NAMED]) + (" ..." if len(alone) > _NAMED else "")
    severity = Severity.WARNING if asked else Severity.INFO
    values: dict[str, Scalar] = {"count": len(alone), "names": names}
    findings = (Finding("io-unpaired", severity, where="", template=template, values=values),)
    yield Report(first, KIND, status_of(findings, ()), standard="", findings=findings, members=tuple(alone))


def _given(work: Callable[[], Given]) -> Given | Exception:
    given = attempt(work)
    if isinstance(given, MemoryError):
        raise given  # no fault of ours, but of the records or the limit
    return given


def _report(bundle: Bundle, settings: Settings) -> Report:
    chosen = choose(settings.selection, ("crosscheck",), _PARTS)
    context = Context(bundle, _VERSION, shipped(), settings.today, settings.deep)
    contexts = dict.fromkeys(chosen.standards, context)
    examination = examine(bundle, chosen.rules, contexts, chosen.severities, evidence=settings.evidence)
    return Report(
        path=bundle.path,
        kind=KIND,
        status=status_of(examination.findings, examination.outcomes),
        standard="",
        findings=examination.findings,
        outcomes=examination.outcomes,
        counts=counts_of(examination.outcomes),
        members=tuple(one.name for one in bundle.data),
    )


def _faulty(name: str, error: Exception) -> Report:
    return replace(faulty(Source(name, Path(name)), error), kind=KIND)
