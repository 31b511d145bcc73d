"""Making a new record ready for ISO 19115-3: what it asks for and the data do not say is said to be unknown."""

from collections.abc import Iterator
from dataclasses import replace

from fairtool.conversion.parts import with_resource
from fairtool.record.citation import Date
from fairtool.record.record import Record

_UNKNOWN = "unknown"


def in_words_of_19115_3(record: Record) -> Record:
    """Give a record whose texts have an encoding, and whose unknown versions and ranges are marked as unknown."""
    if record.resource.languages and not record.resource.character_sets:
        record = with_resource(record, character_sets=tuple("utf8" for _ in record.resource.languages))
    record = replace(record, dates=_with_creation(record.dates))
    return replace(record, nil={**dict.fromkeys(_open(record), _UNKNOWN), **record.nil})


def _with_creation(dates: tuple[Date, ...]) -> tuple[Date, ...]:
    """Give the dates of a record with that of its creation: it is no younger than the first that is known."""
    if not dates or any(one.type == "creation" for one in dates):
        return dates
    return (Date(min(one.value for one in dates), "creation"), *dates)


def _open(record: Record) -> Iterator[str]:
    """Give the fields that a reader expects and nobody said."""
    for number, distribution in enumerate(record.distributions):
        for at, one in enumerate(distribution.formats):
            if not one.version:
                yield f"distributions[{number}].formats[{at}].version"
    for number, coverage in enumerate(record.coverages):
        for at, variable in enumerate(coverage.variables):
            if variable.minimum is None and variable.maximum is None:
                yield f"coverages[{number}].variables[{at}].minimum"
