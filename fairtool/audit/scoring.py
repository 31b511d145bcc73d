"""The FAIR score of one subject of an archive, by one rubric."""

from dataclasses import replace
from functools import cache
from hashlib import blake2b

from fairtool.audit.asked import Asked
from fairtool.audit.revision import revision
from fairtool.fair.rubric_extends import whole
from fairtool.fair.rubric_file import load
from fairtool.fair.score import Yardstick, scored, settings_for
from fairtool.opening import Subject
from fairtool.selection import choose
from fairtool.settings import Settings
from fairtool.subject import report_of

_SHORT = 6  # bytes


def scoring(rubric: str, settings: Settings) -> Settings:
    """Give the settings that run the rules of a rubric; raises UsageError where there is none of that name."""
    return settings_for(_yardstick(rubric), settings)


def score_of(subject: Subject, asked: Asked) -> float | None:
    """Give the score of a subject in percent; None where none is asked for, or nothing of it was assessed."""
    if asked.scoring is None or not subject.describes:
        return None
    report = replace(report_of(subject, asked.scoring), kind=subject.kind)
    return scored((report,), _yardstick(asked.rubric), asked.scoring.today).scores[0].percent


@cache
def rubric_revision(rubric: str) -> str:
    """Give what changes with a rubric or the rules that it asks: a score is kept until then, or the file changes."""
    rules = choose(scoring(rubric, Settings()).selection, ()).rules
    told = (whole(rubric), *(revision(rule) for rule in rules))
    return blake2b(repr(told).encode(), digest_size=_SHORT).hexdigest()


@cache
def _yardstick(rubric: str) -> Yardstick:
    return Yardstick((load(rubric),))
