"""What the CDL reader makes of data sections."""

import numpy as np
import pytest

from fairtool.errors import Unavailable
from fairtool.netcdf.cdl import parse

FILL = -2147483647


def read(declarations: str, data: str, name: str = "x") -> np.ndarray[tuple[int, ...], np.dtype[np.generic]]:
    """Give the values of the variable `x` of a small data set."""
    head = "dimensions: two = 2 ; three = 3 ; t = UNLIMITED ; u = UNLIMITED ;"
    dataset = parse(f"netcdf a {{ {head} variables: {declarations} data: {data} }}")
    return dataset.read(dataset.variables[name])


@pytest.mark.parametrize(
    ("declaration", "data", "expected"),
    [
        ("int x(two, three) ;", "1, 2, 3, 4, 5, 6", [[1, 2, 3], [4, 5, 6]]),
        ("int x(two, three) ;", "{1, 2, 3}, {4, 5, 6}", [[1, 2, 3], [4, 5, 6]]),
        ("int x(three) ;", "1, _ ,3", [1, FILL, 3]),
        ("int x(three) ;", "1", [1, FILL, FILL]),
        ("int x(two) ;", "1, 2, 3", [1, 2]),
        ("int x(two) ;", "1.9, 4000000000", [1, -294967296]),
        ("int x(three) ;", "017, 0x1f, 08", [15, 31, 8]),
        ("short x(three) ; x:_FillValue = -9s ;", "_, 5", [-9, 5, -9]),
        ("byte x(three) ;", "'a', 300, -1", [97, 44, -1]),
        ("uint64 x ;", "18446744073709551615", 2**64 - 1),
        ("int64 x(two) ;", "-9223372036854775808, 5LL", [-(2**63), 5]),
        ("double x(three) ;", "1, .5, Infinity", [1.0, 0.5, np.inf]),
        ("double x(two) ;", "1e400, -1.5E2", [np.inf, -150.0]),
        ("float x(two) ;", "1e39, 1.5f // the end\n", [np.inf, 1.5]),
        ("int x(t, u) ;", "{1, 2}, {3, 4, 5}", [[1, 2, FILL], [3, 4, 5]]),
        ("int x(two, t) ;", "{1}, {2, 3}", [[1, FILL], [2, 3]]),
        ("int x(two, t) ;", "1, 2, 3, 4", [[1, 2], [3, 4]]),
        ("int x(t, u, two) ;", "{1, 2}, {3, 4, 5}", [[[1, 2], [FILL, FILL]], [[3, 4], [5, FILL]]]),
        ("int x(t, two, u) ;", "{1, 2}, {3}, {4, 5}", [[[1, 2], [3, FILL]], [[4, 5], [FILL, FILL]]]),
    ],
)
def test_numbers_fill_the_array_row_by_row(declaration: str, data: str, expected: object) -> None:
    assert read(declaration, f"x = {data} ;").tolist() == expected


@pytest.mark.parametrize(
    ("declaration", "data", "expected"),
    [
        ("char x(three) ;", '"ab"', [b"a", b"b", b""]),
        ("char x(three) ;", '"a", "b"', [b"a", b"b", b""]),
        ("char x(two, three) ;", '"ab", "c"', [[b"a", b"b", b""], [b"c", b"", b""]]),
        ("char x(two, three) ;", '"", "c"', [[b"", b"", b""], [b"c", b"", b""]]),
        ("char x(two, three) ;", '"abcdef"', [[b"a", b"b", b"c"], [b"d", b"e", b"f"]]),
        ("char x(two, three) ;", "'a', 'b', _, 'd'", [[b"a", b"b", b""], [b"d", b"", b""]]),
        ("char x(two, three) ;", '"abcd", "e"', [[b"a", b"b", b"c"], [b"d", b"", b""]]),
        ("char x(t, three) ;", '"a", "bcd"', [[b"a", b"", b""], [b"b", b"c", b"d"]]),
        ("char x(two, t) ;", '{"ab"}, {"cde"}', [[b"a", b"b", b""], [b"c", b"d", b"e"]]),
        ("char x(t) ;", '"hello", "wo"', [b"h", b"e", b"l", b"l", b"o", b"w", b"o"]),
        ('char x(three) ; x:_FillValue = "-" ;', '"a"', [b"a", b"-", b"-"]),
        ("char x ;", '"xy"', b"x"),
        ("char x(two) ;", r'"\303\251"', [b"\xc3", b"\xa9"]),
        ("string x(two, two) ;", '"a", NIL, "{", _', [["a", ""], ["{", ""]]),
        ("string x(t) ;", '"a", "é"', ["a", "é"]),
        ("string x ;", r'"a\tb"', "a\tb"),
    ],
)
def test_texts_fill_rows_of_characters_and_arrays_of_strings(declaration: str, data: str, expected: object) -> None:
    assert read(declaration, f"x = {data} ;").tolist() == expected


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("byte", "i1"),
        ("ushort", "u2"),
        ("int", "i4"),
        ("int64", "i8"),
        ("float", "f4"),
        ("double", "f8"),
        ("char", "S1"),
    ],
)
def test_values_have_the_type_of_the_variable(kind: str, code: str) -> None:
    assert read(f"{kind} x(two) ;", "x = _, _ ;").dtype == np.dtype(code)


def test_values_come_as_one_block() -> None:
    dataset = parse("netcdf a { dimensions: n = 3 ; variables: int x(n) ; data: x = 1, 2, 3 ; }")
    assert [block.tolist() for block in dataset.blocks(dataset.variables["x"])] == [[1, 2, 3]]


@pytest.mark.parametrize(
    ("declaration", "data", "message"),
    [
        ("int x ;", "", "x has no data section; values cannot be checked"),
        ("int x(n) ;", "x = 1 ;", "x takes 400000000000 bytes, more than the 67108866 that are read at once"),
        ("int x(n, zero) ;", "x = 1 ;", "x takes 400000000000 bytes, more than the 67108866 that are read at once"),
        ("e x ;", "x = one ;", "x has the user-defined type e, whose values are not read"),
        ("int x ;", "x = 99999999999999999999999 ;", "a number of `x` does not fit into 64 bits"),
        ("int x ;", "x = NaN ;", "`x` has an integer type and cannot hold NaN or Infinity"),
        (f"int x({'zero,' * 40} zero) ;", "x = 1 ;", "x has more than 32 dimensions"),
    ],
)
def test_values_that_cannot_be_had_are_unavailable(declaration: str, data: str, message: str) -> None:
    head = "types: int enum e { one = 1 } dimensions: n = 100000000000 ; zero = 0 ;"
    dataset = parse(f"netcdf a {{ {head} variables: {declaration} data: {data} }}")
    with pytest.raises(Unavailable) as caught:
        dataset.read(dataset.variables["x"])
    assert str(caught.value) == message


def test_many_plain_numbers_are_read() -> None:
    text = "netcdf a { dimensions: n = UNLIMITED ; variables: float x(n) ; data: x = " + "1.5, " * 200_000 + "2 ; }"
    dataset = parse(text)
    values = dataset.read(dataset.variables["x"])
    assert values.shape == (200_001,)
    assert values[-1] == 2
