"""Validating sources: one alone in a child of this process, many in workers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from fairtool.beside_plan import BesidePlan
from fairtool.discovery import SUFFIXES, Source
from fairtool.errors import UsageError
from fairtool.kinds import RECORD_SUFFIXES, kind_of
from fairtool.report import Report
from fairtool.settings import Settings

if TYPE_CHECKING:
    from fairtool.record.bundle import Described
    from fairtool.subject import Examined


def validate_sources(sources: Iterable[Source], settings: Settings, jobs: int) -> Iterator[Report]:
    """Give the reports of each source, in order; then, where records are asked for, those of what belongs together."""
    records: list[Described] = []
    for each in examined(sources, settings, jobs):
        yield from each.reports
        records.extend(each.records)
    if records or settings.plans:
        from fairtool.bundles import reports_on  # noqa: PLC0415 - most runs cross-check nothing

        yield from reports_on(records, settings)


def with_records(sources: Sequence[Source], settings: Settings) -> Settings:
    """Give settings that ask for the records, where records, data or plans were named together.

    Raises UsageError where records and data are only to be compared, and one of the two is not there.
    """
    described = sum(is_description(source) for source in sources)
    plans = tuple(source for source in sources if is_plan_source(source))
    if described in (0, len(sources)) and settings.selection.profiles == ("crosscheck",):
        raise UsageError("there is nothing to compare: name records and their data together")
    folders = tuple(name for name in settings.named if Path(name).is_dir())
    with_plan = plans if folders or len(plans) < len(sources) else ()
    both = 0 < described < len(sources) - len(plans)
    return replace(settings, records=both or bool(with_plan), plans=BesidePlan.of(with_plan, folders))


def is_plan_source(source: Source) -> bool:
    """Tell a data-management plan by its first bytes, where its name is not that of data or of a record."""
    suffix = source.path.suffix.lower()
    return suffix not in SUFFIXES | RECORD_SUFFIXES and not source.is_stdin and kind_of(source.path) == "plan"


def is_description(source: Source) -> bool:
    """Tell a record from data by its name, and by its first bytes where the name says nothing."""
    suffix = source.path.suffix.lower()
    return suffix in RECORD_SUFFIXES or (suffix not in SUFFIXES and kind_of(source.path) in ("xml", "text"))


def examined(sources: Iterable[Source], settings: Settings, jobs: int) -> "Iterator[Examined]":
    """Give what becomes of each source, in order: one alone in a child of this process, many in workers."""
    if settings.kind == "plan":  # no C library reads them, and to start workers takes longer than 1,000 plans do
        from fairtool.subject import report_on  # noqa: PLC0415 - what reads data is loaded where it is used

        yield from (report_on(source, settings) for source in sources)
        return
    waiting = iter(sources)
    first = list(islice(waiting, 2))
    if len(first) == 1:
        yield _alone(first[0], settings)
    elif first:
        from fairtool.workers import examine_all  # noqa: PLC0415 - one source alone needs no pool

        yield from examine_all(chain(first, waiting), settings, jobs)


def _alone(source: Source, settings: Settings) -> "Examined":
    """Examine one source where it can be killed, without the cost of a pool."""
    from fairtool.alone import can_fork, examine_alone  # noqa: PLC0415 - many sources go to workers

    if can_fork():
        return examine_alone(source, settings)
    from fairtool.workers import examine_all  # noqa: PLC0415 - only where no child can be forked

    return next(examine_all([source], settings, 1))
