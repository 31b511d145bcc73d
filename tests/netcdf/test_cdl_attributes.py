"""What the CDL reader makes of the constants of attributes: their types, their numbers, their texts."""

import math

import pytest

from fairtool.netcdf.cdl import parse
from fairtool.netcdf.model import NcType, Numbers, StringText, Value


def value(right: str, *, kind: str = "") -> Value:
    """Give the value of a global attribute with this right-hand side and this type."""
    return parse(f"netcdf a {{ {kind} :x = {right} ; }}").attributes["x"]


@pytest.mark.parametrize(
    ("written", "kind", "number"),
    [
        ("5", NcType.INT, 5),
        ("-5", NcType.INT, -5),
        ("+5", NcType.INT, 5),
        ("5L", NcType.INT, 5),
        ("2147483648", NcType.UINT, 2**31),
        ("-2147483649", NcType.INT64, -(2**31) - 1),
        ("9000000000", NcType.INT64, 9_000_000_000),
        ("18446744073709551615", NcType.UINT64, 2**64 - 1),
        ("5b", NcType.BYTE, 5),
        ("255b", NcType.BYTE, -1),
        ("255ub", NcType.UBYTE, 255),
        ("-7S", NcType.SHORT, -7),
        ("65535us", NcType.USHORT, 65535),
        ("5u", NcType.UINT, 5),
        ("5UL", NcType.UINT, 5),
        ("5ll", NcType.INT64, 5),
        ("5ull", NcType.UINT64, 5),
        ("017", NcType.INT, 15),
        ("08", NcType.INT, 8),
        ("0x1F", NcType.INT, 31),
        ("1.", NcType.DOUBLE, 1.0),
        (".5", NcType.DOUBLE, 0.5),
        ("1e3", NcType.DOUBLE, 1000.0),
        ("-1.5e-3d", NcType.DOUBLE, -0.0015),
        ("1.5f", NcType.FLOAT, 1.5),
        ("1f", NcType.FLOAT, 1.0),
        ("0.1f", NcType.FLOAT, 0.10000000149011612),
        ("1e39f", NcType.FLOAT, math.inf),
        ("Infinity", NcType.DOUBLE, math.inf),
        ("-Infinity", NcType.DOUBLE, -math.inf),
        ("-Infinityf", NcType.FLOAT, -math.inf),
        ("'A'", NcType.BYTE, 65),
        (r"'\n'", NcType.BYTE, 10),
        (r"'\377'", NcType.BYTE, -1),
    ],
)
def test_a_number_has_the_type_of_its_suffix_or_the_smallest_that_holds_it(
    written: str, kind: NcType, number: float
) -> None:
    assert value(written) == Numbers(kind, (number,))


@pytest.mark.parametrize(("written", "kind"), [("NaN", NcType.DOUBLE), ("nan", NcType.DOUBLE), ("NaNf", NcType.FLOAT)])
def test_not_a_number_is_read(written: str, kind: NcType) -> None:
    found = value(written)
    assert isinstance(found, Numbers)
    assert found.type is kind
    assert math.isnan(found.values[0])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1, 2.5", Numbers(NcType.DOUBLE, (1.0, 2.5))),
        ("2, 1b", Numbers(NcType.INT, (2, 1))),
        ("1.5f, 5", Numbers(NcType.FLOAT, (1.5, 5.0))),
        ("1, 5ll", Numbers(NcType.INT64, (1, 5))),
        ('"a", "b\\n", "c"', "ab\nc"),
        ('"two\nlines"', "two\nlines"),
        ("", ""),
    ],
)
def test_a_list_has_the_widest_type_and_texts_are_joined(written: str, expected: Value) -> None:
    assert value(written) == expected


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        ("byte", "300", Numbers(NcType.BYTE, (44,))),
        ("int", "1.7, -1.7", Numbers(NcType.INT, (1, -1))),
        ("float", "0.1", Numbers(NcType.FLOAT, (0.10000000149011612,))),
        ("double", "1, Infinity", Numbers(NcType.DOUBLE, (1.0, math.inf))),
        ("int", "", Numbers(NcType.INT, ())),
        ("char", '"q"', "q"),
        ("char", "'q'", "q"),
        ("string", '"q"', StringText("q")),
        ("string", '"q", "r"', ("q", "r")),
        ("string", '{"q"}', ("q",)),
        ("string", "", ()),
        ("string", "NIL", StringText("")),
    ],
)
def test_a_written_type_decides(kind: str, written: str, expected: Value) -> None:
    found = value(written, kind=kind)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"a\tb\n\\\"\'\?\q", "a\tb\n\\\"'?q"),
        (r"\101\x42", "AB"),
        (r"\303\251t\xC3\xa9", "été"),
        (r"\351x", "\udce9x"),
        (r"abc\000", "abc"),
        (r"\0", "\0"),
        ("// no comment; }", "// no comment; }"),
        ("日本", "日本"),
    ],
)
def test_escapes_are_characters_and_bytes_beyond_utf_8_lone_surrogates(written: str, text: str) -> None:
    assert value(f'"{written}"') == text


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        ("short v ; v:_FillValue = -99 ;", Numbers(NcType.SHORT, (-99,))),
        ("float v ; v:_FillValue = 0.1 ;", Numbers(NcType.FLOAT, (0.10000000149011612,))),
        ("short v ; float v:_FillValue = 0.5 ;", Numbers(NcType.FLOAT, (0.5,))),
        ('short v ; v:_FillValue = "a" ;', "a"),
        ('char v ; v:_FillValue = "a" ;', "a"),
        ("char v ; v:_FillValue = 1b ;", Numbers(NcType.BYTE, (1,))),
        ('string v ; v:_FillValue = "a" ;', StringText("a")),
    ],
)
def test_a_fill_value_has_the_type_of_its_variable_where_it_can(declaration: str, expected: Value) -> None:
    found = parse(f"netcdf a {{ variables: {declaration} }}").variables["v"].attributes["_FillValue"]
    assert found == expected
    assert type(found) is type(expected)


def test_the_last_of_two_attributes_of_one_name_counts() -> None:
    assert list(parse("netcdf a { :a = 1 ; :b = 2 ; :a = 3 ; }").attributes.items()) == [
        ("a", Numbers(NcType.INT, (3,))),
        ("b", Numbers(NcType.INT, (2,))),
    ]


def test_a_typed_attribute_of_a_variable_keeps_its_type() -> None:
    text = 'netcdf a { variables: int v ; float v:a = 1 ; string v:b = "x" ; v:c = "x" ; v:float = 2s ; }'
    assert dict(parse(text).variables["v"].attributes) == {
        "a": Numbers(NcType.FLOAT, (1.0,)),
        "b": StringText("x"),
        "c": "x",
        "float": Numbers(NcType.SHORT, (2,)),
    }
