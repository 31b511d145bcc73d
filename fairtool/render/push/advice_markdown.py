"""Advice on places as Markdown: the advice, a table of the places, best first, and what is not known."""

from collections.abc import Iterator, Sequence

from fairtool.push.advise.advice import Advice, Judged
from fairtool.push.advise.notes import open_points
from fairtool.push.advise.reason import Reason, Weight
from fairtool.push.advise.words import fact_line, headline, theme_lines, verdict_word
from fairtool.render.markdown import escaped
from fairtool.render.run import Run
from fairtool.render.wording import led
from fairtool.translate import marked, translate

_HEADS = (marked("Place"), marked("Verdict"), marked("For"), marked("Against"))


def advice_markdown(given: Sequence[Advice], run: Run) -> str:
    """Give the advice for each data set below a heading of its own."""
    title = translate("Where to put the data", run.language)
    return "\n\n".join((f"# {escaped(title)}", *(part for one in given for part in _parts(one, run)))) + "\n"


def _parts(advice: Advice, run: Run) -> Iterator[str]:
    yield f"## {escaped(advice.subject.name)}"
    yield f"**{escaped(headline(advice, run.language))}**"
    lines = theme_lines(advice.subject, run.language)
    if lines:
        yield "\n".join(f"- {escaped(translate('theme: {theme}', run.language, theme=line))}" for line in lines)
    yield "\n".join(_table(advice, run))
    points = open_points(advice, run.language)
    if points:
        yield f"### {escaped(translate('Not known', run.language))}"
        yield "\n".join(f"- {escaped(point)}" for point in points)


def _table(advice: Advice, run: Run) -> Iterator[str]:
    heads = (translate(one, run.language) for one in _HEADS)
    yield f"| {' | '.join(heads)} |"
    yield "| --- | --- | --- | --- |"
    yield from (_row(one, run) for one in advice.judged)


def _row(judged: Judged, run: Run) -> str:
    place = judged.place
    cells = (
        f"[{escaped(place.title(run.language))}]({place.url})",
        escaped(verdict_word(judged, run.language)),
        _reasons(judged.having(Weight.FOR), run),
        _reasons(judged.having(Weight.BLOCKS, Weight.AGAINST), run),
    )
    return f"| {' | '.join(cells)} |"


def _reasons(reasons: Sequence[Reason], run: Run) -> str:
    return "<br>".join(_sentence(one, run) for one in reasons)


def _sentence(reason: Reason, run: Run) -> str:
    told = escaped(reason.text(run.language))
    return led(told, escaped(fact_line(reason.fact, run.language)), run.language) if reason.fact else told
