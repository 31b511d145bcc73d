"""The suffixes that tell the type of a number in CDL; here for those, too, who must not load numpy."""

from collections.abc import Mapping

from fairtool.netcdf.model import NcType

SUFFIXES: Mapping[NcType, str] = {
    NcType.BYTE: "b",
    NcType.UBYTE: "ub",
    NcType.SHORT: "s",
    NcType.USHORT: "us",
    NcType.INT: "",
    NcType.UINT: "u",
    NcType.INT64: "ll",
    NcType.UINT64: "ull",
    NcType.FLOAT: "f",
    NcType.DOUBLE: "",
}
