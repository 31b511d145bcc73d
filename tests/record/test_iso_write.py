"""How single things are written: elements, code lists, languages, dates, reasons."""

from collections.abc import Mapping

import pytest
from lxml import etree

from fairtool.iso.namespaces import URIS
from fairtool.iso.paths import Column
from fairtool.iso.structure import check, load
from fairtool.record.acquisition import Acquisition, Platform
from fairtool.record.citation import Citation, Contact, Date, Identifier, Online, Responsibility
from fairtool.record.constraint import Constraints
from fairtool.record.distribution import Distribution, Transfer
from fairtool.record.extent import Box, Extent, Period
from fairtool.record.iso_write import build_iso, write_iso
from fairtool.record.lineage import Lineage, LineageSource
from fairtool.record.quality import Conformance, Quality, QualityReport
from fairtool.record.record import Record
from fairtool.record.resource import Resolution, Resource
from fairtool.record.scope import Scope
from fairtool.record.text import Text
from tests.record.iso_samples import ISO_19139, faults, read

PREFIXES: Mapping[str, str] = {
    "gmd": "http://www.isotc211.org/2005/gmd",
    "gco": "http://www.isotc211.org/2005/gco",
    "gmx": "http://www.isotc211.org/2005/gmx",
    "srv": "http://www.isotc211.org/2005/srv",
    "gml": "http://www.opengis.net/gml/3.2",
    "xlink": "http://www.w3.org/1999/xlink",
    "mdb": "http://standards.iso.org/iso/19115/-3/mdb/2.0",
    "mri": "http://standards.iso.org/iso/19115/-3/mri/1.0",
    "cit": "http://standards.iso.org/iso/19115/-3/cit/2.0",
    "lan": "http://standards.iso.org/iso/19115/-3/lan/1.0",
    "srv21": "http://standards.iso.org/iso/19115/-3/srv/2.1",
    "gco3": "http://standards.iso.org/iso/19115/-3/gco/1.0",
}


def found(record: Record, column: Column, path: str) -> list[str]:
    """Give what an XPath finds in a record that is written: texts of elements, values of attributes."""
    document = write_iso(record, column)
    assert faults(document) == []
    nodes = etree.fromstring(document).xpath(path, namespaces=dict(PREFIXES))
    return [str(node) if isinstance(node, str) else " ".join("".join(node.itertext()).split()) for node in nodes]


def resource(**said: object) -> Record:
    return Record(language="fre", scopes=("dataset",), resources=(Resource(**said),))  # type: ignore[arg-type]  # any


def test_a_title_with_an_address_is_an_anchor() -> None:
    record = resource(citation=Citation(title=Text("Sels nutritifs", "https://synthetique.example/sels")))
    assert found(record, "19139", "//gmd:title/gmx:Anchor/@xlink:href") == ["https://synthetique.example/sels"]


@pytest.mark.parametrize(
    ("column", "path", "kind"),
    [
        ("19139", "//gmd:title", "gmd:PT_FreeText_PropertyType"),
        ("19115-3", "//cit:title", "lan:PT_FreeText_PropertyType"),
    ],
)
def test_a_translation_is_typed_and_its_language_becomes_a_locale(column: Column, path: str, kind: str) -> None:
    record = resource(citation=Citation(title=Text("Sels nutritifs", translations={"eng": "Nutrients"})))
    assert found(record, column, f"{path}/@*[local-name()='type']") == [kind]
    assert found(record, column, f"{path}//*[local-name()='LocalisedCharacterString']/@locale") == ["#eng"]
    locales = "/*/*[local-name()='locale' or local-name()='otherLocale']/*/@id"
    assert found(record, column, locales) == ["eng"]


def test_a_translation_into_the_language_of_the_record_refers_to_its_default_locale() -> None:
    record = resource(citation=Citation(title=Text("Sels", translations={"fre": "Sels"})))
    assert found(record, "19115-3", "/*/mdb:defaultLocale/lan:PT_Locale/@id") == ["fre"]
    assert found(record, "19115-3", "/*/mdb:otherLocale") == []


@pytest.mark.parametrize(
    ("column", "path", "address"),
    [
        ("19139", "//gmd:CI_DateTypeCode", "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml"),
        (
            "19115-3",
            "//cit:citation | //mri:citation//cit:CI_DateTypeCode",
            "http://standards.iso.org/iso/19115/resources/Codelists/cat/codelists.xml",
        ),
    ],
)
def test_codes_name_their_official_list(column: Column, path: str, address: str) -> None:
    record = resource(citation=Citation(title=Text("Sels"), dates=(Date("2020-05-01", "creation"),)))
    assert found(record, column, f"({path})/@codeList") == [f"{address}#CI_DateTypeCode"]
    assert found(record, column, f"({path})/@codeListValue") == ["creation"]


@pytest.mark.parametrize(("column", "name"), [("19139", "gmd"), ("19115-3", "lan")])
def test_languages_are_of_iso_639_2(column: Column, name: str) -> None:
    lists = found(
        Record(language="fre"), column, f"/*/*/{name}:LanguageCode/@codeList | /*/*/*/*/{name}:LanguageCode/@codeList"
    )
    assert lists == ["http://www.loc.gov/standards/iso639-2/"]


@pytest.mark.parametrize(
    ("value", "element"), [("2020-05-01", "Date"), ("2020-05", "Date"), ("2020-05-01T10:00:00Z", "DateTime")]
)
def test_a_date_is_written_as_date_or_as_time_by_its_text(value: str, element: str) -> None:
    record = resource(citation=Citation(title=Text("Sels"), dates=(Date(value, "creation"),)))
    assert found(record, "19139", f"//gmd:CI_Date/gmd:date/gco:{element}") == [value]


def test_coordinates_have_two_decimals_at_least_and_no_exponent() -> None:
    record = resource(extents=(Extent(boxes=(Box(west=3.0, east=9.123456, south=-0.00001, north=44.5),)),))
    box = found(record, "19139", "//gmd:EX_GeographicBoundingBox/*/gco:Decimal")
    assert box == ["3.00", "9.123456", "-0.00001", "44.50"]


def test_gml_objects_have_ids_that_differ() -> None:
    periods = (Period(begin="2020"), Period(begin="2021", end_indeterminate="now"))
    record = resource(extents=(Extent(periods=periods),))
    assert found(record, "19139", "//gml:TimePeriod/@gml:id") == ["TimePeriod-1", "TimePeriod-2"]
    assert found(record, "19139", "//gml:endPosition/@indeterminatePosition") == ["unknown", "now"]


def test_a_result_that_was_not_evaluated_is_unknown() -> None:
    result = Conformance(Citation(title=Text("Règlement")))
    report = QualityReport("DQ_DomainConsistency", conformances=(result,))
    record = Record(qualities=(Quality(Scope("dataset"), (report,)),))
    assert found(record, "19139", "//gmd:pass/@gco:nilReason") == ["unknown"]


def test_lineage_stands_in_the_quality_of_the_scope_of_the_resource() -> None:
    record = Record(
        scopes=("series",),
        qualities=(Quality(Scope("tile")), Quality(Scope("series"))),
        lineages=(Lineage(Text("Assemblage")),),
    )
    path = "//gmd:DQ_DataQuality[gmd:lineage]/gmd:scope//gmd:MD_ScopeCode/@codeListValue"
    assert found(record, "19139", path) == ["series"]
    assert len(found(record, "19139", "//gmd:DQ_DataQuality")) == 2


def test_lineage_without_quality_gets_one_of_the_scope_of_the_resource() -> None:
    record = Record(scopes=("dataset",), lineages=(Lineage(Text("Assemblage")),))
    assert found(record, "19139", "//gmd:DQ_DataQuality/gmd:scope//gmd:MD_ScopeCode/@codeListValue") == ["dataset"]


def test_a_service_is_a_service_identification_in_both_editions() -> None:
    record = resource(service_type="view", extents=(Extent(description=Text("Bretagne")),))
    assert found(record, "19139", "//srv:SV_ServiceIdentification/srv:extent//gmd:description") == ["Bretagne"]
    assert found(record, "19115-3", "//srv21:SV_ServiceIdentification/srv21:serviceType") == ["view"]


def test_a_record_with_a_platform_is_one_of_iso_19115_2() -> None:
    record = Record(acquisitions=(Acquisition(platforms=(Platform(description=Text("Navire")),)),))
    assert etree.QName(build_iso(record, "19139").root).localname == "MI_Metadata"
    assert etree.QName(build_iso(Record(), "19139").root).localname == "MD_Metadata"


def test_a_record_with_an_element_of_iso_19115_2_anywhere_has_its_root() -> None:
    source = LineageSource(description=Text("Images brutes"), level=Identifier(code=Text("L1C")))
    root = build_iso(Record(lineages=(Lineage(sources=(source,)),)), "19139").root
    assert root.tag == f"{{{URIS['gmi'][0]}}}MI_Metadata"
    assert root.find(f".//{{{URIS['gmi'][0]}}}LE_Source") is not None


def test_several_numbers_share_a_telephone_in_19139_and_have_one_each_in_19115_3() -> None:
    contact = Contact(phones=("01", "02"), phone_types=("", "sms"))
    record = Record(contacts=(Responsibility("pointOfContact", organisation=Text("Labo"), contacts=(contact,)),))
    assert len(found(record, "19139", "//gmd:CI_Telephone")) == 1
    assert found(record, "19115-3", "//cit:CI_Telephone/cit:number") == ["01", "02"]
    types = "//cit:phone[2]//@codeListValue"
    assert found(record, "19115-3", types) == found(record, "19115-3", "//cit:phone//@codeListValue") == ["sms"]


def test_a_person_alone_is_the_party_and_one_of_an_organisation_is_in_it() -> None:
    alone = Responsibility("author", individual=Text("Ana"), contacts=(Contact(emails=("ana@synthetique.example",)),))
    member = Responsibility("author", individual=Text("Luc"), organisation=Text("Labo"))
    record = Record(contacts=(alone, member))
    assert found(record, "19115-3", "//cit:party/cit:CI_Individual/cit:name") == ["Ana"]
    assert found(record, "19115-3", "//cit:party/cit:CI_Individual/cit:contactInfo") == ["ana@synthetique.example"]
    assert found(record, "19115-3", "//cit:CI_Organisation/cit:individual/cit:CI_Individual/cit:name") == ["Luc"]


def test_an_identifier_with_a_namespace_is_one_of_a_reference_system_in_19139() -> None:
    codes = (Identifier(code=Text("a")), Identifier(code=Text("b"), codespace="X"))
    record = resource(citation=Citation(title=Text("Sels"), identifiers=codes))
    assert found(record, "19139", "//gmd:identifier/gmd:MD_Identifier") == ["a"]
    assert found(record, "19139", "//gmd:identifier/gmd:RS_Identifier") == ["b X"]


@pytest.mark.parametrize(
    ("said", "element"),
    [
        (Constraints(access=("otherRestrictions",)), "MD_LegalConstraints"),
        (Constraints(classification="secret"), "MD_SecurityConstraints"),
        (Constraints(limitations=(Text("Aucune"),)), "MD_Constraints"),
        (Constraints("MD_LegalConstraints", limitations=(Text("Aucune"),)), "MD_LegalConstraints"),
    ],
)
def test_the_kind_of_constraints_follows_from_what_they_say(said: Constraints, element: str) -> None:
    path = f"//gmd:resourceConstraints/gmd:{element}"
    assert len(found(resource(constraints=(said,)), "19139", path)) == 1


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    record = resource(abstract=Text("un\x00deux\x0btrois\ud800"))
    assert found(record, "19139", "//gmd:abstract") == ["undeuxtrois"]


def test_what_the_encoding_has_no_place_for_is_told() -> None:
    record = resource(temporal_resolutions=("PT1H",), citation=Citation(title=Text("Sels")))
    assert build_iso(record, "19139").lost == ("resources[0].temporal_resolutions[0]",)
    assert build_iso(record, "19115-3").lost == ()


def test_scale_and_distance_are_two_resolutions() -> None:
    record = resource(resolutions=(Resolution(scale=25000, distance=10.0, distance_unit="m"),))
    assert found(record, "19139", "//gmd:MD_Resolution") == ["25000", "10.0"]
    assert found(record, "19115-3", "//mri:MD_Resolution") == ["25000", "10.0"]


def test_links_stand_in_one_transfer() -> None:
    links = tuple(Online(f"https://synthetique.example/{name}") for name in "ab")
    record = Record(distributions=(Distribution(transfers=(Transfer(size=1.5, links=links),)),))
    assert found(record, "19139", "//gmd:MD_DigitalTransferOptions/gmd:onLine//gmd:URL") == [link.url for link in links]
    assert found(record, "19139", "//gmd:transferSize") == ["1.5"]


def test_elements_stand_in_the_order_of_the_standard() -> None:
    root = build_iso(read(ISO_19139), "19139").root
    assert list(check(root, load("iso-19139-2007"))) == []
    names = [etree.QName(child).localname for child in root]
    assert names[:4] == ["fileIdentifier", "language", "characterSet", "parentIdentifier"]
    assert names[-2:] == ["dataQualityInfo", "metadataMaintenance"]
