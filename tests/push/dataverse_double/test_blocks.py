"""What the double says of itself: version, people, licences, blocks and schema, by version."""

import pytest

from tests.push.dataverse_double import Double
from tests.push.dataverse_double.caller import Caller
from tests.push.dataverse_double.documents import compound, dataset, field, listed
from tests.push.dataverse_double.shapes import Json
from tests.push.dataverse_double.vocabularies import KINDS_OF_DATA

VERSIONS = ("5.11", "6.2", "6.8", "6.12")


@pytest.mark.parametrize("version", VERSIONS)
def test_the_version_is_told_to_everybody(version: str) -> None:
    with Double(version=version) as double:
        told = Caller(double, "").call("GET", "info/version")
    assert (told.status, told.json) == (200, {"status": "OK", "data": {"version": version, "build": None}})


@pytest.mark.parametrize(
    ("version", "status", "said"),
    [
        ("5.11", 400, "User with token 99999999-ffff-4fff-8fff-000000000bad not found."),
        ("6.2", 401, "Bad API key"),
        ("6.12", 401, "Bad API key"),
    ],
)
def test_an_unknown_token_is_refused_and_once_was_repeated(version: str, status: int, said: str) -> None:
    with Double(version=version) as double:
        assert Caller(double, "unknown").call("GET", "users/:me").error == (status, said)
        assert Caller(double, "").call("GET", "users/:me").error == (400, "User with token null not found.")
        assert Caller(double, "unknown").call("GET", "dataverses/lab").error[0] == 401


@pytest.mark.parametrize("role", ["depositor", "curator", "other-depositor", "reader"])
def test_a_token_is_somebody_s_and_nobody_is_a_superuser(role: str) -> None:
    with Double() as double:
        me = Caller(double, role).call("GET", "users/:me").json["data"]
    assert (me["identifier"][0], me["superuser"]) == ("@", False)


def test_a_licence_is_told_with_its_address() -> None:
    with Double() as double:
        licences = Caller(double).call("GET", "licenses").json["data"]
    addresses = {one["name"]: one["uri"] for one in licences}
    assert addresses["etalab 2.0"] == "https://spdx.org/licenses/etalab-2.0"
    assert [one["name"] for one in licences if one["isDefault"]] == ["CC0 1.0"]


@pytest.mark.parametrize(
    ("version", "names"),
    [
        ("5.11", {"northLongitude", "southLongitude"}),
        ("6.2", {"northLatitude", "southLatitude"}),
        ("6.8", {"northLatitude", "southLatitude"}),
    ],
)
def test_the_bounds_changed_their_names_with_6_2(version: str, names: set[str]) -> None:
    with Double(version=version, rdg=True) as double:
        block = Caller(double).call("GET", "metadatablocks/geospatial").json["data"]
    children = block["fields"]["geographicBoundingBox"]["childFields"]
    assert set(children) == {"westLongitude", "eastLongitude", *names}


def test_before_6_2_a_block_does_not_tell_classes_or_vocabularies() -> None:
    with Double(version="5.11") as old, Double(version="6.2") as new:
        before, after = (Caller(one).call("GET", "metadatablocks/citation").json["data"] for one in (old, new))
    assert set(before["fields"]["subject"]) == {"name", "displayName", "title", "type", "watermark", "description"}
    assert after["fields"]["subject"]["typeClass"] == "controlledVocabulary"
    assert after["fields"]["subject"]["multiple"]
    assert "Earth and Environmental Sciences" in after["fields"]["subject"]["controlledVocabularyValues"]


@pytest.mark.parametrize(("version", "has_fields"), [("5.11", False), ("6.2", False), ("6.8", True), ("6.12", True)])
def test_a_collection_lists_the_fields_of_its_blocks_since_6_3(version: str, has_fields: bool) -> None:  # noqa: FBT001
    with Double(version=version, rdg=True) as double:
        query = {"returnDatasetFieldTypes": "true", "onlyDisplayedOnCreate": "true"}
        blocks = Caller(double).call("GET", "dataverses/lab/metadatablocks", **query).json["data"]
    assert all(("fields" in block) == has_fields for block in blocks)
    if has_fields:
        assert blocks[0]["fields"]["kindOfData"]["isRequired"]
        assert "otherId" not in blocks[0]["fields"]


def test_recherche_data_gouv_has_fields_of_its_own() -> None:
    with Double(version="6.8", rdg=True) as double:
        caller = Caller(double)
        citation, geospatial = (
            caller.call("GET", f"metadatablocks/{name}").json["data"]["fields"] for name in ("citation", "geospatial")
        )
        names = [one["name"] for one in caller.call("GET", "metadatablocks").json["data"]]
    assert names == ["citation", "geospatial", "semantics"]
    assert citation["kindOfData"]["controlledVocabularyValues"] == list(KINDS_OF_DATA)
    assert (
        "Registration authority "
        in citation["contributor"]["childFields"]["contributorType"]["controlledVocabularyValues"]
    )
    assert set(geospatial["qualityValidity"]["childFields"]) == {"lineage", "spatialResolution"}
    assert set(geospatial["conformity"]["childFields"]) == {"specification", "degree"}
    assert "dsDescriptionLanguage" in citation["dsDescription"]["childFields"]


def test_the_geospatial_block_grew_with_6_11() -> None:
    with Double(version="6.8") as old, Double(version="6.12") as new:
        before, after = (Caller(one).call("GET", "metadatablocks/geospatial").json["data"] for one in (old, new))
    assert "geographicDataLineageStatement" not in before["fields"]
    assert after["fields"]["geographicSpatialResolution"]["childFields"]["geographicSpatialResolutionType"]


def test_what_is_not_there_is_not_found() -> None:
    with Double(version="5.11") as double:
        caller = Caller(double)
        assert caller.call("GET", "dataverses/nowhere").error == (404, "Can't find dataverse with identifier='nowhere'")
        assert caller.call("GET", "metadatablocks/poetry").error == (404, "Can't find metadata block 'poetry'")
        assert caller.call("GET", "dataverses/lab/datasetSchema").status == 404
        assert caller.call("DELETE", "info/version").status == 405


def test_the_schema_says_that_it_is_of_a_draft_that_knows_no_contains() -> None:
    with Double(version="6.8", rdg=True) as double:
        schema = Caller(double).call("GET", "dataverses/lab/datasetSchema").json
    fields = schema["properties"]["datasetVersion"]["properties"]["metadataBlocks"]["properties"]["citation"]
    needed = [one["contains"]["properties"]["typeName"]["const"] for one in fields["properties"]["fields"]["allOf"]]
    assert schema["$schema"] == "http://json-schema.org/draft-04/schema#"
    assert needed == ["title", "author", "datasetContact", "dsDescription", "subject", "kindOfData"]


FAILED = "The Dataset JSON provided failed validation with the following error: "


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (dataset(), "The Dataset JSON provided is valid for this Dataverse Collection."),
        ({}, FAILED + "#: required key [datasetVersion] not found"),
        (
            dataset(listed("language", "Klingon"), listed("contributor")),
            FAILED + "Controlled vocabulary for key:fields typeName:language value:'Klingon' is not valid.",
        ),
        (
            dataset(compound("keyword", {"authorName": "x"})),
            FAILED
            + "Invalid data for key:keyword typeName:authorName. Only keywordValue, keywordTermURI, keywordVocabulary,"
            " keywordVocabularyURI allowed.",
        ),
        (
            dataset(field("subtitle", ["a"]) | {"multiple": False}),
            FAILED
            + "Invalid data for key:fields typeName:subtitle. Found value as list but 'multiple' is set to false.",
        ),
    ],
)
def test_a_verdict_is_a_sentence_and_the_status_is_always_200(document: Json, said: str) -> None:
    with Double(version="6.8") as double:
        answer = Caller(double).call("POST", "dataverses/lab/validateDatasetJson", said=document)
        broken = Caller(double).call("POST", "dataverses/lab/validateDatasetJson", said="{")
        stranger = Caller(double, "reader").call("POST", "dataverses/lab/validateDatasetJson", said=document)
    assert (answer.status, answer.json["data"]) == (200, {"message": said})
    assert broken.status == 200
    assert stranger.error == (401, "User @rita is not permitted to perform requested action.")
