"""What an audit came to as text for a terminal; a narrow one gets lines in place of tables."""

from collections.abc import Iterator, Sequence

from fairtool.audit.overview import Overview
from fairtool.audit.overview_counts import Group
from fairtool.audit.overview_rules import RuleCount
from fairtool.plan.narrative.amounts import number_text
from fairtool.render.audit.runs import made_of
from fairtool.render.audit.tables import group_heads, group_row, grouped_by
from fairtool.render.audit.wording import (
    across_head,
    across_name,
    beside,
    counted,
    heading,
    name_of,
    percent,
    reason_of,
    rule_title,
    said_of,
    severity_counts,
    status_counts,
    told,
    verdict_of,
)
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.render.wording import led, severity_word
from fairtool.translate import translate

_FIRST = 10  # rows of a table; with --verbose all are shown
_BLANKS = str.maketrans("\u00a0\u202f", "  ")  # a terminal knows one blank


def audit_text(found: Overview, run: Run, store: str) -> str:
    """Give the text; with --quiet only what became of the files."""
    parts = _head(found, run, store)
    if not run.quiet:
        for key, groups in grouped_by(found):
            parts += ["", *_group(key, groups, run)]
        parts += [*_rules(found, run), *_across(found, run), *_lost(found, run)]
    return "\n".join(parts).translate(_BLANKS).rstrip() + "\n"


def _head(found: Overview, run: Run, store: str) -> list[str]:
    lines = [paint(line, "bold", run) for line in folded(heading(found, run.language), run, 0, 2)]
    lines += folded(made_of(found, store, run.language), run, 0, 2)
    lines += folded(verdict_of(found, run.language), run, 0, 2)
    if found.total.files:
        lines += folded(status_counts(found.total, run.language), run, 2, 2)
    for sentence in beside(found.sources, run.language):
        lines += folded(sentence, run, 2, 2)
    return lines


def _group(key: str, groups: Sequence[Group], run: Run) -> Iterator[str]:
    """Give the table of a group, or where it is wider than the terminal a line for each row."""
    heads = group_heads(key, groups, run.language)
    shown = groups if run.verbose else groups[:_FIRST]
    rows = [group_row(one, run.language, has_score=len(heads) > 5) for one in shown]
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    if not run.width or sum(widths) + 2 * len(widths) <= run.width:
        yield paint(_line(heads, widths), "bold", run)
        yield from (_line(row, widths) for row in rows)
    else:
        yield from (paint(line, "bold", run) for line in folded(heads[0], run, 0, 2))
        for one in shown:
            yield from folded(led(name_of(one.name, run.language), _sums(one, run), run.language), run, 2, 2)
    yield from _left(len(groups) - len(shown), run)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = cells[0].ljust(widths[0])
    return "  ".join((first, *(cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)))).rstrip()


def _sums(one: Group, run: Run) -> str:
    counts = one.counts
    share = translate("{share} clean", run.language, share=percent(counts.share, run.language))
    found = severity_counts(counts, run.language)
    return ", ".join(filter(None, (counted("files", counts.files, run.language), share, found)))


def _left(count: int, run: Run) -> Iterator[str]:
    if count:
        text = translate("and {count} more; --verbose tells all", run.language, count=number_text(count, run.language))
        yield from folded(text, run, 2, 2)


def _title(text: str, run: Run) -> Iterator[str]:
    yield ""
    yield from (paint(line, "bold", run) for line in folded(text, run, 0, 2))


def _rules(found: Overview, run: Run) -> Iterator[str]:
    shown = found.rules if run.verbose else found.rules[:_FIRST]
    if shown:
        yield from _title(translate("What was found most", run.language), run)
    for one in shown:
        yield from _rule(one, run)
    yield from _left(len(found.rules) - len(shown), run)


def _rule(one: RuleCount, run: Run) -> Iterator[str]:
    word = severity_word(one.severity, run.language)
    files = counted("files", one.files, run.language)
    lines = folded(f"{word} {visible(one.rule)} ({files})", run, 2, 2)
    yield lines[0].replace(word, paint(word, one.severity.value, run), 1)
    yield from lines[1:]
    if title := rule_title(one.rule, run.language):
        yield from folded(title, run, 4, 2)
    if one.example:
        sentence = said_of(one.example.file, told(one.example.finding, run.language), run.language)
        yield from (paint(line, "dim", run) for line in folded(sentence, run, 4, 2))


def _across(found: Overview, run: Run) -> Iterator[str]:
    if not found.across.worst:
        return
    yield from _title(translate("Across the files of a data set", run.language), run)
    yield from folded(across_head(found, run.language), run, 2, 2)
    shown = found.across.worst if run.verbose else found.across.worst[:_FIRST]
    for one in shown:
        yield from folded(across_name(one.name, run.language), run, 2, 2)
        for finding in one.findings if run.verbose else one.findings[:_FIRST]:
            word = severity_word(finding.severity, run.language)
            yield from folded(led(word, told(finding, run.language), run.language), run, 4, 2)
    yield from _left(found.across.parts - len(shown), run)


def _lost(found: Overview, run: Run) -> Iterator[str]:
    total = sum(found.sources.losses.values())
    if not total:
        return
    yield from _title(translate("Files that were given up", run.language), run)
    shown = found.sources.quarantined if run.verbose else found.sources.quarantined[:_FIRST]
    for one in shown:
        text = said_of(one.name, reason_of(one.loss, run.language), run.language)
        yield from folded(text, run, 2, 2)
    yield from _left(total - len(shown), run)
