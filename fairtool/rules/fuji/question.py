"""A test of F-UJI made into rules: one looks at a record, the other at a landing page, both ask the same question."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from fairtool.context import Context
from fairtool.errors import Unavailable
from fairtool.fair.fuji.exposed import Exposed
from fairtool.fair.fuji.of_landing import of_landing
from fairtool.fair.fuji.of_record import of_record
from fairtool.fair.online.page_view import PageView
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.rule import ALWAYS, Example, Rule
from fairtool.rules.fair.said import problem

SOURCE = "F-UJI 3.5.1"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, what is said where the answer is no, and the page of its rules.

    `holds` gives None where the answer is not known. `told` gives what the template calls `missing`. `fields` of the
    record and what is `shown` of a page are its evidence. `bad` is an example of a record that does not hold.
    """

    id: str
    holds: Callable[[Exposed], bool | None]
    template: str
    page: str
    fields: tuple[str, ...] = ()
    shown: tuple[str, ...] = ("status",)
    told: Callable[[Exposed], str] | None = None
    bad: str = ""


_SOUND = "gmd:language/gmd:LanguageCode@codeListValue = fre"


def on_both(*questions: Question) -> tuple[Rule, ...]:
    """Make the rules of questions that can be asked of a record, and of a page."""
    return tuple(rule for one in questions for rule in (_on_record(one), _on_page(one)))


def on_page(*questions: Question) -> tuple[Rule, ...]:
    """Make the rules of questions that only the web answers."""
    return tuple(_on_page(one) for one in questions)


def _on_record(question: Question) -> Rule:
    return Rule(
        id=f"fuji-{question.id}",
        check=partial(_ask_record, question),
        sees=XmlRecord,
        when=ALWAYS,
        covers=(),
        severity=Severity.WARNING,
        reads="none",
        examples=(Example(question.id, bad=question.bad, good=_SOUND),) if question.bad else (),
        source=SOURCE,
        docstring=question.page,
        shows=question.fields,
    )


def _on_page(question: Question) -> Rule:
    return Rule(
        id=f"fuji-page-{question.id}",
        check=partial(_ask_page, question),
        sees=PageView,
        when=ALWAYS,
        covers=(),
        severity=Severity.WARNING,
        reads="none",
        examples=(),
        source=SOURCE,
        docstring=question.page,
        shows=question.shown,
    )


@lru_cache(maxsize=2)  # every rule asks for that of the record at hand
def record_exposed(view: XmlRecord) -> Exposed:
    """Give what F-UJI would gather of a record once it is published."""
    return of_record(view)


@lru_cache(maxsize=2)
def page_exposed(view: PageView) -> Exposed:
    """Give what F-UJI would gather of a page."""
    return of_landing(view.landing)


def _ask_record(question: Question, view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    exposed = record_exposed(view)
    answer = question.holds(exposed)
    if answer is None:
        raise Unavailable("{path}: what F-UJI makes of this is seen only after publication", path=view.path)
    if not answer:
        missing = question.told(exposed) if question.told else ""
        yield problem(view, question.template, *question.fields, missing=missing)


def _ask_page(question: Question, view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    exposed = page_exposed(view)
    answer = question.holds(exposed)
    if answer is None:
        raise Unavailable("{path}: what F-UJI makes of this is not seen from here", path=view.path)
    if not answer:
        yield Problem(question.template, where=view.where, missing=question.told(exposed) if question.told else "")
