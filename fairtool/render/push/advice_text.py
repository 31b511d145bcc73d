"""Advice on places as text for a terminal: the advice in a line, the places, best first, and what is not known."""

from collections.abc import Iterator, Mapping, Sequence

from fairtool.push.advise.advice import Advice, Judged, Verdict
from fairtool.push.advise.notes import open_points
from fairtool.push.advise.reason import Reason, Weight
from fairtool.push.advise.words import headline, recalled_line, source_line, theme_lines, verdict_word
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.render.wording import led
from fairtool.translate import translate

_SIGNS = {Weight.FOR: "+", Weight.AGAINST: "-", Weight.BLOCKS: "!", Weight.OPEN: "?"}
_STYLES = {Verdict.FITS: "clean", Verdict.POSSIBLE: "warning", Verdict.OPEN: "warning", Verdict.NO: "dim"}
_TOLD = (Weight.BLOCKS, Weight.FOR, Weight.AGAINST)


def advice_text(given: Sequence[Advice], run: Run) -> str:
    """Give the advice for each data set; with --verbose also every reason of the places that do not take it."""
    return "\n".join("".join(f"{line}\n" for line in _lines(one, run)) for one in given)


def _lines(advice: Advice, run: Run) -> Iterator[str]:
    told = translate("{name}: {advice}", run.language, name=advice.subject.name, advice=headline(advice, run.language))
    yield from (paint(line, "bold", run) for line in folded(visible(told), run, 0, 2))
    for line in theme_lines(advice.subject, run.language):
        yield from folded(visible(translate("theme: {theme}", run.language, theme=line)), run, 2, 2)
    if run.quiet:
        return
    shown = [one for one in advice.judged if run.verbose or one.verdict is not Verdict.NO or one.is_near]
    sources = _numbered(shown, run)
    for one in shown:
        yield ""
        yield from _place(one, sources, run)
    yield from _others(advice, run)
    yield from _open(advice, run)
    yield from _sources(sources, run)


def _numbered(shown: Sequence[Judged], run: Run) -> Mapping[str, int]:
    """Give every source that is cited a number, in the order in which they are cited."""
    facts = (reason.fact for one in shown for reason in one.having(*_TOLD) if reason.fact)
    lines = filter(None, (source_line(fact, run.language) for fact in facts))
    return {line: number for number, line in enumerate(dict.fromkeys(lines), 1)}


def _place(judged: Judged, sources: Mapping[str, int], run: Run) -> Iterator[str]:
    place = judged.place
    head = led(f"{place.title(run.language)} ({place.name})", verdict_word(judged, run.language), run.language)
    yield from (paint(line, _STYLES[judged.verdict], run) for line in folded(visible(head), run, 0, 2))
    told: set[str] = set()
    for reason in judged.having(*_TOLD):
        line = f"{_SIGNS[reason.weight]} {_sentence(reason, sources, told, run)}"
        yield from folded(visible(line), run, 2, 2)


def _sentence(reason: Reason, sources: Mapping[str, int], told: set[str], run: Run) -> str:
    """Give a reason with what the place says of itself; what was told already is only cited again."""
    sentence, fact = reason.text(run.language), reason.fact
    if fact is None:
        return sentence
    source, value = source_line(fact, run.language), fact.values[run.language]
    if source and value in told:
        return f"{sentence} [{sources[source]}]"
    told.add(value)
    cited = f"{value} [{sources[source]}]" if source else recalled_line(fact, run.language)
    return translate("{reason}: {fact}", run.language, reason=sentence, fact=cited)


def _others(advice: Advice, run: Run) -> Iterator[str]:
    """Name the places of other themes, which need no reasons."""
    far = [one.place.title(run.language) for one in advice.judged if one.verdict is Verdict.NO and not one.is_near]
    if far and not run.verbose:
        yield ""
        told = translate("not for this theme: {names} (--verbose tells why)", run.language, names=", ".join(far))
        yield from (paint(line, "dim", run) for line in folded(told, run, 0, 2))


def _open(advice: Advice, run: Run) -> Iterator[str]:
    points = open_points(advice, run.language)
    if points:
        yield ""
        yield from (paint(line, "bold", run) for line in folded(translate("Not known", run.language), run, 0))
        for point in points:
            yield from folded(visible(f"? {point}"), run, 2, 2)


def _sources(sources: Mapping[str, int], run: Run) -> Iterator[str]:
    if sources:
        yield ""
        yield from (paint(line, "bold", run) for line in folded(translate("Sources", run.language), run, 0))
        for line, number in sources.items():
            yield from (paint(part, "dim", run) for part in folded(f"[{number}] {line}", run, 2, 4))
