"""The first page of a plan, and the line at the head of each page."""

from collections.abc import Iterator

from fairtool.plan.document import Cover, Facts, Span, Spans
from fairtool.plan.narrative.amounts import day_text
from fairtool.plan.narrative.manuscript import Manuscript
from fairtool.plan.narrative.of_plan import project_rows
from fairtool.plan.narrative.persons import persons_table
from fairtool.plan.narrative.spans import identifier
from fairtool.plan.narrative.typography import typeset
from fairtool.plan.template import PlanVersion


def cover_of(manuscript: Manuscript) -> Cover:
    """Give the first page: what is not known is left out here, and told among what is open."""
    description = " ".join(manuscript.dmp["description"].text().split())
    return Cover(
        kind=manuscript.say("Data management plan"),
        title=title_of(manuscript),
        subtitle=typeset(description, manuscript.language),
        facts=Facts(tuple(_facts(manuscript))),
        persons=tuple(persons_table(manuscript)),
    )


def title_of(manuscript: Manuscript) -> str:
    """Give the title of the plan, else that of its first project, else what it is."""
    dmp = manuscript.dmp
    projects = [one["title"].text() for one in dmp["project"]]
    title = dmp["title"].text() or next((one for one in projects if one), "")
    return typeset(title, manuscript.language) or manuscript.say("Plan without a title")


def version_text(manuscript: Manuscript) -> str:
    """Give the version of the funder as it is told: `version 1, initial version`; empty without one."""
    version = manuscript.version
    if version is None:
        return ""
    number = version_number(version, manuscript)
    return manuscript.say("{number} – {name}", number=number, name=version.titles[manuscript.language])


def version_number(version: PlanVersion, manuscript: Manuscript) -> int:
    """Give which of the versions of its template a version is, from 1 on."""
    return manuscript.template.versions.index(version) + 1


def _facts(manuscript: Manuscript) -> Iterator[tuple[str, Spans]]:
    dmp = manuscript.dmp
    yield from project_rows(manuscript)
    if manuscript.version:
        yield manuscript.say("Version"), (Span(version_text(manuscript)),)
    for label, key in ((manuscript.say("Created"), "created"), (manuscript.say("Modified"), "modified")):
        if dmp[key].text():
            yield label, (Span(day_text(dmp[key].text(), manuscript.language)),)
    yield manuscript.say("This document"), (Span(day_text(manuscript.day, manuscript.language)),)
    if dmp["dmp_id"]["identifier"].text():
        yield manuscript.say("Identifier"), (identifier(dmp["dmp_id"]["identifier"], manuscript),)
    yield manuscript.say("Questions"), (Span(manuscript.template.titles[manuscript.language]),)
    if manuscript.pole:
        yield manuscript.say("Thematic model"), (Span(manuscript.pole),)
    yield manuscript.say("Data sets"), (Span(str(len(manuscript.datasets))),)
