"""Gaps, overlaps and doubles in the times of an archive, and all that looks like one and is none."""

import calendar as months_of
from datetime import date
from pathlib import Path

import pytest

from tests.audit.archives import days, findings, rules, write


def _day(year: int, month: int = 1, day: int = 1) -> int:
    return (date(year, month, day) - date(2000, 1, 1)).days


def test_files_that_follow_each_other_have_no_finding(tmp_path: Path) -> None:
    days(tmp_path, range(40))
    assert findings(tmp_path) == []


def test_a_gap_is_told_with_its_length_and_the_files_beside_it(tmp_path: Path) -> None:
    days(tmp_path, [*range(10), *range(13, 30)])
    (finding,) = findings(tmp_path)
    assert finding.rule == "archive-time-gap"
    assert finding.message == (
        "a gap of 3 days lies between sst_20000110.nc, which ends at 2000-01-10T18:00:00, and sst_20000114.nc, which "
        "begins at 2000-01-14; is a file missing, or was nothing measured?"
    )
    assert finding.where == "sst_20000114.nc"
    assert [one.path for one in finding.related] == ["sst_20000110.nc", "sst_20000114.nc"]
    assert finding.values["missing_fr"] == "3 jours"


def test_of_many_gaps_the_longest_are_told_and_the_others_counted(tmp_path: Path) -> None:
    missing = {5, 12, 20, 21, 33, 34, 35, 50, 64}
    days(tmp_path, [day for day in range(80) if day not in missing])
    found = findings(tmp_path)
    assert [one.values["missing"] for one in found] == ["3 days", "2 days", "1 day", "3 days"]
    assert found[-1].message == "gaps not shown: 3, of 3 days in all, in the series sst_{YYYYMMDD}.nc of 71 files"


def _months(folder: Path, years: range, *, bounds: bool, without: tuple[int, int] | None = None) -> None:
    for year in years:
        for month in range(1, 13):
            first = _day(year, month)
            length = months_of.monthrange(year, month)[1]
            if (year, month) != without:
                cells = [(first, first + length)] if bounds else None
                write(folder / f"sst_{year}{month:02d}.nc", [first + length / 2], cells=cells)


@pytest.mark.parametrize("bounds", [True, False])
def test_months_of_any_length_leave_no_gap(tmp_path: Path, *, bounds: bool) -> None:
    _months(tmp_path, range(1999, 2002), bounds=bounds)
    assert findings(tmp_path) == []


@pytest.mark.parametrize("bounds", [True, False])
def test_a_month_that_is_missing_is_one_month(tmp_path: Path, *, bounds: bool) -> None:
    _months(tmp_path, range(1999, 2002), bounds=bounds, without=(2000, 2))
    (finding,) = findings(tmp_path)
    assert finding.rule == "archive-time-gap"
    assert finding.values["missing"] == "1 month"
    assert finding.values["missing_fr"] == "1 mois"


def test_decades_of_ten_days_leave_no_gap(tmp_path: Path) -> None:
    for month in range(1, 13):
        for day in (1, 11, 21):
            write(tmp_path / f"ndvi_2001{month:02d}{day:02d}.nc", [_day(2001, month, day)])
    assert findings(tmp_path) == []


def test_a_decade_that_is_missing_is_told(tmp_path: Path) -> None:
    for month in range(1, 13):
        for day in (1, 11, 21):
            if (month, day) != (6, 11):
                write(tmp_path / f"ndvi_2001{month:02d}{day:02d}.nc", [_day(2001, month, day)])
    assert rules(tmp_path) == ["time-gap"]


@pytest.mark.parametrize(("calendar", "length"), [("noleap", 365), ("360_day", 360), ("all_leap", 366)])
def test_the_years_of_a_model_have_no_gap_where_ours_have_another_day(
    tmp_path: Path, calendar: str, length: int
) -> None:
    for year in range(6):
        times = [year * length + day for day in range(length)]
        write(tmp_path / f"tas_{2000 + year}.nc", times, calendar=calendar)
    assert findings(tmp_path) == []


def test_a_day_that_is_missing_in_a_calendar_of_360_days_is_told_by_its_own_dates(tmp_path: Path) -> None:
    for year in range(6):
        times = [year * 360 + day for day in range(360 - (year == 2))]
        write(tmp_path / f"tas_{2000 + year}.nc", times, calendar="360_day")
    (finding,) = findings(tmp_path)
    assert finding.values["end"] == "2002-12-29"
    assert finding.values["missing"] == "1 day"


def test_every_file_may_count_from_its_own_origin_and_unit(tmp_path: Path) -> None:
    for year in range(2000, 2006):
        hours = [24 * day for day in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
        write(tmp_path / f"sst_{year}.nc", hours, units=f"hours since {year}-01-01 00:00:00")
    assert findings(tmp_path) == []


def test_bounds_that_touch_are_no_overlap(tmp_path: Path) -> None:
    for day in range(30):
        parts = [day + part / 4 for part in range(4)]
        write(
            tmp_path / f"rain_{day:03d}.nc", [one + 0.125 for one in parts], cells=[(one, one + 0.25) for one in parts]
        )
    assert findings(tmp_path) == []


def test_an_overlap_is_told_with_the_files_that_have_it(tmp_path: Path) -> None:
    days(tmp_path, [day for day in range(30) if day != 10])
    write(tmp_path / "sst_20000111.nc", [10 + part / 4 for part in range(8)])
    (finding,) = findings(tmp_path)
    assert finding.rule == "archive-time-overlap"
    assert finding.values["missing"] == "1 day"
    assert [one.path for one in finding.related] == ["sst_20000111.nc", "sst_20000112.nc"]


def test_restarts_that_repeat_the_last_day_each_time_are_made_so(tmp_path: Path) -> None:
    for number in range(12):
        write(tmp_path / f"run_{number:03d}.nc", [number * 10 + day for day in range(11)])
    assert findings(tmp_path) == []


def test_a_second_file_of_the_same_times_is_told(tmp_path: Path) -> None:
    days(tmp_path, range(20))
    write(tmp_path / "sst_20000200.nc", [5 + part / 4 for part in range(4)])
    days(tmp_path / "b", range(20))
    found = [one for one in findings(tmp_path) if one.rule == "archive-time-duplicate"]
    assert found == []  # the 200th of the year 2000 is no date: another pattern of names
    write(tmp_path / "sst_20000121.nc", [5 + part / 4 for part in range(4)])
    (finding,) = [one for one in findings(tmp_path) if one.rule == "archive-time-duplicate"]
    assert finding.message.startswith("sst_20000106.nc and sst_20000121.nc have the same times")


def test_variables_and_members_in_files_of_their_own_are_series_of_their_own(tmp_path: Path) -> None:
    for variable in ("tas", "pr"):
        for member in (1, 2, 3):
            for year in range(2000, 2010):
                if (variable, member, year) != ("pr", 2, 2005):
                    name = f"{variable}_Amon_MODEL_historical_r{member}i1p1f1_gr_{year}01-{year}12.nc"
                    times = [_day(year, month, 15) for month in range(1, 13)]
                    write(tmp_path / name, times, variables=[(variable, "f4", ("time", "lat", "lon"), {"units": "1"})])
    (finding,) = findings(tmp_path)
    assert finding.where == "pr_Amon_MODEL_historical_r2i1p1f1_gr_200601-200612.nc"
    assert finding.values["missing"] == "12 months"


def test_members_that_no_name_tells_apart_are_no_doubles(tmp_path: Path) -> None:
    for member in ("a", "b", "c", "d"):
        for number in range(2):
            write(tmp_path / f"member_{'abcd'.index(member) * 2 + number}.nc", [number * 10 + day for day in range(10)])
    assert findings(tmp_path) == []


def test_versions_side_by_side_are_no_doubles(tmp_path: Path) -> None:
    days(tmp_path / "v1.0", range(10))
    days(tmp_path / "v2.0", range(10))
    assert findings(tmp_path) == []


def test_folders_of_years_and_months_hold_one_series(tmp_path: Path) -> None:
    for day in range(60):
        when = date.fromordinal(date(2000, 12, 1).toordinal() + day)
        if day != 31:
            write(tmp_path / f"{when:%Y/%m}/sst_{when:%Y%m%d}.nc", [_day(2000, 12) + day])
    (finding,) = findings(tmp_path)
    assert [one.path for one in finding.related] == ["2000/12/sst_20001231.nc", "2001/01/sst_20010102.nc"]


def test_a_track_without_a_regular_step_has_no_gaps(tmp_path: Path) -> None:
    start = 0.0
    for number in range(12):
        times = [start + 0.001 * part**1.7 for part in range(50)]
        write(tmp_path / f"track_{number:03d}.nc", times)
        start = times[-1] + 0.2 * (1 + number % 5) ** 2
    assert findings(tmp_path) == []


def test_profiles_of_floats_are_one_series_for_each_float_whatever_their_mode(tmp_path: Path) -> None:
    for number in ("3902131", "3902132"):
        for cycle in range(1, 25):
            mode = "D" if cycle < 12 else "R"
            folder = tmp_path / number / "profiles"
            write(folder / f"{mode}{number}_{cycle:03d}.nc", [10.0 * cycle + 0.3 * (cycle % 3)])
    assert findings(tmp_path) == []


def test_seasons_without_measurements_are_no_gaps(tmp_path: Path) -> None:
    for year in range(2000, 2008):
        for day in range(30):
            write(tmp_path / f"ice_{year}07{day + 1:02d}.nc", [_day(year, 7) + day + part / 2 for part in (0, 1)])
    assert findings(tmp_path) == []


def test_a_gap_among_seasons_is_told_all_the_same(tmp_path: Path) -> None:
    for year in range(2000, 2008):
        for day in range(30):
            if (year, day) != (2003, 10):
                write(tmp_path / f"ice_{year}07{day + 1:02d}.nc", [_day(year, 7) + day + part / 2 for part in (0, 1)])
    assert [one.values["missing"] for one in findings(tmp_path)] == ["1 day"]


def test_times_that_only_attributes_tell_are_used(tmp_path: Path) -> None:
    for day in [*range(1, 10), *range(12, 20)]:
        write(
            tmp_path / f"chl_200001{day:02d}.nc",
            [],
            time_coverage_start=f"2000-01-{day:02d}T00:00:00Z",
            time_coverage_end=f"2000-01-{day:02d}T23:59:59Z",
        )
    assert [one.values["missing"] for one in findings(tmp_path)] == ["2 days"]


def test_two_files_have_nothing_usual(tmp_path: Path) -> None:
    days(tmp_path, [0, 30])
    assert findings(tmp_path) == []
