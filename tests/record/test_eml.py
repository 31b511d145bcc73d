"""EML: what is written is valid and in order, and comes back; what was written by others is read, or refused."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from fairtool.errors import UnreadableError
from fairtool.iso.subjects import records
from fairtool.record.citation import Identifier
from fairtool.record.content import Variable
from fairtool.record.eml_read import read_eml
from fairtool.record.eml_words import joined_name, split_name
from fairtool.record.eml_write import write_eml
from fairtool.record.essentials import Essentials, Keyword, Licence, Party
from fairtool.record.extent import Box, Period, Vertical
from fairtool.record.file import DataFile
from fairtool.record.flat import flat
from fairtool.record.nested import nested
from fairtool.record.text import Text
from tests.record.french import FRENCH, RECORD

KEPT = [
    "identifier",
    "doi",
    "other_identifiers",
    "language",
    "resource_languages",
    "title",
    "alternate_titles",
    "abstract",
    "purpose",
    "published",
    "metadata_contacts",
    "topics",
    "boxes",
    "places",
    "verticals",
    "lineage",
    "supplemental",
    "credits",
    "licences",
    "frequency",
    "instruments",
]
# Written by hand, synthetic: what ecologists write, in the older version.
OLD = """<?xml version="1.0" encoding="UTF-8"?>
<eml:eml xmlns:eml="eml://ecoinformatics.org/eml-2.1.1" packageId="exemple.7.1" system="exemple">
  <dataset>
    <title xml:lang="fr">Oiseaux nicheurs du marais</title>
    <title xml:lang="en">Breeding birds of the marsh</title>
    <creator id="p1">
      <individualName><givenName>Anne</givenName><surName>Kervella</surName></individualName>
      <organizationName>Station Exemple</organizationName>
      <userId directory="https://orcid.org">https://orcid.org/0000-0002-1825-0097</userId>
    </creator>
    <associatedParty><references>p1</references><role>principalInvestigator</role></associatedParty>
    <pubDate>2020</pubDate>
    <abstract><section><title>But</title><para>Compter les nids.</para></section><para>Chaque printemps.</para></abstract>
    <keywordSet><keyword keywordType="taxonomic">Anatidae</keyword><keywordThesaurus>TaxRef</keywordThesaurus></keywordSet>
    <intellectualRights><para>Licence CC BY 4.0</para></intellectualRights>
    <distribution><online><url function="information">https://marais.exemple.fr</url></online></distribution>
    <coverage>
      <geographicCoverage>
        <geographicDescription>Le marais</geographicDescription>
        <boundingCoordinates>
          <westBoundingCoordinate>-1.5</westBoundingCoordinate><eastBoundingCoordinate>-1</eastBoundingCoordinate>
          <northBoundingCoordinate>46.5</northBoundingCoordinate><southBoundingCoordinate>46</southBoundingCoordinate>
          <boundingAltitudes><altitudeMinimum>0</altitudeMinimum><altitudeMaximum>12</altitudeMaximum>
            <altitudeUnits>meter</altitudeUnits></boundingAltitudes>
        </boundingCoordinates>
      </geographicCoverage>
      <temporalCoverage><singleDateTime><calendarDate>2019-05-01</calendarDate><time>06:00:00</time></singleDateTime></temporalCoverage>
      <taxonomicCoverage><taxonomicClassification><taxonRankName>Famille</taxonRankName><taxonRankValue>Ardeidae</taxonRankValue>
        <taxonomicClassification><taxonRankValue>Ardea cinerea</taxonRankValue></taxonomicClassification>
      </taxonomicClassification></taxonomicCoverage>
    </coverage>
    <contact><references>p1</references></contact>
    <methods><methodStep><description><para>Comptage à pied.</para></description><instrumentation>Jumelles</instrumentation></methodStep></methods>
    <project><title>Suivi du marais</title><personnel><references>p1</references><role>author</role></personnel>
      <funding><para>Office Exemple</para></funding></project>
    <dataTable>
      <entityName>nids</entityName>
      <physical><objectName>nids.csv</objectName><size unit="kilobyte">2</size>
        <dataFormat><textFormat><attributeOrientation>column</attributeOrientation>
          <simpleDelimited><fieldDelimiter>;</fieldDelimiter></simpleDelimited></textFormat></dataFormat>
        <distribution><online><url>https://marais.exemple.fr/nids.csv</url></online></distribution></physical>
      <attributeList>
        <attribute><attributeName>jour</attributeName><attributeDefinition>Jour</attributeDefinition>
          <measurementScale><dateTime><formatString>YYYY-MM-DD</formatString></dateTime></measurementScale></attribute>
        <attribute><attributeName>haut</attributeName><attributeDefinition>Hauteur</attributeDefinition>
          <measurementScale><ratio><unit><standardUnit>meter</standardUnit></unit><numericDomain><numberType>real</numberType>
            <bounds><minimum exclusive="false">0</minimum></bounds></numericDomain></ratio></measurementScale></attribute>
      </attributeList>
    </dataTable>
  </dataset>
</eml:eml>
"""


def write(**changes: object) -> bytes:
    return write_eml(nested(replace(FRENCH, **changes)))


def again(**changes: object) -> Essentials:
    return flat(read_eml(write(**changes), "a.xml"))


@pytest.mark.parametrize("field", KEPT)
def test_a_field_comes_back(field: str) -> None:
    assert getattr(again(), field) == getattr(FRENCH, field)


def test_what_was_read_is_written_and_read_the_same() -> None:
    once = read_eml(write_eml(RECORD), "a.xml")
    assert flat(read_eml(write_eml(once), "a.xml")) == flat(once)


def test_keywords_come_back_with_concepts_types_and_thesauri() -> None:
    found = {str(one.label): one for one in again().keywords}
    assert found["océan"].uri == "http://www.eionet.europa.eu/gemet/concept/5756"
    assert found["océan"].label.translations == {"eng": "ocean"}
    assert (found["océan"].thesaurus, found["Brest"].type) == ("GEMET", "place")


def test_people_come_back_with_their_roles() -> None:
    found = {(party.role, party.name) for party in again().parties}
    assert found == {(party.role, party.name) for party in FRENCH.parties}


@pytest.mark.parametrize(
    "period",
    [
        Period("2019-01-01", end="2023-12-31"),
        Period("2019", end="2020"),
        Period("2019-01-01T06:00:00Z", end="2020-01-01"),
    ],
)
def test_a_closed_period_comes_back(period: Period) -> None:
    assert again(periods=(period,)).periods == (period,)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period("2019-03-01", end_indeterminate="now"), (Period("2019-03-01", end="2024-01-10"),)),
        (Period("2019-03-01T06:00:00Z"), (Period("2019-03-01T06:00:00Z", end="2024-01-10"),)),
        (Period("2024-02-01"), ()),
        (Period(end="2009-06-30"), ()),
    ],
)
def test_an_open_period_is_no_single_day(period: Period, expected: tuple[Period, ...]) -> None:
    assert again(periods=(period,), metadata_date="2024-01-10T16:30:00", revised="", published="").periods == expected


@pytest.mark.parametrize(
    ("vertical", "expected"),
    [
        (Vertical(10.0, 50.0, crs_href="http://www.opengis.net/def/crs/EPSG/0/5715"), (Vertical(-50.0, -10.0),)),
        (Vertical(10.0, 50.0, crs_identifier=Identifier(code=Text("depth (m)"))), (Vertical(-50.0, -10.0),)),
        (Vertical(5.0, 15.0, crs_identifier=Identifier(code=Text("sea_water_pressure (decibars)"))), ()),
    ],
)
def test_depths_are_negative_altitudes_and_pressures_none(vertical: Vertical, expected: tuple[Vertical, ...]) -> None:
    assert again(verticals=(vertical,)).verticals == expected


def test_a_taxon_comes_back_with_its_address() -> None:
    taxon = Keyword(
        Text("Ardea cinerea", "https://taxref.exemple.fr/2506"), "taxon", thesaurus_uri="https://taxref.exemple.fr"
    )
    assert again(keywords=(taxon,)).keywords == (taxon,)


@pytest.mark.parametrize(
    ("unit", "element"),
    [
        ("m s-1", "<standardUnit>metersPerSecond</standardUnit>"),
        ("umol kg-1", "<customUnit>umol kg-1</customUnit>"),
        ("1", "<standardUnit>dimensionless</standardUnit>"),
        ("days since 1950-01-01", "<formatString>days since 1950-01-01</formatString>"),
        ("", "<textDomain>"),
    ],
)
def test_a_variable_comes_back_with_its_unit(unit: str, element: str) -> None:
    changed = (Variable("v", "float", Text("mesure"), unit=unit),)
    assert element in write(variables=changed).decode()
    assert again(variables=changed).variables == changed


def test_a_unit_that_eml_does_not_know_is_declared() -> None:
    root = etree.fromstring(write(variables=(Variable("v", unit="umol kg-1"),)))
    assert [one.get("id") for one in root.iter("{http://www.xml-cml.org/schema/stmml-1.2}unit")] == ["umol kg-1"]


def test_a_file_comes_back_with_size_and_checksum() -> None:
    (file,) = again().files
    assert (file.name, file.size, file.sha256, file.format) == ("temp.nc", 12345, "ab" * 32, "NetCDF")


def test_words_of_a_licence_without_address_are_rights() -> None:
    found = again(licences=(Licence(text="Voir la charte du laboratoire"),), access=(), limitations=())
    assert (found.licences, found.limitations) == ((), (Text("Voir la charte du laboratoire"),))


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Le Goff, Maël", "Maël", "Le Goff"),
        ("Anne Kervella", "Anne", "Kervella"),
        ("Jean de La Fontaine", "Jean", "de La Fontaine"),
        ("Platon", "", "Platon"),
        ("Le Goff Yann", "Yann", "Le Goff"),
        ("Le Goff", "", "Le Goff"),
        ("De La Fontaine Jean", "Jean", "De La Fontaine"),
    ],
)
def test_a_name_is_split(name: str, given: str, family: str) -> None:
    assert split_name(name) == (given, family)
    assert joined_name(given, family) == (f"{family}, {given}" if given else family)


def test_the_older_version_is_read() -> None:
    record = read_eml(OLD.encode(), "marais.xml")
    found = flat(record)
    assert record.encoding == "EML-2.1"
    assert found.title == Text("Oiseaux nicheurs du marais", "", {"eng": "Breeding birds of the marsh"})
    assert found.abstract == Text("But\n\nCompter les nids.\n\nChaque printemps.")
    assert found.language == "fre"
    assert found.boxes == (Box(None, -1.5, -1.0, 46.0, 46.5),)
    assert found.verticals == (Vertical(0.0, 12.0),)
    assert found.periods == (Period("2019-05-01T06:00:00", end="2019-05-01T06:00:00"),)
    assert [str(one.label) for one in found.keywords if one.type == "taxon"] == ["Anatidae", "Ardea cinerea"]
    assert found.licences == (
        Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Licence CC BY 4.0"),
    )
    assert found.files == (DataFile("nids.csv", 2000, "", "text"),)
    assert [(one.name, one.unit, one.minimum) for one in found.variables] == [("jour", "", None), ("haut", "m", 0.0)]
    assert [link.url for link in found.links] == ["https://marais.exemple.fr", "https://marais.exemple.fr/nids.csv"]
    assert found.having("funder") == (Party("funder", organisation="Office Exemple"),)


def test_references_are_followed() -> None:
    found = flat(read_eml(OLD.encode(), "marais.xml"))
    assert {(one.role, one.orcid) for one in found.parties if one.individual} == {
        ("principalInvestigator", "0000-0002-1825-0097"),
        ("pointOfContact", "0000-0002-1825-0097"),
    }


def test_places_give_the_line() -> None:
    place = read_eml(OLD.encode(), "marais.xml").places["resources[0].citation.title"]
    assert (place.file, place.where, place.line) == ("marais.xml", "/eml:eml/dataset/title[1]", 4)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "a is empty"),
        ("<a", "a, line 1"),
        ("<a/>", "a is no EML 2.1 or 2.2: it begins with a"),
        ('<eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0"/>', "a describes no data set"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "a has a document type"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_eml(text.encode(), "a")
    assert str(caught.value).startswith(sentence)


def test_places_are_those_of_the_document_whatever_stands_before_its_root(tmp_path: Path) -> None:
    path = tmp_path / "marais.xml"
    head, root, rest = OLD.partition("<eml:eml")
    path.write_text(f"{head}<!-- one\n two\n three -->\n{root}{rest}", encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()
    line = records(path, "marais.xml")[0].view.record.places["resources[0].citation.title"].line
    assert line is not None
    assert "<title" in lines[line - 1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("-1.5", "ouest"),
        ("2</size>", "beaucoup</size>"),
        ("<references>p1</references>", "<references>p9</references>"),
        ("2019-05-01", ""),
    ],
)
def test_odd_values_do_not_stop_the_reader(old: str, new: str) -> None:
    assert old in OLD
    assert read_eml(OLD.replace(old, new).encode(), "a").resource.citation.title


CASES: dict[str, dict[str, object]] = {
    "whole": {},
    "nothing": {name: getattr(Essentials(), name) for name in Essentials.__slots__},
    "service": {"kind": "service"},
    "funders": {"parties": (Party("funder", organisation="Agence Exemple"),)},
    "month": {"published": "2021-03", "periods": (Period("2019-01", end="2019-02"),)},
    "ongoing": {"periods": (Period("2019-01-01", end_indeterminate="now"),)},
    "quarterly": {"frequency": "quarterly"},
    "forbidden": {"title": Text("a\x00b"), "credits": (Text(" "),), "other_identifiers": ("\x0c",)},
    "outside": {"boxes": (Box(None, 170.0, 190.0, 0.0, 1.0), Box(None, 1.0, 2.0, None, 3.0))},
    "places": {"places": (Text("Rade"), Text("Brest"), Text("Finistère"))},
    "no-box": {"boxes": (), "places": (Text("Rade"),)},
    "taxa": {"keywords": (Keyword(Text("Ardea", "https://taxref.exemple.fr/1"), "taxon"),)},
    "variables": {
        "variables": tuple(
            Variable(f"v{n}", unit=u, type=t, minimum=0.5)
            for n, (u, t) in enumerate((("m", "int"), ("x", "float"), ("", "char")))
        )
    },
    "email-only": {"parties": (Party("author", email="a@exemple.fr"),)},
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_written_is_valid(case: str) -> None:
    folder = os.environ.get("FAIRTOOL_EML_XSD")
    if not folder:
        pytest.skip("FAIRTOOL_EML_XSD is not set: the folder that has eml.xsd of EML 2.2.0")
    schema = etree.XMLSchema(etree.parse(Path(folder) / "eml.xsd"))
    schema.assertValid(etree.fromstring(write(**CASES[case])))
