"""Holding a score against an earlier one: what got worse, and what is no longer assessed.

Indicators are compared and not numbers: a number also falls where more is assessed, which is no step back.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairtool.errors import UsageError
from fairtool.fair.document import SCHEMA
from fairtool.fair.result import ASSESSED, Answer, IndicatorResult, Score
from fairtool.fair.unconfirmed import is_unconfirmed
from fairtool.fair.words import led_status, reason_words, status_word
from fairtool.translate import Language, marked, translate

_WORSE = marked('{name} of {rubric} got worse: it was "{was}", and is "{now}"')
_UNASSESSED = marked('{name} of {rubric} was "{was}", and is "{now}", which fails nothing')
_SEVERAL = marked("{count} indicators of {rubric} are no longer assessed, which fails nothing ({reason}): {names}")

_LARGEST = 32 * 2**20  # bytes; the document of one score has 200 kB
_NAME = re.compile(r"[a-z]{2,12}(?:-[a-z0-9.]{1,12}){0,3}(?: online)?")  # of a rubric: a file may say anything

Answers = Mapping[str, Answer]
"""The status of each indicator, by its id."""


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator that is not what it was; `is_worse` tells a step back from what is only no longer assessed."""

    rubric: str
    was: Answer
    result: IndicatorResult

    @property
    def is_worse(self) -> bool:
        """Tell whether it was assessed, then and now, and is worse now: what was only not named now is no step back."""
        return self.result.status in ASSESSED and not (self.was is Answer.PASS and is_unconfirmed(self.result))


def load(path: Path) -> Mapping[str, Answers]:
    """Read the answers of an earlier document, by the labels of its scores; raises UsageError for what is none."""
    try:
        return _answers(json.loads(_text(path)))
    except FileNotFoundError:
        raise UsageError(
            "there is no earlier score {path}", path=path, hint="make one with --format json={path}"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(
            "{path} is not a score: {reason}",
            path=path,
            reason=_reason(error),
            hint="name a document that fairtool score wrote with --format json",
        ) from error


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UsageError("{path} is larger than {size} bytes", path=path, size=_LARGEST)
    return data.decode("utf-8")


def _answers(content: Mapping[str, Any]) -> Mapping[str, Answers]:
    if not isinstance(content, dict):
        raise TypeError("it is no object")
    if content["schema"] != SCHEMA:
        message = f"its schema is not {SCHEMA}"
        raise ValueError(message)
    return {
        _label(score): {str(one["id"]): _answer(one["status"]) for one in score["indicators"]}
        for score in content["scores"]
    }


def _answer(status: object) -> Answer:
    """Give the answer that a status is; of what a file of others holds, a message repeats nothing."""
    found = next((one for one in Answer if one.value == status), None)
    if found is None:
        raise ValueError("it holds a status that is none")
    return found


def _label(score: Mapping[str, Any]) -> str:
    is_online = "mode" in score and score["mode"] == "online"  # documents of before know no mode
    return f"{score['rubric']} online" if is_online else str(score["rubric"])


def _reason(error: Exception) -> str:
    """Say what is wrong; of a key that is missing Python tells the bare name."""
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def refuse_foreign(path: Path, earlier: Mapping[str, Answers], rubrics: Iterable[str]) -> None:
    """Raise UsageError where an earlier document has none of the rubrics, so that nothing could be compared."""
    asked = tuple(rubrics)
    if not set(asked) & {label.removesuffix(" online") for label in earlier}:
        raise UsageError(
            "{path} has no score by {names}; its rubrics are {others}",
            path=path,
            names=", ".join(asked),
            others=", ".join(one for one in earlier if _NAME.fullmatch(one)) or "-",
            hint="score both by the same rubric",
        )


def changes(scores: Iterable[Score], earlier: Mapping[str, Answers]) -> Iterator[Change]:
    """Give the indicators that got worse or are no longer assessed, of the rubrics that both have."""
    for score in scores:
        before = earlier.get(score.label, {})
        for result in score.results:
            was = before.get(result.indicator.id, Answer.NOT_ASSESSED)
            if was in ASSESSED and _is_less(result.status, was):
                yield Change(score.label, was, result)


def _is_less(now: Answer, was: Answer) -> bool:
    return now not in ASSESSED or ASSESSED.index(now) > ASSESSED.index(was)


def sentences(several: Iterable[Change], language: Language) -> Iterator[str]:
    """Say what got worse, a sentence each, then what is no longer assessed, a sentence for each reason."""
    told = tuple(several)
    yield from (sentence(one, language) for one in told if one.is_worse)
    groups: dict[tuple[str, str], list[Change]] = {}
    for one in told:
        if not one.is_worse:
            groups.setdefault((one.rubric, _reason_of(one, language)), []).append(one)
    for (rubric, reason), members in groups.items():
        if len(members) == 1:
            yield sentence(members[0], language)
        else:
            names = ", ".join(one.result.indicator.id for one in members)
            yield translate(_SEVERAL, language, count=len(members), rubric=rubric, reason=reason, names=names)


def _reason_of(change: Change, language: Language) -> str:
    return reason_words(change.result.reason, language) or status_word(change.result.status, language)


def sentence(change: Change, language: Language) -> str:
    """Say what an indicator was, and what it is."""
    return translate(
        _WORSE if change.is_worse else _UNASSESSED,
        language,
        name=change.result.indicator.id,
        rubric=change.rubric,
        was=status_word(change.was, language),
        now=led_status(change.result, language),
    )
