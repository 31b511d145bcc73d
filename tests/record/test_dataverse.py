"""The native JSON of Dataverse, in its own names and in those of Recherche Data Gouv, written and read."""

import json
from dataclasses import replace

import pytest

from fairtool.errors import UnreadableError
from fairtool.record.citation import Online
from fairtool.record.dataverse import read_dataverse, write_dataverse
from fairtool.record.essentials import Keyword, Licence, Party, Relation
from fairtool.record.extent import Box, Period
from fairtool.record.file import DataFile
from fairtool.record.flat import flat
from fairtool.record.nested import nested
from fairtool.record.record import Record
from fairtool.record.text import Text
from tests.record.french import FRENCH, RECORD

DIALECTS = ("dataverse", "recherche-data-gouv")
CARRIED = (
    "identifier", "doi", "other_identifiers", "kind", "resource_languages", "created", "published", "topics", "boxes",
    "places", "periods", "resolution_metres", "lineage", "supplemental", "access",
)  # fmt: skip
REQUIRED = {"title", "author", "datasetContact", "dsDescription", "subject"}


def fields(document: dict[str, object]) -> dict[str, object]:
    blocks = document["datasetVersion"]["metadataBlocks"].values()
    return {one["typeName"]: one for block in blocks for one in block["fields"]}


def values(document: dict[str, object], name: str) -> list[dict[str, object]]:
    """Give the values of a compound field, plain."""
    return [{key: one["value"] for key, one in item.items()} for item in fields(document)[name]["value"]]


def written(dialect: str = "dataverse", **changes: object) -> dict[str, object]:
    return write_dataverse(nested(replace(FRENCH, **changes)), dialect=dialect)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_all_required_fields_are_written(dialect: str) -> None:
    document = write_dataverse(RECORD, dialect=dialect)
    assert fields(document).keys() >= REQUIRED | {"kindOfData"}
    assert fields(document)["subject"] == {
        "typeName": "subject",
        "multiple": True,
        "typeClass": "controlledVocabulary",
        "value": ["Earth and Environmental Sciences"],
    }
    assert values(document, "author") == [
        {
            "authorName": "Le Goff, Maël",
            "authorAffiliation": "Laboratoire Exemple",
            "authorIdentifierScheme": "ORCID",
            "authorIdentifier": "https://orcid.org/0000-0002-1825-0097",
        }
    ]
    assert values(document, "datasetContact")[0]["datasetContactEmail"] == "mael@exemple.fr"


def test_fields_have_the_class_and_multiplicity_of_the_blocks() -> None:
    found = fields(write_dataverse(RECORD))
    assert (found["title"]["typeClass"], found["title"]["multiple"]) == ("primitive", False)
    assert (found["alternativeTitle"]["typeClass"], found["alternativeTitle"]["multiple"]) == ("primitive", True)
    assert (found["author"]["typeClass"], found["author"]["multiple"]) == ("compound", True)
    assert found["author"]["value"][0]["authorIdentifierScheme"]["typeClass"] == "controlledVocabulary"
    assert found["kindOfData"]["typeClass"] == "primitive"
    french = fields(write_dataverse(RECORD, dialect="recherche-data-gouv"))
    assert french["kindOfData"]["typeClass"] == "controlledVocabulary"


def test_a_box_has_the_names_of_the_repository() -> None:
    assert values(write_dataverse(RECORD), "geographicBoundingBox") == [
        {"westLongitude": "-4.7", "eastLongitude": "-4.2", "northLatitude": "48.5", "southLatitude": "48.2"}
    ]
    assert values(write_dataverse(RECORD, dialect="recherche-data-gouv"), "geographicBoundingBox") == [
        {"westLongitude": "-4.7", "eastLongitude": "-4.2", "northLongitude": "48.5", "southLongitude": "48.2"}
    ]


def test_recherche_data_gouv_has_languages_of_descriptions_and_fields_of_quality() -> None:
    document = write_dataverse(RECORD, dialect="recherche-data-gouv")
    assert [one["dsDescriptionLanguage"] for one in values(document, "dsDescription")] == ["French", "English"]
    assert values(document, "qualityValidity") == [
        {"lineage": "Sonde étalonnée chaque année, valeurs aberrantes retirées.", "spatialResolution": "1000 m"}
    ]
    assert values(document, "conformity") == [{"specification": "Règlement (UE) n° 1089/2010"}]


def test_fields_of_quality_are_read_whether_they_stand_once_or_several_times() -> None:
    document = write_dataverse(RECORD, dialect="recherche-data-gouv")
    (quality,) = fields(document)["qualityValidity"]["value"]
    for name, more in (("lineage", ["Puis relue."]), ("spatialResolution", [])):
        quality[name].update(multiple=True, value=[quality[name]["value"], *more])
    said = flat(read_dataverse(document))
    assert str(said.lineage) == "Sonde étalonnée chaque année, valeurs aberrantes retirées.\nPuis relue."
    assert said.resolution_metres == 1000


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        (Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"), {"name": "CC BY 4.0", "uri": "http://creativecommons.org/licenses/by/4.0"}),
        (Licence("etalab-2.0", "https://spdx.org/licenses/etalab-2.0"), {"name": "etalab 2.0", "uri": "https://spdx.org/licenses/etalab-2.0"}),
        (Licence("", "https://exemple.fr/l", "Licence du laboratoire"), None),
    ],
    ids=["CC BY", "Etalab", "unknown"],
)  # fmt: skip
def test_a_known_licence_is_given_by_its_address_and_another_in_words(
    licence: Licence, expected: dict[str, str] | None
) -> None:
    version = written(licences=(licence,))["datasetVersion"]
    assert version.get("license") == expected
    assert version.get("termsOfUse") == (None if expected else "Licence du laboratoire https://exemple.fr/l")
    assert flat(read_dataverse({"datasetVersion": version})).licences[0].spdx == licence.spdx


def test_a_publication_is_told_from_a_related_data_set() -> None:
    document = write_dataverse(RECORD)
    assert values(document, "publication") == [
        {"publicationRelationType": "IsSupplementTo", "publicationIDType": "doi", "publicationIDNumber": "10.12345/article"}
    ]  # fmt: skip
    assert fields(document)["relatedDatasets"]["value"] == ["IsPartOf: Réseau côtier — 10.12345/reseau"]
    assert fields(document)["dataSources"]["value"] == ["https://donnees.exemple.fr/brut"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_dataverse_has_a_place_for_comes_back(dialect: str) -> None:
    found = flat(read_dataverse(json.dumps(write_dataverse(RECORD, dialect=dialect)).encode()))
    assert {name: getattr(found, name) for name in CARRIED} == {name: getattr(FRENCH, name) for name in CARRIED}
    assert str(found.title) == str(FRENCH.title)
    assert set(found.relations) == set(FRENCH.relations)
    assert {(one.role, one.name, one.orcid) for one in found.parties} == {
        ("author", "Le Goff, Maël", "0000-0002-1825-0097"),
        ("pointOfContact", "Le Goff, Maël", ""),
        ("distributor", "Pôle Exemple", ""),
        ("funder", "Agence Exemple de la recherche", ""),
        ("processor", "Kervella, Anne", ""),
    }


def test_both_dialects_carry_what_they_alone_have() -> None:
    own, french = (flat(read_dataverse(write_dataverse(RECORD, dialect=dialect))) for dialect in DIALECTS)
    assert (own.reference_systems, own.scale, own.revised) == (FRENCH.reference_systems, FRENCH.scale, FRENCH.revised)
    assert (french.abstract, french.language, french.conformances) == (FRENCH.abstract, "fre", FRENCH.conformances)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_second_round_changes_nothing(dialect: str) -> None:
    once = read_dataverse(write_dataverse(RECORD, dialect=dialect))
    assert flat(read_dataverse(write_dataverse(once, dialect=dialect))) == flat(once)


def primitive(name: str, value: object) -> dict[str, object]:
    return {"typeName": name, "typeClass": "primitive", "multiple": False, "value": value}


def compound(name: str, *items: dict[str, str]) -> dict[str, object]:
    inner = [{key: primitive(key, value) for key, value in item.items()} for item in items]
    return {"typeName": name, "typeClass": "compound", "multiple": True, "value": inner}


ANSWER = {
    "status": "OK",
    "data": {
        "id": 7,
        "latestVersion": {
            "datasetPersistentId": "doi:10.12345/ABC",
            "versionNumber": 2,
            "versionMinorNumber": 1,
            "lastUpdateTime": "2024-03-01T10:00:00Z",
            "license": {"name": "etalab 2.0", "uri": "https://spdx.org/licenses/etalab-2.0"},
            "metadataBlocks": {
                "citation": {
                    "fields": [
                        primitive("title", "Neige au col"),
                        compound("author", {"authorName": "Observatoire Exemple"}),
                        compound(
                            "dsDescription",
                            {"dsDescriptionValue": "Hauteur de neige.", "dsDescriptionLanguage": "French"},
                            {"dsDescriptionValue": "Snow depth.", "dsDescriptionLanguage": "English"},
                        ),
                        compound("keyword", {"keywordValue": "neige", "keywordVocabulary": "GEMET"}),
                        compound("timePeriodCovered", {"timePeriodCoveredStart": "2010-10-01"}),
                        {"typeName": "language", "multiple": True, "value": ["French", "Spanish, Castilian"]},
                        {"typeName": "kindOfData", "multiple": True, "value": ["Collection"]},
                    ]
                },
                "geospatial": {
                    "fields": [
                        compound("geographicBoundingBox", {
                            "westLongitude": "6.1", "eastLongitude": "6.2", "northLongitude": "45.2", "southLongitude": "45.1"
                        }),
                        compound("geographicCoverage", {"country": "France", "city": "Grenoble"}),
                    ]
                },
            },
            "files": [
                {
                    "label": "neige.csv",
                    "dataFile": {
                        "filename": "neige.csv", "filesize": 100, "contentType": "text/csv",
                        "checksum": {"type": "SHA-256", "value": "ab" * 32},
                    },
                }
            ],
        },
    },
}  # fmt: skip


def test_an_answer_of_the_interface_is_read() -> None:
    found = flat(read_dataverse(json.dumps(ANSWER), "neige.json"))
    assert (found.doi, found.version, found.kind) == ("10.12345/ABC", "2.1", "series")
    assert found.abstract == Text("Hauteur de neige.", "", {"eng": "Snow depth."})
    assert (found.language, found.resource_languages) == ("fre", ("fre", "spa"))
    assert found.parties == (Party("author", organisation="Observatoire Exemple"),)
    assert found.keywords == (Keyword(Text("neige"), thesaurus="GEMET"),)
    assert found.boxes == (Box(None, 6.1, 6.2, 45.1, 45.2),)
    assert found.periods == (Period("2010-10-01", "", "", "unknown"),)
    assert [str(one) for one in found.places] == ["Grenoble", "France"]
    assert found.files == (DataFile("neige.csv", 100, "ab" * 32, "", "text/csv"),)
    assert found.licences[0].spdx == "etalab-2.0"


def test_a_value_knows_where_it_stood() -> None:
    record = read_dataverse(ANSWER, "neige.json")
    assert record.encoding == "Dataverse"
    where = record.places["resources[0].citation.title"].where
    assert where == "/data/latestVersion/metadataBlocks/citation/fields/0/value"


def test_the_licence_may_be_a_bare_word() -> None:
    version = {"license": "etalab 2.0", "metadataBlocks": {"citation": {"fields": []}}}
    assert flat(read_dataverse({"datasetVersion": version})).licences[0].spdx == "etalab-2.0"


def test_a_link_is_kept_once() -> None:
    found = flat(read_dataverse(written(links=(Online("https://exemple.fr/a", Text("OGC:WMS"), None, Text("Carte")),))))
    assert found.links == (Online("https://exemple.fr/a", Text("OGC:WMS"), None, Text("Carte")),)


def test_relations_keep_their_type() -> None:
    relations = (
        Relation("HasPart", "10.12345/p"),
        Relation("IsNewVersionOf", "", "Ancien jeu"),
        Relation("Cites", "https://exemple.fr/a", "Article"),
    )
    assert set(flat(read_dataverse(written(relations=relations))).relations) == set(relations)


@pytest.mark.parametrize(
    ("document", "said"),
    [(b"{", "is not JSON"), (b"[]", "no object"), (b'{"datasetVersion": {}}', "no metadataBlocks")],
)
def test_what_cannot_be_read_is_said_in_one_sentence(document: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_dataverse(document, "x.json")


WRONG = [None, True, 3, -1.5, "", "x", [], {}, [[]], [{}], {"a": [1]}, [None, {"authorName": 3}], "\ud800"]


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
@pytest.mark.parametrize("name", sorted(fields(write_dataverse(RECORD))))
def test_wrong_types_are_passed_over(name: str, wrong: object) -> None:
    document = json.loads(json.dumps(write_dataverse(RECORD)))
    fields(document)[name]["value"] = wrong
    record = read_dataverse(document)
    assert isinstance(record, Record)
    write_dataverse(record)
