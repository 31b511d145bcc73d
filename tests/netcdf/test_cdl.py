"""What the CDL reader makes of dimensions, variables, groups and types."""

import pytest

from fairtool.netcdf.cdl import parse
from fairtool.netcdf.dataset import Format
from fairtool.netcdf.model import Dimension, NcType, Numbers, Opaque

CRUISE = """
netcdf cruise-2024.v1 {  // a comment with "quotes"
dimensions:
    time = UNLIMITED ; // (3 currently)
    lat = 2, lon = 4 ;
variables:
    double time(time) ;
        time:units = "days since 2000-01-01" ;
    float sst(time, lat, lon), mask(lat, lon) ;
        sst:units = "K" ;
        sst:_FillValue = -999.f ;
        sst:_DeflateLevel = 4 ;
        sst:_ChunkSizes = 1, 2, 4 ;
    int crs ;

// global attributes:
        :title = "A cruise" ;
        :_NCProperties = "version=2" ;
        :_Format = "netCDF-4" ;
}
"""

GROUPS = """
netcdf groups {
dimensions: n = 2 ; m = 3 ;
variables: int x(n) ;
group: one {
  dimensions: n = 5 ;
  variables: int x(n, m), y(/n) ; x:units = "1" ; /x:long_name = "root" ;
  :comment = "inner" ;
  group: two { variables: int x(n) ; }
}
group: three { }
}
"""


def test_dimensions_have_lengths_and_places() -> None:
    dimensions = parse(CRUISE).root.dimensions
    assert list(dimensions.values()) == [
        Dimension("time", 3, unlimited=True, path="time"),
        Dimension("lat", 2, path="lat"),
        Dimension("lon", 4, path="lon"),
    ]


def test_variables_have_types_and_the_dimensions_of_the_data_set() -> None:
    data = parse(CRUISE, "cruise.cdl")
    assert (data.path, data.format) == ("cruise.cdl", Format.CDL)
    assert [(name, each.type, each.shape) for name, each in data.variables.items()] == [
        ("time", NcType.DOUBLE, (3,)),
        ("sst", NcType.FLOAT, (3, 2, 4)),
        ("mask", NcType.FLOAT, (2, 4)),
        ("crs", NcType.INT, ()),
    ]
    assert data.variables["sst"].dimensions[0] is data.root.dimensions["time"]


def test_attributes_of_storage_are_no_attributes() -> None:
    data = parse(CRUISE)
    assert dict(data.attributes) == {"title": "A cruise"}
    assert dict(data.variables["sst"].attributes) == {"units": "K", "_FillValue": Numbers(NcType.FLOAT, (-999.0,))}
    assert [each.deflate for each in data.variables.values()] == [None, 4, None, None]


def test_a_dimension_name_means_the_nearest_dimension_outwards() -> None:
    data = parse(GROUPS)
    assert list(data.groups) == ["/", "/one", "/one/two", "/three"]
    shapes = {path: tuple(each.path for each in variable.dimensions) for path, variable in data.variables.items()}
    assert shapes == {"x": ("n",), "/one/x": ("/one/n", "m"), "/one/y": ("n",), "/one/two/x": ("/one/n",)}


def test_a_path_names_a_variable_of_another_group() -> None:
    data = parse(GROUPS)
    assert data.variables["x"].text("long_name") == "root"
    assert data.variables["/one/x"].text("units") == "1"
    assert data.groups["/one"].text("comment") == "inner"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *((word, NcType(word)) for word in ("byte", "ubyte", "char", "short", "ushort", "int", "uint", "int64")),
        *((word, NcType(word)) for word in ("uint64", "float", "double", "string")),
        *(("long", NcType.INT), ("integer", NcType.INT), ("real", NcType.FLOAT), ("longlong", NcType.INT64)),
        *(("ulong", NcType.UINT), ("ulonglong", NcType.UINT64), ("uinteger", NcType.UINT)),
    ],
)
def test_every_type_and_its_other_names_are_known(word: str, expected: NcType) -> None:
    assert parse(f"netcdf a {{ variables: {word} x ; }}").variables["x"].type is expected


TYPES = """
netcdf types {
types:
  compound wind { float speed ; int flags(2, 3), more ; } ;
  byte enum cloud { clear = 0, overcast = 1 }
  int(*) row ;
  opaque(5) blob ;
  compound pair { wind a ; /row b ; }
variables:
  wind w ; cloud c ; row r ; blob b ; pair p ;
  cloud w:sky = overcast ;
  wind :gust = {1.5, {1, 2, 3, 4, 5, 6}, 7} ;
  c:_FillValue = clear ;
group: inner { variables: wind v ; /cloud u ; }
data:
  w = {2.5, {1, 2, 3, 4, 5, 6}, 7} ;
  r = {1, 2} ;
  b = 0xABCDEF0102 ;
  c = overcast ;
}
"""


def test_user_defined_types_keep_their_names() -> None:
    data = parse(TYPES)
    assert data.root.user_types == ("wind", "cloud", "row", "blob", "pair")
    kinds = {path: each.type_name for path, each in data.variables.items()}
    assert kinds == {
        "w": "wind",
        "c": "cloud",
        "r": "row",
        "b": "blob",
        "p": "pair",
        "/inner/v": "wind",
        "/inner/u": "cloud",
    }
    assert {each.type for each in data.variables.values()} == {NcType.USER}


def test_attributes_of_user_defined_types_are_opaque() -> None:
    data = parse(TYPES)
    assert data.attributes["gust"] == Opaque("wind")
    assert data.variables["w"].attributes["sky"] == Opaque("cloud")
    assert data.variables["c"].attributes["_FillValue"] == Opaque("cloud")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        *((r"a\ b", "a b"), (r"\1st", "1st"), (r"a\(b\)\:c", "a(b):c"), ("sst.v1@x+y-z", "sst.v1@x+y-z")),
        (r"\:", ":"),
        *(("température", "température"), ("data", "data"), ("group", "group"), ("float", "float"), ("_", "_")),
    ],
)
def test_names_may_hold_what_is_escaped_and_the_words_of_cdl(written: str, name: str) -> None:
    data = parse(
        f"netcdf a {{ dimensions: {written} = 1 ; variables: int {written}({written}) ; short /{written}:{written} = 1 ; }}"
    )
    variable = data.variables[name]
    assert variable.dimension_names == (name,)
    assert list(variable.attributes) == [name]


@pytest.mark.parametrize(
    ("data", "lengths"),
    [
        ("x = 1, 2 ; y = 1, 2, 3, 4, 5, 6, 7 ;", (3, 0)),
        ("z = {1, 2}, {3, 4, 5} ;", (2, 3)),
        ("z = {1}, {}, {2}, {} ;", (4, 1)),
        ('c = "hello" ;', (5, 0)),
        ('c = "é" ;', (2, 0)),
        ('r = "a", "bcde", "" ;', (4, 0)),
        ("x = ;", (0, 0)),
        ("x = 1, // two, three\n 2 ;", (2, 0)),
        ("", (0, 0)),
    ],
)
def test_unlimited_dimensions_are_as_long_as_the_data_need(data: str, lengths: tuple[int, int]) -> None:
    head = "dimensions: t = UNLIMITED ; u = unlimited ; three = 3 ;"
    variables = "variables: int x(t), y(t, three), z(t, u) ; char c(t), r(t, three) ;"
    found = parse(f"netcdf a {{ {head} {variables} data: {data} }}").root.dimensions
    assert (found["t"].length, found["u"].length) == lengths


def test_the_longer_of_the_count_and_the_data_is_the_length() -> None:
    text = "netcdf a {{ dimensions: t = UNLIMITED ; // ({} currently)\n variables: int x(t) ; data: x = 1, 2 ; }}"
    assert parse(text.format(5)).root.dimensions["t"].length == 5
    assert parse(text.format(1)).root.dimensions["t"].length == 2


def test_the_text_may_begin_with_a_mark_of_byte_order_and_have_windows_lines() -> None:
    assert parse("\ufeff// file\r\nnetCDF a {\r\n:a = 1 ;\r\n}\r\n").attributes["a"] == Numbers(NcType.INT, (1,))
