"""The JSON document `fairtool-forecast/1`; its JSON Schema is made from the types."""

from typing import Literal

from typing_extensions import TypedDict

from fairtool.plan.forecast import Declared, Forecast, Growing, NotKnown, Rate, YearAhead
from fairtool.render.document import ToolDocument
from fairtool.render.json_text import dumped
from fairtool.translate import Language, translate

SCHEMA: Literal["fairtool-forecast/1"] = "fairtool-forecast/1"


class RateDocument(TypedDict):
    """What a terabyte costs in a year, each copy counted."""

    value: float
    currency: str
    source: str
    """Who says so."""


class GrowingDocument(TypedDict):
    """A data set, as the plan says; null is what it does not say."""

    name: str
    bytes: float | None
    """Of one copy, now."""
    growth_bytes_per_year: float | None
    copies: int | None


class YearDocument(TypedDict):
    """The state on a day; the first is now."""

    day: str
    bytes: float
    """One copy of each data set."""
    bytes_stored: float
    """All copies."""
    cost: float | None
    """Of the year that ends then; null for now, and where no rate is known."""


class DeclaredCostDocument(TypedDict):
    """A cost that the plan declares; it has no year."""

    title: str
    value: float | None
    currency: str


class NotKnownDocument(TypedDict):
    """What is not known."""

    message: str
    datasets: list[str]


class ForecastDocument(TypedDict):
    """The years ahead of a plan."""

    schema: Literal["fairtool-forecast/1"]
    tool: ToolDocument
    plan: str
    title: str
    rate: RateDocument | None
    at_least: bool
    """Whether something is not known that could only add to volumes and costs."""
    datasets: list[GrowingDocument]
    years: list[YearDocument]
    declared_costs: list[DeclaredCostDocument]
    not_known: list[NotKnownDocument]


def forecast_json(forecast: Forecast, plan: str, version: str, language: Language) -> str:
    """Give the document as text."""
    document: ForecastDocument = {
        "schema": SCHEMA,
        "tool": {"name": "fairtool", "version": version},
        "plan": plan,
        "title": forecast.title,
        "rate": _rate(forecast.rate),
        "at_least": forecast.is_least,
        "datasets": [_growing(one) for one in forecast.datasets],
        "years": [_year(one) for one in forecast.years],
        "declared_costs": [_declared(one) for one in forecast.declared],
        "not_known": [_not_known(one, language) for one in forecast.unknown],
    }
    return dumped(document)


def _rate(rate: Rate | None) -> RateDocument | None:
    return None if rate is None else {"value": rate.value, "currency": rate.currency, "source": rate.source}


def _growing(one: Growing) -> GrowingDocument:
    return {"name": one.name, "bytes": one.size, "growth_bytes_per_year": one.growth, "copies": one.copies}


def _year(one: YearAhead) -> YearDocument:
    cost = None if one.cost is None else round(one.cost, 2)
    return {"day": one.day.isoformat(), "bytes": one.size, "bytes_stored": one.stored, "cost": cost}


def _declared(one: Declared) -> DeclaredCostDocument:
    return {"title": one.title, "value": one.value, "currency": one.currency}


def _not_known(one: NotKnown, language: Language) -> NotKnownDocument:
    return {"message": translate(one.template, language, names=", ".join(one.names)), "datasets": list(one.names)}
