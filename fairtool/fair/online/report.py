"""The report on a landing page: the rules of its family, run on what was found."""

from dataclasses import replace

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.fair.online.landing import Landing
from fairtool.fair.online.page_view import PageView
from fairtool.report import Report, Status, counts_of, status_of
from fairtool.selection import choose
from fairtool.settings import Settings
from fairtool.version import Version
from fairtool.vocabulary.store import shipped

KIND = "page"
_PARTS = frozenset({PageView})
_VERSION = Version(1, 0)


def page_report(landing: Landing, settings: Settings) -> Report:
    """Give the report on a page; without outcomes where no server answered, since the data are not at fault then.

    `settings` choose the rules: those of their selection that look at pages.
    """
    name = landing.identifier
    if not landing.is_reached:
        return Report(name, KIND, Status.FINDINGS)
    chosen = choose(replace(settings.selection, profiles=("page", *settings.selection.profiles)), (), _PARTS)
    view = PageView(landing)
    context = Context(view, _VERSION, shipped(), settings.today, settings.deep)
    contexts = dict.fromkeys(chosen.standards, context)
    known = frozenset(rule.id for rule in chosen.rules)
    examination = examine(view, chosen.rules, contexts, chosen.severities, evidence=known)
    return Report(
        path=name,
        kind=KIND,
        status=status_of(examination.findings, examination.outcomes),
        standard="",
        findings=examination.findings,
        outcomes=examination.outcomes,
        counts=counts_of(examination.outcomes),
    )
