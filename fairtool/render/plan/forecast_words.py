"""The words and cells of a forecast that its text, its Markdown and its picture share."""

from collections.abc import Iterator, Sequence

from fairtool.plan.forecast import Forecast, YearAhead
from fairtool.plan.narrative.amounts import day_text, money_text, volume_text
from fairtool.translate import Language, translate

_MOST_NAMES = 5


def heads(forecast: Forecast, language: Language) -> tuple[str, ...]:
    """Give the heads of the table; the column of costs is there only where they can be told."""
    names = (translate("Day", language), translate("One copy", language), translate("All copies", language))
    return (*names, translate("Cost of the year", language)) if forecast.rate else names


def row(year: YearAhead, forecast: Forecast, language: Language) -> tuple[str, ...]:
    """Give a row of the table; what is a lower bound has the sign for it."""
    least = "≥ " if forecast.is_least else ""
    cells = (
        day_text(year.day.isoformat(), language),
        f"{least}{volume_text(year.size, language)}",
        f"{least}{volume_text(year.stored, language)}",
    )
    if forecast.rate is None:
        return cells
    cost = "–" if year.cost is None else f"{least}{money_text(round(year.cost, 2), forecast.rate.currency, language)}"
    return (*cells, cost)


def rate_sentence(forecast: Forecast, language: Language) -> str:
    """Say which rate the costs are told by, or nothing."""
    rate = forecast.rate
    if rate is None:
        return ""
    amount = money_text(rate.value, rate.currency, language)
    return translate(
        "Cost: {amount} for a terabyte and a year, each copy counted, as stored at the end of the year ({source}).",
        language,
        amount=amount,
        source=rate.source,
    )


def sentences_of(forecast: Forecast, language: Language) -> Iterator[str]:
    """Say what is not known, and what the plan declares without a year."""
    for one in forecast.unknown:
        yield translate(one.template, language, names=_names(one.names, language))
    for cost in forecast.declared:
        amount = "?" if cost.value is None else money_text(cost.value, cost.currency, language)
        yield translate(
            "The plan declares {amount} for {title}, without a year; it is not in the table.",
            language,
            amount=amount,
            title=cost.title or "?",
        )


def least_sentence(forecast: Forecast, language: Language) -> str:
    """Say what the sign before a number means, where there is one."""
    return translate("≥: at least, because something is not known.", language) if forecast.is_least else ""


def _names(names: Sequence[str], language: Language) -> str:
    if len(names) <= _MOST_NAMES + 1:
        return ", ".join(names)
    shown = ", ".join(names[:_MOST_NAMES])
    return translate("{names} and {count} others", language, names=shown, count=len(names) - _MOST_NAMES)
