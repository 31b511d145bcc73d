"""What is lost in publication as a part of a Markdown document: what is lost in sentences, then a table of all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fairtool.fair.lost import Dropped
from fairtool.fair.lost_words import advice, fate_word, losses_of, sentence, summary, way_word, ways_of
from fairtool.render.lost_text import sign
from fairtool.render.markdown import escaped
from fairtool.render.run import Run
from fairtool.translate import translate


def lost_markdown(fields: Sequence[Dropped], run: Run) -> str:
    """Give the part of a document, from a heading of the second level on."""
    return "\n\n".join(_parts(fields, run)) + "\n"


def _parts(fields: Sequence[Dropped], run: Run) -> Iterator[str]:
    yield f"## {translate('Lost in publication', run.language)}"
    yield f"**{escaped(summary(fields, run.language))}**"
    if not ways_of(fields):
        yield translate("no record of the data was found on the web", run.language)
        return
    lost = losses_of(fields)
    if lost:
        yield "\n".join(f"- {escaped(sentence(one, run.language))}" for one in lost)
    yield from (escaped(text) for text in advice(fields, run.language))
    yield "\n".join(_table(fields, run))


def _table(fields: Sequence[Dropped], run: Run) -> Iterator[str]:
    ways, plain = ways_of(fields), replace(run, unicode=True)
    yield f"| | {' | '.join(way_word(way, run.language) for way in ways)} |"
    yield f"| --- |{' :---: |' * len(ways)}"
    for one in fields:
        fates = (one.by_way(way) for way in ways)
        cells = (f"{sign(fate, plain)} {fate_word(fate, run.language)}" if fate else "" for fate in fates)
        yield f"| {translate(one.words, run.language)} | {' | '.join(cells)} |"
