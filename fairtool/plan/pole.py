"""What is known of a pole of Data Terra, for plans of its data: statements with sources, open questions, tariffs."""

from dataclasses import dataclass
from datetime import date

from fairtool.plan.template import Words


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that the pole or one of its centres says, with the address and the day where it was read.

    `question` is the id of a question of Science Europe that it helps to answer.
    """

    topic: str
    question: str
    texts: Words
    source: str
    read: date


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something that no source was found for, so that the author of the plan must say it."""

    topic: str
    question: str
    texts: Words


@dataclass(frozen=True, slots=True)
class Tariff:
    """What a service costs for a unit (`TB and year`); `value` is None where nobody knows."""

    titles: Words
    unit: str
    currency: str
    value: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlanPole:
    """A pole; the wording is ours, and the pole has not endorsed it.

    `thesauri` are names for `fairtool vocab` and `fairtool map`, `repository` is a name for `fairtool score
    --repository`, empty where none is usual.
    """

    name: str
    titles: Words
    source: str
    read: date
    repository: str
    thesauri: tuple[str, ...]
    statements: tuple[Statement, ...]
    open_questions: tuple[OpenQuestion, ...]
    tariffs: tuple[Tariff, ...]
