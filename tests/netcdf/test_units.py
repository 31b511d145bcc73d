"""Units: what UDUNITS knows, what CF makes of it, and what a producer may have meant."""

import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.netcdf import units
from fairtool.netcdf.unit_suggestions import suggestion
from fairtool.resources import folder

TABLE = tuple(
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("udunits.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
)
KNOWN = tuple(text for text, meaning in TABLE if meaning)

any_text = st.text(max_size=60) | st.text("msKdegC()^*/ -+12e.@'°µ²⁻%\x00\udcb0", max_size=40)
unit_text = st.lists(st.sampled_from(KNOWN), min_size=1, max_size=3).map(" ".join)


@pytest.mark.parametrize(("text", "meaning"), TABLE)
def test_units_are_read_as_udunits_reads_them(text: str, meaning: str) -> None:
    assert units.is_valid(text) == bool(meaning)
    assert units.same(text, meaning) == bool(meaning)


def test_the_table_is_large_and_has_both_kinds() -> None:
    assert len(KNOWN) > 150
    assert len(TABLE) - len(KNOWN) > 40


def test_importing_the_module_imports_no_units_library() -> None:
    code = "import sys, fairtool.netcdf.units; print('cf_units' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.parametrize("text", ["m ", " m", "m\n", "\tm s-1 "])
def test_blanks_around_units_do_not_count(text: str) -> None:
    assert units.is_valid(text)


@pytest.mark.parametrize("text", ["m\x00", "\x00", "m\xa0", "m utc", "m)", "m # s", "\udcb0C", "m " * 501])
def test_what_udunits_would_not_get_as_written_is_invalid(text: str) -> None:
    assert not units.is_valid(text)


def test_the_empty_text_is_one() -> None:
    assert units.same("", "1")


def test_years_of_five_digits_are_valid_though_udunits_stops_at_four() -> None:
    assert units.is_valid("days since 10000-01-01")
    assert not units.is_valid("days since 10000-01-01 25:00:00")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("degC", "K", True),
        ("degrees_north", "degrees_east", True),
        ("%", "1", True),
        ("1e-3", "ppv", True),
        ("dBZ", "1", False),
        ("dBZ", "mm6 m-3", True),
        ("m", "s", False),
        ("s", "days since 2000-01-01", False),
        ("hours since 1900-01-01", "days since 2000-01-01", True),
        ("hours since 1900-01-01", "days from 2000-01-01", True),
        ("m", "nonsense", False),
        ("nonsense", "nonsense", False),
        ("level", "1", False),
    ],
)
def test_convertible(first: str, second: str, *, expected: bool) -> None:
    assert units.convertible(first, second) is expected
    assert units.convertible(second, first) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("m s-1", "meter/second", True),
        ("degC", "celsius", True),
        ("degC", "K", False),
        ("m", "km", False),
        ("days since 2000-1-1", "day since 2000-01-01T00:00:00Z", True),
        ("days since 2000-01-01 00:00:00 +01", "days since 1999-12-31 23:00:00", True),
        ("days since 2000-01-01", "days since 2000-01-02", False),
        ("days since 2000-01-01", "hours since 2000-01-01", False),
    ],
)
def test_same(first: str, second: str, *, expected: bool) -> None:
    assert units.same(first, second) is expected


@pytest.mark.parametrize("text", ["level", "layer", "sigma_level"])
def test_coards_words_are_dimensionless_but_not_udunits(text: str) -> None:
    assert units.is_deprecated_dimensionless(text)
    assert units.is_dimensionless(text)
    assert not units.is_valid(text)
    assert suggestion(text) is None


def test_kinds_of_units() -> None:
    assert units.is_dimensionless("ppm")
    assert not units.is_dimensionless("m")
    assert units.is_temperature("degF")
    assert not units.is_temperature("W m-2 K-1")
    assert units.is_pressure("dbar")
    assert not units.is_pressure("m")
    assert units.is_time_unit("weeks")
    assert not units.is_time_unit("days since 2000-01-01")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("W m-2 K-1", True),
        ("degF/foot", True),
        ("degC2", True),
        ("K", True),
        ("K/K", False),
        ("J", False),
        ("??", False),
    ],
)
def test_units_that_involve_a_temperature(text: str, *, expected: bool) -> None:
    assert units.involves_temperature(text) is expected


def test_directions_are_told_by_spelling() -> None:
    table = tomllib.loads((folder("schemas") / "cf" / "dimensionless-units.toml").read_text(encoding="utf-8"))
    assert set(units.LATITUDE_UNITS) == set(table["latitude"]["names"])
    assert set(units.LONGITUDE_UNITS) == set(table["longitude"]["names"])
    assert set(units.VOLUME_RATIOS) == set(table["volume_ratio"]["names"])
    assert set(units.DEPRECATED_DIMENSIONLESS) == set(table["vertical"]["names"])
    assert units.is_latitude_units("degreesN")
    assert not units.is_latitude_units("degrees_east")
    assert not units.is_longitude_units("degrees")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("10 m", ("10",)),
        ("K @ 273.15", ("273.15",)),
        ("K from 3", ("3",)),
        ("1/s", ("1",)),
        ("1e-6 m", ("1e-6",)),
        ("2.5K", ("2.5",)),
        ("10 %", ("10",)),
        ("0.1 lg(re 1e-18 m3)", ("0.1", "1e-18")),
        ("m s-2", ()),
        ("m^2", ()),
        ("m**-2", ()),
        ("m-1.s-2", ()),
        ("(m s-1)2", ()),
        ("cm_H2O", ()),
        ("1", ()),
        ("1e-3", ()),
        ("10^-3", ()),
        ("dBZ", ()),
        ("days since 2000-01-01 00:00:00", ()),
        ("10 nonsense", ()),
    ],
)
def test_literal_numbers_beside_a_named_unit(text: str, numbers: tuple[str, ...]) -> None:
    assert units.literal_numbers(text) == numbers
    assert units.has_factor_or_offset(text) is bool(numbers)


def test_words_for_volume_ratios() -> None:
    assert units.mole_fraction_words("ppmv") == ("ppmv",)
    assert units.mole_fraction_words("ppbv s-1") == ("ppbv",)
    assert units.mole_fraction_words("ppm") == ()


@pytest.mark.parametrize(
    ("text", "squared"),
    [("K", "K2"), ("m s-1", "(m s-1)2"), ("days since 2000-01-01", "days2"), ("1", "1"), ("dBZ", None), ("???", None)],
)
def test_power(text: str, squared: str | None) -> None:
    assert units.power(text, 2) == squared


def test_the_square_of_a_temperature_is_that_of_a_difference() -> None:
    assert units.convertible(units.after("degC", "u2") or "", "K2")
    assert units.after("degC", "u") == "degC"
    assert units.after("degC", "1") == "1"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("psu", "1"),
        ("PSU", "1"),
        ("unitless", "1"),
        ("none", "1"),
        ("-", "1"),
        ("N/A", "1"),
        ("‰", "1e-3"),
        ("deg C", "degree_Celsius"),
        ("degrees C", "degree_Celsius"),
        ("\udcb0C", "degree_Celsius"),
        ("degrees north", "degrees_north"),
        ("degrees E", "degrees_east"),
        ("m/s-1", "m s-1"),
        ("W/m^-2", "W m-2"),
        ("kg m⁻³", "kg m-3"),
        ("mg m-3 (dry)", "mg m-3"),
        ("[m]", "m"),
        ("HPA", "hPa"),
        ("mb", "hPa"),
        ("seconds since epoch", "seconds since 1970-01-01 00:00:00"),
        ("days since 2000/1/2", "days since 2000-01-02"),
        ("degC", None),
        ("°C", None),
        ("m s-1", None),
        ("1/s", None),
        ("day as %Y%m%d.%f", None),
        ("foo", None),
        ("dB", None),
        ("degrees Celsius", "degree_Celsius"),
    ],
)
def test_suggestion(text: str, meant: str | None) -> None:
    assert suggestion(text) == meant


@given(any_text)
def test_no_text_raises(text: str) -> None:
    meant = suggestion(text)
    assert meant is None or (meant != text and units.is_valid(meant))
    assert units.convertible(text, text) is units.is_valid(text)
    assert units.literal_numbers(text) == () or units.is_valid(text)
    assert units.is_dimensionless(text) or not units.is_deprecated_dimensionless(text)
    raised = units.power(text, 2)
    assert raised is None or units.is_valid(raised)
    assert units.involves_temperature(text) in (True, False)


@given(unit_text)
def test_a_unit_is_the_same_as_itself(text: str) -> None:
    assert units.same(text, text) is units.is_valid(text)


@given(unit_text, unit_text)
def test_convertible_is_symmetric(first: str, second: str) -> None:
    assert units.convertible(first, second) is units.convertible(second, first)


@pytest.mark.parametrize("piece", [" ", "(", "m ", "a b since ", "@ ", "^-", "(a)", "9", "km/s-1", "per m "])
def test_time_is_bounded_for_long_texts(piece: str) -> None:
    text = (piece * 1000)[:1000]
    start = time.perf_counter()
    suggestion(text)
    units.literal_numbers(text)
    units.convertible(text, "1")
    assert time.perf_counter() - start < 2
    assert suggestion(text * 2) is None


def test_the_units_library_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    assert not units.is_valid("1e400 m (")
    assert units.power("dBZ", 3) is None
    assert capfd.readouterr() == ("", "")
