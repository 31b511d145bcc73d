"""What has become better or worse between two stores, as Markdown for a wiki or a merge request."""

from collections.abc import Iterator, Sequence

from fairtool.audit.diff.document import AuditDiffDocument, FileChangeDocument
from fairtool.render.audit_diff_words import (
    across_cells,
    across_headings,
    causes,
    change_line,
    group_cells,
    group_headings,
    rule_cells,
    rule_headings,
    summary,
    totals,
)
from fairtool.render.markdown import escaped
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.translate import marked, translate

_SHOWN = 50  # rows of each table, and files of each kind


def audit_diff_markdown(document: AuditDiffDocument, run: Run) -> str:
    """Give a Markdown document of its own."""
    return "\n\n".join(_parts(document, run)) + "\n"


def _parts(document: AuditDiffDocument, run: Run) -> Iterator[str]:
    yield f"# {translate('Better and worse', run.language)}"
    yield f"**{escaped(summary(document, run.language))}**"
    sentences = (*totals(document, run.language), *causes(document, run.language))
    yield "\n".join(f"- {escaped(one)}" for one in sentences)
    yield from _table(rule_headings(run.language), [rule_cells(one) for one in document["rules"]], run)
    for word, groups in ((marked("data set"), document["datasets"]), (marked("data centre"), document["centres"])):
        cells = [group_cells(one, run.language) for one in groups if one["name"] or len(groups) > 1]
        yield from _table(group_headings(word, run.language), cells, run)
    across = [across_cells(one, run.language) for one in document["across"]]
    yield from _table(across_headings(run.language), across, run)
    for heading, name in ((marked("Worse"), document["worse"]), (marked("Better"), document["better"])):
        yield from _files(heading, name, run)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], run: Run) -> Iterator[str]:
    if not rows:
        return
    lines = [f"| {' | '.join(map(escaped, headings))} |", f"| --- |{' ---: |' * (len(headings) - 1)}"]
    lines += [f"| {' | '.join(map(escaped, row))} |" for row in rows[:_SHOWN]]
    yield "\n".join(lines)
    if len(rows) > _SHOWN:
        yield translate("and {count} more", run.language, count=len(rows) - _SHOWN)


def _files(heading: str, files: Sequence[FileChangeDocument], run: Run) -> Iterator[str]:
    if not files:
        return
    yield f"## {translate(heading, run.language)}"
    told = (f"{visible(one['name'])}: {visible(change_line(one, run.language))}" for one in files[:_SHOWN])
    yield "\n".join(f"- {escaped(one)}" for one in told)
    if len(files) > _SHOWN:
        yield translate("and {count} more", run.language, count=len(files) - _SHOWN)
