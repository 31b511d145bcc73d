"""Packing: which types are legal in which version, and attributes of odd types."""

import pytest

from tests.rules.checking import examined, findings

ATTRIBUTES, DATA = "cf-8.1-packing-attribute-types", "cf-8.1-packed-type"


def _packed(kind: str, *attributes: str) -> str:
    written = " ".join(f"t:{one} ;" for one in attributes)
    return f'{kind} t(time) ; t:units = "K" ; t:long_name = "t" ; {written}'


@pytest.mark.parametrize("kind", ["byte", "ubyte", "short", "ushort"])
@pytest.mark.parametrize("number", ["0.5", "0.5f"])
def test_small_integers_are_packed_from_float_and_double(kind: str, number: str) -> None:
    text = _packed(kind, f"scale_factor = {number}", f"add_offset = {number}")
    assert findings(text, ATTRIBUTES) == []
    assert findings(text, DATA) == []


@pytest.mark.parametrize(
    ("kind", "number", "version", "severity"),
    [
        ("int", "0.5", "1.13", None),
        ("uint", "0.5", "1.13", None),
        ("int", "0.5f", "1.13", "error"),
        ("uint", "0.5f", "1.13", "error"),
        ("int64", "0.5", "1.13", "error"),
        ("float", "0.5f", "1.13", "error"),
        ("double", "0.5", "1.11", "error"),
        ("char", "0.5", "1.13", "error"),
        ("int", "0.5f", "1.14", "error"),
        ("int", "0.5", "1.10", None),
        ("int", "0.5f", "1.10", "warning"),
        ("float", "0.5f", "1.10", None),
        ("double", "0.5", "1.6", None),
        ("float", "0.5", "1.6", "error"),
        ("double", "0.5f", "1.7", "error"),
        ("int64", "0.5", "1.9", "error"),
        ("ubyte", "0.5", "1.10", "error"),
        ("ubyte", "0.5", "1.8", None),  # 2.2 tells that there is no such type
    ],
)
def test_the_type_of_packed_data_by_version(kind: str, number: str, version: str, severity: str | None) -> None:
    found, _ = examined(_packed(kind, f"scale_factor = {number}"), DATA, version)
    assert [one.severity.value for one in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("kind", "scale", "offset", "version", "found"),
    [
        ("short", "0.5", "1.", "1.13", 0),
        ("short", "0.5", "1.f", "1.13", 1),
        ("short", "0.5", "1", "1.13", 1),
        ("short", "2", "1", "1.13", 2),
        ("short", "2s", "1s", "1.13", 2),
        ("short", "2s", "1s", "1.10", 0),
        ("short", "2s", "1.f", "1.10", 1),
        ("short", "2", "1", "1.10", 2),
        ("float", '"2"', '"1"', "1.6", 2),
    ],
)
def test_the_types_of_the_attributes_by_version(kind: str, scale: str, offset: str, version: str, found: int) -> None:
    text = _packed(kind, f"scale_factor = {scale}", f"add_offset = {offset}")
    assert len(findings(text, ATTRIBUTES, version)) == found


def test_an_integer_is_written_in_the_type_of_the_other_attribute() -> None:
    (finding,), _ = examined(_packed("short", "scale_factor = 0.5f", "add_offset = 273"), ATTRIBUTES)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert (edit.owner, edit.name, edit.value, edit.type) == ("t", "add_offset", 273, "float")


@pytest.mark.parametrize("number", ["16777217", "1s, 2s"])
def test_what_would_lose_something_has_no_fix(number: str) -> None:
    (finding,), _ = examined(_packed("short", "scale_factor = 0.5f", f"add_offset = {number}"), ATTRIBUTES)
    assert finding.fix is None
