"""What is lost in publication as the template of the page takes it: a table of fields and ways, and sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fairtool.fair.lost import Dropped, Fate
from fairtool.fair.lost_words import advice, fate_word, losses_of, sentence, summary, way_meaning, way_word, ways_of
from fairtool.render.lost_text import sign
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.translate import translate


@dataclass(frozen=True, slots=True)
class LostRow:
    """A field, and of each way the kind of its fate, with sign and word; an empty kind where no record came so."""

    field: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LostSheet:
    """The section: its title, what it comes to, heads with their meaning, rows, sentences on what is lost."""

    title: str
    summary: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[LostRow, ...]
    sentences: tuple[str, ...]


def lost_sheet(fields: Sequence[Dropped], run: Run) -> LostSheet:
    """Give the section of the page."""
    ways, plain = ways_of(fields), replace(run, unicode=True)
    rows = (
        LostRow(translate(one.words, run.language), tuple(_cell(one.by_way(way), plain) for way in ways))
        for one in fields
    )
    told = (*(sentence(one, run.language) for one in losses_of(fields)), *advice(fields, run.language))
    return LostSheet(
        translate("Lost in publication", run.language),
        summary(fields, run.language),
        tuple((way_word(way, run.language), way_meaning(way, run.language)) for way in ways),
        tuple(rows),
        tuple(map(visible, told)),
    )


def _cell(fate: Fate | None, run: Run) -> tuple[str, str]:
    return (fate.value, f"{sign(fate, run)} {fate_word(fate, run.language)}") if fate else ("", "")
