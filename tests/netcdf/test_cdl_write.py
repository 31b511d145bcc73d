"""What is written as CDL is read back unchanged."""

import math
import struct
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.netcdf.cdl import parse
from fairtool.netcdf.cdl_data import CdlReader
from fairtool.netcdf.cdl_format import literal, name, statement
from fairtool.netcdf.cdl_literals import TYPES as PRIMITIVE
from fairtool.netcdf.cdl_write import write
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.model import Dimension, Group, NcType, Numbers, Opaque, StringText, Value, Variable
from tests.netcdf.test_cdl import CRUISE, GROUPS, TYPES


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('a "b"\n\\', r'"a \"b\"\n\\"'),
        ("\x00é\udce9", r'"\000é\351"'),
        (StringText("a"), '"a"'),
        (("a", "b"), '"a", "b"'),
        (("a",), '{"a"}'),
        (Numbers(NcType.BYTE, (-1, 2)), "-1b, 2b"),
        (Numbers(NcType.UBYTE, (1,)), "1ub"),
        (Numbers(NcType.INT, (1,)), "1"),
        (Numbers(NcType.UINT64, (1,)), "1ull"),
        (Numbers(NcType.FLOAT, (0.10000000149011612, 1e20)), "0.1f, 1e+20f"),
        (Numbers(NcType.FLOAT, (math.nan, -math.inf)), "NaNf, -Infinityf"),
        (Numbers(NcType.DOUBLE, (1.0, 0.1, math.inf)), "1.0, 0.1, Infinity"),
        (Opaque("wind"), "0X00"),
    ],
)
def test_a_literal_says_its_type(value: Value, written: str) -> None:
    assert literal(value) == written


@pytest.mark.parametrize(
    ("attribute", "value", "of", "written"),
    [
        ("units", "K", NcType.FLOAT, 'sst:units = "K" ;'),
        ("units", StringText("K"), NcType.FLOAT, 'string sst:units = "K" ;'),
        ("1st", Numbers(NcType.SHORT, (1,)), NcType.FLOAT, r"sst:\1st = 1s ;"),
        ("a", Numbers(NcType.SHORT, ()), NcType.FLOAT, "short sst:a =  ;"),
        ("_FillValue", Numbers(NcType.SHORT, (1,)), NcType.SHORT, "sst:_FillValue = 1s ;"),
        ("_FillValue", Numbers(NcType.SHORT, (1,)), NcType.FLOAT, "short sst:_FillValue = 1s ;"),
        ("_FillValue", "a", NcType.STRING, 'char sst:_FillValue = "a" ;'),
        ("a", Opaque("wind"), NcType.FLOAT, "wind sst:a = 0X00 ;"),
    ],
)
def test_a_statement_has_a_type_where_its_literal_does_not_say_it(
    attribute: str, value: Value, of: NcType, written: str
) -> None:
    assert statement("sst", attribute, value, of) == written


def test_a_data_set_is_written_as_ncdump_writes_it() -> None:
    text = 'netcdf a { dimensions: t = UNLIMITED ; n = 2 ; variables: float x(t, n) ; x:units = "m" ; :title = "T" ;'
    group = 'group: g { variables: string s(n) ; /g/s:a = 1b ; data: s = "a", "b" ; }'
    written = write(parse(f"{text} data: x = 1.5, _, 3, 4 ; {group} }}", "folder/b.cdl"), most_values=4)
    assert written.replace("\t", " ").splitlines() == [
        *("netcdf b {", "dimensions:", " t = UNLIMITED ; // (2 currently)", " n = 2 ;"),
        *("variables:", " float x(t, n) ;", '  x:units = "m" ;', "", "// global attributes:", '  :title = "T" ;'),
        *("data:", " x = 1.5, 9.96921e+36, 3.0, 4.0 ;"),
        *("group: g {", "variables:", " string s(n) ;", "  s:a = 1b ;", "data:", ' s = "a", "b" ;', "}", "}"),
    ]


@pytest.mark.parametrize("text", [CRUISE, GROUPS, TYPES])
def test_what_is_written_is_read_back_the_same(text: str) -> None:
    assert parse(write(parse(text))).root == parse(text).root


@pytest.mark.parametrize(
    ("kind", "shape", "data"),
    [
        ("char", "(t, n)", r'"ab\303", "", "\000x"'),
        ("char", "", '"a"'),
        ("string", "(n)", r'"a\"\n", ""'),
        ("byte", "(t)", "1, _, -3"),
        ("uint64", "", "18446744073709551615"),
        ("float", "(t)", "0.1, NaN, -Infinity, 1e39"),
        ("double", "(t, u)", "{1, 2}, {3, 4, 5}"),
    ],
)
def test_small_data_are_written_and_read_back_the_same(kind: str, shape: str, data: str) -> None:
    head = "dimensions: n = 3 ; t = UNLIMITED ; u = UNLIMITED ;"
    before = parse(f"netcdf a {{ {head} variables: {kind} x{shape} ; data: x = {data} ; }}")
    after = parse(write(before, most_values=20))
    assert after.root == before.root
    np.testing.assert_array_equal(after.read(after.variables["x"]), before.read(before.variables["x"]))


def test_data_that_are_not_small_or_not_there_are_left_out() -> None:
    text = "netcdf a { dimensions: n = 3 ; variables: int x(n), y(n) ; data: x = 1, 2, 3 ; }"
    assert "data:" not in write(parse(text))
    assert "data:" not in write(parse(text), most_values=2)
    assert "y =" not in write(parse(text), most_values=3)


CHARACTERS = st.sampled_from("abxyz_019 .-+@():;=,{}[]\"'\\#é") | st.characters(
    codec="utf-8", exclude_characters="/\n", min_codepoint=33
)
NAMES = st.text(CHARACTERS, min_size=1, max_size=6) | st.sampled_from(
    ("data", "group", "float", "string", "types", "UNLIMITED", "NaN", "_FillValue", "_")
)
TEXTS = st.binary(max_size=12).map(lambda raw: raw.decode("utf-8", "surrogateescape")) | st.text(max_size=8)
CHARS = TEXTS.map(lambda text: text.rstrip("\0"))
SINGLES = st.floats(width=32, allow_nan=False) | st.just(math.nan)
DOUBLES = st.floats(allow_nan=False) | st.just(math.nan)


RESERVED = frozenset(PRIMITIVE)  # no user-defined type can be called what a primitive type is


def numbers(kind: NcType) -> st.SearchStrategy[Numbers]:
    """Give attributes of a numeric type."""
    bits = 8 * kind.itemsize
    low, high = (0, 2**bits - 1) if kind.startswith("u") else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    each = SINGLES if kind is NcType.FLOAT else DOUBLES if kind is NcType.DOUBLE else st.integers(low, high)
    return st.lists(each, max_size=3).map(lambda found: Numbers(kind, tuple(found)))


VALUES = st.one_of(
    CHARS,
    TEXTS.map(StringText),
    st.lists(TEXTS, max_size=3).map(tuple),
    *(numbers(kind) for kind in NcType if kind.is_numeric),
)


@st.composite
def groups(draw: st.DrawFn, path: str = "/", seen: tuple[Dimension, ...] = (), types: tuple[str, ...] = ()) -> Group:
    """Give groups of up to three levels, whose variables use the dimensions and types that can be seen."""
    prefix = "" if path == "/" else f"{path}/"
    own_types = tuple(draw(st.lists(NAMES.filter(lambda each: each not in RESERVED), max_size=2, unique=True)))
    dimensions = {
        each: Dimension(each, draw(st.integers(0, 99)), draw(st.booleans()), prefix + each)
        for each in draw(st.lists(NAMES, max_size=3, unique=True))
    }
    seen = (*seen, *dimensions.values())
    types = (*types, *own_types)
    values = VALUES | st.sampled_from(types).map(Opaque) if types else VALUES
    attributes = st.dictionaries(NAMES, values, max_size=3)
    words = draw(st.lists(NAMES.filter(lambda each: each not in types), max_size=3, unique=True))
    variables = {each: draw(variable(prefix + each, seen, types, attributes)) for each in words}
    children = draw(st.lists(NAMES, max_size=2, unique=True)) if path.count("/") < 3 else []
    inner = {each: draw(groups(f"{prefix or '/'}{each}", seen, types)) for each in children}
    return Group(path, draw(attributes), dimensions, variables, inner, own_types)


@st.composite
def variable(
    draw: st.DrawFn,
    path: str,
    dimensions: tuple[Dimension, ...],
    types: tuple[str, ...],
    attributes: st.SearchStrategy[dict[str, Value]],
) -> Variable:
    """Give a variable with some of the dimensions and, it may be, one of the user-defined types."""
    kind = draw(st.sampled_from([each for each in NcType if types or each is not NcType.USER]))
    shape = tuple(draw(st.lists(st.sampled_from(dimensions), max_size=3))) if dimensions else ()
    type_name = draw(st.sampled_from(types)) if kind is NcType.USER else ""
    return Variable(path, kind, shape, draw(attributes), type_name, draw(st.none() | st.integers(0, 9)))


@given(groups())
def test_any_group_is_read_back_the_same(root: Group) -> None:
    dataset = Dataset("a", Format.CDL, root, CdlReader("", {}, {}))
    assert parse(write(dataset)).root == root


@given(NAMES)
def test_any_name_is_read_back_the_same(text: str) -> None:
    assert list(parse(f"netcdf a {{ :{name(text)} = 1 ; }}").attributes) == [text]


@given(st.floats(width=32, allow_nan=False))
def test_a_float_is_written_in_digits_that_give_it_back(value: float) -> None:
    found = parse(f"netcdf a {{ :x = {literal(Numbers(NcType.FLOAT, (value,)))} ; }}").attributes["x"]
    assert isinstance(found, Numbers)
    assert struct.pack("f", found.values[0]) == struct.pack("f", value)


def test_groups_of_greatest_depth_are_written_without_recursion() -> None:
    text = "netcdf a {" + "group: g {" * 200 + "}" * 201
    paths = list(parse(write(parse(text))).groups)
    assert len(paths) == 201
    assert all(inner.startswith(outer) for outer, inner in pairwise(paths))
