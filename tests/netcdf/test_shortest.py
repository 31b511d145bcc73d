"""Numbers of type float are shown in as few digits as say them, and those are enough."""

import subprocess
import sys
from math import isfinite
from struct import pack, unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.netcdf.model import NcType, Numbers
from fairtool.netcdf.shortest import brief, shortest


def single(value: float) -> float:
    (number,) = unpack("<f", pack("<f", value))
    return float(number)


@pytest.mark.parametrize(
    "text",
    ["1e+20", "0.1", "273.15", "-32768", "9.96921e+36", "16777216", "3.4028235e+38", "1.4013e-45", "nan", "-inf"],
)
def test_a_number_is_shown_as_it_was_written(text: str) -> None:
    value = float(text)
    assert shortest(single(value) if isfinite(value) else value) == text


def test_attributes_of_type_float_are_shown_so_and_doubles_whole() -> None:
    assert str(Numbers(NcType.FLOAT, (single(1e20), single(0.1)))) == "1e+20, 0.1"
    assert str(Numbers(NcType.DOUBLE, (0.1, 1e20, single(0.1)))) == "0.1, 1e+20, 0.10000000149011612"
    assert str(Numbers(NcType.BYTE, (1, 2))) == "1, 2"


def test_a_double_that_came_from_a_float_is_brief() -> None:
    assert (brief(single(41.26)), brief(41.26), brief(1 / 3)) == ("41.26", "41.26", "0.333333333")


@given(st.floats(width=32, allow_nan=False))
def test_every_float_comes_back(value: float) -> None:
    assert float(shortest(value)) == value or single(float(shortest(value))) == value


def test_it_needs_no_numpy() -> None:
    code = "import fairtool.fix_text, fairtool.netcdf.model, sys; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
