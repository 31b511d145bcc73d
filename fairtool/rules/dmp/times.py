"""A day of issue that has passed, and changes of the data that the plan does not know."""

from collections.abc import Iterator
from datetime import date

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.formats import day_of
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.record.bundle import place_in
from fairtool.record.place import Place
from fairtool.record.record import Record
from fairtool.rule import Example, rule
from fairtool.rules.dmp.drift import SOURCE, drift

_ACCESS = "/dmp/dataset/0/distribution/0"


@rule(
    "dmp-release-passed",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["issued", "distribution/access_url"],
    examples=[
        Example(
            "release",
            bad=f'{{"/dmp/dataset/0/issued": "2026-06-01", "{_ACCESS}/access_url": null}}\n---\n',
            good='{"/dmp/dataset/0/issued": "2026-06-01"}\n---\n',
        )
    ],
)
def release_is_told(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """Data that were to be issued by now have an address in the plan.

    A day of issue that passes in silence is a promise of which nobody knows whether it was kept.
    """
    issued = day_of(dataset.node["issued"].text())
    addresses = [one.first("access_url", "download_url").text() for one in dataset.distributions]
    if issued and _has_passed(issued, context) and not any(addresses):
        yield drift(
            context,
            '"{name}" was to be issued on {day}, and the plan gives no address of it; write access_url, or the new day',
            dataset.node["issued"],
            name=dataset.title,
            day=issued.isoformat(),
        )


@rule(
    "dmp-modified",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "modified",
            bad='{"/dmp/modified": "2026-03-05T09:00:00Z"}\n---\n:date_modified = "2026-05-01" ;',
            good='{"/dmp/modified": "2026-06-05T09:00:00Z"}\n---\n:date_modified = "2026-05-01" ;',
        ),
        Example(
            "modified",
            bad='{}\n---\n:history = "2026-05-01T10:00:00Z: flags added" ;',
            good='{}\n---\n:history = "2026-01-01T10:00:00Z: flags added" ;',
        ),
    ],
)
def plan_is_younger_than_the_data(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The plan was changed after the last change of the data.

    What came after it, as files, variables or a new licence, it cannot know. Only days that the files themselves give
    count here: in date_modified, date_created, and the lines of history.
    """
    planned, last = day_of(context.view.plan.dmp["modified"].text()[:10]), _last_change(dataset)
    changed, place = last or (None, None)
    if planned and changed and planned < changed:
        yield drift(
            context,
            'the data of "{name}" were changed on {found} ({at}), and the plan was changed last on {said}; '
            "look whether the plan still holds, and write the day",
            context.view.plan.dmp["modified"],
            place,
            name=dataset.title,
            said=planned.isoformat(),
            found=changed.isoformat(),
        )


@rule("dmp-modified-files", severity=Severity.INFO, source=SOURCE)
def plan_is_younger_than_the_files(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The plan is not older than the files on the disk.

    Where the data give no day of their change, there is only that of the files, which copying and checking out change
    too: files of today say nothing, and the others little.
    """
    planned = day_of(context.view.plan.dmp["modified"].text()[:10])
    dated = [one for one in dataset.files if one.written is not None and one.written < context.today]
    last = max(dated, key=lambda one: one.written or date.min, default=None)
    if planned and last and last.written and planned < last.written and _last_change(dataset) is None:
        yield drift(
            context,
            'the last file of "{name}" is of {found} on the disk ({at}), and the plan was changed last on {said}; that '
            "may be the day of a copy: look whether the data changed",
            context.view.plan.dmp["modified"],
            Place(last.name, ""),
            name=dataset.title,
            said=planned.isoformat(),
            found=last.written.isoformat(),
        )


def _has_passed(day: date, context: Context[PlannedBundle]) -> bool:
    """Say whether a day was to come when the plan was changed last, and has passed since."""
    planned = day_of(context.view.plan.dmp["modified"].text()[:10])
    return planned is not None and planned < day <= context.today


def _last_change(dataset: PlannedDataset) -> tuple[date, Place] | None:
    """Give the last day of a change that the files themselves tell, and where one tells it."""
    said = [(day, one, field) for one in dataset.data for text, field in _changes(one.record) if (day := _day(text))]
    if not said:
        return None
    day, file, field = max(said, key=lambda one: one[0])
    return day, place_in(file.record, (field, field.partition("[")[0])) or Place(file.name, "")


def _changes(record: Record) -> Iterator[tuple[str, str]]:
    """Give the days of changes that a file tells, each with the field that tells it."""
    citation = record.resource.citation
    for number, one in enumerate(citation.dates if citation else ()):
        yield one.value, f"resources[0].citation.dates[{number}]"
    for lineage, each in enumerate(record.lineages):
        for number, step in enumerate(each.steps):
            yield step.date or "", f"lineages[{lineage}].steps[{number}]"


def _day(text: str) -> date | None:
    return day_of(text[:10])
