"""The versions of a plan that its funder asks for, and when."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.due import Due, due_versions, later
from fairtool.plan.formats import day_of
from fairtool.rule import Example, rule
from fairtool.rules.dmp.drift import SOURCE, drift

_ANR = '{{"/dmp/fairtool": {{"template": "anr"}}, "/dmp/project/0/start": "{}", "/dmp/project/0/end": "{}"{}}}\n---\n'


@rule(
    "dmp-version-due",
    severity=Severity.INFO,
    source=SOURCE,
    examples=[
        Example(
            "versions",
            bad=_ANR.format("2025-01-01", "2999-12-31", ""),
            good=_ANR.format("2019-01-01", "2022-12-31", ""),
        )
    ],
)
def a_version_is_to_come(bundle: PlannedBundle, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """No version of the plan is to come any more.

    The template says which versions the funder asks for: the ANR one six months after the scientific start, one at
    mid-term of projects of more than thirty months, and one at the end.
    """
    for due in _due(bundle):
        if due.day > context.today:
            yield drift(
                context,
                "the next version of the plan is the {title}, due on {day}",
                bundle.plan.dmp["project"],
                title=due.version.titles["en"],
                title_fr=due.version.titles["fr"],
                day=due.day.isoformat(),
            )
            return


@rule(
    "dmp-version-late",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["modified"],
    examples=[
        Example(
            "versions",
            bad=_ANR.format("2019-01-01", "2022-12-31", ', "/dmp/modified": "2021-02-01T09:00:00Z"'),
            good=_ANR.format("2019-01-01", "2022-12-31", ""),
        )
    ],
)
def no_version_is_late(bundle: PlannedBundle, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The last version that was due has been written.

    The funder waits for it. A plan that was not changed in the last months before the day is hardly the version that
    was due on it; one that was may be.
    """
    changed = day_of(bundle.plan.dmp["modified"].text()[:10])
    past = [due for due in _due(bundle) if due.day <= context.today]
    window = bundle.measures.tolerances.version_months
    if changed and past and changed < later(past[-1].day, -window):
        yield drift(
            context,
            "the {title} of the plan was due on {day}, and the plan was changed last on {said}; bring it up to date, "
            "and send it to the funder",
            bundle.plan.dmp["modified"],
            title=past[-1].version.titles["en"],
            title_fr=past[-1].version.titles["fr"],
            day=past[-1].day.isoformat(),
            said=changed.isoformat(),
        )


def _due(bundle: PlannedBundle) -> tuple[Due, ...]:
    """Give the versions that the first project of the plan owes, by day."""
    project = next(iter(bundle.plan.dmp["project"]), None)
    start = day_of(project["start"].text()) if project else None
    return due_versions(bundle.measures.versions, start, day_of(project["end"].text())) if project and start else ()
