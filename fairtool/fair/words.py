"""The words for a score that all its forms share: reasons, and what to change where."""

from collections.abc import Iterable, Iterator, Mapping

from fairtool.discovery import STDIN
from fairtool.fair.result import ASSESSED, Answer, IndicatorResult, Score, Told
from fairtool.fair.rubric import PRIORITIES, Indicator, Rubric
from fairtool.fair.unconfirmed import is_unconfirmed, wanted
from fairtool.fix_text import offer
from fairtool.translate import Language, marked, message_of, translate

_STATUSES: Mapping[Answer, str] = {
    Answer.PASS: marked("holds"),
    Answer.PARTIAL: marked("holds in part"),
    Answer.FAIL: marked("does not hold"),
    Answer.NOT_APPLICABLE: marked("does not apply"),
    Answer.NOT_ASSESSED: marked("not assessed"),
}
_REASONS: Mapping[str, str] = {
    "needs-deposit": marked("only the repository or catalogue decides it"),
    "needs-network": marked("only the network tells it, after publication"),
    "no-answer": marked("the web gave no answer"),
    "not-asked": marked("only a service tells it that fairtool does not ask"),
    "repository-unknown": marked("what is known of the repository does not answer it"),
    "repository-lacks": marked("the repository does not have it"),
    "needs-person": marked("only a person can answer it"),
    "needs-plan": marked("no data-management plan was named that could show it"),
    "needs-record": marked("no record was named that could show it"),
    "needs-data": marked("no data were named that could show it"),
    "not-evaluated": marked(
        "it could not be looked at: for a limit, a fault of fairtool, or an edition that it does not know"
    ),
    "open-access": marked("the data are open to everybody"),
    "unreadable": marked("a file cannot be read"),
    "no-evidence": marked("there is nothing that shows it"),
    "placeholder": marked("what stands there only holds a place"),
}
_LETTERS: Mapping[str, str] = {
    "F": marked("Findable"),
    "A": marked("Accessible"),
    "I": marked("Interoperable"),
    "R": marked("Reusable"),
}
_PRIORITIES: Mapping[str, str] = {
    "essential": marked("essential"),
    "important": marked("important"),
    "useful": marked("useful"),
}

_NO_PAGE = "page-a1-reached"


def status_word(status: Answer, language: Language) -> str:
    """Give the words for a status."""
    return translate(_STATUSES[status], language)


def reason_words(reason: str, language: Language) -> str:
    """Give the words for a reason; the reason itself where there are none."""
    return translate(_REASONS.get(reason, reason), language) if reason else ""


def heading(score: Score, language: Language) -> str:
    """Give the title of the rubric, and whether what was published is meant."""
    about = score.rubric.titles[language]
    return translate("{title}, as published", language, title=about) if score.is_online else about


def section_word(rubric: Rubric, section: str, language: Language) -> str:
    """Give the name of a section of a rubric: its own, or the word that a letter of FAIR stands for."""
    own = rubric.sections[section].get(language)
    return own or translate(_LETTERS[section], language)


def figure(value: float, language: Language) -> str:
    """Give a number as the language writes it: 98.2 is 98,2 in French."""
    shown = f"{value:g}"
    return shown.replace(".", ",") if language == "fr" else shown


def figures(low: float, high: float, language: Language) -> str:
    """Give a number, or the interval between two."""
    least = figure(low, language)
    return least if low == high else f"{least}–{figure(high, language)}"


def percents(low: float | None, high: float | None, language: Language) -> str:
    """Give a percentage, or the interval that it lies in; a dash where nothing was assessed."""
    if low is None or high is None:
        return "–"
    return translate("{number} %", language, number=figures(low, high, language))


def priority_word(priority: str | None, language: Language) -> str:
    """Give the word for a priority; empty for none."""
    return translate(_PRIORITIES[priority], language) if priority else ""


def short_id(indicator: Indicator) -> str:
    """Give an id without the name of its rubric, which all of it share: `F1-01M`."""
    return indicator.id.partition("-")[2] or indicator.id


def principle(indicator: Indicator) -> str:
    """Give the principle in an id, as those of the RDA and of FAIRsFAIR have it: `F1` of `RDA-F1-01M`."""
    return short_id(indicator).partition("-")[0]


def title(result: IndicatorResult, language: Language) -> str:
    """Give what an indicator says, in a few words."""
    return result.indicator.words[language].title


def findings(told: Iterable[Told], language: Language) -> Iterator[str]:
    """Give what is to be changed where, a sentence each."""
    yield from dict.fromkeys(_sentence(one, language) for one in told)


def change(result: IndicatorResult, language: Language) -> str:
    """Give what is to be changed where, and without a finding how the indicator is satisfied; nothing where it holds.

    Of an indicator that was not assessed it is what can be done for it now.
    """
    return " ".join(change_lines(result, language))


def change_lines(result: IndicatorResult, language: Language) -> tuple[str, ...]:
    """Give the same, a sentence each."""
    if result.status in (Answer.PASS, Answer.NOT_APPLICABLE):
        return ()
    if is_unconfirmed(result):
        return (wanted(result, language),)
    return tuple(findings(result.told, language)) or (result.indicator.words[language].do,)


def led_status(result: IndicatorResult, language: Language) -> str:
    """Give the words for the answer, with those for its reason where there is one."""
    word, reason = status_word(result.status, language), reason_words(result.reason, language)
    return translate("{word}: {text}", language, word=word, text=reason) if reason else word


def counted(results: Iterable[IndicatorResult], language: Language) -> str:
    """Say how many of some indicators were assessed, of those that apply."""
    listed = tuple(results)
    return translate(
        "{assessed} of {total} assessed",
        language,
        assessed=sum(one.status in ASSESSED for one in listed),
        total=sum(one.status is not Answer.NOT_APPLICABLE for one in listed),
    )


def number(score: Score, language: Language) -> str:
    """Give the number, never without its rubric and its coverage, and how many indicators of each priority hold."""
    if score.rubric.predicts:
        return _interval(score, language)
    if score.percent is None:
        return translate("no score: nothing could be assessed", language)
    told = ", ".join(_held(score, language))
    return translate(
        "{rubric}: {number} %, {assessed} of {total} assessed{told}",
        language,
        rubric=score.rubric.name,
        number=figure(score.percent, language),
        assessed=len(score.assessed),
        total=score.total,
        told=f" ({told})" if told else "",
    )


def _interval(score: Score, language: Language) -> str:
    return translate(
        "{rubric}: from {low} to {high} %, as {tool} is expected to score it",
        language,
        rubric=score.rubric.name,
        low=figure(score.low or 0.0, language),
        high=figure(score.high or 0.0, language),
        tool=_tool(score.rubric.predicts, language),
    )


def _tool(predicts: str, language: Language) -> str:
    """Give what a rubric predicts, `F-UJI 3.5.1, metrics v0.8`, in a language."""
    tool, sign, version = predicts.partition(", metrics ")
    return translate("{tool}, metrics {version}", language, tool=tool, version=version) if sign else predicts


def _held(score: Score, language: Language) -> Iterator[str]:
    for priority in PRIORITIES:
        asked = [one for one in score.assessed if one.indicator.priority == priority]
        if not asked:
            continue
        count = sum(one.status is Answer.PASS for one in asked)
        word = priority_word(priority, language)
        yield translate("{word} {count} of {total}", language, word=word, count=count, total=len(asked))


def weakest(score: Score) -> tuple[IndicatorResult, ...]:
    """Give what does not hold, or in part, the heaviest first: points that can be won by a change.

    A page that is not there comes before all, since most of the rest comes of it.
    """
    open_ = [one for one in score.results if one.status in (Answer.FAIL, Answer.PARTIAL) and not is_unconfirmed(one)]
    return tuple(sorted(open_, key=lambda one: (not _misses_the_page(one), -(1 - one.range[1]) * one.indicator.points)))


def _misses_the_page(result: IndicatorResult) -> bool:
    return any(one.finding.rule == _NO_PAGE for one in result.told)


def questions(score: Score) -> tuple[IndicatorResult, ...]:
    """Give the indicators that only a person can answer."""
    return tuple(one for one in score.results if one.reason == "needs-person")


def _sentence(told: Told, language: Language) -> str:
    """Give the message of a finding, led by file and place where it does not name them."""
    message = message_of(told.finding, language)
    where = told.finding.where
    place = "" if where in message else where
    line = translate("line {line}", language, line=told.finding.line) if told.finding.line else ""
    source = "" if told.source != STDIN and told.source in message else told.source
    lead = ", ".join(part for part in (source, place, line) if part)
    text = translate("{word}: {text}", language, word=lead, text=message) if lead else message
    return f"{text} ({offer(told.finding, language)})" if told.finding.fix else text
