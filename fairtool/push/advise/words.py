"""The words of advice that the formats share: themes with what tells them, verdicts, facts with source and date."""

from collections.abc import Mapping

from fairtool.fair.repository import Fact
from fairtool.push.advise.advice import Advice, Judged, Verdict
from fairtool.push.advise.subject import Subject
from fairtool.push.advise.themes import Where, themes
from fairtool.translate import Language, marked, translate

_WHERE: Mapping[Where, str] = {
    "topic": marked("topic category {value}"),
    "inspire": marked("INSPIRE theme {value}"),
    "keyword": marked("keyword {value}"),
    "variable": marked("variable {value}"),
}
_VERDICTS = {
    Verdict.FITS: marked("fits"),
    Verdict.POSSIBLE: marked("possible"),
    Verdict.OPEN: marked("not decided"),
    Verdict.NO: marked("does not take them"),
}
_CLUES = 3  # of a theme that are told
_RECALLED = marked("{text} (recalled, no source was read)")
_SOURCE = marked("{source}, read on {day}")
_DATED = marked("{source}, of {day}")


def verdict_word(judged: Judged, language: Language) -> str:
    """Give the word for a verdict: a place of the right theme may take the data once something is changed."""
    if judged.verdict is Verdict.NO and judged.is_near:
        return translate("not as they are", language)
    return translate(_VERDICTS[judged.verdict], language)


def theme_lines(subject: Subject, language: Language) -> tuple[str, ...]:
    """Give a line for each theme: its title, and what in the record tells it."""
    return tuple(_theme_line(name, subject, language) for name in subject.themes)


def _theme_line(name: str, subject: Subject, language: Language) -> str:
    told = [one for one in subject.clues if one.theme == name]
    shown = [translate(_WHERE[one.where], language, value=one.value) for one in told[:_CLUES]]
    if len(told) > _CLUES:
        shown.append(translate("and {count} more", language, count=len(told) - _CLUES))
    return f"{themes()[name].titles[language]} ({'; '.join(shown)})"


def fact_line(fact: Fact, language: Language) -> str:
    """Give what a place says of itself, with its source and the date, or that it is recalled."""
    source = source_line(fact, language)
    return f"{fact.values[language]} ({source})" if source else recalled_line(fact, language)


def recalled_line(fact: Fact, language: Language) -> str:
    """Give what is known of a place from no source, and say so."""
    return translate(_RECALLED, language, text=fact.values[language])


def source_line(fact: Fact, language: Language) -> str:
    """Give the address where a fact was read, and the day of which it is; empty where it is recalled."""
    if fact.recalled or fact.told is None:
        return ""
    return translate(_DATED if fact.as_of else _SOURCE, language, source=fact.source, day=fact.told.isoformat())


def headline(advice: Advice, language: Language) -> str:
    """Give the advice in a sentence."""
    best = advice.best
    if best:
        return translate("best place: {title}", language, title=best.place.title(language))
    if not advice.subject.themes:
        return translate(
            "no place can be advised: nothing tells the theme of the data; add an ISO topic category to the record",
            language,
        )
    return translate("no place that fairtool knows takes these data as they are", language)
