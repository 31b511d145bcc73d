"""Text for people: quiet when clean, equal findings on one line, and at the end what it came to."""

from collections.abc import Iterator

from fairtool.finding import Finding, Severity
from fairtool.fix_text import offer
from fairtool.render.groups import Group, asker, gathered, grouped
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.render.wording import (
    basis,
    counted,
    counts,
    crash,
    hint,
    led,
    place_names,
    places,
    sentence,
    severity_word,
    short,
    stale,
)
from fairtool.report import Outcome, OutcomeStatus, Report, Status
from fairtool.summary import Summary
from fairtool.translate import marked, translate

_ASKED_FOR = ("xsd-", "user-schematron-")
_PLACES = 6  # places shown of one group of findings; --verbose shows all
_MANY = 20  # subjects of a run whose findings are no longer seen at a glance
_FREQUENT = 10


def opening(_: Run) -> str:
    """Begin with nothing."""
    return ""


def subject(report: Report, run: Run) -> str:
    """Give the findings of a subject under its name; nothing where there is none to show."""
    lines = [*_findings(report, run), *_outcomes(report, run)]
    if not lines:
        return ""
    held_to = visible(basis(report, run.language))
    standard = f"  {paint(held_to, 'dim', run)}" if held_to else ""
    return "\n".join([f"{paint(visible(report.path), 'bold', run)}{standard}", *lines, "", ""])


def _findings(report: Report, run: Run) -> Iterator[str]:
    every = report.status is Status.UNREADABLE
    findings = report.findings if run.verbose else map(short, report.findings)
    shown = (group for group in grouped(findings) if every or _is_shown(group.severity, run))
    for groups in gathered(shown):
        yield from _missing(groups, run) if len(groups) > 1 else _finding(groups[0], run)


def _missing(groups: tuple[Group, ...], run: Run) -> Iterator[str]:
    """Give the attributes that one document asks for, under one heading, each with what it asks."""
    first, count = groups[0].first, sum(group.size for group in groups)
    template = marked("{count} attributes that {source} asks for are missing:")
    heading = visible(translate(template, run.language, count=count, source=asker(first)))
    yield from _marked(severity_word(first.severity, run.language), first.severity, heading, run)
    for group in groups:
        yield from folded(_asked(group, run), run, 4, 2)


def _asked(group: Group, run: Run) -> str:
    every = (group.first, *group.others)
    shown = every if run.verbose else every[:_PLACES]
    names = place_names(shown, run.language) + (", ..." if len(shown) < len(every) else "")
    values = {**group.first.values, "rule": group.first.rule, "places": names}
    return visible(translate(marked("{places}: {ask} ({rule})"), run.language, **values))


def _is_shown(severity: Severity, run: Run) -> bool:
    """Say whether findings of a severity are shown: errors and warnings, with --verbose infos, with --quiet errors."""
    least = Severity.ERROR if run.quiet else Severity.INFO if run.verbose else Severity.WARNING
    return severity.rank >= least.rank


def _finding(group: Group, run: Run) -> Iterator[str]:
    first = group.first
    line = f" ({translate('line {line}', run.language, line=first.line)})" if first.line else ""
    message = sentence(first, run.language) + line
    yield from _marked(severity_word(first.severity, run.language), first.severity, message, run)
    for text in (hint(first, run.language), places(group, run.language, None if run.verbose else _PLACES)):
        yield from folded(text, run, 4, 2) if text else ()
    yield from _dim(", ".join(part for part in (first.rule, translate(first.source, run.language)) if part), run)
    yield from _dim(_fix(first, run), run)


def _marked(word: str, style: str, text: str, run: Run) -> Iterator[str]:
    """Give a sentence after a coloured word."""
    first, *rest = folded(led(word, text, run.language), run, 2, 2)
    yield f"  {paint(word, style, run)}{first[2 + len(word) :]}"
    yield from rest


def _dim(text: str, run: Run) -> Iterator[str]:
    return (f"    {paint(line[4:], 'dim', run)}" for line in folded(text, run, 4, 2)) if text else iter(())


def _fix(finding: Finding, run: Run) -> str:
    return visible(offer(finding, run.language))


def _outcomes(report: Report, run: Run) -> Iterator[str]:
    """Give the rules that crashed or could not be evaluated, and with --outcomes those that passed.

    Of those that could not be evaluated only what the user asked for by an option of its own is told without --verbose.
    """
    for outcome in report.outcomes:
        if outcome.status is OutcomeStatus.CRASHED:
            yield from _marked(translate("fault", run.language), "fault", crash(outcome, run.language), run)
        elif outcome.status is OutcomeStatus.NOT_EVALUATED and (run.verbose or outcome.rule.startswith(_ASKED_FOR)):
            yield from _dim(_not_evaluated(outcome, run), run)
        elif run.outcomes and outcome.status is OutcomeStatus.PASS:
            yield from _dim(translate("passed: {rule}", run.language, rule=outcome.rule), run)


def _not_evaluated(outcome: Outcome, run: Run) -> str:
    return visible(
        translate("not evaluated: {rule}: {reason}", run.language, rule=outcome.rule, reason=outcome.reason or "?")
    )


def closing(summary: Summary, run: Run) -> str:
    """Give the counts in a line, and baseline entries that are no longer needed; with --quiet nothing."""
    if run.quiet:
        return ""
    lines = [part for entry in stale(summary, run.language) for part in folded(entry, run, 0, 2)]
    return "\n".join([*lines, *_frequent(summary, run), *_counts(summary, run), ""])


def _frequent(summary: Summary, run: Run) -> Iterator[str]:
    """Give the rules with most findings in a run over many subjects, whose first pages are long out of sight."""
    if summary.subjects < _MANY or not summary.rules:
        return
    heading = translate("most frequent of {count} rules with findings:", run.language, count=len(summary.rules))
    yield from folded(heading, run, 0, 2)
    most = sorted(summary.rules.items(), key=lambda pair: (-pair[1], pair[0]))[:_FREQUENT]
    width = len(str(most[0][1]))
    yield from (f"  {count:{width}} {visible(name)}" for name, count in most)


def _counts(summary: Summary, run: Run) -> list[str]:
    files = counted("subjects", summary.files, run.language)
    named = dict(counts(summary, run.language))
    if summary.infos and not run.verbose:
        named["info"] = translate("{infos} (shown with --verbose)", run.language, infos=named["info"])
    text = led(files, ", ".join(named.values()), run.language) if named else files
    return [_painted(line, named, run) for line in folded(text, run, 0, 2)]


def _painted(line: str, named: dict[str, str], run: Run) -> str:
    """Give a line of counts in the colours of what is counted."""
    for style, words in named.items():
        line = line.replace(words, paint(words, style, run))
    return line
