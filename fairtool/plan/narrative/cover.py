"""The first page of a plan, and the line at the head of each page."""

from collections.abc import Iterator

from fairtool.plan.document import Cover, Facts, Span, Spans
from fairtool.plan.narrative.amounts import day_text
from fairtool.plan.narrative.manuscript import Manuscript
from fairtool.plan.narrative.of_plan import project_rows
from fairtool.plan.narrative.persons import persons_table
from fairtool.plan.narrative.prose import prose
from fairtool.plan.narrative.spans import identifier
from fairtool.plan.narrative.typography import typeset
from fairtool.plan.pole_file import load_pole, plan_poles
from fairtool.plan.template import PlanVersion


def cover_of(manuscript: Manuscript) -> Cover:
    """Give the first page: what is not known is left out here, and told among what is open."""
    return Cover(
        kind=manuscript.translated("Data management plan"),
        title=title_of(manuscript),
        summary=tuple(prose(manuscript.dmp["description"].text(), manuscript.language)),
        facts=Facts(tuple(_facts(manuscript))),
        persons=tuple(persons_table(manuscript)),
    )


def title_of(manuscript: Manuscript) -> str:
    """Give the title of the plan, else that of its first project, else what it is."""
    dmp = manuscript.dmp
    projects = [one["title"].text() for one in dmp["project"]]
    title = dmp["title"].text() or next((one for one in projects if one), "")
    return typeset(title, manuscript.language) or manuscript.translated("Plan without a title")


def version_text(manuscript: Manuscript) -> str:
    """Give the version of the funder as it is told: `version 1, initial version`; empty without one."""
    version = manuscript.version
    if version is None:
        return ""
    number = version_number(version, manuscript)
    return manuscript.translated("{number} – {name}", number=number, name=version.titles[manuscript.language])


def version_number(version: PlanVersion, manuscript: Manuscript) -> int:
    """Give which of the versions of its template a version is, from 1 on."""
    return manuscript.template.versions.index(version) + 1


def _facts(manuscript: Manuscript) -> Iterator[tuple[str, Spans]]:
    dmp = manuscript.dmp
    yield from project_rows(manuscript)
    if manuscript.version:
        yield manuscript.translated("Version"), (Span(version_text(manuscript)),)
    for label, key in ((manuscript.translated("Created"), "created"), (manuscript.translated("Modified"), "modified")):
        if dmp[key].text():
            yield label, (Span(day_text(dmp[key].text(), manuscript.language)),)
    yield manuscript.translated("This document"), (Span(day_text(manuscript.day, manuscript.language)),)
    if dmp["dmp_id"]["identifier"].text():
        yield manuscript.translated("Identifier"), (identifier(dmp["dmp_id"]["identifier"], manuscript),)
    yield manuscript.translated("Questions"), (Span(manuscript.template.titles[manuscript.language]),)
    if manuscript.pole:
        yield manuscript.translated("Thematic model"), (Span(_pole_title(manuscript)),)
    yield manuscript.translated("Data sets"), (Span(str(len(manuscript.datasets))),)


def _pole_title(manuscript: Manuscript) -> str:
    """Give the title of the thematic model; one that is not known is told by the word of the plan."""
    known = manuscript.pole in plan_poles()
    return load_pole(manuscript.pole).titles[manuscript.language] if known else manuscript.pole
