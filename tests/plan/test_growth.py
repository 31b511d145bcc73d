"""Growth is told from the times in the data, else from the dates of many files, and else not at all."""

from datetime import date
from pathlib import Path

import pytest

from fairtool.plan.data_format import data_formats
from fairtool.plan.growth import growth_of
from fairtool.plan.measured_file import MeasuredFile
from fairtool.record.essentials import Essentials
from fairtool.record.extent import Period

TODAY = date(2026, 3, 1)


def _file(begin: str, end: str, size: int = 1_000_000) -> MeasuredFile:
    said = Essentials(periods=(Period(begin, end=end),)) if begin else None
    return MeasuredFile(Path("a.nc"), size, data_formats()["netcdf"], date(2026, 1, 1), said=said)


def _years(first: int, last: int) -> list[MeasuredFile]:
    return [_file(f"{year}-01-01T00:00:00Z", f"{year}-12-31") for year in range(first, last + 1)]


def test_a_series_that_goes_on_grows_by_its_bytes_in_a_year_of_data() -> None:
    found = growth_of(_years(2016, 2025), TODAY, "en")
    assert found is not None
    assert found.bytes_per_year == 1_000_000
    assert found.basis == "times in the data, 2016-01-01 to 2025-12-31"


@pytest.mark.parametrize(
    "files",
    [
        [],
        _years(2010, 2019),  # ended long ago
        _years(2090, 2099),  # a projection
        [_file("2026-01-01", "2026-02-01")],  # too short to tell
        [*_years(2016, 2025), _file("", "")],  # one of them says nothing
        [_file("", "")] * 3,  # three dates of files tell nothing
    ],
    ids=["none", "ended", "projection", "short", "partly", "few"],
)
def test_what_cannot_be_told_is_not_told(files: list[MeasuredFile]) -> None:
    assert growth_of(files, TODAY, "en") is None


def test_dates_of_many_files_are_taken_and_named_as_such() -> None:
    form = data_formats()["csv"]
    files = [MeasuredFile(Path("a.csv"), 100, form, date(2025, month, 1)) for month in range(1, 13)]
    found = growth_of(files, date(2025, 12, 2), "en")
    assert found is not None
    assert found.basis.startswith("dates of the files, 2025-01-01 to 2025-12-01")
