"""Cross-checking: the reports of the bundles among the subjects of a run."""

from collections.abc import Iterator, Sequence
from functools import partial

from fairtool.context import Context
from fairtool.engine import attempt, examine
from fairtool.pairing import bundles
from fairtool.record.bundle import Bundle, Described
from fairtool.report import Outcome, OutcomeStatus, Report, Status, counts_of, status_of
from fairtool.selection import choose
from fairtool.settings import Settings
from fairtool.version import Version
from fairtool.vocabulary.store import shipped

KIND = "bundle"
_PARTS = frozenset({Bundle})
_VERSION = Version(1, 0)


def reports_on(subjects: Sequence[Described], settings: Settings) -> Iterator[Report]:
    """Give a report of each bundle: the description against the data; a fault of ours is a report too."""
    found = attempt(lambda: tuple(bundles(subjects)))
    if isinstance(found, Exception):
        yield _faulty(subjects[0].name, found)
        return
    for bundle in found:
        report = attempt(partial(_report, bundle, settings))
        yield _faulty(bundle.path, report) if isinstance(report, Exception) else report


def _report(bundle: Bundle, settings: Settings) -> Report:
    chosen = choose(settings.selection, ("crosscheck",), _PARTS)
    context = Context(bundle, _VERSION, shipped(), settings.today, settings.deep)
    examination = examine(bundle, chosen.rules, {"crosscheck": context}, chosen.severities)
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
    outcomes = (Outcome("io-fault", OutcomeStatus.CRASHED, 0, f"{type(error).__name__}: {error}"),)
    return Report(name, KIND, Status.FAULT, outcomes=outcomes, counts=counts_of(outcomes))
