"""Text for people: quiet when clean, equal findings on one line, and at the end what it came to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from fairtool.finding import Finding, Severity
from fairtool.fix_text import fix_text
from fairtool.render.run import Run
from fairtool.render.style import paint, sign
from fairtool.report import OutcomeStatus, Report, Status
from fairtool.summary import Summary
from fairtool.translate import message_of, translate

_PLACES = 6  # places shown of one group of findings; --verbose shows all
_NARROW = 40  # columns below which text is no longer wrapped


def opening(_: Run) -> str:
    """Begin with nothing."""
    return ""


def subject(report: Report, run: Run) -> str:
    """Give the findings of a subject under its name; nothing where there is none to show."""
    lines = list(_lines(report, run))
    if not lines:
        return ""
    standard = f"  {paint(report.standard, 'dim', run)}" if report.standard else ""
    return "\n".join([f"{paint(report.path, 'bold', run)}{standard}", *lines, "", ""])


def _lines(report: Report, run: Run) -> Iterator[str]:
    for group in grouped(report.findings):
        if group[0].severity is not Severity.INFO or run.verbose or report.status is Status.UNREADABLE:
            yield from _finding_lines(group, run)
    for outcome in report.outcomes:
        if outcome.status is OutcomeStatus.CRASHED or (run.verbose and outcome.status is OutcomeStatus.NOT_EVALUATED):
            yield from _block(f"{outcome.status.value}: {outcome.rule}: {outcome.reason}", run, "dim")


def grouped(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Put findings together that differ only in place: errors first, otherwise in the order they were found."""
    groups: defaultdict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        values = tuple((name, value) for name, value in finding.values.items())
        groups[finding.rule, finding.severity, finding.template, values].append(finding)
    return sorted(groups.values(), key=lambda group: -group[0].severity.rank)


def _finding_lines(group: list[Finding], run: Run) -> Iterator[str]:
    first = group[0]
    mark = paint(sign(first.severity, run), first.severity.value, run)
    line = f" ({translate('line {line}', run.language, line=first.line)})" if first.line else ""
    head, *rest = _wrapped(message_of(first, run.language) + line, run)
    yield f"  {mark} {head}"
    yield from (f"    {part}" for part in rest)
    others = [finding.where for finding in group[1:]]
    if others:
        yield from _block(_others(others, run), run, "plain")
    yield from _block(_foot(first, run), run, "dim")
    if first.hint:
        yield from _block(translate(first.hint, run.language, **first.values), run, "plain")


def _others(places: list[str], run: Run) -> str:
    shown = places if run.verbose else places[:_PLACES]
    text = translate("and {count} more: {places}", run.language, count=len(places), places=", ".join(shown))
    return text if len(shown) == len(places) else f"{text}, ..."


def _foot(finding: Finding, run: Run) -> str:
    parts = [finding.rule]
    if finding.source:
        parts.append(finding.source)
    if finding.fix:
        parts.append(translate("`fairtool fix` can do it: {text}", run.language, text=fix_text(finding.fix, run.language)))
    return "  ".join(parts)


def _block(text: str, run: Run, style: str) -> Iterator[str]:
    return (f"    {paint(part, style, run)}" for part in _wrapped(text, run))


def _wrapped(text: str, run: Run) -> list[str]:
    if run.width < _NARROW:
        return [text]
    return wrap(text, run.width - 6, break_long_words=False, break_on_hyphens=False) or [""]


def closing(summary: Summary, run: Run) -> str:
    """Give the counts in a line, and baseline entries that are no longer needed."""
    lines = [
        translate("no longer found, can leave the baseline: {entry}", run.language, entry=entry)
        for entry in summary.stale
    ]
    return "\n".join([*lines, *([] if run.quiet else [totals(summary, run)]), ""]) if lines or not run.quiet else ""


def totals(summary: Summary, run: Run) -> str:
    """Give what a run came to, in a line."""
    counts: Mapping[str, int] = {
        "errors: {count}": summary.errors,
        "warnings: {count}": summary.warnings,
        "infos: {count}": summary.infos,
        "unreadable: {count}": summary.unreadable,
        "faults of fairtool: {count}": summary.faults,
        "known already: {count}": summary.known,
    }
    parts = [translate(template, run.language, count=count) for template, count in counts.items() if count]
    total = translate("{clean} of {subjects} clean", run.language, clean=summary.clean, subjects=summary.subjects)
    return "; ".join([total, *parts])
