"""What the HTML page shows of a report and of a summary, as plain values for the templates."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.finding import Severity
from fairtool.fix_text import fix_text
from fairtool.render.groups import Group, grouped
from fairtool.render.rules import title
from fairtool.render.visible import visible
from fairtool.render.wording import counted, crash, hint, place_names, places, sentence, severity_word
from fairtool.report import OutcomeStatus, Report
from fairtool.summary import Summary
from fairtool.translate import Language, translate

_PLACES = 6  # places beyond which they are folded away


@dataclass(frozen=True, slots=True)
class Item:
    """Equal findings: what they say, where else they are, what mends them.

    `many` says how many places there are where they are folded away.
    """

    text: str
    size: int = 1
    hint: str = ""
    many: str = ""
    places: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one rule found in a subject."""

    severity: str
    word: str
    rule: str
    source: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the bar of severities, of 1000 in all."""

    style: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule with findings, and how many."""

    name: str
    title: str
    count: int


def entries_of(report: Report, language: Language) -> tuple[Entry, ...]:
    """Give what each rule found, errors first, and the rules that crashed."""
    return (*_crashes(report, language), *_findings(report, language))


def _findings(report: Report, language: Language) -> Iterator[Entry]:
    by_rule: defaultdict[tuple[str, Severity, str], list[Group]] = defaultdict(list)
    for group in grouped(report.findings):
        by_rule[group.first.rule, group.severity, group.first.source].append(group)
    for (rule, severity, source), groups in by_rule.items():
        items = tuple(_item(group, language) for group in groups)
        yield Entry(severity.value, severity_word(severity, language), rule, source, items)


def _item(group: Group, language: Language) -> Item:
    first = group.first
    fix = visible(fix_text(first.fix, language)) if first.fix else ""
    line = f" ({translate('line {line}', language, line=first.line)})" if first.line else ""
    many = len(group.others) > _PLACES
    return Item(
        sentence(first, language) + line,
        group.size,
        hint(first, language),
        translate("and {count} more", language, count=len(group.others)) if many else "",
        place_names(group.others, language) if many else places(group, language),
        fix,
    )


def _crashes(report: Report, language: Language) -> Iterator[Entry]:
    for outcome in report.outcomes:
        if outcome.status is OutcomeStatus.CRASHED:
            item = Item(crash(outcome, language))
            yield Entry("error", translate("fault", language), outcome.rule, "", (item,))


def tally_of(report: Report, language: Language) -> str:
    """Count the findings of a report by severity, in words."""
    numbers = ((one.value, report.count(one)) for one in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    return ", ".join(counted(name, count, language) for name, count in numbers if count)


def bar_of(summary: Summary) -> tuple[Piece, ...]:
    """Give the bar of severities; empty where nothing was found."""
    numbers = {"error": summary.errors, "warning": summary.warnings, "info": summary.infos}
    total = sum(numbers.values())
    pieces: list[Piece] = []
    start = 0
    for style, count in numbers.items():
        end = start + round(1000 * count / total) if total else 0
        if count:
            pieces.append(Piece(style, start, max(end - start, 4)))
        start = end
    return tuple(pieces)


def rules_of_run(summary: Summary, language: Language) -> tuple[BrokenRule, ...]:
    """Give the rules with findings, the most frequent first."""
    ordered = sorted(summary.rules.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(BrokenRule(name, title(name, language), count) for name, count in ordered)
