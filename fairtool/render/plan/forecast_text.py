"""A forecast as text for a terminal, and as Markdown."""

from collections.abc import Iterator, Sequence

from fairtool.plan.forecast import Forecast
from fairtool.render.markdown import escaped
from fairtool.render.plan.forecast_words import heads, least_sentence, rate_sentence, row, sentences_of
from fairtool.render.visible import visible
from fairtool.translate import Language, translate

_BLANKS = str.maketrans("\u00a0\u202f", "  ")  # a terminal knows one blank, and breaks no line here


def forecast_text(forecast: Forecast, language: Language) -> str:
    """Give the table with its columns below each other, then what is not known."""
    table = [heads(forecast, language), *(row(year, forecast, language) for year in forecast.years)]
    widths = [max(len(cells[column]) for cells in table) for column in range(len(table[0]))]
    lines = [visible(forecast.title), "", *(_line(cells, widths) for cells in table), ""]
    return "\n".join([*lines, *_notes(forecast, language)]).rstrip().translate(_BLANKS) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join((first, *others)).rstrip()


def _notes(forecast: Forecast, language: Language) -> Iterator[str]:
    told = (least_sentence(forecast, language), rate_sentence(forecast, language), *sentences_of(forecast, language))
    yield from (visible(sentence) for sentence in told if sentence)


def forecast_markdown(forecast: Forecast, language: Language) -> str:
    """Give the table as Markdown, then what is not known as a list."""
    title = translate("Volume and cost by year: {title}", language, title=forecast.title)
    head = heads(forecast, language)
    lines = [f"# {escaped(title)}", "", f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 1)}"]
    lines += [f"| {' | '.join(map(escaped, row(year, forecast, language)))} |" for year in forecast.years]
    lines += ["", *(f"- {escaped(sentence)}" for sentence in _notes(forecast, language))]
    return "\n".join(lines).rstrip() + "\n"
