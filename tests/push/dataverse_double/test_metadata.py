"""Making, reading and deleting drafts, with what the server passes over and what it complains of."""

import pytest

from tests.push.dataverse_double import Double
from tests.push.dataverse_double.caller import Caller
from tests.push.dataverse_double.documents import box, compound, dataset, field, listed, version
from tests.push.dataverse_double.shapes import Json


def test_a_data_set_is_made_as_a_draft_and_read_back() -> None:
    with Double(version="6.8") as double:
        caller = Caller(double)
        made = caller.call("POST", "dataverses/lab/datasets", said=dataset(listed("language", "French")))
        number, persistent = made.json["data"]["id"], made.json["data"]["persistentId"]
        read = caller.call("GET", "datasets/:persistentId/versions/:draft", persistentId=persistent).json["data"]
    assert (made.status, made.headers["Location"]) == (201, f"/datasets/{number}")
    assert (read["datasetId"], read["datasetPersistentId"], read["versionState"]) == (number, persistent, "DRAFT")
    assert read["lastUpdateTime"] == read["createTime"]
    assert read["license"]["uri"] == "http://creativecommons.org/licenses/by/4.0"
    assert {"typeName": "language", "multiple": True, "typeClass": "controlledVocabulary", "value": ["French"]} in read[
        "metadataBlocks"
    ]["citation"]["fields"]


def without(name: str) -> Json:
    document = dataset()
    fields = document["datasetVersion"]["metadataBlocks"]["citation"]["fields"]
    document["datasetVersion"]["metadataBlocks"]["citation"]["fields"] = [
        one for one in fields if one["typeName"] != name
    ]
    return document


def with_licence(licence: object) -> Json:
    return {"datasetVersion": version() | {"license": licence}}


NO_FIELD = "(Invalid value:edu.harvard.iq.dataverse.DatasetField[ id=null ])."
NO_VALUE = "(Invalid value:edu.harvard.iq.dataverse.DatasetFieldValue[ id=null ])."


@pytest.mark.parametrize(
    ("document", "status", "said"),
    [
        ({}, 400, "Please provide initial version in the dataset json"),
        (
            {"datasetVersion": version() | {"files": [{"label": "a"}]}},
            400,
            "Only a superuser may add files via this api",
        ),
        ({"datasetVersion": {}}, 400, "Error parsing Json: Invalid JSON object: metadata blocks not found."),
        (
            with_licence({"name": "WTFPL", "uri": "https://x.org"}),
            400,
            "Error parsing Json: Invalid or unsupported license: WTFPL",
        ),
        (with_licence("WTFPL"), 400, "Error parsing Json: Invalid license: WTFPL"),
        (
            dataset(listed("language", "Klingon")),
            400,
            "Error parsing Json: Value 'Klingon' does not exist in type 'language'",
        ),
        (
            dataset(field("language", ["French"])),
            400,
            "Error parsing Json: incorrect  typeClass for field language, should be controlledVocabulary",
        ),
        (dataset(field("subtitle", ["a"])), 400, "Error parsing Json: incorrect multiple   for field subtitle"),
        (
            dataset(compound("keyword", {"authorName": "x"})),
            400,
            "Error parsing Json: field authorName is not a child of keyword",
        ),
        (without("title"), 403, f"Validation Failed: Title is required. {NO_FIELD}"),
        (without("datasetContact"), 403, f"Validation Failed: Point of Contact E-mail is required. {NO_FIELD}"),
        (
            dataset(field("productionDate", "last May")),
            403,
            f'Validation Failed: Production Date  is not a valid date. "yyyy" is a supported format. {NO_VALUE}',
        ),
        (
            dataset(field("alternativeURL", "brest")),
            403,
            f"Validation Failed: Alternative URL brest  is not a valid URL. {NO_VALUE}",
        ),
    ],
)
def test_what_is_wrong_with_a_new_data_set_is_said_as_the_server_says_it(
    document: Json, status: int, said: str
) -> None:
    with Double(version="6.8") as double:
        assert Caller(double).call("POST", "dataverses/lab/datasets", said=document).error == (status, said)
        assert double.datasets == []


def test_who_may_not_add_is_refused_with_401() -> None:
    with Double() as double:
        answers = [
            Caller(double, role).call("POST", "dataverses/lab/datasets", said=dataset()).error
            for role in ("reader", "")
        ]
        nowhere = Caller(double).call("POST", "dataverses/nowhere/datasets", said=dataset()).status
    said = "User {} is not permitted to perform requested action."
    assert answers == [(401, said.format("@rita")), (401, said.format(":guest"))]
    assert nowhere == 404


def test_a_type_of_data_set_that_is_not_taken_is_said_by_field() -> None:
    with Double(version="6.12") as double:
        refused = Caller(double).call("POST", "dataverses/lab/datasets", said={"datasetType": "software", **dataset()})
    assert refused.error == (400, "The dataset could not be created due to the datasetType.")
    assert set(refused.json["fieldErrors"]) == {"datasetType"}


def test_a_field_that_nobody_knows_is_lost_in_silence() -> None:
    with Double() as double:
        made = Caller(double).create(field("mood", "good"))
        assert "mood" not in made.latest.values


@pytest.mark.parametrize(
    ("bounds", "status"),
    [
        (("-5", "-4", "49", "48"), 201),
        (("170", "-170", "10", "-10"), 403),  # across the 180th meridian
        (("-5", "-4", "48", "49"), 403),
        (("-5", "190", "49", "48"), 403),
        (("-5", "-4", "49", ""), 403),
    ],
)
def test_a_box_must_have_its_bounds_in_order_since_6_2(bounds: tuple[str, str, str, str], status: int) -> None:
    with Double(version="6.8") as new, Double(version="5.11") as old:
        made = Caller(new).call("POST", "dataverses/lab/datasets", said=dataset(geospatial=(box(*bounds),)))
        before = Caller(old).call(
            "POST", "dataverses/lab/datasets", said=dataset(geospatial=(box(*bounds, latitudes=False),))
        )
    assert (made.status, before.status) == (status, 201)


def test_recherche_data_gouv_wants_the_kind_of_data() -> None:
    with Double(rdg=True) as double:
        refused = Caller(double).call("POST", "dataverses/lab/datasets", said=dataset())
        Caller(double).create(listed("kindOfData", "Dataset"))
    assert refused.error == (403, f"Validation Failed: Kind of Data is required. {NO_FIELD}")


def test_a_draft_is_seen_by_its_author_and_the_curators_only() -> None:
    with Double() as double:
        made = Caller(double).create()
        statuses = {
            role: Caller(double, role).about("GET", made, "versions/:draft").status
            for role in ("depositor", "curator", "other-depositor", "reader", "")
        }
        latest = Caller(double, "").about("GET", made, "versions/:latest")
    assert statuses == {"depositor": 200, "curator": 200, "other-depositor": 401, "reader": 401, "": 401}
    assert latest.error == (404, f"Dataset version :latest of dataset {made.identifier} not found")


def test_a_draft_is_deleted_and_a_released_version_is_not() -> None:
    with Double() as double:
        caller, curator = Caller(double), Caller(double, "curator")
        gone = caller.create()
        assert caller.about("DELETE", gone, "versions/1.0").error == (400, "Only the :draft version can be deleted")
        done = caller.about("DELETE", gone, "versions/:draft")
        assert done.json["data"]["message"] == "Draft version of dataset :persistentId deleted"
        assert caller.about("GET", gone).error == (404, "Dataset with ID :persistentId not found.")
        kept = caller.create()
        curator.about("POST", kept, "actions/:publish", type="major")
        assert caller.about("DELETE", kept, "versions/:draft").error == (401, "This is NOT a DRAFT version")
        caller.about("PUT", kept, "editMetadata", said=field("subtitle", "x"))
        assert Caller(double, "other-depositor").about("DELETE", kept, "versions/:draft").status == 401
        assert caller.about("DELETE", kept, "versions/:draft").status == 200
        assert [one.number for one in kept.versions] == [(1, 0)]


def test_versions_can_be_compared_since_6_5() -> None:
    with Double(version="6.8") as double:
        made = Caller(double).create()
        Caller(double, "curator").about("POST", made, "actions/:publish", type="major")
        double.advance(2)
        Caller(double).about("PUT", made, "editMetadata", said=field("subtitle", "x"))
        told = Caller(double).about("GET", made, "versions/:latest-published/compare/:draft").json["data"]
    assert told["newVersion"]["versionNumber"] == "DRAFT"
    changed = {"fieldName": "Subtitle", "oldValue": "", "newValue": "x"}
    assert told["metadataChanges"] == [{"blockName": "Citation Metadata", "changed": [changed]}]
