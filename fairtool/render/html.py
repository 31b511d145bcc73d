"""One self-contained page: no address outside of it is used, and it can be opened from disk, filtered and printed.

Reports are written as they come, so the totals stand last in the page; the style sheet shows them first.
"""

from fairtool.finding import Severity
from fairtool.render.html_parts import bar_of, entries_of, rules_of_run, tally_of
from fairtool.render.html_words import words_in
from fairtool.render.page_policy import policy
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.render.wording import basis, counted, counts, severity_word, stale, totals
from fairtool.report import Report
from fairtool.summary import Summary
from fairtool.templates import resource, template
from fairtool.translate import translate

LIMIT = 50_000  # findings that a browser still filters at once


def opening(run: Run) -> str:
    """Begin the page: style, heading, filter."""
    words = words_in(run.language)
    severities = [(one.value, severity_word(one, run.language)) for one in Severity]
    return template("report/opening.html.j2").render(
        run=run,
        words=words,
        policy=policy(resource("report/report.css"), resource("report/report.js")),
        style=resource("report/report.css"),
        severities=[*severities, ("clean", words["clean"])],
    )


def subject(report: Report, run: Run) -> str:
    """Give a section for a subject, or a line where nothing was found."""
    return template("report/subject.html.j2").render(
        words=words_in(run.language),
        path=visible(report.path),
        standard=basis(report, run.language),
        tally=tally_of(report, run.language),
        entries=entries_of(report, run.language),
    )


def closing(summary: Summary, run: Run) -> str:
    """End the page with the totals, the rules that were broken, and what the run was based on."""
    words = words_in(run.language)
    names = ", ".join(run.profiles) or words["declared"]
    return template("report/closing.html.j2").render(
        run=run,
        words=words,
        files=counted("subjects", summary.subjects, run.language),
        total=totals(summary, run.language),
        counts=counts(summary, run.language),
        bar=bar_of(summary),
        notes=_notes(summary, run),
        rules=rules_of_run(summary, run.language),
        profiles=translate("Profiles: {names}", run.language, names=names),
        script=resource("report/report.js"),
    )


def _notes(summary: Summary, run: Run) -> tuple[str, ...]:
    total = sum(summary.rules.values())
    if total <= LIMIT:
        return stale(summary, run.language)
    cut = translate(
        "only the first {limit} of {total} findings are in this document", run.language, limit=LIMIT, total=total
    )
    return (cut, *stale(summary, run.language))
