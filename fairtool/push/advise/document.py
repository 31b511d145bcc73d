"""The JSON document `fairtool-push-advice/1`; its JSON Schema is made from the types."""

from collections.abc import Sequence
from typing import Literal

from typing_extensions import TypedDict

from fairtool.fair.repository import Fact
from fairtool.push.advise.advice import Advice, Judged
from fairtool.push.advise.notes import open_points
from fairtool.push.advise.reason import Reason
from fairtool.push.advise.subject import Subject
from fairtool.push.advise.themes import themes
from fairtool.render.document import ToolDocument
from fairtool.render.json_text import dumped
from fairtool.translate import Language

SCHEMA: Literal["fairtool-push-advice/1"] = "fairtool-push-advice/1"


class FactDocument(TypedDict):
    """What a place says of itself."""

    value: str
    source: str
    """The address that was read; empty where it is recalled."""
    read: str | None
    """The day it was read, as YYYY-MM-DD."""
    as_of: str | None
    """The source's own date, where it has an older one."""
    recalled: bool
    """Whether no source was read."""


class ReasonDocument(TypedDict):
    """A reason for or against a place, or something that nobody knows."""

    rule: str
    weight: Literal["for", "against", "blocks", "open"]
    message: str
    template: str
    fact: FactDocument | None


class AdvisedPlaceDocument(TypedDict):
    """A place with its verdict."""

    name: str
    title: str
    url: str
    kind: str
    verdict: Literal["fits", "possible", "open", "no"]
    reasons: list[ReasonDocument]


class ClueDocument(TypedDict):
    """Something in the record that tells the theme."""

    where: Literal["topic", "inspire", "keyword", "variable"]
    value: str


class ThemeDocument(TypedDict):
    """A theme of the data."""

    name: str
    title: str
    clues: list[ClueDocument]


class AdviceOfDocument(TypedDict):
    """Advice for one data set; null is what is not known."""

    name: str
    identifier: str | None
    doi: str | None
    bytes: int | None
    embargo: str | None
    licence: str | None
    themes: list[ThemeDocument]
    best: str | None
    """The name of the place that is advised."""
    places: list[AdvisedPlaceDocument]
    """The best first."""
    open: list[str]
    """What is not known."""


class AdviceDocument(TypedDict):
    """Which places fit data sets."""

    schema: Literal["fairtool-push-advice/1"]
    tool: ToolDocument
    advice: list[AdviceOfDocument]


def advice_json(given: Sequence[Advice], version: str, language: Language) -> str:
    """Give the document as text."""
    document: AdviceDocument = {
        "schema": SCHEMA,
        "tool": {"name": "fairtool", "version": version},
        "advice": [_advice(one, language) for one in given],
    }
    return dumped(document) + "\n"


def _advice(advice: Advice, language: Language) -> AdviceOfDocument:
    subject = advice.subject
    return {
        "name": subject.name,
        "identifier": subject.identifier or None,
        "doi": subject.doi or None,
        "bytes": subject.size,
        "embargo": subject.embargo.isoformat() if subject.embargo else None,
        "licence": subject.licence_said or None,
        "themes": _themes(subject, language),
        "best": advice.best.place.name if advice.best else None,
        "places": [_place(one, language) for one in advice.judged],
        "open": list(open_points(advice, language)),
    }


def _themes(subject: Subject, language: Language) -> list[ThemeDocument]:
    return [
        {
            "name": name,
            "title": themes()[name].titles[language],
            "clues": [{"where": one.where, "value": one.value} for one in subject.clues if one.theme == name],
        }
        for name in subject.themes
    ]


def _place(one: Judged, language: Language) -> AdvisedPlaceDocument:
    return {
        "name": one.place.name,
        "title": one.place.title(language),
        "url": one.place.url,
        "kind": one.place.kind,
        "verdict": one.verdict.value,
        "reasons": [reason_document(reason, language) for reason in one.reasons],
    }


def reason_document(reason: Reason, language: Language) -> ReasonDocument:
    """Give a reason as documents have it."""
    return {
        "rule": reason.rule,
        "weight": reason.weight.value,
        "message": reason.text(language),
        "template": reason.template,
        "fact": fact_document(reason.fact, language) if reason.fact else None,
    }


def fact_document(fact: Fact, language: Language) -> FactDocument:
    """Give a fact as documents have it."""
    return {
        "value": fact.values[language],
        "source": fact.source,
        "read": fact.read.isoformat() if fact.read else None,
        "as_of": fact.as_of.isoformat() if fact.as_of else None,
        "recalled": fact.recalled,
    }
