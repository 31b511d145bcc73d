"""From a SKOS file to its report, and from a report to what a terminal can bear of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from fairtool.alone import apart, can_fork
from fairtool.context import Context
from fairtool.discovery import Source
from fairtool.engine import attempt, examine, opened
from fairtool.errors import UnreadableError
from fairtool.finding import Finding, Scalar, Severity
from fairtool.inputs import local
from fairtool.loss import Loss, Lost, lost
from fairtool.netcdf.read_limits import Limits
from fairtool.render.groups import grouped
from fairtool.report import Report, counts_of, status_of
from fairtool.rule import Rule
from fairtool.rules.catalogue import rules_of
from fairtool.rules.skos_told import MORE
from fairtool.settings import today
from fairtool.skos.check.graph import graph_of
from fairtool.skos.statements import statements
from fairtool.standards import NEWEST
from fairtool.translate import marked
from fairtool.unreadable import faulty, unreadable
from fairtool.vocabulary.store import shipped

_SHOWN = 3  # groups of equal findings that are shown of each rule


@dataclass(frozen=True, slots=True)
class Checks:
    """Which rules are run on a file, with which limits; `shacl` asks a SHACL engine too."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    limits: Limits = Limits()  # noqa: RUF009 - frozen
    shacl: bool = False

    def rules(self) -> tuple[Rule, ...]:
        """Give the rules about thesauri that are selected and not ignored."""
        known = dict(rules_of("skos"))
        if self.shacl:
            from fairtool.rules.skos_shacl import shapes_accept_the_thesaurus  # few runs ask for it

            known[shapes_accept_the_thesaurus.id] = shapes_accept_the_thesaurus
        wanted = self.select or ("",)
        return tuple(one for name, one in known.items() if name.startswith(wanted) and not name.startswith(self.ignore))


def report_on(source: Source, checks: Checks) -> Report:
    """Check a SKOS file, where it can be killed if possible; whatever is wrong with it ends in the report."""
    if not can_fork():
        return _report(source, checks)
    try:
        return apart(partial(_report, source, checks), checks.limits)
    except Lost as loss:
        return lost(source, loss.loss, checks.limits, loss.code)


def _report(source: Source, checks: Checks) -> Report:
    found = attempt(partial(_checked, source, checks))
    if isinstance(found, MemoryError) or (isinstance(found, UnreadableError) and _is_short(found)):
        return lost(source, Loss.MEMORY, checks.limits)
    if isinstance(found, UnreadableError):
        return replace(unreadable(source, found), kind="rdf")
    return faulty(source, found) if isinstance(found, Exception) else found


def _is_short(error: UnreadableError) -> bool:
    return isinstance(error.__cause__, MemoryError)


def _checked(source: Source, checks: Checks) -> Report:
    with local(source, checks.limits.seconds) as path:
        graph = opened(lambda: graph_of(statements(path), source.name), source.name)
    if isinstance(graph, UnreadableError):
        raise _called(graph, source)
    context = Context(graph, NEWEST["skos"], shipped(), today())
    examination = examine(graph, checks.rules(), {"skos": context})
    return Report(
        path=source.name,
        kind="rdf",
        status=status_of(examination.findings, examination.outcomes),
        standard="SKOS",
        findings=examination.findings,
        outcomes=examination.outcomes,
        counts=counts_of(examination.outcomes),
    )


def _called(error: UnreadableError, source: Source) -> UnreadableError:
    """Give an error that calls the file as the user does: `-`, or by its address."""
    named = UnreadableError(error.template, hint=error.hint, **{**error.values, "path": source.name})
    named.__cause__ = error.__cause__
    return named


def thinned(report: Report) -> Report:
    """Give a report with the first few findings of each rule, and one more that counts them where there are more."""
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_rule[finding.rule].append(finding)
    return replace(report, findings=tuple(one for found in by_rule.values() for one in _first(found)))


def _first(found: list[Finding]) -> Iterator[Finding]:
    groups = grouped(found)
    for group in groups[:_SHOWN]:
        yield from (group.first, *group.others)
    if len(groups) > _SHOWN:
        last = found[-1]
        total = last.values["total"] if last.template == MORE else len(found)
        template = marked("{rule} has {total} findings in all; --verbose shows more of them, --format json too")
        values: Mapping[str, Scalar] = {"rule": last.rule, "total": total}
        yield Finding(last.rule, _worst(found), where="", template=template, values=values, source=last.source)


def _worst(found: list[Finding]) -> Severity:
    return max((one.severity for one in found), key=lambda severity: severity.rank)
