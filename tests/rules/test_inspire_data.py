"""The requirements of INSPIRE on data sets and series, on records with faults seen in catalogues; all are made up."""

import pytest

from fairtool.vocabulary.inspire import regulations
from tests.rules.checking import record_findings, told_together

DATA = "gmd:identificationInfo/gmd:MD_DataIdentification"
GROUP = f"{DATA}/gmd:descriptiveKeywords"
THEMES = f"{GROUP}[1]/gmd:MD_Keywords"
SCOPE = f"{GROUP}[2]/gmd:MD_Keywords"
CODE = "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier/gmd:code"
QUALITY = "gmd:dataQualityInfo"
RESULT = f"{QUALITY}/gmd:DQ_DataQuality/gmd:report/gmd:DQ_DomainConsistency/gmd:result/gmd:DQ_ConformanceResult"
TITLE = f"{RESULT}/gmd:specification/gmd:CI_Citation/gmd:title"
ON_LINE = "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine"
CRS = "http://www.opengis.net/def/crs/EPSG/0/"


def text_in(name: str, text: str) -> str:
    """Give an element with a character string."""
    return f"<gmd:{name}><gco:CharacterString>{text}</gco:CharacterString></gmd:{name}>"


def keyword(text: str) -> str:
    return f"{THEMES}/gmd:keyword = {text_in('keyword', text)}"


def messages(text: str, rule: str) -> list[str]:
    return [message for name, _, message in record_findings(text, rule) if name == rule]


@pytest.mark.parametrize("text", ["Régions maritimes", "Sea regions", "Meeresregionen", "sr"])
def test_a_theme_in_any_language_is_one(text: str) -> None:
    assert not messages(keyword(text), "inspire-1.4-theme")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("régions maritimes", "Régions maritimes"),
        ("RÉGIONS MARITIMES", "Régions maritimes"),
        ("océanographie", "Caractéristiques géographiques océanographiques"),
        ("biotopes", "Habitats et biotopes"),
    ],
)
def test_the_nearest_theme_is_told(text: str, right: str) -> None:
    found = messages(keyword(text), "inspire-1.4-theme")
    assert len(found) == 1
    assert f'"{right}"' in found[0]


def test_a_theme_in_another_language_is_told_in_that_of_the_record() -> None:
    found = record_findings(keyword("Sea regions"), "inspire-1.4")
    assert [name for name, _, _ in found] == ["inspire-1.4-theme-label"]
    assert '"Régions maritimes"' in found[0][2]


@pytest.mark.parametrize(
    "title", ["GEMET - INSPIRE Themes, version 1.0", "GEMET - Thèmes INSPIRE version 1.0", "GEMET"]
)
def test_the_exact_title_of_the_thesaurus_is_told(title: str) -> None:
    text = f"{THEMES}/gmd:thesaurusName/gmd:CI_Citation/gmd:title = {text_in('title', title)}"
    found = messages(text, "inspire-1.4-theme")
    assert len(found) == 1
    assert 'write exactly "GEMET - INSPIRE themes, version 1.0"' in found[0]


def test_a_theme_without_a_thesaurus_is_recognised() -> None:
    found = messages(f"{THEMES}/gmd:thesaurusName =", "inspire-1.4-theme")
    assert len(found) == 1
    assert "its thesaurus is not cited" in found[0]


def test_blanks_around_a_theme_do_not_matter() -> None:
    assert not record_findings(keyword("\n      Régions maritimes\n    "), "inspire-1.4")


@pytest.mark.parametrize(
    "title",
    [
        "RÈGLEMENT (UE) N° 1089/2010 DE LA COMMISSION",
        "Règlement (UE) n° 1089/2010 de la Commission du 23 novembre 2010",
    ],
)
def test_the_title_of_the_regulation_to_paste_is_in_the_language_of_the_record(title: str) -> None:
    found = messages(f"{TITLE} = {text_in('title', title)}", "inspire-1.10-conformity")
    assert len(found) == 1
    pasted = found[0].partition('write exactly "')[2].removesuffix('"')
    assert regulations()["1089/2010"].passes_validator(pasted)
    assert "portant modalités d'application" in pasted


@pytest.mark.parametrize("title", [*regulations()["1089/2010"].validator_titles.values()])
def test_the_official_titles_are_taken(title: str) -> None:
    assert not messages(f"{TITLE} = {text_in('title', title)}", "inspire-1.10-conformity")


def test_the_title_to_paste_passes_in_every_language() -> None:
    from fairtool.rules.inspire.declarations import official_title  # noqa: PLC0415 - with the record it needs
    from tests.rules.checking import record  # noqa: PLC0415

    for code in ("fre", "eng", "ger", "bul", "gre", "hrv", "spa"):
        view = record(f"gmd:language/gmd:LanguageCode@codeListValue = {code}")
        assert regulations()["1089/2010"].passes_validator(official_title(view, "1089/2010")), code


@pytest.mark.parametrize(
    ("written", "uri"),
    [
        ("EPSG:4258", f"{CRS}4258"),
        ("urn:ogc:def:crs:EPSG::3035", f"{CRS}3035"),
        ("ETRS89 (EPSG:4258)", f"{CRS}4258"),
        (f"{CRS}4258/", f"{CRS}4258"),
    ],
)
def test_a_default_reference_system_is_told_by_its_address(written: str, uri: str) -> None:
    found = messages(f"{CODE} = {text_in('code', written)}", "inspire-2.2-default-reference-system")
    assert len(found) == 1
    assert f'xlink:href="{uri}"' in found[0]


@pytest.mark.parametrize("written", ["EPSG:2154", "RGF93 / Lambert-93 (EPSG:2154)", "WGS 84", "34258", f"{CRS}3857"])
def test_other_reference_systems_are_free(written: str) -> None:
    assert not record_findings(f"{CODE} = {text_in('code', written)}", "inspire-2.2")


@pytest.mark.parametrize(
    "address", ["www.baie.example/a", "localhost", "http://serveur/a", "file:///c/a.nc", "10.5072/1"]
)
def test_what_is_no_address_is_told(address: str) -> None:
    text = f"{ON_LINE}/gmd:CI_OnlineResource/gmd:linkage/gmd:URL = <gmd:URL>{address}</gmd:URL>"
    assert len(messages(text, "inspire-1.8-resource-locator")) == 1


@pytest.mark.parametrize(
    "address", ["https://WWW.Baie.example/A?b=c", "ftp://baie.example/a", "http://192.0.2.1:8080/geoserver/wms"]
)
def test_addresses_are_taken_as_they_are_written(address: str) -> None:
    text = f"{ON_LINE}/gmd:CI_OnlineResource/gmd:linkage/gmd:URL = <gmd:URL>{address}</gmd:URL>"
    assert not messages(text, "inspire-1.8-resource-locator")


def test_a_quality_section_about_a_part_may_stand_beside() -> None:
    text = f"""{QUALITY} += <gmd:dataQualityInfo><gmd:DQ_DataQuality><gmd:scope><gmd:DQ_Scope><gmd:level>
<gmd:MD_ScopeCode codeList="#" codeListValue="feature"/></gmd:level></gmd:DQ_Scope></gmd:scope></gmd:DQ_DataQuality>
</gmd:dataQualityInfo>"""
    assert not record_findings(text, "inspire-1.9")


def test_the_identifier_that_is_the_name_in_a_catalogue_is_warned_about() -> None:
    code = f"{DATA}/gmd:citation/gmd:CI_Citation/gmd:identifier/gmd:MD_Identifier/gmd:code"
    found = record_findings(f"{code} = {text_in('code', 'BDML_TCH.xml')}", "inspire-1.3")
    assert [name for name, _, _ in found] == ["inspire-1.3-identifier-uri"]
    assert not record_findings(f"{code} = {text_in('code', 'seanoe:102259')}", "inspire-1.3")


def test_a_topic_category_in_upper_case_is_told_as_it_is_spelt() -> None:
    text = f"{DATA}/gmd:topicCategory/gmd:MD_TopicCategoryCode = <gmd:MD_TopicCategoryCode>Oceans</gmd:MD_TopicCategoryCode>"
    assert messages(text, "inspire-1.7-topic-category")[0].endswith("write oceans")


@pytest.mark.parametrize(
    ("title", "word"),
    [("Spatial scope", "Régional"), ("Champ géographique", "Régional"), ("Spatial scope", "Regional")],
)
def test_a_spatial_scope_in_words_is_one(title: str, word: str) -> None:
    text = f"""{SCOPE}/gmd:keyword = {text_in("keyword", word)}
{SCOPE}/gmd:thesaurusName/gmd:CI_Citation/gmd:title = {text_in("title", title)}"""
    assert not record_findings(text, "inspire-m.1")


def test_a_spatial_scope_outside_of_its_group_is_told() -> None:
    text = f"{SCOPE}/gmd:thesaurusName/gmd:CI_Citation/gmd:title = {text_in('title', 'Lexique de la Baie')}"
    found = messages(text, "inspire-m.1-spatial-scope")
    assert len(found) == 1
    assert "2019-05-22" in found[0]


def test_a_record_without_application_profiles_is_not_asked_for_services() -> None:
    assert not record_findings("", "inspire-8")


def test_a_map_service_without_an_application_profile_is_pointed_out() -> None:
    text = f"""{ON_LINE} += <gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>https://baie.example/wms</gmd:URL>
</gmd:linkage>{text_in("protocol", "OGC:WMS-1.3.0-http-get-map")}</gmd:CI_OnlineResource></gmd:onLine>"""
    assert [name for name, _, _ in record_findings(text, "inspire-8")] == ["inspire-8-linked-services"]


def test_rules_on_data_leave_records_of_services_alone() -> None:
    found = {name for name, _, _ in record_findings("in service\n", "inspire-")}
    assert not [name for name in found if name.startswith(("inspire-1.", "inspire-2.", "inspire-m.", "inspire-8"))]


def test_a_record_in_iso_19115_3_is_judged_by_what_it_means() -> None:
    text = "in dataset-3\nmdb:identificationInfo/mri:MD_DataIdentification/mri:topicCategory ="
    found = record_findings(text, "inspire-1.")
    assert [name for name, _, _ in found] == ["inspire-1.7-topic-category"]
    assert found[0][1].endswith("mri:topicCategory/mri:MD_TopicCategoryCode")


GROUP = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:descriptiveKeywords[1]"


def _group(word: str, title: str = "") -> str:
    cited = (
        f"<gmd:thesaurusName><gmd:CI_Citation><gmd:title><gco:CharacterString>{title}</gco:CharacterString></gmd:title>"
        "</gmd:CI_Citation></gmd:thesaurusName>"
    )
    return (
        "<gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword><gco:CharacterString>"
        f"{word}</gco:CharacterString></gmd:keyword>{cited if title else ''}</gmd:MD_Keywords></gmd:descriptiveKeywords>"
    )


def test_the_title_of_the_group_that_means_inspire_is_the_one_to_change() -> None:
    text = f"{GROUP} = {_group('bâtiments')}{_group('Parcelles cadastrales', 'INSPIRE themes')}"
    (found,) = [one for one in told_together(text, "inspire") if one.rule == "inspire-1.4-theme"]
    assert found.where.endswith(
        "gmd:descriptiveKeywords[2]/gmd:MD_Keywords/gmd:thesaurusName/gmd:CI_Citation/gmd:title"
    )
    assert found.message.endswith('write exactly "GEMET - INSPIRE themes, version 1.0"')
    assert found.fix


def test_a_title_of_another_thesaurus_is_not_rewritten() -> None:
    text = f"{GROUP} = {_group('Bâtiments', 'Thésaurus de la Baie')}"
    (found,) = [one for one in told_together(text, "inspire") if one.rule == "inspire-1.4-theme"]
    assert found.fix is None
