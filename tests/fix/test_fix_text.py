"""What a fix would do, as it is told."""

import pytest

from fairtool.finding import Fix, Scalar, SetAttribute, SetXml
from fairtool.fix_text import fix_text


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ((0, 1, 4), "byte", "0b, 1b, 4b"),
        (1, "ushort", "1us"),
        (4, "int", "4"),
        (4, "int64", "4ll"),
        (0.10000000149011612, "float", "0.1f"),
        (5.0, "float", "5.f"),
        (1.0000000200408773e20, "float", "1e+20f"),
        (36.0, "double", "36.0"),
        ("K", "char", '"K"'),
        (("a", "b"), "string", '"a", "b"'),
    ],
)
def test_numbers_have_the_suffix_of_their_type(value: Scalar | tuple[Scalar, ...], kind: str, shown: str) -> None:
    fix = Fix((SetAttribute("psal_qc", "flag_values", value, kind),))
    assert fix_text(fix, "en") == f"set psal_qc:flag_values = {shown}"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (SetXml("/gmd:MD_Metadata/gmd:dateStamp/gco:Date", "2026-03-01"), 'set gco:Date = "2026-03-01"'),
        (SetXml("/gmd:MD_Metadata/gmd:contact", "#a", "xlink:href"), 'set gmd:contact/@xlink:href = "#a"'),
    ],
)
def test_an_edit_of_a_record_names_its_element_or_attribute(edit: SetXml, told: str) -> None:
    assert fix_text(Fix((edit,)), "en") == told


def test_of_many_edits_the_first_are_told() -> None:
    edits = tuple(SetXml(f"/gmd:MD_Metadata/gmd:contact[{number}]", "x", "uuid") for number in range(1, 41))
    told = fix_text(Fix(edits), "en")
    assert told.endswith('set gmd:contact[4]/@uuid = "x" ...')
    assert "contact[5]" not in told
