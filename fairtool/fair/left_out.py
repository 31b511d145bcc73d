"""What left the denominator of a score, by its reason: first what was not assessed, then what does not apply."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from fairtool.fair.result import ASSESSED, Answer, IndicatorResult, Score
from fairtool.fair.rubric import Indicator
from fairtool.fair.words import reason_words, status_word
from fairtool.translate import Language, translate


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Indicators that do not count for one reason."""

    reason: str
    indicators: tuple[Indicator, ...]


def left_out(score: Score, language: Language) -> Iterator[LeftOut]:
    """Give what does not count; a reader must not take what does not apply for what nobody looked at."""
    found = sorted((one for one in score.results if one.status not in ASSESSED), key=_order)
    for (applies_not, reason), group in groupby(found, key=_order):
        yield LeftOut(
            _words(reason, language, applies_not=applies_not),
            tuple(one.indicator for one in group),
        )


def _words(reason: str, language: Language, *, applies_not: bool) -> str:
    status = status_word(Answer.NOT_APPLICABLE if applies_not else Answer.NOT_ASSESSED, language)
    words = reason_words(reason, language)
    if not words:
        return status
    return translate("{word}: {text}", language, word=status, text=words) if applies_not else words


def _order(result: IndicatorResult) -> tuple[bool, str]:
    return result.status is Answer.NOT_APPLICABLE, result.reason
