"""The annex: a sheet for each data set, with its place, time and variables."""

from collections.abc import Iterator

from fairtool.plan.document import Block, Facts, Heading, Look, Paragraph, Span, Spans, Table
from fairtool.plan.narrative.amounts import day_text, number_text
from fairtool.plan.narrative.columns import COLUMNS, Column, Shape
from fairtool.plan.narrative.manuscript import EXTENSION, Manuscript
from fairtool.plan.narrative.widths import widths
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

_HEAD = (marked("Variable"), marked("Standard name"), marked("Unit"))
_MOST_VARIABLES = 400  # of one data set; who needs more reads the file


def sheet(number: int, dataset: JsonNode, manuscript: Manuscript) -> Iterator[Block]:
    """Write the sheet of one data set."""
    yield Heading(f"A.{number} {manuscript.name_of(dataset)}", 3, f"dataset-{number}")
    asked = frozenset(field for question in manuscript.template.questions for field in question.fields)
    facts = [
        (manuscript.translated(column.label), spans)
        for column in COLUMNS
        if not _is_elsewhere(column, asked) and (spans := column.spans(dataset, manuscript))
    ]
    facts += [(manuscript.translated(label), spans) for label, spans in _place_and_time(dataset, manuscript) if spans]
    if facts:
        yield Facts(tuple(facts))
    yield from _variables(dataset, manuscript)


def _is_elsewhere(column: Column, asked: frozenset[str]) -> bool:
    """Say whether a column is told better by the table of variables, or is prose that an answer has told already."""
    is_told = "description" not in column.fields or "dataset.*.description" in asked
    return "about.variables" in column.fields or (column.shape is Shape.LONG and is_told)


def _place_and_time(dataset: JsonNode, manuscript: Manuscript) -> Iterator[tuple[str, Spans]]:
    about = dataset[EXTENSION]
    extent = about["extent"]
    sides = [extent[side].number() for side in ("west", "east", "south", "north")]
    if all(side is not None for side in sides):
        west, east, south, north = (number_text(side or 0, manuscript.language, 4) for side in sides)
        told = manuscript.translated(
            "longitude {west} to {east}, latitude {south} to {north} (degrees, WGS 84)",
            west=west,
            east=east,
            south=south,
            north=north,
        )
        yield marked("Extent"), (Span(told, origin=manuscript.origin(extent["west"])),)
    yield marked("Period"), _period(about["period"], manuscript)


def _period(period: JsonNode, manuscript: Manuscript) -> Spans:
    start, end = (day_text(period[key].text(), manuscript.language) for key in ("start", "end"))
    if not start and not end:
        return ()
    if start and end:
        told = manuscript.translated("{start} to {end}", start=start, end=end)
    else:
        told = (
            manuscript.translated("since {start}", start=start)
            if start
            else manuscript.translated("until {end}", end=end)
        )
    return (Span(told, origin=manuscript.origin(period.first("start", "end"))),)


def _variables(dataset: JsonNode, manuscript: Manuscript) -> Iterator[Block]:
    nodes = tuple(dataset[EXTENSION]["variables"])
    if not nodes:
        return
    head = tuple(manuscript.translated(word) for word in _HEAD)
    rows = tuple(_variable(node) for node in nodes[:_MOST_VARIABLES])
    yield Table(head, rows, widths(head, rows))
    if len(nodes) > _MOST_VARIABLES:
        told = manuscript.translated("Variables that are not listed here: {count}", count=len(nodes) - _MOST_VARIABLES)
        yield Paragraph((Span(told),), Look.NOTE)


def _variable(node: JsonNode) -> tuple[Spans, ...]:
    uri = node["uri"].text()
    address = uri if uri.startswith(("http://", "https://")) else ""
    name, standard, units = (node[key].text() for key in ("name", "standard_name", "units"))
    return (
        (Span(name),),
        (Span(standard, address=address),) if standard else ((Span(uri, address=address),) if address else ()),
        (Span(units),) if units else (),
    )
