"""Rules on days and moments: what comes first, and what cannot be yet."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.formats import day_of, moment_of
from fairtool.plan.view import Plan, PlanPart
from fairtool.rule import Example, element, rule
from fairtool.rules.madmp.told import PRACTICE, told

_SOURCE = PRACTICE


@rule(
    "madmp-modified-first",
    when=element("Dmp"),
    severity=Severity.WARNING,
    source=_SOURCE,
    shows=["created", "modified"],
    examples=[Example("order", bad='{"/dmp/modified": "2025-12-31T00:00:00Z"}', good="{}")],
)
def a_plan_is_modified_after_it_is_created(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """A plan is modified no sooner than it is created.

    Programs that exchange plans take the newer of two by these moments.
    """
    created, modified = (moment_of(part.node[key].text()) for key in ("created", "modified"))
    if created and modified and modified < created:
        template = '{where} is "{modified}", before created, which is "{created}"; one of them is wrong'
        said = part.node["created"].text(), part.node["modified"].text()
        yield told(part, "modified", template, context, created=said[0], modified=said[1])


@rule(
    "madmp-date-future",
    when=element("Dmp"),
    severity=Severity.WARNING,
    source=_SOURCE,
    shows=["created", "modified"],
    examples=[Example("future", bad='{"/dmp/modified": "2999-01-01T00:00:00Z"}', good="{}")],
)
def a_plan_is_not_of_the_future(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """A plan is created and modified in the past.

    A moment in the future is a slip, and hides every later version from programs that take the newest.
    """
    for key in ("created", "modified"):
        moment = moment_of(part.node[key].text())
        if moment and (moment.date() - context.today).days > 1:
            template = '{where} is "{moment}", which is to come; write when it was'
            yield told(part, key, template, context, moment=part.node[key].text())


@rule(
    "madmp-project-order",
    when=element("Project"),
    severity=Severity.WARNING,
    source=_SOURCE,
    shows=["start", "end"],
    examples=[Example("order", bad='{"/dmp/project/0/end": "2024-12-31"}', good="{}")],
)
def a_project_ends_after_it_starts(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """A project ends no sooner than it starts.

    Deadlines of plans are counted from these days.
    """
    start, end = (day_of(part.node[key].text()) for key in ("start", "end"))
    if start and end and end < start:
        template = '{where} is "{end}", before the start, which is "{start}"; one of them is wrong'
        yield told(part, "end", template, context, start=start.isoformat(), end=end.isoformat())
