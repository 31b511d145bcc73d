"""Time: reference datetimes, calendars, leap seconds, decoded values and ISO 8601."""

import datetime as dt
import timeit
import tomllib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.errors import Unavailable
from fairtool.netcdf.calendars import (
    CALENDARS,
    DateProblem,
    calendar_named,
    date_problem,
    day_number,
    explicit_calendar,
    is_deprecated_year,
    is_valid_date,
    side_of_1582,
)
from fairtool.netcdf.iso8601 import Duration, Instant, parse_duration, parse_iso8601
from fairtool.netcdf.leap_seconds import leap_seconds
from fairtool.netcdf.reference_problems import DatePart, FormatProblem, datetime_problem, format_problems, unpadded
from fairtool.netcdf.time import Reference, looks_like_time_units, parse_reference
from fairtool.netcdf.time_values import decode, first_last
from fairtool.netcdf.units import is_valid
from fairtool.resources import folder

any_text = st.text(max_size=60) | st.text("days since 2001-9T:+.ZPYMDHSW@", max_size=40)
zones = st.none() | st.integers(-14 * 60, 14 * 60)


def reference(text: str) -> Reference:
    found = parse_reference(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "days since 1990-01-01",
        "Days Since 1990-1-1",
        "days since",
        "seconds since epoch",
        "hours after 2000-01-01 00:00",
        "days@2000-01-01",
        "days from 20000101",
        "days since2000-01-01",
    ],
)
def test_time_units_and_attempts_look_like_time_units(text: str) -> None:
    assert looks_like_time_units(text)


@pytest.mark.parametrize(
    "text", ["", "days", "K @ 273.15", "K from 3", "m s-1", "m ref", "sincere", "days since " * 99]
)
def test_other_units_do_not(text: str) -> None:
    assert not looks_like_time_units(text)


@pytest.mark.parametrize("text", ["degrees_north", "kg m-2 s-1", "days since 1990-01-01 00:00:00"])
def test_looking_takes_microseconds(text: str) -> None:
    assert min(timeit.repeat(lambda: looks_like_time_units(text), number=1000, repeat=5)) / 1000 < 5e-6


def test_a_reference_keeps_numbers_and_texts() -> None:
    assert reference("seconds since 1992-10-8 15:15:42.5 -6:30") == Reference(
        unit="seconds",
        word="since",
        year=1992,
        month=10,
        day=8,
        hour=15,
        minute=15,
        second=42.5,
        zone_minutes=-390,
        date="1992-10-8",
        gap=" ",
        time="15:15:42.5",
        zone_gap=" ",
        zone="-6:30",
    )


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("days since 1990-1-1", "days since 1990-01-01"),
        ("days since 1990-1-1 0:0:0", "days since 1990-01-01 00:00:00"),
        ("days AFTER 1990-1-1T6:5:4.25Z", "days since 1990-01-01 06:05:04.25Z"),
        ("days @ 19900203T0405", "days since 1990-02-03 04:05:00"),
        ("days since 199002", "days since 1990-02-01"),
        ("days since 1990", "days since 1990-01-01"),
        ("days since 1990-2", "days since 1990-02-01"),
        ("days since -44-3-15", "days since -0044-03-15"),
        ("days since 12345-01-01", "days since 12345-01-01"),
        ("days since 1990-01-01 12", "days since 1990-01-01 12:00:00"),
        ("days since 1990-01-01 12:00 530", "days since 1990-01-01 12:00:00+05:30"),
        ("days since 1990-01-01 12:00 -0530", "days since 1990-01-01 12:00:00-05:30"),
        ("days since 1990-01-01 12:00:00 5:30", "days since 1990-01-01 12:00:00+05:30"),
        ("days since 1990-01-01 12:00:00 UTC", "days since 1990-01-01 12:00:00Z"),
        ("days since 1990-01-01 +2", "days since 1990-01-01 00:00:00+02"),
    ],
)
def test_references_are_understood(text: str, canonical: str) -> None:
    assert reference(text).canonical == canonical


@pytest.mark.parametrize(
    "text",
    ["", "days", "days since epoch", "K @ 20", "K @ 273.15", "days since 2000/01/01", "days since 2000-01-01 PST"],
)
def test_other_texts_have_no_reference(text: str) -> None:
    assert parse_reference(text) is None


@pytest.mark.parametrize(
    ("date", "problems"),
    [
        ("1990-01-01", ()),
        ("1990-1-1 0:0:0", ()),
        ("1990-01-01 00:00:00Z", ()),
        ("1990-01-01 00:00:00 +05:30", ()),
        ("-0100-01-01", ()),
        ("1990", (FormatProblem.DATE_INCOMPLETE,)),
        ("1990-01", (FormatProblem.DATE_INCOMPLETE,)),
        ("19900101", (FormatProblem.DATE_PACKED,)),
        ("+1990-01-01", (FormatProblem.YEAR_PLUS,)),
        ("1990-01-01  00:00:00", (FormatProblem.SEPARATOR,)),
        ("1990-01-01T00:00:00", (FormatProblem.T_SEPARATOR,)),
        ("1990-01-01 00:00", (FormatProblem.TIME_INCOMPLETE,)),
        ("1990-01-01 000000", (FormatProblem.TIME_PACKED,)),
        ("1990-01-01 +1", (FormatProblem.ZONE_WITHOUT_TIME,)),
        ("1990-01-01Z", (FormatProblem.ZONE_WITHOUT_TIME,)),
        ("1990-01-01 00:00:00 UTC", (FormatProblem.ZONE_NAME,)),
        ("1990-01-01 00:00:00 0530", (FormatProblem.ZONE_FORMAT,)),
        ("1990-01-01 00:00:00 5", (FormatProblem.ZONE_FORMAT,)),
        ("1990-01-01 00:00:00-00", (FormatProblem.ZONE_MINUS_ZERO,)),
    ],
)
def test_format_of_cf_1_13(date: str, problems: tuple[FormatProblem, ...]) -> None:
    assert format_problems(reference(f"days since {date}")) == problems


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("1990-01-01 00:00:00.5+05:30", ()),
        ("19900101", ()),
        ("12345-01-01", ()),
        ("1-01-01", (DatePart.YEAR,)),
        ("-44-03-15", (DatePart.YEAR,)),
        ("1990-1-1 0:0:0", (DatePart.MONTH, DatePart.DAY, DatePart.HOUR, DatePart.MINUTE, DatePart.SECOND)),
        ("1990-01-01 00:00:00 -6", (DatePart.ZONE,)),
        ("1990-01-01 00:00:00 +06:5", (DatePart.ZONE,)),
    ],
)
def test_leading_zeros_of_cf_1_14(date: str, parts: tuple[DatePart, ...]) -> None:
    assert unpadded(reference(f"days since {date}")) == parts


@given(any_text)
def test_no_text_raises(text: str) -> None:
    found = parse_reference(text)
    assert found is None or reference(found.canonical).instant == pytest.approx(found.instant)
    looked = parse_reference(f"days since {text}")
    if looked:
        assert len(format_problems(looked)) + len(unpadded(looked)) < 12
        assert datetime_problem(looked, CALENDARS["utc"]) in (*DateProblem, None)
    assert isinstance(looks_like_time_units(text), bool)
    assert parse_iso8601(text) is None or parse_duration(text) is None


@given(st.datetimes(dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31)), zones)  # noqa: DTZ001  no zone is meant
def test_written_references_are_read_back(moment: dt.datetime, zone: int | None) -> None:
    sign, digits = ("-" if (zone or 0) < 0 else "+"), divmod(abs(zone or 0), 60)
    tail = "" if zone is None else f"{sign}{digits[0]:02d}:{digits[1]:02d}"
    text = f"days since {moment.year:04d}-{moment:%m-%d %H:%M:%S.%f}{tail}"
    found = reference(text)
    assert (found.year, found.month, found.day) == (moment.year, moment.month, moment.day)
    assert (found.hour, found.minute) == (moment.hour, moment.minute)
    assert found.second == pytest.approx(moment.second + moment.microsecond / 1e6, abs=1e-9)
    assert found.zone_minutes == zone
    assert reference(found.canonical).instant == pytest.approx(found.instant, abs=1e-6)
    assert unpadded(found) == ()
    assert is_valid(text)


def test_calendars_are_those_of_the_table() -> None:
    table = tomllib.loads((folder("schemas") / "cf" / "calendars.toml").read_text(encoding="utf-8"))["calendars"]
    assert set(CALENDARS) == set(table)
    for name, row in table.items():
        facts = table[row.get("same", name)]
        calendar = CALENDARS[name]
        assert calendar.since == facts["since"]
        assert calendar.dates == facts.get("annual_cycle", True)
        assert calendar.zones == facts.get("zone", True)
        assert (calendar.year_floor == 0) == ("negative_years" in facts)
        assert not calendar.dates or calendar.leap == facts["leap"]


def test_calendar_names() -> None:
    assert calendar_named(None) is CALENDARS["standard"] is calendar_named("Gregorian")
    assert calendar_named("126 kyr B.P.") is None


@pytest.mark.parametrize(
    ("date", "calendar", "problem"),
    [
        ((2000, 2, 29), "standard", None),
        ((1900, 2, 29), "standard", DateProblem.DAY),
        ((1500, 2, 29), "standard", None),
        ((1500, 2, 29), "proleptic_gregorian", DateProblem.DAY),
        ((1900, 2, 29), "julian", None),
        ((2000, 2, 29), "noleap", DateProblem.DAY),
        ((2001, 2, 29), "all_leap", None),
        ((2001, 2, 30), "360_day", None),
        ((2001, 1, 31), "360_day", DateProblem.DAY),
        ((2001, 13, 1), "standard", DateProblem.MONTH),
        ((2001, 0, 1), "standard", DateProblem.MONTH),
        ((1582, 10, 4), "standard", None),
        ((1582, 10, 5), "standard", DateProblem.GAP),
        ((1582, 10, 14), "gregorian", DateProblem.GAP),
        ((1582, 10, 15), "standard", None),
        ((1582, 10, 10), "julian", None),
        ((0, 1, 1), "standard", None),
        ((-1, 1, 1), "standard", DateProblem.NEGATIVE_YEAR),
        ((-1, 1, 1), "julian", DateProblem.NEGATIVE_YEAR),
        ((-1, 1, 1), "noleap", None),
        ((1971, 12, 31), "utc", DateProblem.TOO_EARLY),
        ((1972, 1, 1), "utc", None),
        ((1957, 12, 31), "tai", DateProblem.TOO_EARLY),
    ],
)
def test_dates_of_calendars(date: tuple[int, int, int], calendar: str, problem: DateProblem | None) -> None:
    assert date_problem(date, CALENDARS[calendar]) == problem
    assert is_valid_date(*date, calendar) is (problem is None)


def test_year_0_is_deprecated_in_two_calendars() -> None:
    assert [name for name, calendar in CALENDARS.items() if is_deprecated_year(0, calendar)] == [
        "standard",
        "gregorian",
        "julian",
    ]


def test_explicit_calendars() -> None:
    lengths = (34, 31, 32, 30, 29, 27, 28, 28, 28, 32, 32, 34)
    plain, leaping = explicit_calendar(lengths), explicit_calendar(lengths, 4, 1)
    assert plain is not None
    assert leaping is not None
    assert is_valid_date(8, 1, 34, plain)
    assert not is_valid_date(8, 1, 35, plain)
    assert is_valid_date(8, 1, 35, leaping)
    assert not is_valid_date(9, 1, 35, leaping)
    assert explicit_calendar((31,)) is None
    assert explicit_calendar(lengths, 4, 13) is None
    assert not is_valid_date(8, 1, 1, "126 kyr B.P.")


def test_sides_of_1582() -> None:
    assert [side_of_1582(1582, 10, day) for day in (4, 5, 14, 15)] == ["before", "gap", "gap", "after"]


@given(st.dates())
def test_day_numbers_count_as_python_does(day: dt.date) -> None:
    assert day_number(day.year, day.month, day.day) - day_number(1, 1, 1) == day.toordinal() - 1


def test_leap_seconds() -> None:
    table = leap_seconds()
    assert table.tai_minus_utc((1971, 1, 1)) == table.tai_minus_utc((1972, 6, 30)) == 10
    assert table.tai_minus_utc((2016, 12, 31)) == 36
    assert table.tai_minus_utc((2026, 1, 1)) == 37
    assert table.is_leap_second((2016, 12, 31), 23, 59, 60.5)
    assert not table.is_leap_second((2016, 12, 31), 23, 59, 61)
    assert not table.is_leap_second((2016, 12, 31), 22, 59, 60)
    assert not table.is_leap_second((2015, 12, 31), 23, 59, 60)
    assert not table.is_leap_second((1971, 12, 31), 23, 59, 60)
    assert not table.is_leap_second((2015, 13, 31), 23, 59, 60)
    assert not table.is_leap_second((9999, 12, 31), 23, 59, 60)


@pytest.mark.parametrize(
    ("date", "calendar", "problem"),
    [
        ("2016-12-31 23:59:60", "utc", None),
        ("2016-12-31 23:59:60", "standard", DateProblem.SECOND),
        ("2016-12-30 23:59:60", "utc", DateProblem.SECOND),
        ("2000-01-01 24:00:00", "standard", DateProblem.HOUR),
        ("2000-01-01 12:60:00", "standard", DateProblem.MINUTE),
        ("2000-02-30", "standard", DateProblem.DAY),
        ("2030-01-01", "utc", DateProblem.FUTURE),
        ("2030-01-01", "standard", None),
    ],
)
def test_references_that_do_not_exist(date: str, calendar: str, problem: DateProblem | None) -> None:
    assert datetime_problem(reference(f"days since {date}"), CALENDARS[calendar], (2026, 6, 1)) == problem


@pytest.mark.parametrize(
    ("values", "units", "calendar", "texts"),
    [
        ([0, 1.5], "days since 2000-01-01", None, ["2000-01-01T00:00:00Z", "2000-01-02T12:00:00Z"]),
        ([0], "days since 1990-1-1 0:0:0 -6:00", "standard", ["1990-01-01T06:00:00Z"]),
        ([10], "days since 1582-10-01", "standard", ["1582-10-21T00:00:00Z"]),
        ([10], "days since 1582-10-01", "julian", ["1582-10-11T00:00:00Z"]),
        ([0, 1], "days since 2000-02-30", "360_day", ["2000-02-30T00:00:00Z", "2000-03-01T00:00:00Z"]),
        ([-1], "days since 2000-03-01", "noleap", ["2000-02-28T00:00:00Z"]),
        ([0], "days since 0000-01-01", "standard", ["0000-01-01T00:00:00Z"]),
        ([-1], "days since 0001-01-01", "standard", ["0000-12-31T00:00:00Z"]),
        ([0], "days since 10000-01-01", "proleptic_gregorian", ["+10000-01-01T00:00:00Z"]),
        ([12], "months since 2000-01-01", None, ["2000-12-31T05:48:45.9747Z"]),
        ([1], "weeks since 2000-01-01", None, ["2000-01-08T00:00:00Z"]),
        ([1500], "ms from 2000-01-01", "tai", ["2000-01-01T00:00:01.5Z"]),
        ([3], "seconds since 2016-12-31 23:59:58", "standard", ["2017-01-01T00:00:01Z"]),
        (
            [1, 2, 3, 4, 86401],
            "seconds since 2016-12-31 23:59:58",
            "utc",
            [
                "2016-12-31T23:59:59Z",
                "2016-12-31T23:59:60Z",
                "2017-01-01T00:00:00Z",
                "2017-01-01T00:00:01Z",
                "2017-01-01T23:59:58Z",
            ],
        ),
        ([1], "seconds since 2016-12-31 23:59:60", "utc", ["2017-01-01T00:00:00Z"]),
        ([-1], "seconds since 1972-01-01", "utc", ["1971-12-31T23:59:59Z"]),
        ([], "days since 2000-01-01", None, []),
    ],
)
def test_values_are_decoded(values: list[float], units: str, calendar: str | None, texts: list[str]) -> None:
    assert [instant.text for instant in decode(np.array(values), units, calendar)] == texts


@pytest.mark.parametrize(
    ("values", "units", "calendar"),
    [
        ([0], "days since 2000-01-01", "none"),
        ([0], "days since 2000-01-01", "126 kyr B.P."),
        ([0], "days since 2001-02-29", None),
        ([0], "days since epoch", None),
        ([0], "days", None),
        ([0], "kelvin since 2000-01-01", None),
        ([np.nan], "days since 2000-01-01", None),
        ([1e300], "days since 2000-01-01", None),
        (["a"], "days since 2000-01-01", None),
    ],
)
def test_values_that_have_no_datetimes_are_unavailable(values: list[float], units: str, calendar: str | None) -> None:
    with pytest.raises(Unavailable):
        decode(np.array(values), units, calendar)


def test_first_and_last_leave_out_what_is_not_finite() -> None:
    first, last = first_last(np.array([[3.0, np.nan], [1.0, 2.0]]), "days since 2000-01-01")
    assert (first.text, last.text) == ("2000-01-02T00:00:00Z", "2000-01-04T00:00:00Z")
    assert first.key == (parse_iso8601("2000-01-02") or last).key
    with pytest.raises(Unavailable):
        first_last(np.array([np.nan]), "days since 2000-01-01")


@given(
    st.integers(-(10**8), 10**8),
    st.sampled_from(["standard", "proleptic_gregorian", "julian", "noleap", "all_leap", "360_day", "tai", "utc"]),
)
def test_decoded_datetimes_exist(value: int, calendar: str) -> None:
    units = "minutes since 2000-01-01 00:00:00"
    (instant,) = decode(np.array([value]), units, calendar)
    problem = date_problem((instant.year, instant.month, instant.day), CALENDARS[calendar])
    assert problem in (None, DateProblem.TOO_EARLY)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2004", Instant(2004, parts=1)),
        ("2004-05", Instant(2004, 5, parts=2)),
        ("2004-05-06", Instant(2004, 5, 6, parts=3)),
        ("20040506", Instant(2004, 5, 6, parts=3)),
        ("2004-05-06T07:08Z", Instant(2004, 5, 6, 7, 8, zone_minutes=0, parts=5)),
        ("2004-05-06T07:08:09.5+05:30", Instant(2004, 5, 6, 7, 8, 9.5, zone_minutes=330)),
        ("20040506T070809-0100", Instant(2004, 5, 6, 7, 8, 9, zone_minutes=-60)),
        ("2004-05-06 07:08:09", Instant(2004, 5, 6, 7, 8, 9, strict=False)),
        ("+12004-05-06", Instant(12004, 5, 6, parts=3)),
        ("2004-05-06T24:00:00Z", Instant(2004, 5, 6, 24, zone_minutes=0)),
    ],
)
def test_iso_8601(text: str, instant: Instant) -> None:
    assert parse_iso8601(text) == instant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "2004-13-01",
        "2004-02-30",
        "200405",
        "2004-5-6",
        "04-05-06",
        "2004-05-06T25:00:00",
        "06/05/2004",
        "2004Z",
    ],
)
def test_not_iso_8601(text: str) -> None:
    assert parse_iso8601(text) is None


def test_iso_8601_in_a_model_calendar() -> None:
    assert parse_iso8601("2004-02-30", CALENDARS["360_day"]) == Instant(2004, 2, 30, parts=3)


def test_instants_compare_in_utc() -> None:
    east, west = parse_iso8601("2004-01-01T01:00:00+02:00"), parse_iso8601("2003-12-31T23:00:00Z")
    end, start = parse_iso8601("2003-12-31T24:00:00"), parse_iso8601("2004-01-01")
    assert east is not None and west is not None and end is not None and start is not None  # noqa: PT018  one thought
    assert east.key == west.key < start.key == end.key


@given(st.datetimes(), zones)
def test_written_instants_are_read_back(moment: dt.datetime, zone: int | None) -> None:
    offset = None if zone is None else dt.timezone(dt.timedelta(minutes=zone))
    instant = parse_iso8601(moment.replace(tzinfo=offset).isoformat())
    assert instant is not None
    assert instant.zone_minutes == zone
    assert parse_iso8601(instant.text) == instant


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("P1Y2M10DT2H30M", Duration(years=1, months=2, days=10, hours=2, minutes=30)),
        ("P2W", Duration(weeks=2)),
        ("PT0.5S", Duration(seconds=0.5)),
        ("PT0,5S", Duration(seconds=0.5)),
        ("-P1D", Duration(days=1, negative=True)),
        ("P1M", Duration(months=1)),
        ("PT1M", Duration(minutes=1)),
        ("P", None),
        ("PT", None),
        ("P1DT", None),
        ("P1.5DT1H", None),
        ("P1W2D", None),
        ("1D", None),
        ("P1S", None),
        ("p1d", None),
    ],
)
def test_durations(text: str, duration: Duration | None) -> None:
    assert parse_duration(text) == duration


def test_durations_have_a_length() -> None:
    assert Duration(days=1, hours=1, negative=True).approximate_seconds == -90000
    assert Duration(years=1).approximate_seconds == Duration(months=12).approximate_seconds == 31556952
