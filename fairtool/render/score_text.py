"""A score as text for a terminal: what was not assessed, a bar for each letter, the number, what to change where."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fairtool.fair.left_out import left_out
from fairtool.fair.result import Answer, IndicatorResult, Score
from fairtool.fair.score import Scored
from fairtool.fair.unconfirmed import confirmations
from fairtool.fair.words import (
    counted,
    figure,
    heading,
    number,
    questions,
    reason_words,
    section_word,
    short_id,
    title,
    weakest,
)
from fairtool.render.run import Run
from fairtool.render.score_changes import STYLES, changes, indicators_text, lines_of
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.render.wording import led
from fairtool.translate import translate

_BAR = 20  # signs of a bar of 100 %
_NARROW = 10  # signs of the shortest bar, where the terminal has no room for more
_PERCENT = 7  # columns of a percentage
_WIDEST = 1000
_UNREADABLE = "unreadable"
_GOOD, _FAIR = 85, 50  # percent from which a bar is green, and yellow


def score_text(scored: Scored, run: Run) -> str:
    """Give all scores of a bundle; with --quiet the number only, with --verbose every indicator with its evidence."""
    parts = ["".join(f"{line}\n" for line in _score(score, scored.unreadable, run)) for score in scored.scores]
    return ("" if run.quiet else "\n").join((*parts, *_lost(scored, run)))


def _lost(scored: Scored, run: Run) -> Iterator[str]:
    """Give what is lost in publication, where a record was held against what was published."""
    if scored.dropped and not run.quiet:
        from fairtool.render.lost_text import lost_text  # noqa: PLC0415 - most scores ask no web

        yield lost_text(scored.dropped, run)


def _score(score: Score, broken: Sequence[str], run: Run) -> Iterator[str]:
    if run.quiet:
        yield number(score, run.language)
        return
    about, names = heading(score, run.language), visible(", ".join(score.subjects))
    yield from (paint(line, "bold", run) for line in folded(led(about, names, run.language), run, 0, 2))
    yield from coverage_lines(score, run)
    yield ""
    yield from _bars(score, run)
    yield ""
    yield from _number(score, run)
    if run.verbose:
        yield from indicators_text(score.results, run)
    else:
        yield from _changes(weakest(score), broken, run)
        yield from _confirmations(score, run)
        yield from _questions(score, run)
    yield from _notes(score, run)


def _changes(results: Sequence[IndicatorResult], broken: Sequence[str], run: Run) -> Iterator[str]:
    """List what to change; what fails for files that cannot be read is one thing, and what else is told of it apart."""
    if not results:
        return
    yield ""
    yield paint(translate("What to change, the most important first", run.language), "bold", run)
    failed = [one for one in results if one.reason == _UNREADABLE]
    yield from _unreadable(failed, broken, run)
    apart = (_without(one, broken) for one in results) if failed else results
    yield from indicators_text((one for one in apart if one.told or one.reason != _UNREADABLE), run)


def _without(result: IndicatorResult, broken: Sequence[str]) -> IndicatorResult:
    """Give a result with what is told of files that can be read; all of it, where there is nothing else."""
    left = tuple(one for one in result.told if one.source not in broken)
    return replace(result, told=left) if left or result.reason == _UNREADABLE else result


def _confirmations(score: Score, run: Run) -> Iterator[str]:
    """Say what is to be named besides, so that what is said can be confirmed."""
    lines = [
        led(text, ", ".join(short_id(one.indicator) for one in results), run.language)
        for text, results in confirmations(score, run.language)
    ]
    if lines:
        yield ""
        yield from (line for text in lines for line in folded(text, run, 0, 2))


def _questions(score: Score, run: Run) -> Iterator[str]:
    """List what only a person can answer."""
    open_ = questions(score)
    if open_:
        yield ""
        yield paint(translate("Questions that only a person can answer", run.language), "bold", run)
        yield from lines_of(
            (led(short_id(one.indicator), title(one, run.language), run.language) for one in open_), run
        )


def _notes(score: Score, run: Run) -> Iterator[str]:
    """Say what else is to be known, each thing once."""
    notes = tuple(dict.fromkeys(note.text(run.language) for one in score.results for note in one.notes))
    if notes:
        yield ""
        yield paint(translate("What else is to be known", run.language), "bold", run)
        yield from lines_of(notes, run)


def _unreadable(results: Sequence[IndicatorResult], broken: Sequence[str], run: Run) -> Iterator[str]:
    """Say once what keeps files from being read, and what fails for it; nothing where all could be."""
    if not results:
        return
    ids = ", ".join(short_id(one.indicator) for one in results)
    line = led(f"{len(results)} {reason_words(_UNREADABLE, run.language)}", ids, run.language)
    yield from (paint(one, STYLES[Answer.FAIL], run) for one in folded(line, run, 0, 2))
    told = (replace(one, told=tuple(each for each in one.told if each.source in broken)) for one in results)
    yield from lines_of(dict.fromkeys(text for one in told if one.told for text in changes(one, run)), run)


def coverage_lines(score: Score, run: Run) -> Iterator[str]:
    """Say how many indicators were assessed, and why the others were not."""
    told = translate(
        "{assessed} of {total} indicators were assessed ({percent} %)",
        run.language,
        assessed=len(score.assessed),
        total=score.total,
        percent=round(100 * score.coverage),
    )
    yield from folded(told, run, 0, 2)
    for left in left_out(score, run.language):
        ids = ", ".join(map(short_id, left.indicators))
        line = led(f"{len(left.indicators)} {left.reason}", ids, run.language)
        yield from (paint(one, "dim", run) for one in folded(line, run, 2, 2))


def _bars(score: Score, run: Run) -> Iterator[str]:
    names = {section: section_word(score.rubric, section, run.language) for section in score.rubric.sections}
    about = {section: _about(score, score.of(section), run) for section in names}
    width, told = max(map(len, names.values())), max(map(len, about.values()))
    left = run.width - told - len("   ") - _PERCENT if run.width else _WIDEST
    is_apart = left - width - len("  ") < _NARROW  # a narrow terminal has the name on a line of its own
    signs = min(max(left - (len("  ") if is_apart else width + len("  ")), _NARROW), _BAR)
    for section, name in names.items():
        percent = score.percent_of(score.of(section))
        line = (
            f"{bar(percent, run, signs)} {percent_word(percent, run):{_PERCENT}}  {paint(about[section], 'dim', run)}"
        )
        if is_apart:
            yield from folded(name, run, 0, 2)
        yield f"  {line}" if is_apart else f"{name:{width}}  {line}"


def percent_word(percent: float | None, run: Run) -> str:
    """Give a percentage in six columns; a stroke for none."""
    if percent is None:
        return "    -"
    number = f"{percent:5.1f}"
    return translate("{number} %", run.language, number=number.replace(".", ",") if run.language == "fr" else number)


def _about(score: Score, results: Sequence[IndicatorResult], run: Run) -> str:
    """Say how much of a section was assessed, or how high its score may be."""
    high = score.high_of(results)
    if score.rubric.predicts and high is not None:
        return translate("at most {number} %", run.language, number=figure(high, run.language))
    return counted(results, run.language)


def bar(percent: float | None, run: Run, signs: int = _BAR) -> str:
    """Give a bar of twenty signs, or fewer; dots where nothing was assessed."""
    full, empty = ("█", "░") if run.unicode else ("#", ".")
    if percent is None:
        return paint(empty * signs, "dim", run)
    style = "clean" if percent >= _GOOD else "warning" if percent >= _FAIR else "error"
    filled = round(percent / 100 * signs)
    return paint(full * filled, style, run) + empty * (signs - filled)


def _number(score: Score, run: Run) -> Iterator[str]:
    yield from (paint(line, "bold", run) for line in folded(number(score, run.language), run, 0, 2))
