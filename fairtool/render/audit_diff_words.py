"""The words of what has become better or worse between two stores, for text and Markdown."""

from collections.abc import Iterator

from fairtool.audit.diff.document import (
    AcrossChangeDocument,
    AuditDiffDocument,
    Cause,
    FileChangeDocument,
    GroupDocument,
    RuleChangeDocument,
)
from fairtool.plan.narrative.amounts import number_text
from fairtool.render.audit.wording import across_name, counted, name_of
from fairtool.render.visible import visible
from fairtool.render.wording import led
from fairtool.translate import Language, marked, translate

_CAUSES: dict[Cause, str] = {
    "file": marked("the file has changed"),
    "rules": marked("the rules have changed"),
    "file-and-rules": marked("file and rules have changed"),
    "unknown": marked("neither file nor rules have changed"),
}
_COUNTS = {
    "worse": (marked("1 worse"), marked("{count} worse")),
    "better": (marked("1 better"), marked("{count} better")),
    "other": (marked("1 with other remarks"), marked("{count} with other remarks")),
    "same": (marked("1 as before"), marked("{count} as before")),
    "new": (marked("1 new"), marked("{count} new")),
    "gone": (marked("1 gone"), marked("{count} gone")),
    "not_judged": (marked("1 judged in one store only"), marked("{count} judged in one store only")),
}
# What the results of a store rest on.
_BASIS = {
    "tool": marked("another version of fairtool"),
    "rules": marked("another code of the rules, or other vocabularies"),
    "selection": marked("another choice of rules or profiles"),
    "own": marked("another content of profiles or schemas of your own"),
    "deep": marked("more or fewer values read (--deep)"),
    "zone": marked("another time zone"),
    "layout": marked("another --layout"),
    "rubric": marked("another rubric of the score"),
}
_MOST = 8  # rules of a file that are named
_STATUSES = {
    "clean": marked("clean"),
    "findings": marked("with findings"),
    "unreadable": marked("unreadable"),
    "fault": marked("with a fault of fairtool"),
}


def status_word(status: str, language: Language) -> str:
    """Give the name of what became of a file."""
    return translate(_STATUSES.get(status, status), language)


def summary(document: AuditDiffDocument, language: Language) -> str:
    """Give the counts of files in a line, those that are zero left out."""
    counts = {name: count for name, count in document["files"].items() if isinstance(count, int) and count}
    told = (_counted(name, counts[name], language) for name in _COUNTS if name in counts)
    return ", ".join(told) or translate("no file in either store", language)


def _counted(name: str, count: int, language: Language) -> str:
    one, many = _COUNTS[name]
    return translate(one if count == 1 else many, language, count=number_text(count, language))


def totals(document: AuditDiffDocument, language: Language) -> Iterator[str]:
    """Give a sentence for each store: what it is, and what it comes to."""
    for template, one in ((marked("before: {told}"), document["old"]), (marked("after: {told}"), document["new"])):
        numbers = [(name, one[name]) for name in ("files", "errors", "warnings")]
        if one["unreadable"]:
            numbers.append(("unreadable", one["unreadable"]))
        told = translate(
            "{path}, run of {started}: {counts}",
            language,
            path=visible(one["path"]),
            started=one["started"] or "?",
            counts=", ".join(counted(name, number, language) for name, number in numbers),
        )
        yield translate(template, language, told=told)


def causes(document: AuditDiffDocument, language: Language) -> Iterator[str]:
    """Say of how many files the result differs for which reason, and what the rules differ in."""
    counts = document["causes"]
    numbers = (counts["file"], counts["rules"], counts["file_and_rules"], counts["unknown"])
    for cause, count in zip(_CAUSES, numbers, strict=True):
        if count:
            why = translate(_CAUSES[cause], language)
            yield led(why, counted("files", count, language), language)
    if document["basis"]:
        told = [name for name in document["basis"] if name != "own" or "selection" not in document["basis"]]
        names = "; ".join(translate(_BASIS.get(name, name), language) for name in told)
        yield translate("the newer results rest on: {names}", language, names=names)


def change_line(one: FileChangeDocument, language: Language) -> str:
    """Give what differs of a file: its status, rules with their findings before and after, the reason."""
    parts = [f"{step['rule']} {step['before']} > {step['after']}" for step in one["rules"][:_MOST]]
    if len(one["rules"]) > _MOST:
        parts.append(translate("and {count} more", language, count=len(one["rules"]) - _MOST))
    if one["before"] != one["after"]:
        parts.insert(0, f"{status_word(one['before'], language)} > {status_word(one['after'], language)}")
    why = translate(_CAUSES[one["cause"]], language)
    return translate("{changes} ({why})", language, changes=", ".join(parts), why=why)


def rule_cells(one: RuleChangeDocument) -> tuple[str, ...]:
    """Give the row of a rule."""
    return (one["rule"], str(one["worse"]), str(one["better"]), f"+{one['appeared']}", f"-{one['disappeared']}")


def rule_headings(language: Language) -> tuple[str, ...]:
    """Give the headings of the rows of rules."""
    return tuple(
        translate(text, language)
        for text in (marked("rule"), marked("worse"), marked("better"), marked("appeared"), marked("disappeared"))
    )


def group_cells(one: GroupDocument, language: Language) -> tuple[str, ...]:
    """Give the row of a data set or data centre."""
    return (
        name_of(one["name"] or "", language),
        str(one["worse"]),
        str(one["better"]),
        f"{one['files_before']} > {one['files_after']}",
        f"{one['errors_before']} > {one['errors_after']}",
        f"{one['warnings_before']} > {one['warnings_after']}",
    )


def across_cells(one: AcrossChangeDocument, language: Language) -> tuple[str, ...]:
    """Give the row of what a rule finds across the files of a data set."""
    return across_name(one["name"], language), one["rule"], f"{one['before']} > {one['after']}"


def across_headings(language: Language) -> tuple[str, ...]:
    """Give the headings of the rows of what is found across files."""
    return tuple(translate(text, language) for text in (marked("across files"), marked("rule"), marked("findings")))


def group_headings(word: str, language: Language) -> tuple[str, ...]:
    """Give the headings of the rows of data sets or data centres."""
    rest = (marked("worse"), marked("better"), marked("files"), marked("errors"), marked("warnings"))
    return (translate(word, language), *(translate(text, language) for text in rest))
