"""The external types of classic netCDF files: their codes, sizes and `struct` letters."""

from collections.abc import Mapping

from fairtool.netcdf.model import NcType

TYPES: Mapping[int, NcType] = {
    1: NcType.BYTE,
    2: NcType.CHAR,
    3: NcType.SHORT,
    4: NcType.INT,
    5: NcType.FLOAT,
    6: NcType.DOUBLE,
    7: NcType.UBYTE,
    8: NcType.USHORT,
    9: NcType.UINT,
    10: NcType.INT64,
    11: NcType.UINT64,
}
LAST_CLASSIC = 6  # CDF-1 and CDF-2 know the first six types, CDF-5 knows all
CHAR = 2

SIZES: Mapping[int, int] = {code: kind.itemsize for code, kind in TYPES.items()}
LETTERS: Mapping[int, str] = {1: "b", 3: "h", 4: "i", 5: "f", 6: "d", 7: "B", 8: "H", 9: "I", 10: "q", 11: "Q"}
