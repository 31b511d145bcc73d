"""What the page of an audit shows, as plain values for its template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from fairtool.audit.overview import Overview
from fairtool.audit.overview_across import Across
from fairtool.audit.overview_counts import Group
from fairtool.audit.overview_rules import RuleCount
from fairtool.finding import Finding
from fairtool.plan.narrative.amounts import number_text
from fairtool.plan.narrative.typography import typeset
from fairtool.render.audit.charts import Bar, bar_of, part_of
from fairtool.render.audit.sentences import shortened
from fairtool.render.audit.wording import (
    across_head,
    across_name,
    counted,
    name_of,
    percent,
    reason_of,
    rule_title,
    told,
    volume,
)
from fairtool.render.groups import grouped
from fairtool.render.visible import visible
from fairtool.render.wording import led, places, severity_word
from fairtool.translate import Language, marked, translate

One = TypeVar("One")
_FIRST = 12  # rows that are not folded away
_MOST = 500  # rows of a table
_PLACES = 6


@dataclass(frozen=True, slots=True)
class Rows(Generic[One]):
    """The rows of a table: the first, those that are folded away, and what is told of these."""

    first: tuple[One, ...]
    rest: tuple[One, ...]
    told: str = ""
    cut: str = ""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with its findings."""

    rule: str
    severity: str
    word: str
    title: str
    example: str
    file: str
    length: float
    files: str
    findings: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding across files."""

    severity: str
    word: str
    rule: str
    text: str
    more: str


@dataclass(frozen=True, slots=True)
class AcrossRow:
    """What was found across the files of a data set."""

    name: str
    tally: str
    entries: tuple[Entry, ...]


def rows_of(found: Sequence[One], language: Language) -> Rows[One]:
    """Give the rows of a table, the first ones at once."""
    rest = tuple(found[_FIRST:_MOST])
    more = translate("and {count} more", language, count=number_text(len(rest), language)) if rest else ""
    cut = ""
    if len(found) > _MOST:
        cut = translate(
            "only the first {limit} of {total} are in this table; the JSON report has all",
            language,
            limit=_MOST,
            total=number_text(len(found), language),
        )
    return Rows(tuple(found[:_FIRST]), rest, more, cut)


def group_tables(found: Overview, language: Language) -> Iterator[tuple[str, Rows[Bar]]]:
    """Give the tables of groups that say more than the totals, each with the name of what is common."""
    tables: dict[str, tuple[Group, ...]] = {
        "pole": found.poles,
        "centre": found.centres,
        "dataset": found.datasets,
        "standard": found.standards,
        "kind": found.kinds,
    }
    for name, groups in tables.items():
        if len(groups) > 1:
            yield name, rows_of([bar_of(group, language) for group in groups], language)


def rule_row(one: RuleCount, whole: int, language: Language) -> RuleRow:
    """Give the row of a rule, of a whole of so many files."""
    example = one.example
    sentence = typeset(shortened(told(example.finding, language)), language) if example else ""
    file = visible(example.file) if example else ""
    return RuleRow(
        rule=visible(one.rule),
        severity=one.severity.value,
        word=severity_word(one.severity, language),
        title=typeset(rule_title(one.rule, language), language),
        example=sentence,
        file="" if file in sentence else file,
        length=part_of(one.files, whole),
        files=number_text(one.files, language),
        findings=number_text(one.findings, language),
    )


def tiles(found: Overview, language: Language) -> Iterator[tuple[str, str, str]]:
    """Give the numbers that come first, each as style, number and words."""
    total = found.total
    judged = marked("file judged") if total.files == 1 else marked("files judged")
    unreadable = marked("unreadable file") if total.unreadable == 1 else marked("unreadable files")
    yield "", number_text(total.files, language), translate(judged, language)
    yield "clean", percent(total.share, language), translate("of them clean", language)
    for style, count, text in (
        ("findings", total.findings, translate("with findings", language)),
        ("unreadable", total.unreadable, translate(unreadable, language)),
        ("faults", total.faults, translate("with a fault of fairtool", language)),
    ):
        if count:
            yield style, number_text(count, language), text
    if total.score is not None:
        yield "", percent(total.score / 100, language), translate("mean FAIR score", language)
    if found.sources.size:
        yield "", volume(found.sources, language), translate("in all", language)


def across_row(one: Across, language: Language) -> AcrossRow:
    """Give what was found across the files of a data set."""
    groups = grouped(one.findings)
    entries = (_entry(group.first, places(group, language, _PLACES), language) for group in groups)
    return AcrossRow(across_name(one.name, language), _tally(one.findings, language), tuple(entries))


def across_told(found: Overview, language: Language) -> str:
    """Say how much was found across files, and of how much the page tells."""
    head = across_head(found, language)
    left = found.across.parts - len(found.across.worst)
    return f"{head} ({translate('and {count} more', language, count=left)})" if left else head


def lost_rows(found: Overview, language: Language) -> Rows[tuple[str, str]]:
    """Give the files that were given up, each with what happened; a sentence that names its file stands alone."""
    rows: list[tuple[str, str]] = []
    for one in found.sources.quarantined:
        name = visible(one.name)
        text = told(one.finding, language) if one.finding else reason_of(one.loss, language)
        rows.append(("" if name in text else name, text))
    return rows_of(rows, language)


def lost_told(found: Overview, language: Language) -> str:
    """Say how many files were given up, by reason."""
    losses = found.sources.losses
    reasons = (led(reason_of(loss, language), number_text(count, language), language) for loss, count in losses.items())
    return led(counted("files", sum(losses.values()), language), "; ".join(reasons), language)


def suffixes(found: Overview, language: Language) -> list[tuple[str, str]]:
    """Give the suffixes of what is neither data nor a record."""
    return [(name_of(suffix, language), number_text(count, language)) for suffix, count in found.sources.others.items()]


def _entry(finding: Finding, more: str, language: Language) -> Entry:
    word = severity_word(finding.severity, language)
    return Entry(
        finding.severity.value, word, visible(finding.rule), typeset(shortened(told(finding, language)), language), more
    )


def _tally(findings: Sequence[Finding], language: Language) -> str:
    named = {"errors": "error", "warnings": "warning", "infos": "info"}
    numbers = {name: sum(one.severity.value == value for one in findings) for name, value in named.items()}
    return ", ".join(counted(name, number, language) for name, number in numbers.items() if number)
