"""What a question gets from the data sets: what all share is said once, what differs stands in a table."""

from collections.abc import Iterator, Mapping, Sequence

from fairtool.plan.document import Block, Facts, Look, Paragraph, Span, Spans, Table, plain_text
from fairtool.plan.narrative.amounts import volume_text
from fairtool.plan.narrative.columns import Column, Shape
from fairtool.plan.narrative.dataset_cells import volume_of
from fairtool.plan.narrative.manuscript import Manuscript
from fairtool.plan.narrative.widths import widths
from fairtool.record.json_node import JsonNode

_MOST_COLUMNS = 5  # beside the name of the data set, on a page of A4
_MANY = 10  # data sets, from which on a row for each tires the reader
_MANY_ALIKE = 3  # how many of these must share a row on average
_MOST_NAMES = 4  # of data sets, where many share a long text

Written = Mapping[Column, Sequence[Spans]]


def of_datasets(columns: Sequence[Column], manuscript: Manuscript, *, with_gaps: bool = False) -> Iterator[Block]:
    """Give the blocks about all data sets; nothing where the plan says nothing of these things.

    With gaps, what a plan wants is told as not known.
    """
    datasets = manuscript.datasets
    written = {column: [column.spans(one, manuscript) for one in datasets] for column in columns}
    if with_gaps:
        unknown: Spans = (Span(manuscript.translated("not known")),)
        gaps = (column for column, cells in written.items() if column.wanted and not any(cells))
        written |= {column: [unknown] * len(datasets) for column in gaps}
    told = {column: cells for column, cells in written.items() if any(cells)}
    shared = {column: cells[0] for column, cells in told.items() if _is_shared(cells)}
    differing = {column: cells for column, cells in told.items() if column not in shared}
    yield from _shared(shared, manuscript)
    yield from _tables({one: cells for one, cells in differing.items() if one.shape is not Shape.LONG}, manuscript)
    yield from _total(columns, manuscript)
    for column, cells in differing.items():
        if column.shape is Shape.LONG:
            yield from _texts(column, cells, manuscript)


def _is_shared(cells: Sequence[Spans]) -> bool:
    """Say whether all data sets have the same value, where a table of it would be of no use."""
    return len(set(cells)) == 1


def _shared(shared: Mapping[Column, Spans], manuscript: Manuscript) -> Iterator[Block]:
    if not shared:
        return
    if len(manuscript.datasets) > 1:
        label = manuscript.translated("Of all {count} data sets", count=len(manuscript.datasets))
        yield Paragraph((Span(label),), Look.LABEL)
    first = manuscript.datasets[0]
    texts = {column: blocks for column in shared if (blocks := column.blocks(first, manuscript))}
    facts = tuple((manuscript.translated(one.label), spans) for one, spans in shared.items() if one not in texts)
    if facts:
        yield Facts(facts)
    for column, blocks in texts.items():
        yield Paragraph((Span(manuscript.translated(column.label)),), Look.LABEL)
        yield from blocks


def _tables(written: Written, manuscript: Manuscript) -> Iterator[Block]:
    """Give tables of at most so many columns, each with the names of the data sets."""
    columns = list(written)
    unknown = (Span(manuscript.translated("not known")),)
    parts = -(-len(columns) // _MOST_COLUMNS)
    for part in range(parts):
        chosen = columns[part * len(columns) // parts : (part + 1) * len(columns) // parts]
        head = (manuscript.translated("Data set"), *(manuscript.translated(one.label) for one in chosen))
        cells = zip(*(written[one] for one in chosen), strict=True)
        rows = _rows([tuple(cell or unknown for cell in row) for row in cells], manuscript)
        numbers = frozenset(place for place, one in enumerate(chosen, 1) if one.shape is Shape.NUMBER)
        yield Table(head, rows, widths(head, rows), numbers)


def _rows(cells: Sequence[tuple[Spans, ...]], manuscript: Manuscript) -> tuple[tuple[Spans, ...], ...]:
    """Give the rows with the names of the data sets; of many data sets, those of which the same is said share one."""
    datasets = manuscript.datasets
    alike = len(datasets) >= _MANY and len(set(cells)) <= len(datasets) // _MANY_ALIKE
    if not alike:
        named = zip(datasets, cells, strict=True)
        return tuple(((Span(manuscript.name_of(one), strong=True),), *row) for one, row in named)
    groups: dict[tuple[Spans, ...], list[JsonNode]] = {}
    for dataset, row in zip(datasets, cells, strict=True):
        groups.setdefault(row, []).append(dataset)
    return tuple(((Span(names_of(some, manuscript), strong=True),), *row) for row, some in groups.items())


def _total(columns: Sequence[Column], manuscript: Manuscript) -> Iterator[Block]:
    """Say the volume of all data sets together, and of how many it is known, where volumes were asked for."""
    asked = any("distribution.*.byte_size" in column.fields for column in columns)
    sizes = [size for one in manuscript.datasets if (size := volume_of(one)) is not None]
    if asked and sizes and len(manuscript.datasets) > 1:
        told = manuscript.translated(
            "Together {volume} in one copy (known of {count} of {total} data sets).",
            volume=volume_text(sum(sizes), manuscript.language),
            count=len(sizes),
            total=len(manuscript.datasets),
        )
        yield Paragraph((Span(told),))


def _texts(column: Column, cells: Sequence[Spans], manuscript: Manuscript) -> Iterator[Block]:
    """Give the long texts, each once, with the data sets that it is about."""
    about: dict[Spans, list[JsonNode]] = {}
    for dataset, spans in zip(manuscript.datasets, cells, strict=True):
        if spans and plain_text(spans):
            about.setdefault(spans, []).append(dataset)
    yield Paragraph((Span(manuscript.translated(column.label)),), Look.LABEL)
    texts = {spans: blocks for spans, some in about.items() if (blocks := column.blocks(some[0], manuscript))}
    facts = tuple((names_of(some, manuscript), spans) for spans, some in about.items() if spans not in texts)
    if facts:
        yield Facts(facts)
    for spans, blocks in texts.items():
        yield Paragraph((Span(names_of(about[spans], manuscript), strong=True),))
        yield from blocks


def names_of(datasets: Sequence[JsonNode], manuscript: Manuscript, most: int = _MOST_NAMES) -> str:
    """Name data sets; of many the first ones, and how many others there are."""
    names = [manuscript.name_of(one) for one in datasets]
    if len(names) <= most + 1:
        return ", ".join(names)
    shown = ", ".join(names[:most])
    return manuscript.translated("{names} and {count} others", names=shown, count=len(names) - most)
