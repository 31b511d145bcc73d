"""Values of simple types: what is one and what is none, as XML Schema has it."""

import pytest

from fairtool.iso.structure.lexical import builtin
from fairtool.iso.structure.values import Value, compiled, python_pattern

GOOD = {
    "date": ["2024-02-29", "2000-02-29", "-0004-02-29", "12024-01-01", "2024-01-01Z", "2024-01-01+14:00"],
    "dateTime": ["2024-05-17T23:59:59.5Z", "2024-05-17T24:00:00", "2024-05-17T00:00:00-13:59"],
    "time": ["12:30:00", "24:00:00Z"],
    "gYear": ["2024", "-0044"],
    "gYearMonth": ["2024-12", "2024-01Z"],
    "gMonthDay": ["--02-29", "--12-31"],
    "duration": ["P1Y", "-P1Y2M3DT4H5M6.7S", "PT0S"],
    "decimal": ["1", "-1.5", "+.5", "1.", "1" * 200],
    "integer": ["0", "-12", "+12"],
    "nonNegativeInteger": ["0", "-0", "12"],
    "positiveInteger": ["1"],
    "int": ["2147483647"],
    "double": ["1e5", "-INF", "NaN", "1.E-3"],
    "boolean": ["true", "false", "1", "0"],
    "anyURI": ["", "#a", "http://a/b?c#d", "urn:x:y", "../x", "http://[::1]:8/%41", "a b", "é", "http://u:p@h:80/"],
    "language": ["fr", "fr-FR"],
    "NCName": ["a-1", "é.2"],
    "ID": ["_1"],
    "base64Binary": ["", "QUI=", "QQ=="],
    "string": ["", " x "],
}
POINT = r"\s*([\-]|[+])?\d*\.?\d*(\s+|[,])([\-]|[+])?\d*\.?\d*\s*"
BAD = {
    "date": ["2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "0000-01-01", "2024-1-1", "17/05/2024", "2024"],
    "dateTime": ["2024-05-17", "2024-05-17T24:00:01", "2024-05-17T10:00", "2024-02-30T00:00:00"],
    "time": ["25:00:00", "12:30"],
    "gYear": ["24", "02024", "0000"],
    "gYearMonth": ["2024-13"],
    "gMonthDay": ["--02-30", "--04-31", "--00-01"],
    "duration": ["P", "PT", "P1DT", "1Y", "P1M2Y", "P1.5Y"],
    "decimal": ["", "1e5", "1,5", ".", "--1"],
    "integer": ["1.0", ""],
    "nonNegativeInteger": ["-1"],
    "positiveInteger": ["0"],
    "int": ["2147483648"],
    "double": ["1e", "+INF", "x"],
    "boolean": ["True", "yes", ""],
    "anyURI": ["http://a/%zz", "a#b#c", "http://a:x/", "1:2", ":a", "a[b]"],
    "language": ["fra_FR", ""],
    "NCName": ["1a", "a:b", "a b"],
    "ID": ["1"],
    "base64Binary": ["A", "AB==", "=AAA"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in GOOD.items() for text in texts])
def test_a_value_is_a_value(name: str, text: str) -> None:
    holds = builtin(name)
    assert holds is None or holds(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in BAD.items() for text in texts])
def test_what_is_no_value_is_none(name: str, text: str) -> None:
    holds = builtin(name)
    assert holds is not None
    assert not holds(text)


def made(entry: dict[str, object], *others: dict[str, object]) -> Value:
    types = (entry, *others)

    def of(number: int) -> Value:
        return compiled(types[-number - 1], of)

    return of(-1)


@pytest.mark.parametrize(
    ("entry", "others", "good", "bad"),
    [
        ({"b": "string", "e": ["a", "b"]}, (), "a", "c"),
        ({"b": "string", "r": [["[a-z]+", "[0-9]+"]]}, (), "42", "a1"),
        ({"b": "string", "r": [["[a-z0-9]+"], [".{2}"]]}, (), "a1", "a"),
        ({"b": "string", "lo": "1"}, (), " ", ""),
        ({"b": "string", "len": "2"}, (), "ab", "abc"),
        ({"b": "float", "ge": "-90", "le": "90"}, (), "-90", "90.5"),
        ({"b": "decimal", "gt": "0", "lt": "1"}, (), "0.5", "1"),
        ({"u": [-2, -3]}, ({"b": "date"}, {"b": "gYear"}), "2024", "mai"),
        ({"l": -2}, ({"b": "double"},), "1 2.5\n-3e2", "1 x"),
        ({"l": -2, "len": "2"}, ({"b": "double"},), "1 2", "1 2 3"),
        ({"b": "dateTime"}, (), "\n 2024-05-17T10:00:00Z ", "2024-05-17 T10:00:00Z"),
        ({"b": "token", "e": ["a b"]}, (), " a \n b ", "ab"),
    ],
)
def test_a_type_made_narrower_or_wider(
    entry: dict[str, object], others: tuple[dict[str, object], ...], good: str, bad: str
) -> None:
    holds = made(entry, *others).holds
    assert holds is not None
    assert holds(good)
    assert not holds(bad)


def test_a_type_that_takes_every_text_has_no_test() -> None:
    assert made({"b": "string"}).holds is None
    assert made({"u": [-2, -3]}, {"b": "date"}, {"b": "string"}).holds is None


@pytest.mark.parametrize(
    ("text", "held"), [("other:ab", True), ("other:à1", True), ("other:a_b", False), ("other:a", False)]
)
def test_a_word_of_xml_schema_has_no_underscore(text: str, *, held: bool) -> None:
    holds = made({"b": "string", "r": [[r"other:\w{2,}"]]}).holds
    assert holds is not None
    assert holds(text) is held


def test_a_number_in_a_pattern_is_read_in_one_pass() -> None:
    assert python_pattern(r"\d*\.?\d*,") == r"\d*(?:\.\d*)?,"


@pytest.mark.parametrize(
    "text", ["1" * 300_000 + "%", " " * 300_000 + "%", "http://" + "a:" * 200_000 + "%", "P" + "1" * 300_000 + "%"]
)
def test_long_texts_are_judged_without_delay(text: str) -> None:
    names = ("decimal", "duration", "anyURI", "double", "base64Binary", "dateTime", "language", "NCName")
    tests = [made({"b": name}).holds for name in names]
    tests.append(made({"b": "string", "r": [[POINT]]}).holds)
    assert not any(holds(text) for holds in tests if holds)
