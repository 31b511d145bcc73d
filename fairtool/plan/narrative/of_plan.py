"""What a question gets from the plan itself: persons, projects and their money, costs, ethics."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from fairtool.plan.document import Block, Facts, Span, Spans, Table
from fairtool.plan.narrative import spans as form
from fairtool.plan.narrative.amounts import money_text
from fairtool.plan.narrative.manuscript import Manuscript
from fairtool.plan.narrative.persons import contact_spans, persons_table
from fairtool.plan.narrative.spans import each, joined, sentences
from fairtool.plan.narrative.widths import widths
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

# What is told of a project; one without an identifier lacks nothing.
_OF_PROJECT = (marked("Project"), marked("Project identifier"), marked("Start"), marked("End"), marked("Funding"))
_NUMBER = 1
_HEAD = (marked("Cost"), marked("What for"), marked("Amount"))
Writer = Callable[[Manuscript], Iterator[Block]]


def of_plan(fields: Sequence[str], manuscript: Manuscript, *, with_gaps: bool = False) -> Iterator[Block]:
    """Give the blocks about the plan that fields of a question ask for, each once; gaps are told as not known."""
    asked = dict.fromkeys(field.split(".")[0] for field in fields)
    for writer in dict.fromkeys(_WRITERS[one] for one in asked if one in _WRITERS):
        yield from _whole_project(manuscript) if with_gaps and writer is _project else writer(manuscript)


def _project(manuscript: Manuscript) -> Iterator[Block]:
    rows = list(project_rows(manuscript))
    if rows:
        yield Facts(tuple(rows))


def _whole_project(manuscript: Manuscript) -> Iterator[Block]:
    """Give what every plan has to say of its project, known or not, in the order of what is known."""
    known = dict(project_rows(manuscript))
    unknown = (Span(manuscript.translated("not known")),)
    labels = [manuscript.translated(label) for label in _OF_PROJECT]
    rows = [(label, known.get(label, unknown)) for label in labels if label in known or label != labels[_NUMBER]]
    yield Facts(tuple(rows))


def project_rows(manuscript: Manuscript) -> Iterator[tuple[str, Spans]]:
    """Give the facts about the projects: title, dates, funders and grants."""
    rows = (
        (marked("Project"), each("project.*.title")),
        (marked("Project identifier"), each("project.*.project_id.*.identifier", form=form.identifier)),
        (marked("Start"), each("project.*.start", form=form.day)),
        (marked("End"), each("project.*.end", form=form.day)),
    )
    for label, writer in rows:
        spans = writer(manuscript.dmp, manuscript)
        if spans:
            yield manuscript.translated(label), spans
    funding = [one for project in manuscript.dmp["project"] for one in project["funding"]]
    funders = joined((_funder(one, manuscript) for one in funding), "; ")
    if funders:
        yield manuscript.translated("Funding"), funders


def _funder(node: JsonNode, manuscript: Manuscript) -> Span:
    said = node["funder_id"]["identifier"]
    grant = node["grant_id"]["identifier"].text()
    name = node["name"].text() or _FUNDERS.get(said.text().removeprefix("https://").removeprefix("http://"), "")
    bare = form.identifier(said, manuscript)
    parts = [name or bare.text, manuscript.translated("grant {number}", number=grant) if grant else ""]
    told = ", ".join(part for part in parts if part)
    return Span(told, address=bare.address, origin=manuscript.origin(said))


# The funders of our users, by the identifiers that plans use: Crossref Funder Registry and ROR.
_FUNDERS: Mapping[str, str] = {
    "doi.org/10.13039/501100001665": "Agence nationale de la recherche (ANR)",
    "10.13039/501100001665": "Agence nationale de la recherche (ANR)",
    "ror.org/00rbzpz17": "Agence nationale de la recherche (ANR)",
    "doi.org/10.13039/501100000780": "European Commission",
    "ror.org/00k4n6c32": "European Commission",
    "ror.org/019w4f821": "European Union",
    "ror.org/0472cxd90": "European Research Council",
}


def _contact(manuscript: Manuscript) -> Iterator[Block]:
    spans = contact_spans(manuscript)
    if spans:
        yield Facts(((manuscript.translated("Contact"), spans),))


def _costs(manuscript: Manuscript) -> Iterator[Block]:
    """Give the costs, and their sum in each currency."""
    costs = tuple(manuscript.dmp["cost"])
    if not costs:
        return
    head = tuple(manuscript.translated(word) for word in _HEAD)
    rows = [_cost(one, manuscript) for one in costs]
    if len(costs) > 1:
        rows += [
            ((Span(manuscript.translated("Total"), strong=True),), (), (Span(total, strong=True),))
            for total in totals(costs, manuscript)
        ]
    yield Table(head, tuple(rows), widths(head, rows), frozenset({2}))


def _cost(node: JsonNode, manuscript: Manuscript) -> tuple[Spans, ...]:
    title = (Span(node["title"].text(), strong=True),)
    value = node["value"].number()
    if value is None:
        amount: Spans = (Span(manuscript.translated("not known")),)
    else:
        told = money_text(value, node["currency_code"].text(), manuscript.language)
        amount = (Span(told, origin=manuscript.origin(node["value"])),)
    return title, sentences("description")(node, manuscript), amount


def totals(costs: Sequence[JsonNode], manuscript: Manuscript) -> Iterator[str]:
    """Give the sum of the costs in each currency."""
    sums: dict[str, float] = {}
    for node in costs:
        value = node["value"].number()
        if value is not None:
            currency = node["currency_code"].text()
            sums[currency] = sums.get(currency, 0) + value
    yield from (money_text(value, currency, manuscript.language) for currency, value in sums.items())


def _ethics(manuscript: Manuscript) -> Iterator[Block]:
    dmp = manuscript.dmp
    rows = (
        (marked("Ethical questions"), each("ethical_issues_exist", form=form.word)),
        (marked("Description"), sentences("ethical_issues_description")),
        (marked("Report"), each("ethical_issues_report")),
    )
    told = tuple((manuscript.translated(label), spans) for label, write in rows if (spans := write(dmp, manuscript)))
    if told:
        yield Facts(told)


_WRITERS: Mapping[str, Writer] = {
    "project": _project,
    "contact": _contact,
    "contributor": persons_table,
    "cost": _costs,
    "ethical_issues_exist": _ethics,
    "ethical_issues_description": _ethics,
    "ethical_issues_report": _ethics,
}
