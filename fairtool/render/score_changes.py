"""What a score asks to change, as text: an indicator at a time, equal findings in one line, and nothing twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from fairtool.fair.result import Answer, IndicatorResult, Told
from fairtool.fair.unconfirmed import is_unconfirmed, wanted
from fairtool.fair.words import findings, priority_word, reason_words, short_id, status_word, title
from fairtool.render.groups import Group, grouped
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.render.wording import places, short
from fairtool.translate import marked, translate

STYLES: Mapping[Answer, str] = {
    Answer.PASS: "clean",
    Answer.PARTIAL: "warning",
    Answer.FAIL: "error",
    Answer.NOT_APPLICABLE: "dim",
    Answer.NOT_ASSESSED: "dim",
}
_ALSO = marked("and what is said of {names}")
_SAME = marked("the same as is said of {names}")
_PLACES = 4  # other places that a line names


def indicators_text(results: Iterable[IndicatorResult], run: Run) -> Iterator[str]:
    """Give the lines of some indicators; what was said of one is not said again of the next."""
    said = _Said()
    for one in results:
        yield from _indicator(one, said, run)


def lines_of(texts: Iterable[str], run: Run) -> Iterator[str]:
    """Give texts as indented lines."""
    for text in texts:
        yield from folded(visible(text), run, 4, 2)


def changes(result: IndicatorResult, run: Run) -> Iterator[str]:
    """Give what is to be changed where, and without a finding how the indicator is satisfied."""
    sources = dict.fromkeys(one.source for one in result.told)
    for source in sources:
        once = {(one.finding.rule, one.finding.where): one.finding for one in result.told if one.source == source}
        for group in grouped(once.values()):
            yield _sentence(source, group, run)
    if not sources and result.status in (Answer.PARTIAL, Answer.FAIL):
        yield wanted(result, run.language) if is_unconfirmed(result) else result.indicator.words[run.language].do


@dataclass(frozen=True, slots=True)
class _Said:
    """Which indicator a sentence was told of first."""

    first: dict[str, str] = field(default_factory=dict)

    def new(self, texts: Iterable[str], name: str) -> list[str]:
        """Give the texts that were not told yet, and keep them."""
        return [text for text in texts if self.first.setdefault(text, name) == name]

    def earlier(self, texts: Iterable[str], name: str) -> list[str]:
        """Give the indicators that the other texts were told of."""
        return list(dict.fromkeys(first for text in texts if (first := self.first[text]) != name))


def _indicator(result: IndicatorResult, said: _Said, run: Run) -> Iterator[str]:
    words = (priority_word(result.indicator.priority, run.language), status_word(result.status, run.language))
    about = ", ".join(word for word in words if word)
    head = f"{result.indicator.id} {title(result, run.language)} ({about})"
    yield from (paint(line, STYLES[result.status], run) for line in folded(head, run, 0, 2))
    reason = reason_words(result.reason, run.language)
    yield from (paint(line, "dim", run) for line in folded(reason, run, 4, 2) if reason)
    if run.verbose:
        yield from lines_of(_pieces(result, run), run)
    texts, name = tuple(changes(result, run)), short_id(result.indicator)
    new, earlier = said.new(texts, name), said.earlier(texts, name)
    yield from lines_of(new, run)
    if earlier:
        template = _ALSO if new else _SAME
        told = translate(template, run.language, names=", ".join(earlier))
        yield from (paint(line, "dim", run) for line in folded(told, run, 4, 2))


def _pieces(result: IndicatorResult, run: Run) -> Iterator[str]:
    for one in result.evidence:
        place, value = ", ".join(part for part in (one.source, one.where) if part), one.text(run.language)
        if one.where or value:  # a name alone says no more than the heading
            yield f'{place} = "{value}"' if value else place


def _sentence(source: str, group: Group, run: Run) -> str:
    first = Told(source, short(group.first))
    [text] = findings([first], run.language)
    others = places(replace(group, others=tuple(map(short, group.others))), run.language, _PLACES)
    return f"{text} ({others})" if others else text
