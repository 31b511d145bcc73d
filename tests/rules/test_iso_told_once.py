"""What is wrong in a record is told once by the rules of ISO, with what would be right (synthetic records)."""

import pytest

from tests.rules.checking import record_findings

RESOURCE = "gmd:identificationInfo/gmd:MD_DataIdentification"
EMPTY = "<gco:CharacterString/>"
BOX = "gmd:identificationInfo/*/gmd:extent[1]/*/gmd:geographicElement/gmd:EX_GeographicBoundingBox"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"{RESOURCE}/gmd:citation/*/gmd:title = <gmd:title>{EMPTY}</gmd:title>", "iso-cit-title"),
        (f"{RESOURCE}/gmd:abstract = <gmd:abstract>{EMPTY}</gmd:abstract>", "iso-mri-abstract"),
        (f"gmd:language = <gmd:language>{EMPTY}</gmd:language>", "iso-lan-language"),
        (
            f"{RESOURCE}/gmd:abstract += <gmd:purpose>{EMPTY}</gmd:purpose>",
            "iso-gco-character-string",
        ),
        (
            f"{RESOURCE}/gmd:descriptiveKeywords[1]/*/gmd:thesaurusName/*/gmd:title = <gmd:title>{EMPTY}</gmd:title>",
            "iso-gco-character-string",
        ),
    ],
    ids=["title", "abstract", "language", "purpose", "title of a thesaurus"],
)
def test_an_empty_text_is_told_by_one_rule(text: str, rule: str) -> None:
    assert [name for name, _, _ in record_findings(text, "iso-", "1.0")] == [rule]


@pytest.mark.parametrize(
    ("side", "value", "right"),
    [
        ("westBoundLongitude", "-4,60", "-4.60"),
        ("northBoundLatitude", "48,4", "48.4"),
        ("northBoundLatitude", "148.4", "48.40"),
        ("northBoundLatitude", "148,4", "48.40"),
        ("eastBoundLongitude", "4°30'W", "-4.60"),
        ("westBoundLongitude", "1,234,567", "-4.60"),
        ("westBoundLongitude", "145000.5", "-4.60"),
    ],
)
def test_a_limit_that_is_possible_there_is_shown(side: str, value: str, right: str) -> None:
    text = f"{BOX}/gmd:{side} = <gmd:{side}><gco:Decimal>{value}</gco:Decimal></gmd:{side}>"
    ((_, _, message),) = record_findings(text, "iso-gex-box-range", "1.0")
    assert message.endswith(f"with a point: {right}")
