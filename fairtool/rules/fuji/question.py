"""A test of F-UJI made into rules: one looks at a record, the other at a landing page, both ask the same question."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from fairtool.context import Context
from fairtool.errors import Unavailable
from fairtool.fair.fuji.exposed import Exposed
from fairtool.fair.fuji.of_landing import of_landing
from fairtool.fair.fuji.of_record import of_record
from fairtool.fair.fuji.source import Part
from fairtool.fair.online.page_view import PageView
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.rule import ALWAYS, Example, Rule
from fairtool.rules.fair.said import problem
from fairtool.rules.fuji.page_examples import BARE, FULL

SOURCE = "F-UJI 3.5.1"
SOUND = "gmd:language/gmd:LanguageCode@codeListValue = fre"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, what is said where the answer is no, and the page of its rules.

    `holds` gives None where the answer is not known. `parts` are elements of which each that is missing is told.
    `fields` of the record and what is `shown` of a page are its evidence. `bad` and
    `good` are examples of records; `fails_bare` says whether a page that says nothing to machines fails.
    """

    id: str
    holds: Callable[[Exposed], bool | None]
    template: str
    page: str
    fields: tuple[str, ...] = ()
    shown: tuple[str, ...] = ("status",)
    parts: tuple[Part, ...] = ()
    bad: str = ""
    good: str = SOUND
    fails_bare: bool = True

    def templates(self, exposed: Exposed) -> tuple[str, ...]:
        """Give what is said where the answer is no."""
        return tuple(MISSING[one] for one in self.parts if not exposed.elements.get(one)) or (self.template,)


# What is said of an element that is not found.
MISSING: Mapping[Part, str] = {
    Part.CREATOR: "{where} has no creator that F-UJI sees; name a person who is the author, with individualName",
    Part.TITLE: "{where} has no title; write one",
    Part.IDENTIFIER: "{where} has no identifier of the data that F-UJI sees; write the DOI as a character string",
    Part.PUBLISHED: "{where} has no date of publication that F-UJI sees; write one in the citation",
    Part.PUBLISHER: "{where} has no publisher that F-UJI sees; name an organisation that publishes the data",
    Part.TYPE: "{where} does not say what kind of resource it is; write that it is a dataset",
    Part.SUMMARY: "{where} has no abstract; write one",
    Part.KEYWORDS: "{where} has no keywords; write some, with the addresses of their concepts",
    Part.PERIOD: "{where} has no period that F-UJI sees; write it, and have JSON-LD in the page",
    Part.PLACE: "{where} has no bounding box; write one",
}


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
        examples=(Example(question.id, bad=question.bad, good=question.good),) if question.bad else (),
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
        examples=(Example(question.id, bad=BARE, good=FULL),) if question.fails_bare else (),
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
        yield from (problem(view, one, *question.fields) for one in question.templates(exposed))


def _ask_page(question: Question, view: PageView, _context: Context[PageView]) -> Iterator[Problem]:
    exposed = page_exposed(view)
    answer = question.holds(exposed)
    if answer is None:
        raise Unavailable("{path}: what F-UJI makes of this is not seen from here", path=view.path)
    if not answer:
        yield from (Problem(one, where=view.where) for one in question.templates(exposed))
