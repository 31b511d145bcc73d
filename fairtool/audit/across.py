"""What no single-file check can see: rules are run on the data sets of an archive, and on the whole of it."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from fairtool.audit.archive import (
    Archive,
    DataApart,
    LonelyData,
    LonelyRecord,
    OtherChecksum,
    RecordsApart,
    SharedChecksum,
    SharedHeader,
    SharedIdentifier,
)
from fairtool.audit.collection import Collection, FileKind, SharedVariable
from fairtool.audit.series import Series
from fairtool.context import Context
from fairtool.discovery import Source
from fairtool.engine import attempt, examine
from fairtool.report import Report, counts_of, status_of
from fairtool.selection import choose
from fairtool.settings import Settings
from fairtool.unreadable import faulty
from fairtool.version import Version
from fairtool.vocabulary.store import shipped

KIND = "collection"
OF_COLLECTIONS = frozenset({Collection, FileKind, SharedVariable, Series})
OF_ARCHIVES = frozenset(
    {
        SharedIdentifier,
        SharedChecksum,
        SharedHeader,
        OtherChecksum,
        LonelyRecord,
        LonelyData,
        RecordsApart,
        DataApart,
    }
)
_VERSION = Version(1, 0)


def findings_across(collections: Iterable[Collection], archive: Archive | None, settings: Settings) -> Iterator[Report]:
    """Give a report of each data set, and one of the whole archive; a fault of ours is a report too.

    `members` of a report are the first files of the data set.
    """
    for collection in collections:
        yield _guarded(collection, OF_COLLECTIONS, collection.members, settings)
    if archive is not None:
        yield _guarded(archive, OF_ARCHIVES, (), settings)


def _guarded(
    view: Collection | Archive, parts: frozenset[type], members: tuple[str, ...], settings: Settings
) -> Report:
    report = attempt(partial(_report, view, parts, members, settings))
    if isinstance(report, MemoryError):
        raise report  # no fault of ours, but of the archive or the limit
    if isinstance(report, Report):
        return report
    return faulty(Source(view.path, Path(view.path)), report)


def _report(view: Collection | Archive, parts: frozenset[type], members: tuple[str, ...], settings: Settings) -> Report:
    chosen = choose(settings.selection, ("archive",), parts)
    context = Context(view, _VERSION, shipped(), settings.today)
    contexts = dict.fromkeys(chosen.standards, context)
    examination = examine(view, chosen.rules, contexts, chosen.severities, evidence=settings.evidence)
    return Report(
        path=view.path,
        kind=KIND,
        status=status_of(examination.findings, examination.outcomes),
        findings=examination.findings,
        outcomes=examination.outcomes,
        counts=counts_of(examination.outcomes),
        members=members,
    )
