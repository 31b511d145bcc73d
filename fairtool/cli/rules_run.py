"""What `fairtool rules` does."""

import json
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from fairtool.cli.console import chosen_language
from fairtool.cli.outputs import width
from fairtool.cli.rules_text import folded_list
from fairtool.conformance import TABLES, table
from fairtool.coverage import CoveredRow, chapter_coverage, coverage, document
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.finding import Severity
from fairtool.rule import Rule
from fairtool.rule_page import markdown, page_of, title_of
from fairtool.rules.catalogue import all_rules
from fairtool.selection import other_rules
from fairtool.standard_version import check_version
from fairtool.standards import NEWEST
from fairtool.translate import Language, translate
from fairtool.version import Version

_FORMATS = ("text", "json", "markdown")


def show_rules(words: Sequence[str], form: str, lang: str | None) -> ExitCode:
    """List rules, those that hold all the words, or the page of the one that is named; raises UsageError."""
    _check(form)
    language = chosen_language(lang)
    known = {**all_rules(), **other_rules()}
    if len(words) == 1 and words[0] in known:
        sys.stdout.write(_page(known[words[0]], form, language))
        return ExitCode.CLEAN
    found = [rule for rule in known.values() if _holds(rule, words, language)]
    if not found:
        near = get_close_matches(" ".join(words), known, 3, 0.5)
        raise UsageError(
            "no rule has the words {words}",
            words=" ".join(words),
            hint="did you mean {near}?" if near else "`fairtool rules` lists them all",
            near=", ".join(near),
        )
    sys.stdout.write(_list(found, form, language))
    return ExitCode.CLEAN


def show_coverage(standard: str, version: str | None, form: str, lang: str | None) -> ExitCode:
    """Show the rows of a standard with their rules; exit code 1 where a row has neither rule nor reason."""
    _check(form)
    given, standard = standard, standard.lower()
    if not table(standard):
        raise UsageError(
            "there is no conformance table of {name}", name=given, hint="there are: {names}", names=", ".join(TABLES)
        )
    chosen = _version(standard, version)
    rows = coverage(standard, chosen)
    if form == "json":
        sys.stdout.write(json.dumps(document(standard, chosen), indent=1, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(_table(rows, chapter_coverage(standard, chosen), chosen, chosen_language(lang)))
    open_rows = [row for row in rows if not row.rules and not row.row.undecidable]
    return ExitCode.FINDINGS if open_rows else ExitCode.CLEAN


def _version(standard: str, version: str | None) -> Version:
    if version is None or version == "auto":
        return NEWEST[standard]
    check_version(standard, version)
    return Version.parse(version)


def _check(form: str) -> None:
    if form not in _FORMATS:
        raise UsageError("there is no format {name}; the formats are {names}", name=form, names=", ".join(_FORMATS))


def _holds(rule: Rule, words: Sequence[str], language: Language) -> bool:
    text = f"{rule.id}\n{rule.page}\n{page_of(rule, language)}\n{' '.join(rule.covers)}".lower()
    return all(word.lower() in text for word in words)


def _page(rule: Rule, form: str, language: Language) -> str:
    if form == "json":
        return _list([rule], "json", language)
    head, title, rest = markdown(rule, language).split("\n\n", 2)
    return "\n\n".join((head, title, "\n".join(_origin(rule, language)), rest))


def _origin(rule: Rule, language: Language) -> Iterator[str]:
    """Give how grave a finding of the rule is, and where the rule comes from: its rows, or what its page names."""
    severity = translate(str(severity_of(rule)), language)
    yield translate("- Severity: {severity}", language, severity=severity)
    if rule.covers:
        clause = f"{rule.standard.upper()} {', '.join(rule.covers)}"
        yield translate("- Clause: {clause}", language, clause=clause)


def _list(found: Sequence[Rule], form: str, language: Language) -> str:
    if form == "json":
        return json.dumps([_entry(rule, language) for rule in found], indent=1, ensure_ascii=False) + "\n"
    rows = [(rule.id, str(severity_of(rule)), title_of(rule, language)) for rule in found]
    if form == "markdown":
        return "".join(f"- {name:44} {severity:8} {title}\n" for name, severity, title in rows)
    lines = folded_list([(name, translate(severity, language), title) for name, severity, title in rows], width())
    return "\n".join(lines) + "\n"


def _entry(rule: Rule, language: Language) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": title_of(rule, language),
        "severity": str(severity_of(rule)),
        "covers": list(rule.covers),
        "source": rule.source,
        "reads": rule.reads,
    }


def severity_of(rule: Rule) -> Severity:
    """Give the worst severity that a finding of the rule can have in the newest version that knows it."""
    rows = [table(rule.standard)[row] for row in rule.covers]
    kinds = [row.severity(NEWEST[rule.standard]) or row.severity(row.spans[-1].since) for row in rows]
    known = [severity for severity in [*kinds, rule.severity] if severity]
    return max(known, key=lambda severity: severity.rank)


def _table(rows: Sequence[CoveredRow], chapters: Sequence[CoveredRow], version: Version, language: Language) -> str:
    widths = _widths((*rows, *chapters))
    lines = [_row(row, widths) for row in rows]
    covered = sum(bool(row.rules) for row in rows)
    undecidable = sum(bool(row.row.undecidable) and not row.rules for row in rows)
    lines.append(
        translate(
            "{version}: {total} rows, {covered} covered, {undecidable} undecidable, {open} open",
            language,
            version=version,
            total=len(rows),
            covered=covered,
            undecidable=undecidable,
            open=len(rows) - covered - undecidable,
        )
    )
    if chapters:
        lines += ["", translate("Statements of the chapters outside the conformance document:", language)]
        lines += [_row(row, widths) for row in chapters]
    return "\n".join(lines) + "\n"


def _widths(rows: Sequence[CoveredRow]) -> tuple[int, int]:
    """Give how wide the columns of the ids and of the kinds are; names of attributes are longer than numbers."""
    return max(len(row.row.id) for row in rows), max(len(row.kind) for row in rows)


def _row(row: CoveredRow, widths: tuple[int, int]) -> str:
    reason = f"undecidable: {row.row.undecidable}" if row.row.undecidable else "-"
    wide, wider = widths
    return f"{row.row.id:{wide}} {row.kind:{wider}} {row.since!s:5} {', '.join(row.rules) or reason}"
