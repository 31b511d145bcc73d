"""The page of an audit: one file that needs nothing else, with every finding of every file behind its filter.

Beyond `MOST` files it lists folders, and says so: a browser bears no more, and no reader either.
"""

import sqlite3
from collections.abc import Sequence

from fairtool.audit.overview import Overview
from fairtool.audit.overview_counts import Group
from fairtool.audit.subject_rows import size_of
from fairtool.finding import Severity
from fairtool.plan.narrative.amounts import number_text
from fairtool.plan.narrative.typography import typeset
from fairtool.render.audit.charts import bar_of, columns_of, score_columns
from fairtool.render.audit.page_data import STATUSES, PageData, of_files, of_folders
from fairtool.render.audit.page_parts import (
    across_row,
    across_told,
    group_tables,
    lost_rows,
    lost_told,
    rows_of,
    rule_row,
    suffixes,
    tiles,
)
from fairtool.render.audit.page_words import page_words
from fairtool.render.audit.runs import basis_of, made_of, run_rows
from fairtool.render.audit.wording import beside, heading, verdict_of
from fairtool.render.json_text import dumped
from fairtool.render.page_policy import policy
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.render.wording import severity_word
from fairtool.templates import resource, template
from fairtool.translate import Language, marked, translate

MOST = 200_000  # files that a page lists
_LETTERS = 20_000_000  # of their names
# What the script says; `{count}` and the like are filled there.
_SCRIPT_WORDS = {
    "found": marked("{shown} of {total} files fit"),
    "one_error": marked("1 error"),
    "many_error": marked("{count} errors"),
    "one_warning": marked("1 warning"),
    "many_warning": marked("{count} warnings"),
    "one_info": marked("1 info"),
    "many_info": marked("{count} infos"),
    "in_file": marked("in 1 file"),
}
_SHARED_WORDS = (
    *("clean", "unreadable", "fault", "error", "warning", "info", "nothing", "none", "whole"),
    *("shown", "in_files", "unknown", "score"),
)


def page(connection: sqlite3.Connection, found: Overview, run: Run, store: str, contacts: Sequence[str] = ()) -> str:
    """Give the page of an overview; `contacts` are those who answer for its files."""
    language = run.language
    words, style, script = page_words(language), resource("audit/page.css"), resource("audit/page.js")
    folded = _is_folded(connection, found)
    data = (of_folders if folded else of_files)(connection, found.scope, language)
    return template("audit/page.html.j2").render(
        run=run,
        words=words,
        colon=":" if language == "en" else "\u00a0:",
        policy=policy(style, script),
        style=style,
        script=script,
        title=heading(found, language),
        verdict=typeset(verdict_of(found, language), language),
        made=made_of(found, store, language),
        tiles=list(tiles(found, language)),
        whole=bar_of(Group("", found.total), language),
        notes=[typeset(one, language) for one in beside(found.sources, language)],
        contacts=[visible(one) for one in contacts],
        years=list(columns_of(found.years, language)) if len(found.years) > 1 else [],
        scores=list(score_columns(found.scores, language)),
        groups=list(group_tables(found, language)),
        found=_rules(found, language),
        across={
            "told": across_told(found, language),
            "rows": [across_row(one, language) for one in found.across.worst],
        },
        lost={"told": lost_told(found, language), "rows": lost_rows(found, language)} if found.sources.losses else None,
        crashed=[(visible(one.name), visible(f"{one.rule}: {one.reason}")) for one in found.sources.crashed],
        folded=folded,
        cut=list(_cut(data, language, folded=folded)),
        statuses=[(number, words["fault" if one == "fault" else one]) for number, one in enumerate(STATUSES)],
        severities=[(number, severity_word(one, language)) for number, one in enumerate(Severity)],
        runs=run_rows(found.runs, language),
        basis=basis_of(found, run.version, language),
        asides=_asides(found, language),
        data=_embedded(data, language),
    )


def _is_folded(connection: sqlite3.Connection, found: Overview) -> bool:
    count, letters = size_of(connection, found.scope)
    return count > MOST or letters > _LETTERS


def _rules(found: Overview, language: Language) -> object:
    return (
        rows_of([rule_row(one, found.total.files, language) for one in found.rules], language) if found.rules else None
    )


def _cut(data: PageData, language: Language, *, folded: bool) -> list[str]:
    told: list[str] = []
    if folded:
        told.append(
            translate(
                "There are more than {limit} files: the page lists folders. `fairtool audit report --by centre` makes "
                "a page for each data centre, and `fairtool audit query` shows single files.",
                language,
                limit=number_text(MOST, language),
            )
        )
    if data.sentences.is_cut:
        told.append(
            translate(
                "There are too many different findings for one page: for those that come late, it says what the rule "
                "asks. `fairtool audit export` writes all of them.",
                language,
            )
        )
    return told


def _asides(found: Overview, language: Language) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    words = page_words(language)
    slow = [(visible(name), number_text(seconds, language, 1)) for name, seconds in found.sources.slowest]
    asides = [(words["slowest"], words["name"], words["seconds"], slow)]
    asides += [(words["others"], words["suffix"], words["files"], suffixes(found, language))]
    return [one for one in asides if one[3]]


def _embedded(data: PageData, language: Language) -> str:
    """Give what the script reads as JSON that no file name can end early."""
    shared = page_words(language)
    words = {name: translate(text, language) for name, text in _SCRIPT_WORDS.items()}
    words |= {name: shared[name] for name in _SHARED_WORDS}
    words |= {"findings": shared["findings"], "files": shared["files"].lower()}
    return dumped({**data.content(), "words": words}).replace("<", "\\u003c")
