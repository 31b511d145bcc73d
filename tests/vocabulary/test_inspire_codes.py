"""The INSPIRE vocabularies hold what the register, the guidance and the validator have, and say what is exact."""

import pytest

from fairtool.resources import schema
from fairtool.vocabulary import inspire

FRENCH_TITLE = (
    "RÈGLEMENT (UE) N o 1089/2010 DE LA COMMISSION du 23 novembre 2010 portant modalités d'application de la directive"
    " 2007/2/CE du Parlement européen et du Conseil en ce qui concerne l'interopérabilité des séries et des services de"
    " données géographiques"
)


def test_there_are_34_themes_in_22_languages() -> None:
    assert len(inspire.themes()) == 34
    assert {len(theme.labels) for theme in inspire.themes().values()} == {22}


def test_thesaurus_is_cited_as_the_guidance_says() -> None:
    cited = inspire.thesaurus()
    assert (cited.title, cited.date) == ("GEMET - INSPIRE themes, version 1.0", "2008-06-01")


@pytest.mark.parametrize(
    ("label", "code", "language"),
    [
        ("Atmospheric conditions", "ac", "en"),
        ("Conditions atmosphériques", "ac", "fr"),
        ("Répartition de la population — démographie", "pd", "fr"),
        ("Schutzgebiete", "ps", "de"),
        ("Υδρογραφία", "hy", "el"),
    ],
)
def test_theme_is_known_by_its_label(label: str, code: str, language: str) -> None:
    found = inspire.theme(label)
    assert found is not None
    assert (found.entry.code, found.exact) == (code, True)
    assert language in found.languages


@pytest.mark.parametrize(
    "label", ["conditions atmosphériques", "Conditions  atmosphériques", " CONDITIONS ATMOSPHÉRIQUES"]
)
def test_other_spelling_of_a_label_is_known_and_not_exact(label: str) -> None:
    found = inspire.theme(label)
    assert found is not None
    assert (found.entry.code, found.exact) == ("ac", False)
    assert found.entry.labels["fr"] == "Conditions atmosphériques"


@pytest.mark.parametrize("label", ["", "weather", "ac", "Conditions"])
def test_other_word_is_no_theme(label: str) -> None:
    assert inspire.theme(label) is None


@pytest.mark.parametrize(
    "uri",
    [
        "http://inspire.ec.europa.eu/theme/hy",
        "https://inspire.ec.europa.eu/theme/hy/",
        "http://www.eionet.europa.eu/gemet/nl/inspire-theme/hy",
    ],
)
def test_theme_is_known_by_its_address(uri: str) -> None:
    found = inspire.theme_at(uri)
    assert found is not None
    assert found.code == "hy"


@pytest.mark.parametrize("uri", ["http://inspire.ec.europa.eu/theme/zz", "http://inspire.ec.europa.eu/theme", "hy"])
def test_other_address_is_no_theme(uri: str) -> None:
    assert inspire.theme_at(uri) is None


@pytest.mark.parametrize("title", [FRENCH_TITLE, FRENCH_TITLE.lower(), FRENCH_TITLE.replace(" du ", "\n  du ")])
def test_title_of_the_validator_passes_in_any_case(title: str) -> None:
    found = inspire.regulation(title)
    assert found is not None
    assert (found.entry.number, found.entry.date, found.exact) == ("1089/2010", "2010-12-08", True)
    assert found.languages == ("fr",)
    assert found.entry.passes_validator(title)


def test_title_with_another_number_sign_is_known_and_does_not_pass() -> None:
    title = FRENCH_TITLE.replace("N o", "n°").replace("'", "’")
    found = inspire.regulation(title)
    assert found is not None
    assert (found.entry.number, found.exact) == ("1089/2010", False)
    assert not found.entry.passes_validator(title)


@pytest.mark.parametrize("title", ["", "1089/2010", "COMMISSION REGULATION (EU) No 1089/2010", FRENCH_TITLE[:-1]])
def test_part_of_a_title_is_no_title(title: str) -> None:
    assert inspire.regulation(title) is None


def test_regulation_has_a_title_in_each_official_language_but_irish() -> None:
    titles = inspire.regulations()["1089/2010"].titles
    assert len(titles) == 23
    assert "hr" in titles
    assert len(inspire.regulations()["1089/2010"].validator_titles) == 22


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("LimitationsOnPublicAccess", 9), ("ConditionsApplyingToAccessAndUse", 2), ("QualityOfServiceCriteria", 3),
        ("OnLineDescriptionCode", 2), ("SpatialDataServiceType", 6), ("SpatialScope", 5),
        ("SpatialDataServiceCategory", 78),
    ],
)  # fmt: skip
def test_code_list_is_whole(name: str, count: int) -> None:
    assert len(inspire.code_list(name).values) == count


def test_value_is_known_by_exactly_its_address() -> None:
    limitations = inspire.code_list("LimitationsOnPublicAccess")
    uri = "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/INSPIRE_Directive_Article13_1e"
    assert limitations.code_of(uri) == "INSPIRE_Directive_Article13_1e"
    assert limitations.value_uri("INSPIRE_Directive_Article13_1e") == uri
    for other in (uri.replace("http:", "https:"), f"{uri}/", uri[:-1], "noLimitations", limitations.uri):
        assert limitations.code_of(other) is None


@pytest.mark.parametrize(
    ("name", "label", "code", "exact"),
    [
        ("LimitationsOnPublicAccess", "no limitations to public access", "noLimitations", True),
        ("LimitationsOnPublicAccess", "Pas de restriction d’accès public selon INSPIRE", "noLimitations", False),
        ("SpatialScope", "Régional", "regional", True),
        ("SpatialScope", "régional", "regional", False),
        ("SpatialDataServiceType", "Service de consultation", "view", True),
    ],
)
def test_value_is_known_by_its_label(name: str, label: str, code: str, *, exact: bool) -> None:
    found = inspire.value(name, label)
    assert found is not None
    assert (found.entry, found.exact) == (code, exact)


def test_unknown_label_and_unknown_list_give_nothing() -> None:
    assert inspire.value("SpatialScope", "lunar") is None
    with pytest.raises(KeyError):
        inspire.code_list("Nothing")


def test_lists_for_monitoring_say_how_they_are_cited() -> None:
    assert (inspire.code_list("SpatialScope").title, inspire.code_list("SpatialScope").date) == (
        "Spatial scope",
        "2019-05-22",
    )
    assert inspire.code_list("PriorityDataset").date == "2018-04-04"


def test_iso_lists_have_the_values_of_their_editions() -> None:
    old, new = inspire.iso_lists("iso19139").lists, inspire.iso_lists("iso19115-3").lists
    assert old["CI_DateTypeCode"] == ("creation", "publication", "revision")
    assert set(old["CI_RoleCode"]) < set(new["CI_RoleCode"])
    assert len(old["MD_TopicCategoryCode"]) == 19
    assert {"rightsHolder", "funder"} <= set(new["CI_RoleCode"])
    assert "license" in old["MD_RestrictionCode"]
    assert "licence" in new["MD_RestrictionCode"]


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#CI_RoleCode", True),
        ("https://standards.iso.org/iso/19139/resources/gmxCodelists.xml", True),
        ("http://www.isotc211.org/2005/resources/Codelist/gmxCodelists.xml#MD_ScopeCode", True),
        ("http://example.org/gmxCodelists.xml#CI_RoleCode", False),
        ("", False),
    ],
)
def test_catalogue_of_code_lists_is_known_by_its_addresses(address: str, *, known: bool) -> None:
    assert inspire.iso_lists("iso19139").knows_catalogue(address) is known


def test_default_reference_systems_are_those_of_the_guidance() -> None:
    systems = inspire.default_reference_systems()
    assert len(systems) == 23
    assert systems["http://www.opengis.net/def/crs/EPSG/0/4258"] == "ETRS89-GRS80"
    assert systems["http://www.opengis.net/def/crs/EPSG/0/7409"] == "ETRS89-GRS80-EVRS"


def test_protocol_has_its_label() -> None:
    assert inspire.protocols()["http://www.opengis.net/def/serviceType/ogc/wms"] == "OGC Web Map Service"


def test_each_of_the_63_executable_assertions_belongs_to_one_row() -> None:
    rows = schema("inspire/assertions")["rows"]
    assertions = [identifier for row in rows.values() for identifier in row["assertions"]]
    assert len(assertions) == len(set(assertions)) == 63
    assert list(rows) == list(schema("inspire/conformance")["rows"])


def test_rows_are_65_requirements_of_the_guidance_two_of_the_monitoring_and_the_recommendations() -> None:
    rows = schema("inspire/conformance")["rows"]
    kinds = {key: row["spans"][0]["kind"] for key, row in rows.items()}
    assert sum(kind == "requirement" for kind in kinds.values()) == 67
    assert all((kind == "recommendation") == key.startswith("Rec-") for key, kind in kinds.items())
