"""JSON-LD of schema.org as Google and science-on-schema.org advise, written and read."""

import json
from dataclasses import replace

import pytest

from fairtool.errors import UnreadableError
from fairtool.record.citation import Identifier, Online
from fairtool.record.content import Variable
from fairtool.record.essentials import Keyword, Licence, Party, Relation
from fairtool.record.extent import Box, Period, Vertical
from fairtool.record.file import DataFile
from fairtool.record.flat import flat
from fairtool.record.nested import nested
from fairtool.record.record import Record
from fairtool.record.schema_org import read_schema_org, write_schema_org
from fairtool.record.text import Text
from tests.record.french import FRENCH, RECORD

CARRIED = (
    "identifier", "doi", "other_identifiers", "kind", "resource_languages", "title", "alternate_titles", "abstract",
    "version", "created", "published", "revised", "metadata_date", "metadata_contacts", "topics", "boxes", "places",
    "periods", "verticals", "reference_systems", "scale", "resolution_metres", "licences", "access", "limitations",
    "credits", "status", "links", "graphics", "formats", "instruments", "variables", "size_megabytes",
)  # fmt: skip

HAND_WRITTEN = {
    "@context": {"@vocab": "https://schema.org/"},
    "@graph": [
        {"@type": "WebPage", "name": "Une page"},
        {
            "@type": ["Dataset", "Thing"],
            "@id": "https://exemple.fr/jeu/1",
            "name": {"@value": "Pluie à Grenoble", "@language": "fr"},
            "description": "Cumul journalier.",
            "identifier": ["https://doi.org/10.12345/pluie", {"@type": "PropertyValue", "value": "P-38"}],
            "creator": {
                "@list": [
                    {"@type": "Person", "givenName": "Ève", "familyName": "Morel", "@id": "https://orcid.org/0000-0002-1694-233X"},
                    {"@type": "Role", "roleName": "principalInvestigator", "creator": {"@type": "Person", "name": "Luc Roux"}},
                ]
            },
            "publisher": "Pôle Exemple",
            "funder": {"@id": "https://ror.org/00rbzpz17", "name": "Agence"},
            "keywords": "pluie, neige",
            "license": {"@type": "CreativeWork", "name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
            "spatialCoverage": {
                "@type": "Place",
                "name": "Grenoble",
                "geo": {"@type": "GeoShape", "box": "45.1,5.6 45.3,5.8"},
            },
            "temporalCoverage": "2010/..",
            "variableMeasured": ["pluie", {"@type": "PropertyValue", "name": "temp", "unitText": "degree_Celsius"}],
            "distribution": {"@type": "DataDownload", "contentUrl": "https://exemple.fr/p.csv", "name": "p.csv"},
            "isPartOf": "https://exemple.fr/serie",
            "url": "https://exemple.fr/page",
        },
    ],
}  # fmt: skip


def written(**changes: object) -> dict[str, object]:
    return write_schema_org(nested(replace(FRENCH, **changes)))


def test_the_description_has_what_google_asks_for() -> None:
    document = write_schema_org(RECORD)
    assert (document["@context"], document["@type"]) == ("https://schema.org/", "Dataset")
    assert document["@id"] == "https://doi.org/10.12345/rade-brest"
    assert document["name"] == "Température de l’eau en rade de Brest"
    assert document["description"] == "Mesures horaires à 2 m de profondeur."
    assert document["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert document["identifier"][0] == {
        "@type": "PropertyValue",
        "propertyID": "https://registry.identifiers.org/registry/doi",
        "value": "doi:10.12345/rade-brest",
        "url": "https://doi.org/10.12345/rade-brest",
    }
    assert document["creator"][0]["@id"] == "https://orcid.org/0000-0002-1825-0097"
    assert document["creator"][0]["affiliation"]["@id"] == "https://ror.org/02feahw73"
    assert document["publisher"]["@id"] == "https://ror.org/044jxhp58"


def test_a_box_is_south_west_north_east_and_a_point_a_point() -> None:
    assert write_schema_org(RECORD)["spatialCoverage"][0]["geo"] == {"@type": "GeoShape", "box": "48.2 -4.7 48.5 -4.2"}
    point = written(boxes=(Box(None, -4.7, -4.7, 48.2, 48.2),))["spatialCoverage"][0]["geo"]
    assert point == {"@type": "GeoCoordinates", "latitude": 48.2, "longitude": -4.7}


def test_an_open_period_ends_in_two_dots() -> None:
    assert write_schema_org(RECORD)["temporalCoverage"] == ["2019-01-01/2023-12-31", "2024-01-01/.."]
    assert written(periods=(Period("", "unknown", "2020"), Period("2021", "", "2021")))["temporalCoverage"] == [
        "../2020",
        "2021",
    ]


def test_a_variable_has_its_concept_and_unit() -> None:
    assert write_schema_org(RECORD)["variableMeasured"] == [
        {
            "@type": "PropertyValue",
            "name": "TEMP",
            "description": "température de l’eau de mer",
            "propertyID": "https://vocab.nerc.ac.uk/standard_name/sea_water_temperature/",
            "unitText": "degree_Celsius",
            "minValue": 4.5,
            "maxValue": 21.25,
        }
    ]


def test_keywords_are_defined_terms_and_bare_words_stay_words() -> None:
    term, place, word = write_schema_org(RECORD)["keywords"]
    assert term["inDefinedTermSet"]["name"] == "GEMET"
    assert term["alternateName"] == [{"@language": "en", "@value": "ocean"}]
    assert place == {"@type": "DefinedTerm", "name": "Brest", "additionalType": "place"}
    assert word == "littoral"


def test_downloads_are_distributions_and_pages_are_not() -> None:
    document = write_schema_org(RECORD)
    assert [one.get("contentUrl", one["name"]) for one in document["distribution"]] == [
        "https://donnees.exemple.fr/rade/temp.nc",
        "temp.nc",
    ]
    assert document["url"] == "https://donnees.exemple.fr/rade"
    assert document["subjectOf"] == [{"@type": "WebPage", "url": "https://donnees.exemple.fr/rade"}]


def test_the_catalogue_is_named_on_request() -> None:
    document = write_schema_org(RECORD, catalogue=("Catalogue Exemple", "https://catalogue.exemple.fr"))
    assert document["includedInDataCatalog"] == {
        "@type": "DataCatalog", "name": "Catalogue Exemple", "url": "https://catalogue.exemple.fr"
    }  # fmt: skip
    assert "includedInDataCatalog" not in write_schema_org(RECORD)


@pytest.mark.parametrize(
    ("kind", "type_"), [("series", "Dataset"), ("service", "WebAPI"), ("software", "SoftwareSourceCode")]
)
def test_a_kind_has_its_type_and_comes_back(kind: str, type_: str) -> None:
    document = written(kind=kind)
    assert document["@type"] == type_
    assert flat(read_schema_org(document)).kind == kind


def test_what_schema_org_has_a_place_for_comes_back() -> None:
    found = flat(read_schema_org(json.dumps(write_schema_org(RECORD)).encode()))
    assert {name: getattr(found, name) for name in CARRIED} == {name: getattr(FRENCH, name) for name in CARRIED}
    assert set(found.parties) == set(FRENCH.parties)
    # `citation` stands for every relation to a publication.
    assert found.relations == (*FRENCH.relations[:2], Relation("References", "10.12345/article"))
    assert found.keywords == (*FRENCH.keywords[:2], Keyword(Text("littoral")))
    assert found.files == (replace(FRENCH.files[0], format=""),)


@pytest.mark.parametrize("record", [RECORD, read_schema_org(HAND_WRITTEN)], ids=["French", "hand-written"])
def test_a_second_round_changes_nothing(record: Record) -> None:
    once = read_schema_org(write_schema_org(record))
    assert flat(read_schema_org(write_schema_org(once))) == flat(once)


def test_other_ways_to_write_the_same_are_read() -> None:
    found = flat(read_schema_org(HAND_WRITTEN))
    assert (found.doi, found.other_identifiers) == ("10.12345/pluie", ("P-38", "https://exemple.fr/jeu/1"))
    assert (str(found.title), found.language) == ("Pluie à Grenoble", "fre")
    assert found.parties == (
        Party("author", "Morel, Ève", orcid="0000-0002-1694-233X"),
        Party("principalInvestigator", "Luc Roux"),
        Party("publisher", organisation="Pôle Exemple"),
        Party("funder", organisation="Agence", ror="00rbzpz17"),
    )
    assert [str(one.label) for one in found.keywords] == ["pluie", "neige"]
    assert found.licences == (Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),)
    assert found.boxes == (Box(None, 5.6, 5.8, 45.1, 45.3),)
    assert found.periods == (Period("2010", "", "", "unknown"),)
    assert [one.name for one in found.variables] == ["pluie", "temp"]
    assert found.relations == (Relation("IsPartOf", "https://exemple.fr/serie"),)
    assert [(one.url, one.function) for one in found.links] == [
        ("https://exemple.fr/p.csv", "download"),
        ("https://exemple.fr/page", "information"),
    ]


@pytest.mark.parametrize("prefix", ["schema:", "http://schema.org/", "https://schema.org/"])
def test_prefixed_words_are_read(prefix: str) -> None:
    document = {"@type": f"{prefix}Dataset", f"{prefix}name": "Jeu", f"{prefix}version": 2}
    found = flat(read_schema_org(document))
    assert (str(found.title), found.version) == ("Jeu", "2")


def test_expanded_json_ld_is_read() -> None:
    expanded = [
        {"@type": ["https://schema.org/WebPage"]},
        {
            "@type": ["https://schema.org/Dataset"],
            "https://schema.org/name": [{"@value": "Jeu", "@language": "fr"}],
            "https://schema.org/license": [{"@id": "https://creativecommons.org/licenses/by/4.0/"}],
        },
    ]
    record = read_schema_org(json.dumps(expanded), "x.jsonld")
    found = flat(record)
    assert (str(found.title), found.language, found.licences[0].spdx) == ("Jeu", "fre", "CC-BY-4.0")
    assert record.places["resources[0].citation.title"].where == "/1/https:~1~1schema.org~1name"


def test_a_value_knows_where_it_stood() -> None:
    record = read_schema_org(HAND_WRITTEN, "page.jsonld")
    assert record.encoding == "schema.org"
    assert record.places["resources[0].citation.title"].where == "/@graph/1/name"
    assert record.places["resources[0].contacts[0]"].where == "/@graph/1/creator/@list/0"


def test_a_concept_that_is_no_standard_name_keeps_its_address() -> None:
    names = (Identifier(code=Text("http://exemple.fr/v/1", "http://exemple.fr/v/1")),)
    variables = (Variable("X", names=names, unit="http://qudt.org/vocab/unit/K"),)
    assert flat(read_schema_org(written(variables=variables))).variables == variables


def test_a_file_and_a_link_are_told_apart() -> None:
    document = written(files=(DataFile("a.csv", 12, "ab", "CSV"),), links=(Online("https://exemple.fr/a"),))
    found = flat(read_schema_org(document))
    assert found.files == (DataFile("a.csv", 12, "ab", "CSV"),)
    assert [one.url for one in found.links] == ["https://exemple.fr/a"]


@pytest.mark.parametrize(
    ("document", "said"),
    [(b"{", "is not JSON"), (b"[3]", "no Dataset"), (b"{}", "no Dataset"), (b'{"@type": "Person"}', "no Dataset")],
)
def test_what_cannot_be_read_is_said_in_one_sentence(document: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_schema_org(document, "x.jsonld")


WRONG = [None, True, 3, -1.5, "", "x", [], {}, [[]], [{}], {"a": [1]}, [None, {"name": 3}], {"@value": []}, "\ud800"]


@pytest.mark.parametrize("key", sorted({*write_schema_org(RECORD)} - {"@type"}))
@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_wrong_types_are_passed_over(key: str, wrong: object) -> None:
    record = read_schema_org({**write_schema_org(RECORD), key: wrong})
    assert write_schema_org(record)["@type"]


def test_a_vertical_extent_comes_back_with_what_its_numbers_count() -> None:
    said = Vertical(10.0, 50.0, crs_identifier=Identifier(code=Text("depth (m, positive down)")))
    written = write_schema_org(nested(replace(FRENCH, verticals=(said,))))
    assert flat(read_schema_org(written)).verticals == (said,)


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("sea_water_temperature", "https://vocab.nerc.ac.uk/standard_name/sea_water_temperature/"),
        ("sea_water_temprature", "sea_water_temprature"),
    ],
)
def test_only_standard_names_of_the_table_have_an_address(name: str, concept: str) -> None:
    variable = Variable(name="t", names=(Identifier(code=Text(name), codespace="CF"),))
    (written,) = written_variables(write_schema_org(nested(replace(FRENCH, variables=(variable,)))))
    assert written["propertyID"] == concept


def written_variables(document: dict[str, object]) -> list[dict[str, object]]:
    return json.loads(json.dumps(document["variableMeasured"]))
