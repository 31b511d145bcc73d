"""Whatever the text is: it is read, or it is refused with the line and what was expected there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.errors import UnreadableError
from fairtool.netcdf.cdl import attribute_spans, parse
from fairtool.netcdf.cdl_write import write
from tests.netcdf.test_cdl import CRUISE, GROUPS, TYPES

DATA = """netcdf d { dimensions: t = UNLIMITED ; n = 2 ; variables: char c(t, n) ; string s(n) ; double x(t, n) ;
data: c = "ab", "c" ; s = "x\\n", _ ; x = 1.5, -2, NaN, _ ; }"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: the text does not start with `netcdf name {`"),
        ("netcdf a", "line 1: the text does not start with `netcdf name {`"),
        ("netcdf a {", "line 1: the text ends before the `}` of the group `/`"),
        ("netcdf a {\n} \n more", "line 3: nothing may follow the last `}`, not `more` either"),
        ('netcdf a {\n:units = "m"\n}', "line 2: `;` is missing after the attribute `units`"),
        ("netcdf a {\n:units = m ;}", "line 2: a number or a text between quotes is expected for `units`, not `m`"),
        ('netcdf a {\n:units = "m ;}', 'line 2: a number or a text between quotes is expected for `units`, not `"m`'),
        ("netcdf a {:units 5 ;}", "line 1: `=` is missing after the attribute `units`"),
        ("netcdf a {:x = 5, ;}", "line 1: a number or a text between quotes is expected for `x`, not `;`"),
        ("netcdf a {:x = 5xyz ;}", "line 1: a number or a text between quotes is expected for `x`, not `5xyz`"),
        (
            "netcdf a {:x = 5.5b ;}",
            "line 1: a decimal number of `x` has the suffix of an integer; write it without suffix",
        ),
        ('netcdf a {:x = "a", 1 ;}', "line 1: `x` mixes text and numbers; write either"),
        ("netcdf a {:x = _ ;}", "line 1: `x` holds `_`; an attribute has no fill value, write the number"),
        ("netcdf a {int :x = NaN ;}", "line 1: `x` has an integer type and cannot hold NaN or Infinity"),
        (
            'netcdf a {int :x = "5" ;}',
            "line 1: `x` has a numeric type and holds a text; write the number without quotes",
        ),
        (
            "netcdf a {string :x = 5 ;}",
            "line 1: `x` has a text type and holds a number; write the number between quotes",
        ),
        ("netcdf a {:x = 99999999999999999999 ;}", "line 1: a number of `x` does not fit into 64 bits"),
        ("netcdf a {variables:\n int x(n) ;}", "line 2: the dimension `n` is not defined"),
        ("netcdf a {variables:\n int x ; float x ;}", "line 2: the variable `x` is declared twice"),
        ("netcdf a {variables: int x }", "line 1: `;` is missing after the variable `x`"),
        ("netcdf a {variables: x:a = 1 ;}", "line 1: the variable `x` is not declared before its attribute"),
        ("netcdf a {variables: wind x ;}", "line 1: the type `wind` is not defined"),
        ("netcdf a {variables: int 1x ;}", "line 1: `int` is followed by `1x`; a name or `:` is expected"),
        ("netcdf a {int x ;}", "line 1: `variables:` is missing before the variable `x`"),
        ("netcdf a {dimensions: n = 1 ; n = 2 ;}", "line 1: the dimension `n` is defined twice"),
        ("netcdf a {dimensions: n = 1 m = 2 ;}", "line 1: `;` is missing after the dimension `n`"),
        *(
            (
                f"netcdf a {{dimensions: n = {length} ;}}",
                "line 1: the length of the dimension `n` is a whole number from 0 on, or UNLIMITED",
            )
            for length in ("-1", "2.5", "x", '"2"', "9999999999999999999", "")
        ),
        ("netcdf a {variables: int x ; data: y = 1 ;}", "line 1: the variable `y` of these data is not declared"),
        ("netcdf a {variables: int x ; data: x = 1 }", "line 1: `;` is missing after the data of `x`"),
        ('netcdf a {variables: int x ; data: x = "1" ;}', 'line 1: a value of type int is expected for `x`, not `"1"`'),
        ("netcdf a {variables: char x ; data: x = 1 ;}", "line 1: a value of type char is expected for `x`, not `1`"),
        ("netcdf a {variables: int x ; data: x = {1 ;}", "line 1: `}` is missing in the values of `x`, before `;`"),
        ("netcdf a {variables: int x ; data: x = 1, ;}", "line 1: a value of type int is expected for `x`, not `;`"),
        ("netcdf a {group: g { } group: g { } }", "line 1: the group `g` is defined twice"),
        ("netcdf a {group: g ; }", "line 1: `{` is missing after the name of the group `g`"),
        ("netcdf a {group: g { }", "line 1: the text ends before the `}` of the group `/`"),
        ("netcdf a {types: int enum e { } }", "line 1: the name of a member is expected, not `}`"),
        ("netcdf a {types: compound c { other x ; } }", "line 1: the type `other` is not defined"),
        ("netcdf a {types: opaque(5) int ; }", "line 1: the type `int` is defined twice"),
        ("netcdf a {;}", "line 1: a declaration or `}` is expected, not `;`"),
        ("netcdf a {:x = \ud800 ;}", "the text holds half a surrogate pair, which is no character"),
    ],
)
def test_an_error_says_the_line_and_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("netcdf a {" + "group: g {" * 100_000, "line 1: groups are nested more than 200 deep"),
        ("netcdf a {variables: int x ; data: x = " + "{" * 100_000, "not `the end of the text`"),
        ("netcdf a {:x = " + "9" * 100_000 + ";}", "does not fit into 64 bits"),
        ("netcdf a {dimensions: n = 1 ; variables: int x(" + "n," * 5000 + "n) ;}", "more than 1024 dimensions"),
        ("netcdf a {dimensions: " + "".join(f"n{index} = 1 ;" for index in range(100_001)) + "}", "more than 100000"),
        (
            f"netcdf a {{group: {'g' * 2**20} {{ variables: int {', '.join(f'x{index}' for index in range(64))} ; }} }}",
            "the paths of the groups and of what they hold are too long",
        ),
        ("netcdf a {" + " " * 64 * 2**20, "the text is longer than 64 MiB"),
        ("netcdf a {" + "é" * 33 * 2**20, "the text is longer than 64 MiB"),
    ],
    ids=["groups", "braces", "digits", "dimensions", "objects", "paths", "length", "bytes"],
)
def test_hostile_texts_are_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(text)
    assert message in str(caught.value)


def read_all(text: str) -> None:
    """Read a text as all entries do; nothing but `UnreadableError` may come out."""
    try:
        dataset = parse(text)
    except UnreadableError as refused:
        str(refused)  # a template that does not fit its values raises here
        return
    attribute_spans(text)
    write(dataset, most_values=100)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    read_all(text)
    read_all(f"netcdf a {{{text}}}")


WORDS = (
    *(
        "types:",
        "dimensions:",
        "variables:",
        "data:",
        "group:",
        "{",
        "}",
        "(",
        ")",
        "=",
        ",",
        ";",
        ":",
        "*",
        "/",
        "//",
        "\n",
    ),
    *(
        "int",
        "char",
        "string",
        "float",
        "enum",
        "compound",
        "opaque",
        "UNLIMITED",
        "NaN",
        "-Infinityf",
        "NIL",
        "_",
        "\\",
    ),
    *("x", "n", "/n", "/x", "e", "_FillValue", "_DeflateLevel", "1", "0", "-3b", "1.5", "017", "0x1f", "9" * 30),
    *("'a'", "''", '"', '"abc"', '""', r'"\xff"', "(2 currently)", "\ud800", "\x00"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_order_of_words_is_read_or_refused(words: list[str]) -> None:
    start = "netcdf a { types: int enum e { one = 1 } dimensions: n = 2 ; t = UNLIMITED ; variables: int x(n, t) ;"
    read_all(start + " ".join(words) + "}")


@given(
    st.sampled_from((CRUISE, GROUPS, TYPES, DATA)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.sampled_from(WORDS)), min_size=1, max_size=5),
)
def test_a_changed_text_is_read_or_refused(text: str, changes: list[tuple[float, int, str]]) -> None:
    for where, length, word in changes:
        start = int(where * len(text))
        text = text[:start] + word + text[start + length :]
    read_all(text)
