"""What an audit came to as Markdown, for a wiki or a merge request: some lines and tables, not every file."""

from collections.abc import Iterator, Sequence

from fairtool.audit.overview import Overview
from fairtool.audit.overview_counts import Group
from fairtool.audit.overview_rules import RuleCount
from fairtool.plan.narrative.amounts import number_text
from fairtool.render.audit.page_words import page_words
from fairtool.render.audit.runs import basis_of, made_of
from fairtool.render.audit.tables import group_heads, group_row, grouped_by
from fairtool.render.audit.wording import (
    across_head,
    across_name,
    beside,
    heading,
    reason_of,
    rule_title,
    status_counts,
    told,
    verdict_of,
)
from fairtool.render.markdown import escaped
from fairtool.render.run import Run
from fairtool.render.wording import led, severity_word
from fairtool.translate import Language, translate

_FIRST = 25  # rows of a table


def audit_markdown(found: Overview, run: Run, store: str) -> str:
    """Give the document."""
    language = run.language
    parts = [
        f"# {escaped(heading(found, language))}",
        f"**{escaped(verdict_of(found, language))}**",
        escaped(status_counts(found.total, language)),
        "\n".join(f"- {escaped(sentence)}" for sentence in beside(found.sources, language)),
        *(_group(key, groups, language) for key, groups in grouped_by(found)),
        *_rules(found.rules, language),
        *_across(found, language),
        *_lost(found, language),
        escaped(made_of(found, store, language)),
        escaped(basis_of(found, run.version, language)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> str:
    """Give a table whose first columns hold words, and the others numbers."""
    rule = ["---"] * words + ["---:"] * (len(heads) - words)
    lines = [heads, rule, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _left(found: Sequence[object], language: Language) -> str:
    left = len(found) - _FIRST
    return f"\n\n{translate('and {count} more', language, count=number_text(left, language))}" if left > 0 else ""


def _group(key: str, groups: Sequence[Group], language: Language) -> str:
    heads = group_heads(key, groups, language)
    rows = [group_row(one, language, has_score=len(heads) > 5) for one in groups[:_FIRST]]
    title = page_words(language)[f"{key}s"]
    return f"## {title}\n\n{_table(heads, [list(map(escaped, row)) for row in rows], 1)}{_left(groups, language)}"


def _rules(rules: Sequence[RuleCount], language: Language) -> Iterator[str]:
    if not rules:
        return
    words = page_words(language)
    heads = (translate("Severity", language), words["rule"], words["files"], words["count"])
    yield f"## {words['rules']}"
    yield _table(heads, [_rule(one, language) for one in rules[:_FIRST]], 2) + _left(rules, language)


def _rule(one: RuleCount, language: Language) -> tuple[str, ...]:
    example = f"*{escaped(told(one.example.finding, language))}*" if one.example else ""
    about = "<br>".join(filter(None, (escaped(one.rule), escaped(rule_title(one.rule, language)), example)))
    word = escaped(severity_word(one.severity, language))
    return f"**{word}**", about, number_text(one.files, language), number_text(one.findings, language)


def _across(found: Overview, language: Language) -> Iterator[str]:
    if not found.across.worst:
        return
    yield f"## {page_words(language)['across']}"
    yield escaped(across_head(found, language))
    lines = []
    for one in found.across.worst[:_FIRST]:
        lines.append(f"- {escaped(across_name(one.name, language))}")
        for finding in one.findings[:_FIRST]:
            word = severity_word(finding.severity, language)
            lines.append(f"  - {escaped(led(word, told(finding, language), language))}")
    yield "\n".join(lines) + _left(found.across.worst, language)


def _lost(found: Overview, language: Language) -> Iterator[str]:
    lost = found.sources.quarantined
    if not lost:
        return
    yield f"## {page_words(language)['lost']}"
    lines = [f"- {escaped(led(one.name, reason_of(one.loss, language), language))}" for one in lost[:_FIRST]]
    yield "\n".join(lines) + _left(lost, language)
