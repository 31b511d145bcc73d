"""The first page of a folder of reports: each data centre, pole or data set with its page, its table, its contacts."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairtool.audit.overview import Overview
from fairtool.plan.narrative.amounts import number_text
from fairtool.plan.narrative.typography import typeset
from fairtool.render.audit.charts import Bar, bar_of
from fairtool.render.audit.page_words import page_words
from fairtool.render.audit.runs import made_of
from fairtool.render.audit.wording import heading, verdict_of
from fairtool.render.page_policy import policy
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.templates import resource, template


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in the folder for a part of the archive: file names without suffix, contacts, number of findings."""

    name: str
    file: str
    contacts: tuple[str, ...]
    findings: int


@dataclass(frozen=True, slots=True)
class _Row:
    bar: Bar
    part: Part
    contacts: tuple[str, ...]
    findings: str


def index_page(found: Overview, parts: Sequence[Part], key: str, run: Run, store: str) -> str:
    """Give the page; `key` says what the parts are: centre, pole or dataset."""
    words, style = page_words(run.language), resource("audit/page.css")
    bars = {one.name: bar_of(one, run.language) for one in getattr(found, f"{key}s")}
    rows = [
        _Row(bars[one.name], one, tuple(map(visible, one.contacts)), number_text(one.findings, run.language))
        for one in parts
    ]
    return template("audit/index.html.j2").render(
        run=run,
        words=words,
        policy=policy(style),
        style=style,
        title=heading(found, run.language),
        verdict=typeset(verdict_of(found, run.language), run.language),
        made=made_of(found, store, run.language),
        head=words[key],
        rows=rows,
    )
