"""Dates of the canonical record that are none of ISO 8601, with their places."""

from collections.abc import Container, Iterator

from fairtool.finding import Problem
from fairtool.record.part import RecordPart
from fairtool.record.record import Record
from fairtool.rules.iso.calendar import ambiguous, is_sound, mended


def wrong_dates(record: Record, told: Container[str] = ()) -> Iterator[Problem]:
    """Tell of each date of the resource, and each period, that is not written by ISO 8601.

    `told` are the places that another rule tells of.
    """
    for path, text in _dates(record):
        if text and not text.startswith("(:") and not is_sound(text):  # (:unkn) and the like say that there is none
            part = RecordPart(record, None, path)
            if part.where not in told:
                yield _wrong(part, text)


def _dates(record: Record) -> Iterator[tuple[str, str]]:
    """Give the path and the text of each date."""
    for number, resource in enumerate(record.resources):
        if resource.citation:
            for position, date in enumerate(resource.citation.dates):
                yield f"resources[{number}].citation.dates[{position}]", date.value
        for place, extent in enumerate(resource.extents):
            for position, period in enumerate(extent.periods):
                path = f"resources[{number}].extents[{place}].periods[{position}]"
                both = f"{period.begin}/{period.end}"  # a date with slashes was read as two
                if mended(both) or ambiguous(both):
                    yield path, both
                else:
                    yield from ((path, text) for text in dict.fromkeys((period.begin, period.end)))


def _wrong(part: RecordPart, text: str) -> Problem:
    right, both = mended(text), ambiguous(text) or ("", "")
    template = '{where} is "{value}", which is no date of ISO 8601; write one such as 2026-03-01, or 2026 alone'
    if right:
        template = '{where} is "{value}", which is no date of ISO 8601; write {right}'
    elif both[0]:
        template = '{where} is "{value}", which may be {first} or {second}; write the one that is meant'
    return Problem(
        template, where=part.where, line=part.line, value=text[:80], right=right, first=both[0], second=both[1]
    )
