"""Instants of data are told to the millisecond, and stay days that exist in their calendar."""

import pytest

from fairtool.netcdf.calendars import CALENDARS
from fairtool.netcdf.iso8601 import Instant
from fairtool.record.netcdf_instant import to_millisecond


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (Instant(2024, 3, 1, 1, 59, 59.999997, 0), "2024-03-01T02:00:00Z"),
        (Instant(2024, 3, 1, 1, 58, 59.9999, 0), "2024-03-01T01:59:00Z"),
        (Instant(2024, 2, 28, 23, 59, 59.9999999, 0), "2024-02-29T00:00:00Z"),
        (Instant(2023, 12, 31, 23, 59, 59.99999, 0), "2024-01-01T00:00:00Z"),
        (Instant(2024, 3, 1, 1, 0, 0.0000002, 0), "2024-03-01T01:00:00Z"),
        (Instant(2024, 3, 1, 1, 0, 0.1254, 0), "2024-03-01T01:00:00.125Z"),
        (Instant(2016, 12, 31, 23, 59, 60.0, 0), "2016-12-31T23:59:60Z"),
        (Instant(9999, 12, 31, 23, 59, 59.99999, 0), "9999-12-31T23:59:59.99999Z"),
    ],
)
def test_instants_are_told_to_the_millisecond(instant: Instant, text: str) -> None:
    assert to_millisecond(instant).text == text


@pytest.mark.parametrize(
    ("calendar", "day", "text"),
    [
        ("noleap", 28, "2024-02-28T23:59:59.99999Z"),
        ("noleap", 27, "2024-02-28T00:00:00Z"),
        ("360_day", 30, "2024-02-30T23:59:59.99999Z"),
        ("standard", 28, "2024-02-29T00:00:00Z"),
    ],
)
def test_no_instant_goes_to_a_day_that_its_calendar_has_not(calendar: str, day: int, text: str) -> None:
    instant = Instant(2024, 2, day, 23, 59, 59.99999, 0)
    assert to_millisecond(instant, CALENDARS[calendar]).text == text
