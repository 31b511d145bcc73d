"""Numbers as a netCDF type holds them."""

from math import inf, isnan, nan

import pytest

from fairtool.netcdf.model import NcType
from fairtool.netcdf.number import exactly, limits, rounded


@pytest.mark.parametrize(
    ("value", "kind", "kept"),
    [
        (-999.0, NcType.FLOAT, -999.0),
        (-999.9, NcType.FLOAT, None),
        (-999.9, NcType.DOUBLE, -999.9),
        (1e300, NcType.FLOAT, None),
        (-999.0, NcType.INT, -999),
        (-999.5, NcType.INT, None),
        (200.0, NcType.BYTE, None),
        (200, NcType.UBYTE, 200),
        (inf, NcType.INT, None),
        (nan, NcType.INT, None),
        (1.0, NcType.CHAR, None),
    ],
)
def test_a_number_is_kept_only_where_the_type_holds_it(value: float, kind: NcType, kept: float | None) -> None:
    assert exactly(value, kind) == kept


def test_a_nan_is_kept_in_floating_types() -> None:
    found = exactly(nan, NcType.FLOAT)
    assert found is not None
    assert isnan(found)


def test_rounding_is_that_of_single_precision() -> None:
    assert rounded(0.1, NcType.FLOAT) == 0.10000000149011612
    assert rounded(0.1, NcType.DOUBLE) == 0.1
    assert rounded(-1e300, NcType.FLOAT) == -inf


def test_limits_of_integer_types() -> None:
    assert limits(NcType.BYTE) == (-128, 127)
    assert limits(NcType.UINT64) == (0, 2**64 - 1)
