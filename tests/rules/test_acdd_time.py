"""Dates, durations and the time coverage of ACDD: what is read, and what agrees with the time axis."""

import pytest

from tests.rules.acdd_text import DATE, TIME, coverage, rules, times


@pytest.mark.parametrize("text", ["2004", "2004-05", "20040506", "2004-05-06T07:08Z", "2004-05-06T07:08:09.5+01:00"])
def test_dates_of_iso8601_are_dates(text):
    assert rules(f':date_created = "{text}" ;', *DATE) == []


@pytest.mark.parametrize("text", ["2013-09-05 12:55 UTC", "05/09/2013", "2004-13-01", "yesterday"])
def test_other_texts_are_no_dates(text):
    assert rules(f':date_created = "{text}" ;', *DATE) == ["acdd-date-iso8601"]


def test_the_coverage_may_have_a_date_of_the_calendar_of_the_data():
    axis = times(0, 1, more='time:calendar = "360_day" ;')
    assert rules(f"{axis} {coverage('2000-01-01', '2000-02-30')}", *DATE) == []
    assert rules(f"{axis} :date_created = '2000-02-30' ;".replace("'", '"'), *DATE) == ["acdd-date-iso8601"]


def test_a_date_of_today_is_not_in_the_future():
    assert rules(':date_created = "2026-01-01T23:00:00Z" ;', *DATE) == []
    assert rules(':date_created = "2026-01-03" ;', *DATE) == ["acdd-date-future"]


def test_a_coverage_of_one_day_may_end_on_the_day_it_starts():
    assert rules(coverage("2000-01-01T12:00:00Z", "2000-01-01"), "acdd-time-coverage-order") == []


@pytest.mark.parametrize(("version", "found"), [("1.1", []), ("1.3", ["acdd-duration-iso8601"])])
def test_acdd_1_1_takes_units_of_time_for_a_duration(version, found):
    assert rules(':time_coverage_duration = "60 days" ;', "acdd-duration-iso8601", version=version) == found


@pytest.mark.parametrize("text", ["P1Y", "P12M", "P365D", "P52W", "P0001Y"])
def test_a_duration_may_be_written_in_any_unit(text):
    written = f':time_coverage_duration = "{text}" ; {coverage("2000-01-01", "2001-01-01")}'
    assert rules(written, "acdd-duration-iso8601", "acdd-duration-agrees") == []


@pytest.mark.parametrize("text", ["P3Y", "P30D", "PT1H"])
def test_a_duration_that_is_another_one_is_found(text):
    written = f':time_coverage_duration = "{text}" ; {coverage("2000-01-01", "2001-01-01")}'
    assert rules(written, "acdd-duration-iso8601", "acdd-duration-agrees") == ["acdd-duration-agrees"]


@pytest.mark.parametrize(
    ("resolution", "values", "found"),
    [
        ("P1M", (0, 31, 60, 91), []),  # months of 31, 29 and 31 days
        ("P1M", (0, 1, 2, 3), ["acdd-resolution-data"]),
        ("PT24H", (0, 1, 2, 3), []),
        ("PT1H", (0, 1, 5, 6), []),  # no equal steps
        ("PT1H", (0, 1), []),  # too few
        ("PT1H", (3, 2, 1, 0), []),
    ],
)
def test_the_resolution_is_compared_with_equal_steps_only(resolution, values, found):
    assert rules(f'{times(*values)} :time_coverage_resolution = "{resolution}" ;', "acdd-resolution-data") == found


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2000-01-01T00:00:00Z", "2000-01-10T00:00:00Z", []),
        ("2000-01-01", "2000-01-10", []),
        ("2000-01", "2000-01", []),
        ("2000-01-01T01:00:00+01:00", "2000-01-10T00:00:00Z", []),
        ("2000-01-01T00:00:01Z", "2000-01-09T23:59:59Z", []),
        ("1999-12-31T12:00:00Z", "2000-01-10T12:00:00Z", []),
        ("2000-01-02", "2000-01-10", ["acdd-time-coverage-data"]),
        ("2000-01-01", "2000-01-08", ["acdd-time-coverage-data"]),
        ("2000-01-01T00:00:00Z", "2000-01-09T00:00:00Z", ["acdd-time-coverage-data"]),
        ("1990-01-01", "2000-01-10", ["acdd-time-coverage-wide"]),
        ("2000-01-01", "2010-01-10", ["acdd-time-coverage-wide"]),
    ],
)
def test_the_time_coverage_holds_the_time_axis(start, end, found):
    assert rules(f"{times(*range(10))} {coverage(start, end)}", *TIME) == found


def test_a_coverage_may_be_that_of_the_cells():
    axis = (
        'dimensions: time = 1 ;\nvariables: double time(time) ; time:units = "days since 2000-01-01" ; '
        'time:standard_name = "time" ; time:bounds = "time_bnds" ; double time_bnds(time, bnds) ;'
        "\ndata: time = 182 ; time_bnds = 0, 366 ;\nvariables: "
    )
    checked = ("acdd-time-coverage-data", "acdd-time-coverage-wide")
    assert rules(f"{axis} {coverage('2000-01-01', '2001-01-01')}", *checked) == []
    assert rules(f"{axis} {coverage('1998-01-01', '2001-01-01')}", *checked) == ["acdd-time-coverage-wide"]


def test_what_a_float_rounds_off_is_no_contradiction():
    axis = times(1.1, 2.1, units="days since 1850-01-01", kind="float").replace("1.1, 2.1", "54786.3, 54787.3")
    text = f"{axis} {coverage('2000-01-01T07:12:00Z', '2000-01-02T07:12:00Z')}"
    assert rules(text, "acdd-time-coverage-data") == []


@pytest.mark.parametrize("calendar", ["360_day", "julian", "none", "mine"])
def test_calendars_that_cannot_be_compared_are_left_alone(calendar):
    axis = times(0, 1, more=f'time:calendar = "{calendar}" ;')
    assert rules(f"{axis} {coverage('1990-01-01', '1991-01-01')}", "acdd-time-coverage-data") == []


def test_the_start_of_a_forecast_is_not_the_time_of_the_data():
    text = (
        'double ref ; ref:standard_name = "forecast_reference_time" ; ref:units = "days since 1990-01-01" ; '
        'float t(time) ; t:coordinates = "ref" ;\ndata: ref = 0 ;\nvariables: '
    )
    assert rules(f"{text} {coverage('2000-01-01', '2000-01-02')}", "acdd-time-coverage-data") == []


def test_times_that_are_all_missing_contradict_nothing():
    axis = times("_", "_", more="time:_FillValue = -1. ;")
    assert rules(f"{axis} {coverage('1990-01-01', '1991-01-01')}", *TIME) == []
