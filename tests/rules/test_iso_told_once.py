"""What is wrong in a record is told once by the rules of ISO, with what would be right (synthetic records)."""

import pytest

from fairtool.finding import SetXml, Severity
from tests.rules.checking import record_findings, told_together

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


DATE = "gmd:dateStamp/gco:Date = <gco:Date>{}</gco:Date>"
END = "gmd:identificationInfo/*/gmd:extent[2]/*/gmd:temporalElement/*/gmd:extent/gml:TimePeriod/gml:endPosition"
MAIL = "gmd:contact/*/gmd:contactInfo/*/gmd:address/*/gmd:electronicMailAddress"
LANGUAGE = "gmd:LanguageCode@codeListValue = fra"


def _side(side: str, value: str) -> str:
    return f"{BOX}/gmd:{side} = <gmd:{side}><gco:Decimal>{value}</gco:Decimal></gmd:{side}>"


def _rules(text: str, *standards: str) -> list[str]:
    told = [one.rule for one in told_together(text, *standards) if one.severity is not Severity.INFO]
    return [one for one in told if not one.startswith("inspire-rec-")]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (DATE.format("31/12/2025"), ["iso-structure-value", "inspire-c.7-metadata-date"]),
        (f"{END} = <gml:endPosition>31/12/2025</gml:endPosition>", ["inspire-c.14-temporal-extent"]),
        (f"gmd:language/{LANGUAGE}", ["inspire-c.5-metadata-language"]),
        (f"{RESOURCE}/gmd:language/{LANGUAGE}", ["inspire-1.6-resource-language"]),
        (
            "gmd:language = <gmd:language><gco:CharacterString>fra</gco:CharacterString></gmd:language>",
            ["inspire-c.5-metadata-language"],
        ),
        (_side("westBoundLongitude", "-4,60"), ["iso-structure-value", "inspire-c.19-bounding-box"]),
        (_side("northBoundLatitude", "148.40"), ["inspire-c.19-bounding-box"]),
        (_side("northBoundLatitude", "40.4"), ["inspire-c.19-bounding-box", "inspire-c.19-bounding-box"]),
        (f"{MAIL}/gco:CharacterString = <gco:CharacterString>baie.example</gco:CharacterString>", ["iso-cit-email"]),
        (f"{RESOURCE}/gmd:topicCategory =", ["inspire-1.7-topic-category"]),
        (f"{RESOURCE}/gmd:citation/*/gmd:title = <gmd:title>{EMPTY}</gmd:title>", ["inspire-c.8-resource-title"]),
        ("gmd:hierarchyLevel/gmd:MD_ScopeCode@codeListValue = Dataset", ["inspire-1.1-resource-type"]),
        ("gmd:characterSet/gmd:MD_CharacterSetCode@codeListValue = UTF-8", ["iso-gco-code-known"]),
        (
            f"{RESOURCE}/gmd:pointOfContact/*/gmd:role/gmd:CI_RoleCode@codeListValue = Custodian",
            ["inspire-c.10-responsible-organisation"],
        ),
    ],
)
def test_a_mistake_is_told_once_where_a_record_is_held_to_inspire(text: str, rules: list[str]) -> None:
    assert sorted(_rules(text, "iso", "inspire")) == sorted(rules)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (DATE.format("31/12/2025"), "iso-structure-value"),
        (f"{END} = <gml:endPosition>31/12/2025</gml:endPosition>", "iso-gco-date-form"),
        (f"gmd:language/{LANGUAGE}", "iso-lan-language-code"),
        (_side("westBoundLongitude", "-4,60"), "iso-structure-value"),
        (_side("northBoundLatitude", "148.40"), "iso-gex-box-range"),
        (f"{RESOURCE}/gmd:topicCategory =", "iso-mri-topic"),
        ("gmd:characterSet/gmd:MD_CharacterSetCode@codeListValue = UTF-8", "iso-gco-code-known"),
    ],
)
def test_a_mistake_is_told_where_the_rules_of_inspire_are_not_run(text: str, rule: str) -> None:
    assert _rules(text, "iso") == [rule]


@pytest.mark.parametrize(
    ("dates", "rule"),
    [("", "iso-structure-missing"), ('<mdb:dateInfo gco:nilReason="unknown"/>', "iso-mdb-create-date")],
)
def test_a_missing_date_of_the_metadata_is_told_once(dates: str, rule: str) -> None:
    assert _rules(f"in dataset-3\nmdb:dateInfo = {dates}", "iso") == [rule]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (DATE.format("31/12/2025"), "2025-12-31"),
        (_side("westBoundLongitude", "-4,6"), "-4.60"),
        (f"{END} = <gml:endPosition>31/12/2025</gml:endPosition>", "2025-12-31"),
    ],
)
def test_the_rules_that_tell_the_same_agree_on_the_edit(text: str, right: str) -> None:
    fixes = [one.fix for one in told_together(text, "iso", "inspire") if one.fix]
    edits = {edit.value for fix in fixes for edit in fix.edits if isinstance(edit, SetXml)}
    assert edits == {right}


def test_a_number_with_a_comma_is_mended_without_inspire() -> None:
    (found,) = [one for one in told_together(_side("westBoundLongitude", "-4,6"), "iso") if one.fix]
    assert found.message == 'gco:Decimal is "-4,6"; write "-4.6"'


@pytest.mark.parametrize("value", ["148.4", "148,4", "-95"])
def test_a_latitude_beyond_the_pole_has_no_edit(value: str) -> None:
    found = told_together(_side("northBoundLatitude", value), "inspire")
    (beyond,) = [one for one in found if "not on the globe" in one.message]
    assert beyond.fix is None
