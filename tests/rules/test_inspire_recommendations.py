"""The recommendations of the INSPIRE guidance: what they tell is a warning, and what is near the mark is not told."""

import pytest

from fairtool.conformance import table
from fairtool.finding import Severity
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from tests.rules.checking import record_findings

DATA = "gmd:identificationInfo/gmd:MD_DataIdentification"
SERVICE = "gmd:identificationInfo/srv:SV_ServiceIdentification"
PARTY = f"{DATA}/gmd:pointOfContact/gmd:CI_ResponsibleParty"
EMAIL = f"{PARTY}/gmd:contactInfo/gmd:CI_Contact/gmd:address/gmd:CI_Address/gmd:electronicMailAddress"
USE = f"{DATA}/gmd:resourceConstraints[2]/gmd:MD_LegalConstraints/gmd:otherConstraints"
ONLINE = "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine"
PROTOCOL = f"{ONLINE}/gmd:CI_OnlineResource/gmd:protocol"
REPORT = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report"
TITLE = "gmd:DQ_DomainConsistency/gmd:result/gmd:DQ_ConformanceResult/gmd:specification/gmd:CI_Citation/gmd:title"
GROUP = f"{DATA}/gmd:descriptiveKeywords"


def written(path: str, text: str) -> str:
    """Give the change that writes a text into a property."""
    name = path.rpartition("/")[2].partition("[")[0]
    return f"{path} = <{name}><gco:CharacterString>{text}</gco:CharacterString></{name}>"


def anchored(path: str, address: str, text: str) -> str:
    """Give the change that writes an anchor into a property."""
    name = path.rpartition("/")[2].partition("[")[0]
    return f'{path} = <{name}><gmx:Anchor xlink:href="{address}">{text}</gmx:Anchor></{name}>'


def told(text: str, rule: str = "") -> list[str]:
    """Give the messages of the recommendations, or of one of them, on a record."""
    return [message for _, _, message in record_findings(text, f"inspire-rec-{rule}")]


def test_what_is_recommended_is_a_warning() -> None:
    rows = [row for row in table("inspire").values() if row.id.startswith("Rec-")]
    assert len(rows) == 51
    assert {row.severity(Version(2, 0)) for row in rows} == {Severity.WARNING}


def test_every_rule_of_a_recommendation_covers_recommendations_only() -> None:
    rules = [rule for rule in rules_of("inspire").values() if rule.id.startswith("inspire-rec-")]
    assert rules
    assert all(row.startswith("Rec-") for rule in rules for row in rule.covers)


@pytest.mark.parametrize("name", ["service", "sds"])
def test_the_base_records_of_services_follow_all_recommendations(name: str) -> None:
    assert told(f"in {name}") == []


@pytest.mark.parametrize(
    "name", ["Ifremer", "Institut de physique du globe de Paris (IPGP)", "OBSERVATOIRE DE LA BAIE"]
)
def test_a_name_that_is_more_than_an_abbreviation_is_not_told(name: str) -> None:
    assert told(written(f"{PARTY}/gmd:organisationName", name), "c.5") == []


@pytest.mark.parametrize("name", ["BRGM", "SHOM", "IGN"])
def test_an_abbreviation_alone_is_told(name: str) -> None:
    (message,) = told(written(f"{PARTY}/gmd:organisationName", name), "c.5")
    assert f'"{name}"; write the full name' in message


@pytest.mark.parametrize(
    ("person", "address", "is_told"),
    [
        ("Anaïs Le Gall", "anais.legall@baie.example", True),
        ("Anaïs Le Gall", "a.legall@baie.example", True),
        ("LE GALL Anaïs", "gall@baie.example", True),
        ("Héloïse Kerboul", "h-kerboul@baie.example", True),
        ("Anaïs Le Gall", "donnees@baie.example", False),
        ("Anaïs Le Gall", "sig.contact@anais.example", False),
        ("Service Géomatique", "geomatique@baie.example", False),
        ("Équipe données", "donnees@baie.example", False),
    ],
)
def test_the_address_of_the_person_who_is_named_is_told(person: str, address: str, *, is_told: bool) -> None:
    name = f"<gmd:individualName><gco:CharacterString>{person}</gco:CharacterString></gmd:individualName>"
    change = f"{PARTY}/gmd:organisationName += {name}\n{written(EMAIL, address)}"
    assert bool(told(change, "c.5")) is is_told


@pytest.mark.parametrize(
    "change",
    [
        written(USE, "Licence Ouverte 2.0 (https://www.etalab.gouv.fr/licence-ouverte-open-licence)"),
        written(USE, "Conditions : http://baie.example/cgu"),
        anchored(
            USE,
            "http://inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse/noConditionsApply",
            "Aucune condition ne s’applique",
        ),
        f"{DATA}/gmd:resourceConstraints[2] =",
    ],
)
def test_conditions_with_a_link_are_not_told(change: str) -> None:
    assert told(change, "c.10") == []


def test_the_licence_that_is_named_is_told_with_its_address() -> None:
    (message,) = told(written(USE, "Sous licence CC BY 4.0"), "c.10")
    assert message.endswith("such as https://creativecommons.org/licenses/by/4.0/")


@pytest.mark.parametrize(
    ("text", "short"),
    [("OGC:WMS", "wms"), ("OGC:WFS-1.0.0-http-get-capabilities", "wfs"), ("OGC Web Map Tile Service", "wmts")],
)
def test_a_protocol_of_the_ogc_is_told_with_its_address(text: str, short: str) -> None:
    (message,) = told(written(PROTOCOL, text), "8.1")
    assert f'xlink:href="http://www.opengis.net/def/serviceType/ogc/{short}"' in message


@pytest.mark.parametrize("text", ["WWW:LINK-1.0-http--link", "WWW:DOWNLOAD-1.0-http--download", "FTP", "fichier wmsx"])
def test_another_protocol_is_not_told(text: str) -> None:
    assert told(written(PROTOCOL, text), "8.1") == []


def test_a_theme_with_the_address_of_gemet_is_not_told() -> None:
    address = "http://www.eionet.europa.eu/gemet/en/inspire-theme/of"
    change = anchored(
        f"{GROUP}[1]/gmd:MD_Keywords/gmd:keyword", address, "Caractéristiques géographiques océanographiques"
    )
    assert told(change, "1.5") == []


def test_a_word_without_address_beside_others_that_have_one_is_told() -> None:
    word = "<gmd:keyword><gco:CharacterString>houle</gco:CharacterString></gmd:keyword>"
    (message,) = told(f"{GROUP}[2]/gmd:MD_Keywords/gmd:keyword += {word}", "c.8")
    assert '"houle" without an address' in message


def test_a_category_as_a_code_makes_no_address_of_the_words_beside_it() -> None:
    word = "<gmd:keyword><gco:CharacterString>{}</gco:CharacterString></gmd:keyword>"
    words = word.format("infoMapAccessService") + word.format("Service d’accès aux cartes")
    assert told(f"in service\n{SERVICE}/gmd:descriptiveKeywords[1]/gmd:MD_Keywords/gmd:keyword = {words}", "c.8") == []


def test_free_keywords_are_not_told_to_be_anchors() -> None:
    group = "<gmd:descriptiveKeywords><gmd:MD_Keywords>{}</gmd:MD_Keywords></gmd:descriptiveKeywords>"
    word = "<gmd:keyword><gco:CharacterString>houle</gco:CharacterString></gmd:keyword>"
    assert told(f"{GROUP} += {group.format(word)}", "c.8") == []


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        (anchored(f"{REPORT}/{TITLE}", "https://eur-lex.europa.eu/x", "Règlement (UE) 1089/2010"), {"1.11"}),
        (written(f"{REPORT}/{TITLE}", "Règlement (UE) 1089/2010"), {"c.11"}),
        (f"in service\n{anchored(f'{REPORT}/{TITLE}', 'https://eur-lex.europa.eu/x', 'Règlement 976/2009')}", {"1.11"}),
        (f"in service\n{REPORT} =", {"4.1"}),
        (f"in service\n{SERVICE}/srv:serviceType/gco:LocalName = <gco:LocalName>other</gco:LocalName>", set()),
    ],
)
def test_specifications_are_told_once(change: str, rows: set[str]) -> None:
    names = {name for name, _, _ in record_findings(change, "inspire-rec-")}
    assert {name.split("-")[2] for name in names} - {"1.1", "1.6", "c.6"} == rows


def test_a_record_in_iso_19115_3_is_told_with_its_own_elements() -> None:
    record = """<mdb:MD_Metadata xmlns:mdb="http://standards.iso.org/iso/19115/-3/mdb/2.0"
 xmlns:mri="http://standards.iso.org/iso/19115/-3/mri/1.0"><mdb:identificationInfo><mri:MD_DataIdentification/>
</mdb:identificationInfo></mdb:MD_Metadata>"""
    (finding,) = record_findings(record, "inspire-rec-c.1-")
    assert finding[1].endswith("/mdb:metadataIdentifier/mcc:MD_Identifier/mcc:code")
