"""Markdown for a step summary or a comment on a merge request: a table per subject, the counts at the end."""

import re
from collections.abc import Iterator

from fairtool.fix_text import fix_text
from fairtool.render.groups import Group, grouped
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.render.wording import basis, crash, hint, places, sentence, severity_word, stale, totals
from fairtool.report import OutcomeStatus, Report, Status
from fairtool.summary import Summary
from fairtool.translate import translate

LIMIT = 2_000  # findings; a step summary may hold 1 MiB
_PLACES = 6  # places shown of one group of findings
_ACTIVE = re.compile(r"([\\`*_\[\]{}|~$^#])")  # what Markdown acts on inside a line
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MENTION = re.compile(r"(?<!\w)@(?=\w)")


def opening(run: Run) -> str:
    """Give the heading, and the profiles that were asked for."""
    title = translate("fairtool report", run.language)
    if not run.profiles:
        return f"# {title}\n\n"
    names = translate("Profiles: {names}", run.language, names=", ".join(run.profiles))
    return f"# {title}\n\n{escaped(names)}\n\n"


def subject(report: Report, run: Run) -> str:
    """Give a table of the findings of a subject under its name; nothing where there is none to show."""
    rows = [*_findings(report, run), *_crashes(report, run)]
    if not rows:
        return ""
    held_to = basis(report, run.language)
    standard = f" ({escaped(held_to)})" if held_to else ""
    words = (translate("Severity", run.language), translate("Finding", run.language), translate("Rule", run.language))
    head = f"| {' | '.join(words)} |\n| --- | --- | --- |\n"
    return f"## {escaped(report.path)}{standard}\n\n{head}{''.join(rows)}\n"


def _findings(report: Report, run: Run) -> Iterator[str]:
    for group in grouped(report.findings):
        if report.status is Status.UNREADABLE or group.severity.rank or run.verbose:
            yield _row(group, run)


def _row(group: Group, run: Run) -> str:
    first, language = group.first, run.language
    line = f" ({translate('line {line}', language, line=first.line)})" if first.line else ""
    parts = (sentence(first, language) + line, hint(first, language), places(group, language, _PLACES))
    told = "<br>".join(escaped(part) for part in parts if part)
    if first.fix:
        told += f"<br>`fairtool fix`: {escaped(fix_text(first.fix, language))}"
    rule = "<br>".join(escaped(part) for part in (first.rule, translate(first.source, run.language)) if part)
    return f"| **{escaped(severity_word(group.severity, language))}** | {told} | {rule} |\n"


def _crashes(report: Report, run: Run) -> Iterator[str]:
    for outcome in report.outcomes:
        if outcome.status is OutcomeStatus.CRASHED:
            word = translate("fault", run.language)
            yield f"| **{escaped(word)}** | {escaped(crash(outcome, run.language))} | {escaped(outcome.rule)} |\n"


def escaped(text: str) -> str:
    """Give text that Markdown shows as it is: no markup, no HTML, no mention of a user, no second line."""
    safe = "".join(_ENTITIES.get(sign, sign) for sign in _ACTIVE.sub(r"\\\1", visible(text)))
    return _MENTION.sub("@<!-- -->", safe)


def closing(summary: Summary, run: Run) -> str:
    """Give the counts, what was left out, and baseline entries that are no longer needed."""
    lines = [f"**{escaped(totals(summary, run.language))}**"]
    total = sum(summary.rules.values())
    if total > LIMIT:
        lines.append(
            translate(
                "only the first {limit} of {total} findings are in this document",
                run.language,
                limit=LIMIT,
                total=total,
            )
        )
    lines += [f"- {escaped(entry)}" for entry in stale(summary, run.language)]
    return "\n\n".join(lines) + "\n"
