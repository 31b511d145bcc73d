"""What has become better or worse between two stores, at a terminal."""

from collections.abc import Iterator, Sequence

from fairtool.audit.diff.document import AuditDiffDocument, FileChangeDocument, FileThereDocument
from fairtool.render.audit_diff_words import (
    across_cells,
    across_headings,
    causes,
    change_line,
    group_cells,
    group_headings,
    rule_cells,
    rule_headings,
    status_word,
    summary,
    totals,
)
from fairtool.render.rows_text import rows_text
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.translate import marked, translate

_SHOWN = 20  # rows of each kind; with --verbose all that the document has


def audit_diff_text(document: AuditDiffDocument, run: Run) -> str:
    """Give the text: the counts, the reasons, then rules, data sets, data centres and files."""
    return "".join(f"{line}\n" for line in _lines(document, run))


def _lines(document: AuditDiffDocument, run: Run) -> Iterator[str]:
    yield from (paint(line, "bold", run) for line in folded(summary(document, run.language), run, 0, 2))
    for sentence in (*totals(document, run.language), *causes(document, run.language)):
        yield from folded(sentence, run, 2, 2)
    rules = [rule_cells(one) for one in document["rules"]]
    yield from _table(rule_headings(run.language), rules, run)
    for word, groups in ((marked("data set"), document["datasets"]), (marked("data centre"), document["centres"])):
        cells = [group_cells(one, run.language) for one in groups if one["name"] or len(groups) > 1]
        yield from _table(group_headings(word, run.language), cells, run)
    across = [across_cells(one, run.language) for one in document["across"]]
    yield from _table(across_headings(run.language), across, run)
    counts = document["files"]
    yield from _changed(marked("worse:"), document["worse"], counts["worse"], run)
    yield from _changed(marked("better:"), document["better"], counts["better"], run)
    yield from _there(marked("new:"), document["new_files"], counts["new"], run)
    yield from _there(marked("gone:"), document["gone_files"], counts["gone"], run)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], run: Run) -> Iterator[str]:
    if rows:
        yield ""
        shown = rows if run.verbose else rows[:_SHOWN]
        yield from rows_text(headings, shown, run).splitlines()
        yield from _left(len(rows) - len(shown), run)


def _changed(heading: str, files: Sequence[FileChangeDocument], count: int, run: Run) -> Iterator[str]:
    yield from _heading(heading, count, run)
    shown = files if run.verbose else files[:_SHOWN]
    for one in shown:
        yield from folded(visible(one["name"]), run, 2, 2)
        yield from folded(visible(change_line(one, run.language)), run, 4, 2)
    yield from _left(count - len(shown), run)


def _there(heading: str, files: Sequence[FileThereDocument], count: int, run: Run) -> Iterator[str]:
    yield from _heading(heading, count, run)
    shown = files if run.verbose else files[:_SHOWN]
    for one in shown:
        yield from folded(f"{visible(one['name'])}  {status_word(one['status'], run.language)}", run, 2, 2)
    yield from _left(count - len(shown), run)


def _heading(heading: str, count: int, run: Run) -> Iterator[str]:
    if count:
        yield ""
        yield paint(translate(heading, run.language), "bold", run)


def _left(count: int, run: Run) -> Iterator[str]:
    if count > 0:
        yield f"  {translate('and {count} more', run.language, count=count)}"
