"""The common requirements of INSPIRE, on records with the faults that French catalogues have; all are made up."""

import pytest

from fairtool.rules.inspire.dates import is_date, is_date_time
from tests.rules.checking import record, record_findings

DATA = "gmd:identificationInfo/gmd:MD_DataIdentification"
LEGAL = f"{DATA}/gmd:resourceConstraints"
MAIL = "gmd:contactInfo/gmd:CI_Contact/gmd:address/gmd:CI_Address/gmd:electronicMailAddress/gco:CharacterString"
LIMITS = "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess"
CONDITIONS = "http://inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse"
BOX = f"{DATA}/gmd:extent/gmd:EX_Extent/gmd:geographicElement/gmd:EX_GeographicBoundingBox"
WORD = f"{DATA}/gmd:descriptiveKeywords[1]/gmd:MD_Keywords/gmd:keyword"
LIMITATION = """<gmd:resourceConstraints><gmd:MD_Constraints><gmd:useLimitation><gco:CharacterString>Licence Ouverte
</gco:CharacterString></gmd:useLimitation></gmd:MD_Constraints></gmd:resourceConstraints>"""
NO_LEVEL = "gmd:hierarchyLevel =\ngmd:hierarchyLevelName =\n"


def legal(*others: str, access: str = "otherRestrictions", use: str = "") -> str:
    """Give a legal constraint with these codes and these other constraints: addresses are anchors."""
    codes = "".join(
        f'<gmd:{name}><gmd:MD_RestrictionCode codeList="#" codeListValue="{value}"/></gmd:{name}>'
        for name, value in (("accessConstraints", access), ("useConstraints", use))
        if value
    )
    held = "".join(
        f'<gmx:Anchor xlink:href="{one}">voir</gmx:Anchor>'
        if one.startswith("http")
        else f"<gco:CharacterString>{one}</gco:CharacterString>"
        for one in others
    )
    wrapped = held.replace("><gmx", "></gmd:otherConstraints><gmd:otherConstraints><gmx") if held else ""
    rest = f"<gmd:otherConstraints>{wrapped}</gmd:otherConstraints>" if held else ""
    return f"<gmd:resourceConstraints><gmd:MD_LegalConstraints>{codes}{rest}</gmd:MD_LegalConstraints></gmd:resourceConstraints>"


def messages(text: str, rule: str) -> list[str]:
    return [message for name, _, message in record_findings(text, rule) if name == rule]


def test_the_template_of_a_data_set_keeps_all_requirements() -> None:
    found = [one for one in record_findings("", "inspire") if not one[0].startswith("inspire-rec-")]
    assert not found


@pytest.mark.parametrize(
    "text", ["2026", "20", "2026-03", "2026-03-01", "20260301", "2024-02-29", "2024-366", "2026-W09", "2026W091"]
)
def test_a_date_of_iso_8601_is_one(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-02-29", "2025-366", "2026-W54", "01/03/2026", "2026-03-01Z", "mars 2026", "2" * 99]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01T10:00",
        "2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00.5+01:00",
        "2026-03-01T10:00:00+01",
        "20260301T100000Z",
        "2026-03-01T10:00:00-03:30",
        "2016-12-31T23:59:60Z",
    ],
)
def test_a_date_with_time_is_one(text: str) -> None:
    assert is_date_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01",
        "2026-03-01T24:00:00",
        "2026-03-01T10:00:00+0100",
        "2026-03-01T10:00:00+15:00",
        "2026-03-01T10:00:60",
    ],
)
def test_what_is_no_date_with_time_is_none(text: str) -> None:
    assert not is_date_time(text)


@pytest.mark.parametrize(("written", "code"), [("fra", "fre"), ("fr", "fre"), ("deu", "ger"), ("fr-FR", "fre")])
def test_the_bibliographic_code_of_the_language_is_told(written: str, code: str) -> None:
    found = messages(f"gmd:language/gmd:LanguageCode@codeListValue = {written}", "inspire-c.5-metadata-language")
    assert len(found) == 1
    assert f'write "{code}"' in found[0]


def test_a_language_that_is_a_text_is_told_as_a_code() -> None:
    text = "gmd:language = <gmd:language><gco:CharacterString>fre</gco:CharacterString></gmd:language>"
    assert 'codeListValue="fre"' in messages(text, "inspire-c.5-metadata-language")[0]


@pytest.mark.parametrize("code", ["fre", "nor", "hrv"])
def test_languages_of_europe_are_taken(code: str) -> None:
    assert not messages(f"gmd:language/gmd:LanguageCode@codeListValue = {code}", "inspire-c.5-metadata-language")


@pytest.mark.parametrize(
    "address",
    [
        "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#LanguageCode",
        "http://www.isotc211.org/2005/resources/codeList.xml#LanguageCode",
        "",
    ],
)
def test_the_code_list_of_a_language_is_only_warned_about(address: str) -> None:
    text = f"gmd:language/gmd:LanguageCode@codeList = {address}"
    assert {name for name, _, _ in record_findings(text, "inspire-c.5")} == {"inspire-c.5-language-code-list"}


def test_one_contact_of_the_metadata_with_the_right_role_is_enough() -> None:
    second = """gmd:contact += <gmd:contact><gmd:CI_ResponsibleParty><gmd:organisationName><gco:CharacterString>Atelier
</gco:CharacterString></gmd:organisationName><gmd:contactInfo><gmd:CI_Contact><gmd:address><gmd:CI_Address>
<gmd:electronicMailAddress><gco:CharacterString>a@baie.example</gco:CharacterString></gmd:electronicMailAddress>
</gmd:CI_Address></gmd:address></gmd:CI_Contact></gmd:contactInfo><gmd:role>
<gmd:CI_RoleCode codeList="#" codeListValue="author"/></gmd:role></gmd:CI_ResponsibleParty></gmd:contact>"""
    assert not record_findings(second, "inspire-c.6")


def test_a_role_that_is_wrong_is_told_once() -> None:
    text = "gmd:contact/gmd:CI_ResponsibleParty/gmd:role/gmd:CI_RoleCode@codeListValue = contact"
    assert len(record_findings(text, "inspire-c.")) == 1


def test_a_telephone_number_in_the_place_of_an_address_is_warned_about() -> None:
    text = f"gmd:contact/gmd:CI_ResponsibleParty/{MAIL} = <gco:CharacterString>02 98 00 00 00</gco:CharacterString>"
    assert [name for name, _, _ in record_findings(text, "inspire-c.6")] == ["inspire-c.6-email-address"]


@pytest.mark.parametrize(
    ("blocks", "word"),
    [
        ([legal("Pas de restriction d'accès public")], "as plain text"),
        ([legal(f"{LIMITS}/noLimitations", access="license")], "one access constraint, otherRestrictions"),
        ([legal(f"{LIMITS}/none")], "which is no value of the list"),
        ([legal(f"{LIMITS}/noLimitations", f"{CONDITIONS}/noConditionsApply")], "a legal constraint of its own"),
        ([legal(f"{LIMITS}/noLimitations")] * 2, "again"),
        ([], f"{LIMITS}/noLimitations"),
    ],
)
def test_what_is_wrong_about_the_limitations_is_told(blocks: list[str], word: str) -> None:
    found = messages(f"{LEGAL} = {''.join(blocks)}", "inspire-c.17-limitations-on-public-access")
    assert len(found) == 1
    assert word in found[0]


def test_the_anchor_to_write_for_a_limitation_has_the_text_that_is_there() -> None:
    found = messages(
        f"{LEGAL} = {legal('Pas de restriction d’accès public')}", "inspire-c.17-limitations-on-public-access"
    )
    assert f'<gmx:Anchor xlink:href="{LIMITS}/noLimitations">Pas de restriction d’accès public</gmx:Anchor>' in found[0]


@pytest.mark.parametrize(
    "block",
    [
        legal("Licence Ouverte 2.0", access="", use="otherRestrictions"),
        legal("https://spdx.org/licenses/etalab-2.0", access="", use="otherRestrictions"),
        legal(f"{CONDITIONS}/noConditionsApply", access="", use="otherRestrictions"),
        legal("Licence Ouverte 2.0"),
    ],
)
def test_conditions_of_use_are_found(block: str) -> None:
    found = messages(f"{LEGAL} = {legal(f'{LIMITS}/noLimitations')}{block}", "inspire-c.18-conditions-of-use")
    assert not found


@pytest.mark.parametrize(
    "block",
    [
        legal("Licence Ouverte 2.0", access="", use="license"),
        legal(f"{CONDITIONS}/free", access="", use="otherRestrictions"),
        legal(access="", use="otherRestrictions"),
        LIMITATION,
    ],
)
def test_conditions_of_use_are_missed(block: str) -> None:
    text = f"{LEGAL} = {legal(f'{LIMITS}/noLimitations')}{block}"
    assert len(messages(text, "inspire-c.18-conditions-of-use")) == 1


@pytest.mark.parametrize(
    ("written", "right"), [("-4,60", "-4.60"), ("-4.6", "-4.60"), ("-5", "-5.00"), (" -4.60 ", ""), ("-4.601", "")]
)
def test_a_coordinate_is_written_with_two_decimals(written: str, right: str) -> None:
    text = f"{BOX}/gmd:westBoundLongitude/gco:Decimal = <gco:Decimal>{written}</gco:Decimal>"
    found = messages(text, "inspire-c.19-bounding-box")
    assert bool(found) is bool(right)
    assert all(message.endswith(f": {right}") for message in found)


def test_a_box_over_the_antimeridian_is_right() -> None:
    text = f"{BOX}/gmd:westBoundLongitude/gco:Decimal = <gco:Decimal>179.00</gco:Decimal>"
    assert not messages(text, "inspire-c.19-bounding-box")


@pytest.mark.parametrize("mark", ["now", "unknown"])
def test_an_open_period_is_right(mark: str) -> None:
    period = f"{DATA}/gmd:extent/gmd:EX_Extent/gmd:temporalElement/gmd:EX_TemporalExtent/gmd:extent/gml:TimePeriod"
    text = f'{period}/gml:endPosition = <gml:endPosition indeterminatePosition="{mark}"/>'
    assert not record_findings(text, "inspire-c.14")


def test_a_record_of_gml_3_2_0_is_read_as_one_of_gml_3_2() -> None:
    old = """{0}/gmd:extent/gmd:EX_Extent/gmd:temporalElement/gmd:EX_TemporalExtent/gmd:extent = <gmd:extent>
<TimePeriod xmlns="http://www.opengis.net/gml"><beginPosition>hier</beginPosition><endPosition>2020</endPosition>
</TimePeriod></gmd:extent>"""
    assert len(record_findings(old.format(DATA), "inspire-c.14")) == 1


def test_a_word_of_iso_is_asked_for_where_its_number_is_written() -> None:
    text = (
        f"{DATA}/gmd:citation/gmd:CI_Citation/gmd:date/gmd:CI_Date/gmd:dateType/gmd:CI_DateTypeCode@codeListValue = 002"
    )
    assert "a number" in messages(text, "inspire-c.3-code-list-value")[0]


def test_empty_elements_that_inspire_does_not_ask_for_are_left_alone() -> None:
    text = "gmd:parentIdentifier += <gmd:parentIdentifier><gco:CharacterString/></gmd:parentIdentifier>"
    assert not record_findings(text, "inspire-c.")


def test_a_record_without_a_level_of_inspire_is_judged_by_the_common_requirements() -> None:
    found = record_findings("gmd:hierarchyLevel/gmd:MD_ScopeCode@codeListValue = sensor", "inspire-")
    assert [name for name, _, _ in found if "-rec-" not in name] == ["inspire-1.1-resource-type"]


def test_a_record_without_any_level_is_taken_for_one_of_data() -> None:
    text = f"{NO_LEVEL}gmd:identificationInfo/gmd:MD_DataIdentification/gmd:topicCategory ="
    found = {name for name, _, _ in record_findings(text, "inspire-1.")}
    assert found == {"inspire-1.1-resource-type", "inspire-1.7-topic-category"}


@pytest.mark.parametrize("encoding", ["dataset-3", "service"])
def test_other_templates_break_no_rule_on_data_but_that_on_their_root(encoding: str) -> None:
    found = {name for name, _, _ in record_findings(f"in {encoding}\n", "inspire-") if "-rec-" not in name}
    assert found <= {"inspire-c.2-root-element", "inspire-c.2-other-edition"}


EMPTY = '<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"/>'


@pytest.mark.parametrize(
    "text",
    [
        EMPTY,
        "gmd:identificationInfo/gmd:MD_DataIdentification = <gmd:MD_DataIdentification/>",
        "gmd:dataQualityInfo = <gmd:dataQualityInfo/>",
        f"{DATA}/gmd:abstract/gco:CharacterString = <gco:CharacterString>{'a' * 100_000}</gco:CharacterString>",
        f"{WORD} = <gmd:keyword><gco:CharacterString>{'mer ' * 20_000}</gco:CharacterString></gmd:keyword>",
        f"{BOX}/gmd:westBoundLongitude/gco:Decimal = <gco:Decimal>{'9' * 50_000}</gco:Decimal>",
    ],
)
def test_a_strange_record_crashes_no_rule(text: str) -> None:
    assert record(text)
    assert isinstance(record_findings(text, "inspire-"), list)


def test_a_record_without_any_conformity_is_told_so_once_and_pointed_to_it() -> None:
    text = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report ="
    told = {name: message for name, _, message in record_findings(text, "inspire-") if "-rec-" not in name}
    whole = told.pop("inspire-c.20-conformity")
    assert "1089/2010" in whole
    assert "2010-12-08" in whole
    assert set(told) >= {"inspire-c.21-specification", "inspire-c.22-degree", "inspire-1.10-conformity"}
    for name in ("inspire-c.21-specification", "inspire-c.22-degree", "inspire-1.10-conformity"):
        assert told[name].endswith("(one mistake, told by inspire-c.20-conformity)")
        assert len(told[name]) < len(whole) / 2


def test_a_network_service_without_any_conformity_is_told_its_own_regulation() -> None:
    text = "in service\ngmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report ="
    ((_, _, message),) = record_findings(text, "inspire-c.20-")
    assert "976/2009" in message
    assert "2009-10-20" in message


@pytest.mark.parametrize("level", ["gmd:hierarchyLevel =", "gmd:hierarchyLevel/gmd:MD_ScopeCode@codeListValue = model"])
def test_no_rule_points_to_one_that_is_silent(level: str) -> None:
    text = f"{level}\ngmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report ="
    found = record_findings(text, "inspire-")
    told = {name for name, _, _ in found}
    pointed = {message.rpartition("see ")[2] for _, _, message in found if ": see inspire-" in message}
    assert "inspire-c.22-degree" in told
    assert pointed <= told
