"""Rules on access: licences of what is open, embargoes that have ended, and what is personal or sensitive."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.formats import day_of
from fairtool.plan.view import Plan, PlanPart
from fairtool.rule import Example, element, rule
from fairtool.rules.madmp.told import PRACTICE, told

_SOURCE = PRACTICE
_AT = "/dmp/dataset/0/distribution/0"


@rule(
    "madmp-open-licence",
    when=element("Distribution"),
    severity=Severity.WARNING,
    source=_SOURCE,
    shows=["data_access", "license"],
    examples=[Example("licence", bad=f'{{"{_AT}/license": null}}', good="{}")],
)
def what_is_open_has_a_licence(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """What is given out openly has a licence.

    Without one nobody may copy or change the data, whoever can fetch them.
    """
    if part.node["data_access"].text() == "open" and not part.node["license"]:
        template = "{where} is missing where data_access is open; name the licence and the day from which it holds"
        yield told(part, "license", template, context)


@rule(
    "madmp-embargo-passed",
    when=element("Distribution"),
    severity=Severity.WARNING,
    source=_SOURCE,
    examples=[
        Example(
            "embargo",
            bad=f'{{"{_AT}/data_access": "closed"}}',
            good=f'{{"{_AT}/data_access": "closed", "{_AT}/license/0/start_date": "2999-01-01"}}',
        )
    ],
)
def an_embargo_has_not_ended(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """What is closed has no licence that holds already.

    The first day of a licence is the end of the embargo: on that day the data should have been opened, or the plan
    should have been changed.
    """
    days = [day for one in part.node["license"] if (day := day_of(one["start_date"].text()))]
    if part.node["data_access"].text() == "closed" and days and min(days) <= context.today:
        template = "{where} is closed, and its licence holds since {day}; open the data, or change the plan"
        yield told(part, "data_access", template, context, day=min(days).isoformat())


@rule(
    "madmp-available-until",
    when=element("Distribution"),
    severity=Severity.WARNING,
    source=_SOURCE,
    examples=[
        Example(
            "until",
            bad=f'{{"{_AT}/available_until": "2020-01-01"}}',
            good=f'{{"{_AT}/available_until": "2999-01-01"}}',
        )
    ],
)
def a_distribution_is_still_there(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """No distribution has gone.

    A plan that names a distribution which is no longer kept sends its readers to nothing.
    """
    day = day_of(part.node["available_until"].text())
    if day and day < context.today:
        template = "{where} is {day}, which is past; keep the data longer, or take the distribution out"
        yield told(part, "available_until", template, context, day=day.isoformat())


@rule(
    "madmp-personal-sensitive",
    when=element("Dataset"),
    severity=Severity.WARNING,
    source=_SOURCE,
    shows=["personal_data", "sensitive_data"],
    examples=[Example("sensitive", bad='{"/dmp/dataset/0/personal_data": "yes"}', good="{}")],
)
def personal_data_are_sensitive(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """Data about persons are sensitive, too.

    Both questions decide who may see the data and how they are kept; a no to the second lets personal data out.
    """
    if part.node["personal_data"].text() == "yes" and part.node["sensitive_data"].text() == "no":
        template = "{where} is no where personal_data is yes; write yes, or say why not in the description"
        yield told(part, "sensitive_data", template, context)


@rule(
    "madmp-ethics-told",
    when=element("Dmp"),
    severity=Severity.WARNING,
    source=_SOURCE,
    shows=["ethical_issues_exist"],
    examples=[Example("ethics", bad='{"/dmp/ethical_issues_exist": "yes"}', good="{}")],
)
def ethical_issues_are_told(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """Where there are ethical issues, the plan says which.

    Funders ask for it, and who reuses the data is bound by it.
    """
    is_told = part.node.first("ethical_issues_description", "ethical_issues_report")
    if part.node["ethical_issues_exist"].text() == "yes" and not is_told:
        template = "{where} is missing where ethical_issues_exist is yes; say what they are, or link to a report"
        yield told(part, "ethical_issues_description", template, context)
