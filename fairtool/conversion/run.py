"""Converting one record: answers put in, what is still open found, and the document written."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from fairtool.conversion.answers import completed, of_words, put
from fairtool.conversion.cleaning import cleaned
from fairtool.conversion.encodings import Encoding
from fairtool.conversion.keys import Key
from fairtool.conversion.like import like
from fairtool.conversion.missing import missing
from fairtool.conversion.prepare import identified, prepared
from fairtool.conversion.said import Answers
from fairtool.errors import UsageError
from fairtool.record.netcdf_places import kept
from fairtool.record.record import Record

Ask = Callable[[Key, UsageError | None], str]  # what is asked for, and what was wrong with the last answer
_TOGETHER = frozenset({"contact.email"})


@dataclass(frozen=True, slots=True)
class Plan:
    """How records are converted: to what, with which answers, defaults and pattern, on which day."""

    encoding: Encoding
    today: date
    answers: Answers = field(default_factory=dict)
    defaults: Answers = field(default_factory=dict)
    pattern: Record | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """A document, the record with all answers that it is of, and the keys that are still open."""

    document: bytes
    record: Record
    open: tuple[Key, ...] = ()


def converted(record: Record, plan: Plan, ask: Ask | None = None) -> Converted:
    """Give a record in another encoding; `ask` is called with each key that is open, and gives an answer or nothing.

    Raises UsageError on an answer that cannot be; one that was asked for is asked for again.
    """
    if ask:
        plan = _asked(record, plan, ask)
    filled = answered(record, plan)
    ready = prepared(filled, plan.encoding, plan.today)
    return Converted(plan.encoding.write(ready), filled, missing(ready, plan.encoding))


def _open(filled: Record, plan: Plan) -> tuple[Key, ...]:
    return missing(prepared(filled, plan.encoding, plan.today), plan.encoding)


def _asked(record: Record, plan: Plan, ask: Ask) -> Plan:
    """Give the plan with the answers to what is open; what an answer settles beside its own key is not asked."""
    waiting = list(_open(answered(record, plan), plan))
    wrong: UsageError | None = None
    while waiting:
        said = ask(waiting[0], wrong)
        wrong = None
        if said:
            more = replace(plan, answers={**plan.answers, **of_words((f"{waiting[0].name}={said}",))})
            try:
                filled = answered(record, more)
            except UsageError as error:
                wrong = error
                continue
            plan, still = more, _open(filled, more)
            waiting = [key for key in waiting[1:] if key in still or key.name in _TOGETHER]
        else:
            waiting.pop(0)
    return plan


def answered(record: Record, plan: Plan) -> Record:
    """Give a record with the answers over it, then the pattern and the defaults where it says nothing."""
    filled = put(cleaned(record), completed(plan.answers, plan.defaults))
    if plan.pattern:
        filled = like(filled, plan.pattern)
    filled = identified(put(filled, plan.defaults, only_missing=True))
    return replace(filled, places=kept(record, filled))
