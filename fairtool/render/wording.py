"""The words that the formats for people share: severities, places, what a run came to."""

from collections.abc import Iterable
from dataclasses import replace

from fairtool.finding import Finding, Severity
from fairtool.render.groups import Group
from fairtool.render.visible import visible
from fairtool.report import Outcome, Report
from fairtool.summary import Summary
from fairtool.translate import Language, marked, message_of, translate

_STEPS = 2  # of an XPath that a line can bear
_MEMBERS = 3  # data files that a heading names
# The data files of a report, all or the first ones: a record is held against its data, a data set is made of its files.
_HELD_AGAINST = (marked("against {names}"), marked("against {names} and {count} more"))
_MADE_OF = (marked("made of {names}"), marked("made of {names} and {count} more"))
_SEVERITIES = {Severity.ERROR: marked("error"), Severity.WARNING: marked("warning"), Severity.INFO: marked("info")}
# What is counted, for one and for many; `{count}` is the number.
_COUNTS = {
    "subjects": (marked("1 file"), marked("{count} files")),
    "clean": (marked("1 clean"), marked("{count} clean")),
    "error": (marked("1 error"), marked("{count} errors")),
    "warning": (marked("1 warning"), marked("{count} warnings")),
    "info": (marked("1 info"), marked("{count} infos")),
    "unreadable": (marked("1 unreadable"), marked("{count} unreadable files")),
    "fault": (marked("1 with a fault of fairtool"), marked("{count} with a fault of fairtool")),
    "known": (marked("1 known already"), marked("{count} known already")),
}


def severity_word(severity: Severity, language: Language) -> str:
    """Give the name of a severity."""
    return translate(_SEVERITIES[severity], language)


def counted(name: str, count: int, language: Language) -> str:
    """Give a number with its noun: `1 error`, `12 files`."""
    one, many = _COUNTS[name]
    return translate(one if count == 1 else many, language, count=count)


def counts(summary: Summary, language: Language) -> tuple[tuple[str, str], ...]:
    """Give what was counted and is not zero, each as (what, words), the worst first and the clean at the head."""
    numbers = {
        "clean": summary.clean_files,
        "unreadable": summary.unreadable,
        "fault": summary.faults,
        "error": summary.errors,
        "warning": summary.warnings,
        "info": summary.infos,
        "known": summary.known,
    }
    return tuple((name, counted(name, count, language)) for name, count in numbers.items() if count)


def totals(summary: Summary, language: Language) -> str:
    """Give what a run came to, in a line: `28 files: 12 clean, 40 errors`."""
    files = counted("subjects", summary.files, language)
    rest = ", ".join(words for _, words in counts(summary, language))
    return led(files, rest, language) if rest else files


def basis(report: Report, language: Language) -> str:
    """Give what a subject was judged by: a standard, or the data files that it was held against, or is made of."""
    if not report.members:
        return report.standard
    shown = ", ".join(report.members[:_MEMBERS])
    rest = len(report.members) - _MEMBERS
    few, many = _MADE_OF if report.kind == "collection" else _HELD_AGAINST
    return translate(many if rest > 0 else few, language, names=shown, count=rest)


def led(word: str, text: str, language: Language) -> str:
    """Put a word and a colon before a text; French has a space between them."""
    return translate("{word}: {text}", language, word=word, text=text)


def sentence(finding: Finding, language: Language) -> str:
    """Give the message of a finding, led by its place where the message does not name it."""
    message = visible(message_of(finding, language))
    where = visible(finding.where)
    return message if where in message else led(where, message, language)


def short(finding: Finding) -> Finding:
    """Give a finding with the end of its XPath only, which with its line is enough: `.../gmd:CI_Citation/gmd:title`.

    A JSON pointer stays whole: its numbers tell which of the data sets of a plan is meant.
    """
    steps = finding.where.split("/")
    if finding.line is None or steps[1:2] == ["dmp"] or len(steps) <= _STEPS + 1:
        return finding
    kept = _STEPS + (steps[-1].startswith("gco:"))
    return replace(finding, where="/".join(["...", *steps[-kept:]]))


def place(finding: Finding, language: Language) -> str:
    """Give the place of a finding: `sst:units`, with the line where it is known."""
    where = visible(finding.where)
    if finding.line is None:
        return where
    line = translate("line {line}", language, line=finding.line)
    return f"{where} ({line})" if where else line


def places(group: Group, language: Language, most: int | None = None) -> str:
    """Say where else a group stands, at most at `most` places by name; nothing for a single finding."""
    if not group.others:
        return ""
    shown = group.others if most is None else group.others[:most]
    left = ", ..." if len(shown) < len(group.others) else ""
    names = place_names(shown, language)
    return translate("and {count} more: {places}", language, count=len(group.others), places=names) + left


def place_names(findings: Iterable[Finding], language: Language) -> str:
    """Give the places of findings, with commas between."""
    return ", ".join(place(finding, language) for finding in findings)


def hint(finding: Finding, language: Language) -> str:
    """Say what to do about an input that cannot be read; nothing where no hint is known."""
    if not finding.hint:
        return ""
    return visible(translate(finding.hint, language, **{"where": finding.where, **finding.values}))


def crash(outcome: Outcome, language: Language) -> str:
    """Say that a rule crashed, and that it is not the fault of the file."""
    text = translate(
        "the rule {rule} crashed: {reason}; this is a fault of fairtool, please report it",
        language,
        rule=outcome.rule,
        reason=outcome.reason or "?",
    )
    return visible(text)


def stale(summary: Summary, language: Language) -> tuple[str, ...]:
    """Name the entries of the baseline that nothing met, one sentence each."""
    return tuple(
        visible(translate("no longer found, can leave the baseline: {entry}", language, entry=entry))
        for entry in summary.stale
    )
