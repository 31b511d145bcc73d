"""What is read of a record, in its three encodings."""

import pickle

import pytest

from fairtool.record.citation import Date, Identifier
from fairtool.record.extent import Box, Period
from fairtool.record.iso_write import write_iso
from fairtool.record.place import Place
from fairtool.record.scope import Scope
from fairtool.record.text import Text
from tests.record.iso_samples import ISO_19115_3, ISO_19139, bare, read

GMD = 'xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"'
MDB = " ".join(
    f'xmlns:{name}="http://standards.iso.org/iso/19115/-3/{name}/{version}"'
    for name, version in (("mdb", "2.0"), ("cit", "2.0"), ("gco", "1.0"), ("lan", "1.0"))
)


def gmd(content: str) -> bytes:
    return f"<gmd:MD_Metadata {GMD}>{content}</gmd:MD_Metadata>".encode()


def mdb(content: str) -> bytes:
    return f"<mdb:MD_Metadata {MDB}>{content}</mdb:MD_Metadata>".encode()


def string(text: str) -> str:
    return f"<gco:CharacterString>{text}</gco:CharacterString>"


@pytest.mark.parametrize(
    ("path", "title", "english"),
    [
        (ISO_19139, "Température de surface de la mer", "Sea surface temperature"),
        (ISO_19115_3, "Humidité du sol dans les Cévennes", "Soil moisture"),
    ],
    ids=["19139", "19115-3"],
)
def test_a_title_is_read_with_its_translations(path, title: str, english: str) -> None:  # type: ignore[no-untyped-def]  # a path
    citation = read(path).resource.citation
    assert citation is not None
    assert citation.title is not None
    assert citation.title.value.startswith(title)
    assert citation.title.in_language("eng").startswith(english)


def test_the_main_things_of_19139_are_read() -> None:
    record = read(ISO_19139)
    assert (record.identifier, record.language, record.scopes) == ("fr-synthetique-sst-medoc-2021", "fre", ("dataset",))
    assert record.date_stamp == "2022-03-15"
    assert record.contacts[0].individual == Text("Maëlle Synthé", "https://orcid.org/0000-0002-1825-0097")
    assert record.contacts[0].contacts[0].faxes == ("+33 2 00 00 00 09",)
    (extent,) = record.resource.extents
    assert extent.boxes == (Box(inclusion=True, west=3.0, east=9.0, south=41.0, north=44.5),)
    assert extent.periods == (Period(begin="2021-01-01", end="2021-12-31"),)
    assert extent.polygons[0].geometries[0].points == ("41 3 41 9 44.5 9 44.5 3 41 3",)
    assert record.coverages[0].variables[0].maximum == 305.15
    assert record.qualities[0].reports[0].conformances[0].passed is None


def test_the_main_things_of_19115_3_are_read() -> None:
    record = read(ISO_19115_3)
    assert record.identifier_codespace == "https://sols.synthetique.example/fiches"
    assert record.parent == "fr-synthetique-humidite"
    assert record.dates == (Date("2023-05-02T09:00:00", "creation"), Date("2024-01-10T16:30:00", "revision"))
    orcid = Identifier(code=Text("https://orcid.org/0000-0001-5109-3700"), codespace="ORCID")
    assert record.contacts[0].individual_identifiers == (orcid,)
    assert record.contacts[0].contacts[0].phone_types == ("voice", "fax")
    assert record.resource.temporal_resolutions == ("PT1H",)
    assert record.resource.extents[0].periods == (Period(begin="2019-03-01", end_indeterminate="now"),)
    assert record.coverages[0].variables[0].names[0].codespace == "CF"
    assert record.acquisitions[0].platforms[0].instruments[0].type == Text("sonde capacitive")
    assert record.unread == {}


@pytest.mark.parametrize(
    ("document", "path", "reason"),
    [
        (gmd('<gmd:contact gco:nilReason="missing"/>'), "contacts[0]", "missing"),
        (gmd('<gmd:dateStamp gco:nilReason="unknown"/>'), "date_stamp", "unknown"),
        (gmd('<gmd:fileIdentifier gco:nilReason="withheld"/>'), "identifier", "withheld"),
        (gmd(f'<gmd:locale gco:nilReason="inapplicable"/><gmd:fileIdentifier>{string("a")}</gmd:fileIdentifier>'), "locales[0]", "inapplicable"),
        (mdb('<mdb:dateInfo gco:nilReason="unknown"/>'), "dates[0]", "unknown"),
    ],
)  # fmt: skip
def test_the_reason_for_a_property_without_a_value_is_kept(document: bytes, path: str, reason: str) -> None:
    assert read(document).nil == {path: reason}


def test_a_responsibility_of_two_parties_is_two_of_the_same_role() -> None:
    parties = "".join(
        f"<cit:party><cit:CI_Organisation><cit:name>{string(name)}</cit:name></cit:CI_Organisation></cit:party>"
        for name in ("Labo", "Institut")
    )
    role = '<cit:role><cit:CI_RoleCode codeList="x" codeListValue="owner"/></cit:role>'
    record = read(mdb(f"<mdb:contact><cit:CI_Responsibility>{role}{parties}</cit:CI_Responsibility></mdb:contact>"))
    assert [(one.role, str(one.organisation)) for one in record.contacts] == [("owner", "Labo"), ("owner", "Institut")]
    assert record.unread == {}
    assert bare(read(write_iso(record, "19115-3"))).contacts == record.contacts


def test_the_type_of_a_telephone_goes_with_its_number() -> None:
    number = "<cit:number>{}</cit:number>"
    fax = '<cit:numberType><cit:CI_TelephoneTypeCode codeList="x" codeListValue="facsimile"/></cit:numberType>'
    phones = "".join(
        f"<cit:phone><cit:CI_Telephone>{number.format(string(said))}{kind}</cit:CI_Telephone></cit:phone>"
        for said, kind in (("01", ""), ("09", fax))
    )
    contact = f"<cit:contactInfo><cit:CI_Contact>{phones}</cit:CI_Contact></cit:contactInfo>"
    party = f"<cit:party><cit:CI_Organisation>{contact}</cit:CI_Organisation></cit:party>"
    record = read(mdb(f"<mdb:contact><cit:CI_Responsibility>{party}</cit:CI_Responsibility></mdb:contact>"))
    assert record.contacts[0].contacts[0].phones == ("01", "09")
    assert record.contacts[0].contacts[0].phone_types == ("", "facsimile")
    assert read(write_iso(record, "19139")).contacts[0].contacts[0].faxes == ("09",)


def test_a_lineage_of_19139_has_the_scope_of_its_quality() -> None:
    (lineage,) = read(ISO_19139).lineages
    assert lineage.scopes == (Scope("dataset"),)


def test_gml_is_the_same_whatever_document_it_comes_from() -> None:
    old = ISO_19139.read_text(encoding="utf-8").replace("http://www.opengis.net/gml/3.2", "http://www.opengis.net/gml")
    spread = ISO_19139.read_text(encoding="utf-8").replace("<gml:exterior>", "\n\n<!-- bord --><gml:exterior>\n")
    (polygon,) = read(ISO_19139).resource.extents[0].polygons
    assert read(old.encode()).encoding == "ISO-19139:2006"
    assert read(old.encode()).resource.extents[0].polygons == (polygon,)
    assert read(spread.encode()).resource.extents[0].polygons == (polygon,)
    assert polygon.geometries[0].xml.startswith('<gml:Polygon xmlns:gml="http://www.opengis.net/gml/3.2"')


def test_what_is_not_of_its_type_is_kept_apart() -> None:
    document = ISO_19139.read_text(encoding="utf-8").replace("<gco:Decimal>3.00<", "<gco:Decimal>trois<")
    record = read(document.encode())
    assert record.resource.extents[0].boxes[0].west is None
    assert record.unread == {"resources[0].extents[0].boxes[0].west": "trois"}


def test_places_are_known_and_cross_a_process_border() -> None:
    record = read(ISO_19139)
    place = record.places["resources[0].abstract"]
    where = "/gmd:MD_Metadata/gmd:identificationInfo/gmd:MD_DataIdentification/gmd:abstract"
    assert place == Place("record.xml", where, place.line)
    assert pickle.loads(pickle.dumps(record)).places["resources[0].abstract"] == place  # noqa: S301 - our own
