"""A score as Markdown: a summary of one page for those who decide, then the table of the indicators."""

from collections.abc import Iterator

from fairtool.fair.result import IndicatorResult, Score
from fairtool.fair.score import Scored
from fairtool.fair.unconfirmed import confirmations
from fairtool.fair.words import (
    change,
    counted,
    figures,
    heading,
    number,
    priority_word,
    questions,
    reason_words,
    section_word,
    status_word,
    title,
    weakest,
)
from fairtool.render.markdown import escaped
from fairtool.render.run import Run
from fairtool.render.score_text import bar, coverage_lines
from fairtool.render.wording import led
from fairtool.translate import marked, translate

_HEADS = (
    marked("Indicator"),
    marked("Priority"),
    marked("Answer"),
    marked("Evidence"),
    marked("What to change"),
)
_FIRST = 5  # changes that the summary names


def score_markdown(scored: Scored, run: Run, day: str) -> str:
    """Give the document; what was not assessed comes before the number."""
    parts = [part for score in scored.scores for part in _score(score, run, day)]
    return "\n\n".join((*parts, *_lost(scored, run))).rstrip("\n") + "\n"


def _lost(scored: Scored, run: Run) -> Iterator[str]:
    """Give what is lost in publication, where a record was held against what was published."""
    if scored.dropped:
        from fairtool.render.lost_markdown import lost_markdown  # noqa: PLC0415 - most scores ask no web

        yield lost_markdown(scored.dropped, run)


def _score(score: Score, run: Run, day: str) -> Iterator[str]:
    yield f"# {escaped(heading(score, run.language))}"
    yield escaped(", ".join(score.subjects))
    yield escaped(f"fairtool {run.version}, {score.rubric.name}, {day}")
    first, *others = coverage_lines(score, _plain(run))
    yield "\n".join([f"**{escaped(first)}**", "", *(f"- {escaped(line.strip())}" for line in others)])
    yield "\n".join(_bars(score, run))
    yield f"**{escaped(number(score, run.language))}**"
    changes = weakest(score)
    if changes:
        yield f"## {translate('What to change, the most important first', run.language)}"
        yield "\n".join(f"- {_line(one, run)}" for one in changes[:_FIRST])
    for text, results in confirmations(score, run.language):
        ids = ", ".join(one.indicator.id for one in results)
        yield escaped(led(text, ids, run.language))
    if open_ := questions(score):
        yield f"## {translate('Questions that only a person can answer', run.language)}"
        yield "\n".join(f"- **{escaped(one.indicator.id)}** {escaped(title(one, run.language))}" for one in open_)
    yield f"## {translate('All indicators', run.language)}"
    yield "\n".join(_table(score, run))


def _plain(run: Run) -> Run:
    return Run(run.version, run.language, width=0)


def _bars(score: Score, run: Run) -> Iterator[str]:
    yield "| | | % | |"
    yield "| --- | --- | ---: | --- |"
    for section in score.rubric.sections:
        results = score.of(section)
        percent, high = score.percent_of(results), score.high_of(results)
        shown = "-" if percent is None or high is None else figures(percent, high, run.language)
        name = section_word(score.rubric, section, run.language)
        yield f"| {' | '.join((name, bar(percent, _plain(run)), shown, counted(results, run.language)))} |"


def _line(result: IndicatorResult, run: Run) -> str:
    lead = f"{result.indicator.id} {title(result, run.language)}"
    return f"**{escaped(lead)}** {escaped(change(result, run.language))}"


def _table(score: Score, run: Run) -> Iterator[str]:
    yield f"| {' | '.join(translate(word, run.language) for word in _HEADS)} |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_row(one, run) for one in score.results)


def _row(result: IndicatorResult, run: Run) -> str:
    reason = reason_words(result.reason, run.language)
    status = f"**{status_word(result.status, run.language)}**" + (f"<br>{escaped(reason)}" if reason else "")
    evidence = "<br>".join(
        escaped(", ".join(part for part in (one.source, one.where, one.text(run.language)) if part))
        for one in result.evidence
    )
    cells = (
        f"{escaped(result.indicator.id)}<br>{escaped(title(result, run.language))}",
        priority_word(result.indicator.priority, run.language),
        status,
        evidence,
        escaped(change(result, run.language)),
    )
    return f"| {' | '.join(cells)} |"
