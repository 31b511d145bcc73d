"""Dates of records in DataCite: of ISO 8601, which the schema does not ask."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import xpath
from fairtool.record.record import Record
from fairtool.rule import Example, rule
from fairtool.rules.datacite.structure import sample
from fairtool.rules.record_dates import wrong_dates


def _dated(day: str, kind: str = "Issued") -> str:
    return sample(more=f'<dates><date dateType="{kind}">{day}</date></dates>')


@rule(
    "datacite-date-form",
    severity=Severity.ERROR,
    source="DataCite 4, property 8 Date",
    examples=[
        Example("date", bad=_dated("12/03/2020"), good=_dated("2020-03-12")),
        Example("date", bad=_dated("mars 2020", "Collected"), good=_dated("2020-03-01/2020-03-31", "Collected")),
    ],
)
def dates_are_of_iso_8601(record: Record, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A date is written year first, as 2026-03-01, 2026-03 or 2026; a period has a slash between two of them.

    The schema takes any text there. What is no date gets a DOI all the same, and is then found by no search in time; of
    12/03/2020 nobody knows whether it is in March or in December.
    """
    is_checked = "datacite-structure-value" in context.beside
    told = {xpath(element) for element, _ in context.view.misvalued} if is_checked else set()
    yield from wrong_dates(record, told)
