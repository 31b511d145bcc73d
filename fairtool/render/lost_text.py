"""What is lost in publication as text for a terminal: a sign for each field and way, then the losses in sentences."""

from collections.abc import Iterator, Sequence

from fairtool.fair.lost import Dropped, Fate
from fairtool.fair.lost_words import (
    advice,
    fate_word,
    losses_of,
    sentence,
    summary,
    uneven,
    way_meaning,
    way_word,
    ways_of,
)
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.render.wording import led
from fairtool.translate import translate

_SIGNS = {Fate.KEPT: ("✓", "="), Fate.CHANGED: ("~", "~"), Fate.DROPPED: ("✗", "-")}  # with Unicode, and without
_STYLES = {Fate.KEPT: "clean", Fate.CHANGED: "warning", Fate.DROPPED: "error"}
_WORST = 5  # losses that are told in a sentence each; with --verbose all are


def lost_text(fields: Sequence[Dropped], run: Run) -> str:
    """Give the part of a report; with --verbose also the fields that every way keeps, and every loss in a sentence."""
    return "".join(f"{line}\n" for line in _lines(fields, run))


def _lines(fields: Sequence[Dropped], run: Run) -> Iterator[str]:
    yield from (paint(line, "bold", run) for line in folded(_heading(run), run, 0, 2))
    yield from folded(summary(fields, run.language), run, 0, 2)
    ways = ways_of(fields)
    if not ways:
        yield from folded(translate("no record of the data was found on the web", run.language), run, 2, 2)
        return
    shown = fields if run.verbose else uneven(fields)
    if shown:
        yield from _table(shown, fields, run)
    lost = losses_of(fields)
    for one in lost if run.verbose else lost[:_WORST]:
        told = folded(visible(sentence(one, run.language)), run, 0, 2)
        yield from (paint(line, _STYLES[one.fate], run) for line in told)
    if len(lost) > _WORST and not run.verbose:
        yield translate("and {count} more; --verbose tells all", run.language, count=len(lost) - _WORST)
    yield from (line for text in advice(fields, run.language) for line in folded(text, run, 0, 2))


def _heading(run: Run) -> str:
    return translate("Lost in publication", run.language)


def _table(shown: Sequence[Dropped], fields: Sequence[Dropped], run: Run) -> Iterator[str]:
    ways = ways_of(fields)
    heads = [way_word(way, run.language) for way in ways]
    widest = max(len(translate(one.words, run.language)) for one in shown)
    yield ""
    yield paint("  ".join((" " * widest, *heads)), "dim", run)
    for one in shown:
        cells = (_cell(one.by_way(way), len(head), run) for way, head in zip(ways, heads, strict=True))
        yield "  ".join((f"{translate(one.words, run.language):{widest}}", *cells)).rstrip()
    legend = ", ".join(f"{sign(fate, run)} {fate_word(fate, run.language)}" for fate in Fate)
    yield from (paint(line, "dim", run) for line in folded(legend, run, 0, 2))
    for way, head in zip(ways, heads, strict=True):
        told = folded(led(head, way_meaning(way, run.language), run.language), run, 0, 2)
        yield from (paint(line, "dim", run) for line in told)
    yield ""


def sign(fate: Fate, run: Run) -> str:
    """Give the sign for what became of a field."""
    return _SIGNS[fate][0 if run.unicode else 1]


def _cell(fate: Fate | None, width: int, run: Run) -> str:
    """Give a sign in the middle of its column; nothing where no record came that way."""
    if fate is None:
        return " " * width
    before = (width - 1) // 2
    return f"{' ' * before}{paint(sign(fate, run), _STYLES[fate], run)}{' ' * (width - 1 - before)}"
