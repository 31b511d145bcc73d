"""The bars of the page of a score: one a section, and below it one a principle; a prediction is a range."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fairtool.fair.result import Answer, IndicatorResult, Score
from fairtool.fair.words import counted, percents, principle, section_word
from fairtool.render.visible import visible
from fairtool.translate import Language


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from 0 to `low`, with a range up to `high`, in percent; both are None where nothing was assessed.

    `style` is `section` for the sum of a section, and `principle` for a part of it.
    """

    label: str
    percent: str
    assessed: str
    style: str
    low: float | None
    high: float | None

    @property
    def width(self) -> float:
        """The width of the range that is only possible."""
        return round((self.high or 0) - (self.low or 0), 1)


def bars_of(score: Score, language: Language) -> Iterator[Bar]:
    """Give a bar a section, and below it one a principle where there are several."""
    for key in score.rubric.sections:
        results = score.of(key)
        if not results:
            continue
        yield bar_of(score, results, section_word(score.rubric, key, language), "section", language)
        yield from _principles(score, results, language)


def _principles(score: Score, results: Sequence[IndicatorResult], language: Language) -> Iterator[Bar]:
    applying = [one for one in results if one.status is not Answer.NOT_APPLICABLE]
    names = dict.fromkeys(principle(one.indicator) for one in applying)
    if 1 < len(names) < len(applying):
        for name in names:
            part = [one for one in applying if principle(one.indicator) == name]
            yield bar_of(score, part, name, "principle", language)


def bar_of(score: Score, results: Iterable[IndicatorResult], label: str, style: str, language: Language) -> Bar:
    """Give the bar of some results."""
    listed = tuple(results)
    low, high = score.percent_of(listed), score.high_of(listed)
    return Bar(visible(label), percents(low, high, language), counted(listed, language), style, low, high)
