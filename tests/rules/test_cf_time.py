"""Time coordinates (CF 4.4): the ways to write units and calendars, by version."""

import pytest

from fairtool.rules.cf.time_example import time
from tests.rules.checking import examined, findings

_SECTION = "cf-4.4"


def _own(text: str, version: str = "1.13") -> list[str]:
    return [rule for rule, _, _ in findings(text, version=version) if rule.startswith(_SECTION)]


@pytest.mark.parametrize(
    ("units", "calendar"),
    [
        ("days since 1990-1-1", "standard"),
        ("days since 1990-1-1 0:0:0", "proleptic_gregorian"),
        ("hours since 1999-01-01 00:00", "standard"),
        ("seconds since 1992-10-8 15:15:42.5Z", "julian"),
        ("s since 1992-10-8 15:15:42.5 +0", "standard"),
        ("ms since 2000-01-01 00:00:00 Z", "utc"),
        ("days since 2000-02-30", "360_day"),
        ("days since 2001-02-29", "ALL_LEAP"),
        ("days since -4712-01-01", "proleptic_gregorian"),
        ("days since 0000-01-01", "noleap"),
        ("days since 1-7-15 0:0:0", "none"),
        ("days since 1900-02-29", "julian"),
        ("days since 12345-01-01", "365_day"),
    ],
)
def test_nothing_is_said_of_legal_units(units: str, calendar: str) -> None:
    assert not _own(time(units, calendar))


@pytest.mark.parametrize(
    ("units", "rule", "sentence"),
    [
        (
            "day since",
            "cf-4.4.2-reference",
            'time:units = "day since" ends without a date; write "day since 2000-01-01" with the date you count from',
        ),
        (
            "days as %Y%m%d.%f",
            "cf-4.4.2-reference",
            (
                'time:units = "days as %Y%m%d.%f" is a way to write dates, not a unit; write "days since 2000-01-01" with the '
                "date you count from, and convert the values to days"
            ),
        ),
        (
            "hours from 2000",
            "cf-4.4.2-reference",
            (
                'time:units = "hours from 2000": "2000" is not a date; write it as year-month-day, such as '
                '"hours since 2000-01-01"'
            ),
        ),
        (
            "days since launch",
            "cf-4.4.2-reference",
            (
                'time:units = "days since launch": "launch" is not a date; write it as year-month-day, such as '
                '"days since 2000-01-01"'
            ),
        ),
        (
            "hours",
            "cf-4.4.2-reference",
            (
                'time:units = "hours" does not say from when time is counted; write "hours since 2000-01-01" with the date you '
                "count from"
            ),
        ),
        (
            "days since 0000-00-00",
            "cf-4.4.3-reference-valid",
            'time:units = "days since 0000-00-00": there is no month 0; count from a date that exists, such as 0001-01-01',
        ),
        (
            "seconds since 1970-01-01T00:00:00Z",
            "cf-4.4.2-t-separator",
            (
                'time:units = "seconds since 1970-01-01T00:00:00Z" has a T between date and time, which some programs cannot '
                'read; write "seconds since 1970-01-01 00:00:00Z"'
            ),
        ),
        (
            "days since 2000",
            "cf-4.4.2-reference-format",
            'time:units = "days since 2000": the date is not complete; write "days since 2000-01-01"',
        ),
        (
            "days since 20000101",
            "cf-4.4.2-reference-format",
            'time:units = "days since 20000101": the date has no hyphens; write "days since 2000-01-01"',
        ),
        (
            "hours since 2000-01-01 00",
            "cf-4.4.2-reference-format",
            'time:units = "hours since 2000-01-01 00": the time is not complete; write "hours since 2000-01-01 00:00:00"',
        ),
        (
            "days ref 2000-01-01",
            "cf-4.4.2-since",
            'time:units has "ref" where most programs know "since" only; write "days since 2000-01-01"',
        ),
    ],
)
def test_misspelt_units_get_one_sentence_that_says_what_is_right(units: str, rule: str, sentence: str) -> None:
    found = [(name, message) for name, where, message in findings(time(units)) if name.startswith(_SECTION)]
    assert found == [(rule, sentence)]


@pytest.mark.parametrize(
    "units", ["seconds since 1970-01-01T00:00:00Z", "days since 2000-01-01 00:00:00 UTC", "days since 20000101"]
)
def test_the_format_of_the_date_is_free_before_1_12(units: str) -> None:
    assert not _own(time(units), "1.11")


def test_a_t_is_never_a_fault_and_nothing_at_all_from_1_14_on() -> None:
    text = time("seconds since 1970-01-01T00:00:00Z")
    found, _ = examined(text, "cf-4.4.2-t-separator")
    assert [finding.severity.value for finding in found] == ["info"]
    assert not _own(text, "1.14")


def test_missing_leading_zeros_are_told_from_1_14_on() -> None:
    text = time("days since 2000-1-1 0:0:0 +3")
    assert "cf-4.4.2-leading-zeros" in _own(text, "1.14")
    assert "cf-4.4.2-leading-zeros" not in _own(text)


@pytest.mark.parametrize(
    ("units", "more"),
    [
        ("", 'time:standard_name = "forecast_period" ; time:axis = "T" ;'),
        ("hours", 'time:standard_name = "forecast_period" ; time:axis = "T" ;'),
        ("1", 'time:long_name = "number of the sample" ;'),
    ],
)
def test_a_coordinate_that_is_no_instant_needs_no_reference(units: str, more: str) -> None:
    text = f'double time(time) ; time:units = "{units}" ; {more} data: time = 0, 1 ;'
    assert not _own(text)


def test_data_that_are_datetimes_may_have_a_calendar_and_are_not_judged() -> None:
    text = (
        'double when(lat) ; when:units = "days since 0000-00-00" ; when:calendar = "standard" ; when:long_name = "x" ;'
    )
    assert not _own(text)


@pytest.mark.parametrize("units", ["5", "1.f, 2.f", '""', '"%s"' % ("days since " + "9" * 5000)])
def test_hostile_units_do_no_harm(units: str) -> None:
    text = f'double time(time) ; time:units = {units} ; time:axis = "T" ; time:calendar = 7 ; data: time = 0, 1 ;'
    assert "cf-4.4.3-calendar-value" in _own(text)


@pytest.mark.parametrize(
    ("calendar", "meant"),
    [
        ("no_leap", "noleap"),
        ("360days", "360_day"),
        ("Standard ", "standard"),
        ("365 day", "365_day"),
        ("proleptic gregorian", "proleptic_gregorian"),
    ],
)
def test_a_calendar_spelt_otherwise_is_fixed(calendar: str, meant: str) -> None:
    found, _ = examined(time(calendar=calendar), "cf-4.4.3-calendar-value")
    assert found[0].fix is not None
    assert found[0].fix.edits[0].value == meant


@pytest.mark.parametrize(
    ("calendar", "meant"), [("gregorian_ish", "standard"), ("prolptic_gregorian", "proleptic_gregorian")]
)
def test_a_misspelt_calendar_gets_the_nearest_and_no_fix(calendar: str, meant: str) -> None:
    found, _ = examined(time(calendar=calendar), "cf-4.4.3-calendar-value")
    assert found[0].message.endswith(f'write "{meant}"')
    assert found[0].fix is None


def test_gregorian_is_deprecated_from_1_9_on_only() -> None:
    found, _ = examined(time(calendar="Gregorian"), "cf-4.4.3-standard-not-gregorian", "1.9")
    assert found[0].fix is not None
    assert found[0].fix.edits[0].value == "standard"
    assert not _own(time(calendar="gregorian"), "1.8")


def test_a_calendar_of_cf_beside_month_lengths_is_at_fault_from_1_12_on() -> None:
    text = time(calendar="standard", more="time:month_lengths = 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 ;")
    assert "cf-4.4.3-calendar-value" in _own(text, "1.12")
    assert "cf-4.4.3-calendar-value" not in _own(text, "1.11")


@pytest.mark.parametrize(("day", "count"), [(34, 0), (35, 1)])
def test_a_calendar_of_its_own_has_its_own_months(day: int, count: int) -> None:
    more = "time:month_lengths = 34, 31, 32, 30, 29, 27, 28, 28, 28, 32, 32, 34 ;"
    text = time(f"days since 1-1-{day}", calendar=None, more=more)
    assert len(findings(text, "cf-4.4.3-reference-valid")) == count
    assert "cf-4.4.3-calendar-given" not in _own(text)


@pytest.mark.parametrize(
    ("units", "calendar", "version", "rules"),
    [
        ("days since 1582-10-10", "standard", "1.13", ["cf-4.4.3-reference-valid"]),
        ("days since 1582-10-10", "standard", "1.11", ["cf-4.4.3-reference-left-out-days"]),
        ("days since 1582-10-10", "proleptic_gregorian", "1.13", []),
        ("days since -1-01-01", "standard", "1.13", ["cf-4.4.3-reference-valid"]),
        ("days since -1-01-01", "standard", "1.8", []),
        ("days since 0-6-1", "standard", "1.11", []),
        ("days since 0-6-1", "standard", "1.13", ["cf-4.4.3-reference-year-zero"]),
        ("days since 0-1-1", "julian", "1.8", []),
        ("seconds since 2016-12-31 23:59:60", "standard", "1.13", ["cf-4.4.3-reference-valid"]),
        ("seconds since 2016-12-31 23:59:60", "standard", "1.8", []),
        ("seconds since 2016-12-31 23:59:60", "utc", "1.13", ["cf-4.4.3-reference-leap-second"]),
        ("seconds since 2015-12-31 23:59:60", "utc", "1.13", ["cf-4.4.3-reference-valid"]),
        ("seconds since 1971-12-31", "utc", "1.13", ["cf-4.4.3-reference-valid"]),
        ("seconds since 2999-01-01", "utc", "1.13", ["cf-4.4.3-reference-valid"]),
        ("days since 2000-01-01 25:00:00", "standard", "1.13", ["cf-4.4.3-reference-valid"]),
        ("days since 2000-01-01", "utc", "1.13", ["cf-4.4.2-utc-second"]),
        ("years since 2000-01-01", "utc", "1.13", ["cf-4.4.2-year-month"]),
        ("common_years since 2000-01-01", "noleap", "1.13", []),
        ("kiloyears since 2000-01-01", "noleap", "1.13", ["cf-4.4.2-prefix"]),
        ("weeks since 2000-01-01", "noleap", "1.13", []),
        ("days since 2000-01-01 00:00:00 -06:00", "standard", "1.13", ["cf-4.4.2-zone"]),
        ("days since 2000-01-01 00:00:00 -06:00", "standard", "1.12", []),
    ],
)
def test_reference_datetimes_by_calendar_and_version(units: str, calendar: str, version: str, rules: list[str]) -> None:
    metadata = 'time:units_metadata = "leap_seconds: none" ;' if version == "1.12" else ""
    assert _own(time(units, calendar, metadata), version) == rules


@pytest.mark.parametrize(
    ("units", "calendar", "values", "version", "count"),
    [
        ("days since 1850-01-01", "standard", "0, 1e4", "1.13", 0),
        ("days since 1850-01-01", "standard", "-1e5, 0", "1.13", 1),
        ("days since 1850-01-01", "standard", "-1e5, 0", "1.12", 1),
        ("days since 1850-01-01", None, "-1e5, -99999", "1.12", 0),
        ("days since 1850-01-01", "proleptic_gregorian", "-1e6, 0", "1.13", 0),
        ("days since 1-1-1", "julian", "-400, 0", "1.13", 1),
        ("days since 1-1-1", "julian", "-400, 0", "1.11", 0),
        ("days since 0-1-1", "standard", "15, 45", "1.13", 0),
        ("seconds since 1972-01-01", "utc", "-1, 0", "1.13", 1),
        ("seconds since 1972-01-01", "utc", "0, 1", "1.13", 0),
        ("days since 2000-02-30", "standard", "-1e7, 0", "1.13", 0),
        ("days since 1850-01-01", "standard", "_, _", "1.13", 0),
    ],
)
def test_values_by_calendar_and_version(
    units: str, calendar: str | None, values: str, version: str, count: int
) -> None:
    found, _ = examined(time(units, calendar, values=values), "cf-4.4.3-values-valid", version)
    assert len(found) == count, [finding.message for finding in found]


def test_values_that_cannot_be_read_are_not_evaluated() -> None:
    text = time().partition("data:")[0]
    _, outcomes = examined(text, "cf-4.4.3-values-valid")
    assert [outcome.status.value for outcome in outcomes] != ["fail"]
