"""What holds as far as it was looked at, and only wants a record or data beside it: nothing there is to be changed."""

from collections.abc import Iterator, Mapping

from fairtool.fair.result import Answer, IndicatorResult, Score
from fairtool.translate import Language, marked, translate

_WANTED: Mapping[str, str] = {
    "needs-data": marked("name the data too, so that this can be confirmed"),
    "needs-record": marked("name the record too, so that this can be confirmed"),
}


def is_unconfirmed(result: IndicatorResult) -> bool:
    """Tell whether an answer holds in part for no fault that was seen, but for what was not named."""
    may_hold = result.earned is None or result.earned[1] >= 1
    return result.status is Answer.PARTIAL and result.reason in _WANTED and not result.told and may_hold


def wanted(result: IndicatorResult, language: Language) -> str:
    """Say what is to be named, so that an unconfirmed answer can be whole."""
    return translate(_WANTED[result.reason], language)


def unconfirmed(score: Score) -> Mapping[str, tuple[IndicatorResult, ...]]:
    """Give the results that are unconfirmed, by their reason."""
    found = [one for one in score.results if is_unconfirmed(one)]
    return {reason: several for reason in _WANTED if (several := tuple(one for one in found if one.reason == reason))}


def confirmations(score: Score, language: Language) -> Iterator[tuple[str, tuple[IndicatorResult, ...]]]:
    """Say what is to be named, with the results that this would confirm."""
    for several in unconfirmed(score).values():
        yield wanted(several[0], language), several
