"""How much data a plan will hold in the years to come, and what keeping them costs; gaps are told, never filled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fairtool.plan.narrative.dataset_cells import volume_of
from fairtool.plan.narrative.manuscript import EXTENSION, Manuscript
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

TERABYTE = 10**12
MOST_YEARS = 100


@dataclass(frozen=True, slots=True)
class Rate:
    """What a terabyte costs in a year, each copy counted, and who says so."""

    value: float
    currency: str
    source: str


@dataclass(frozen=True, slots=True)
class Growing:
    """A data set: bytes of one copy now, more bytes each year, copies; None is what the plan does not say."""

    name: str
    size: float | None
    growth: float | None
    copies: int | None

    def size_after(self, years: int) -> float:
        """Give the bytes of one copy after so many years; what is not known adds nothing."""
        return max(0.0, (self.size or 0) + (self.growth or 0) * years)

    def stored_after(self, years: int) -> float:
        """Give the bytes of all copies; of unknown copies one is sure."""
        return self.size_after(years) * (self.copies or 1)


@dataclass(frozen=True, slots=True)
class YearAhead:
    """The state on a day; `cost` is of the year that ends then, by what is stored at its end; None without a rate."""

    day: date
    size: float
    stored: float
    cost: float | None


@dataclass(frozen=True, slots=True)
class Declared:
    """A cost that the plan declares, which has no year."""

    title: str
    value: float | None
    currency: str


@dataclass(frozen=True, slots=True)
class NotKnown:
    """A sentence about what is not known, with the data sets that it is of."""

    template: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """The years ahead of a plan. Where `is_least`, something is not known that could only add."""

    title: str
    datasets: tuple[Growing, ...]
    years: tuple[YearAhead, ...]
    rate: Rate | None
    declared: tuple[Declared, ...]
    unknown: tuple[NotKnown, ...]
    is_least: bool


_NO_SIZE = marked("The volume of {names} is not known, and not counted.")
_NO_GROWTH = marked("The growth of {names} is not known; the volume is counted as it is now.")
_NO_COPIES = marked("The number of copies of {names} is not known; one is counted.")
_NO_RATE = marked("What a terabyte costs in a year is not known, so no cost by year is told; give it with --tariff.")
_NO_DATASET = marked("The plan has no data set.")


def forecast_of(manuscript: Manuscript, title: str, years: int, rate: Rate | None) -> Forecast:
    """Look so many years ahead, from the day of the manuscript on."""
    datasets = tuple(_growing(one, manuscript) for one in manuscript.datasets)
    gaps = tuple(_gaps(datasets))
    return Forecast(
        title=title,
        datasets=datasets,
        years=tuple(_year(datasets, after, date.fromisoformat(manuscript.day), rate) for after in range(years + 1)),
        rate=rate,
        declared=tuple(_declared(one) for one in manuscript.dmp["cost"]),
        unknown=(*gaps, *(() if rate else (NotKnown(_NO_RATE),))),
        is_least=bool(gaps),
    )


def _growing(dataset: JsonNode, manuscript: Manuscript) -> Growing:
    about = dataset[EXTENSION]
    copies = about["copies"].number()
    size = volume_of(dataset)
    return Growing(
        name=manuscript.name_of(dataset),
        size=size if size is None or size >= 0 else None,
        growth=about["growth_bytes_per_year"].number(),
        copies=int(copies) if copies and copies >= 1 else None,
    )


def _gaps(datasets: Sequence[Growing]) -> Iterator[NotKnown]:
    if not datasets:
        yield NotKnown(_NO_DATASET)
    missing: Mapping[str, tuple[str, ...]] = {
        _NO_SIZE: tuple(one.name for one in datasets if one.size is None),
        _NO_GROWTH: tuple(one.name for one in datasets if one.growth is None),
        _NO_COPIES: tuple(one.name for one in datasets if one.copies is None),
    }
    yield from (NotKnown(template, names) for template, names in missing.items() if names)


def _year(datasets: Sequence[Growing], after: int, begin: date, rate: Rate | None) -> YearAhead:
    stored = sum(one.stored_after(after) for one in datasets)
    cost = stored / TERABYTE * rate.value if rate and after else None
    return YearAhead(_anniversary(begin, after), sum(one.size_after(after) for one in datasets), stored, cost)


def _anniversary(day: date, years: int) -> date:
    """Give the same day of another year; the 28th for the 29th of February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _declared(node: JsonNode) -> Declared:
    return Declared(node["title"].text(), node["value"].number(), node["currency_code"].text())
