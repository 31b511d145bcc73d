"""Making, reading, editing and deleting drafts, with what the server passes over and what it complains of."""

import pytest

from tests.push.dataverse_double import Double
from tests.push.dataverse_double.caller import Caller
from tests.push.dataverse_double.clock import stamp
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


def test_a_replacement_drops_what_it_leaves_out_and_asks_nobody() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create(field("subtitle", "gone soon"))
        double.advance(10)
        stale = caller.about(
            "PUT", made, "versions/:draft", said=version(title="New"), sourceLastUpdateTime="2001-01-01T00:00:00Z"
        )
        published = caller.about("PUT", made, "versions/1.0", said=version())
        files = caller.about("PUT", made, "versions/:draft", said=version() | {"files": [{"label": "a"}]})
    assert stale.status == 200
    assert (made.latest.texts("title"), made.latest.texts("subtitle")) == (["New"], [])
    assert published.error == (400, "Only the :draft version can be updated")
    assert files.error == (400, "You may not add files via this api.")


def test_an_edit_joins_values_or_begins_from_nothing() -> None:
    with Double(version="6.8") as double:
        caller = Caller(double)
        made = caller.create(compound("keyword", {"keywordValue": "tide"}))
        more = {"fields": [compound("keyword", {"keywordValue": "surge"})]}
        caller.about("PUT", made, "editMetadata", said=more)
        joined = made.latest.texts("keyword", "keywordValue")
        caller.about("PUT", made, "editMetadata", said=more, replace="true")
        title = caller.about("PUT", made, "editMetadata", said=field("title", "Passed over"))
    assert joined == ["tide", "surge"]
    assert made.latest.texts("keyword", "keywordValue") == ["surge"]
    assert (title.status, made.latest.texts("title")) == (200, ["Sea level at Brest"])


def test_before_6_7_a_second_value_is_refused() -> None:
    with Double(version="6.2") as double:
        caller = Caller(double)
        made = caller.create()
        refused = caller.about("PUT", made, "editMetadata", said=field("title", "Another"))
    said = (
        "You may not add data to a field that already has data and does not allow multiples. Use replace=true to"
        " replace existing data (Title)"
    )
    assert refused.error == (400, said)


def test_a_text_that_is_found_in_another_is_not_added_not_even_by_a_replacement() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        texts = field("relatedMaterial", ["sea surface", "sea", "ice"])
        caller.about("PUT", made, "editMetadata", said={"fields": [texts]}, replace="true")
    assert made.latest.texts("relatedMaterial") == ["sea surface", "ice"]


@pytest.mark.parametrize(
    ("edition", "name", "current", "old", "said"),
    [
        (
            "6.8",
            "sourceLastUpdateTime",
            "",
            "2001-01-01T00:00:00Z",
            "Internal version timestamp 2001-01-01T00:00:00Z is outdated",
        ),
        ("6.12", "sourceLastUpdateTime", "", "yesterday", "Error parsing date: yesterday"),
        ("6.7", "sourceInternalVersionNumber", "1", "0", "Dataset internal version number 0 is outdated"),
    ],
)
def test_a_stale_edit_is_refused_with_400(edition: str, name: str, current: str, old: str, said: str) -> None:
    with Double(version=edition) as double:
        caller = Caller(double)
        made = caller.create()
        change = {"fields": [field("subtitle", "x")]}
        stale = caller.about("PUT", made, "editMetadata", said=change, **{name: old})
        now = current or str(stamp(made.latest.updated))
        fresh = caller.about("PUT", made, "editMetadata", said=change, **{name: now})
    assert stale.error == (400, said)
    assert fresh.status == 200


def test_two_edits_within_a_second_are_not_told_apart() -> None:
    with Double(version="6.8") as double:
        caller = Caller(double)
        made = caller.create()
        made.latest.updated = float(int(made.latest.updated))
        seen = str(stamp(made.latest.updated))
        made.latest.updated += 0.7  # somebody edits meanwhile
        late = caller.about("PUT", made, "editMetadata", said=field("subtitle", "x"), sourceLastUpdateTime=seen)
    assert late.status == 200


@pytest.mark.parametrize("edition", ["5.11", "6.2"])
def test_older_versions_do_not_look_whether_an_edit_is_stale(edition: str) -> None:
    with Double(version=edition) as double:
        caller = Caller(double)
        made = caller.create()
        change = {"fields": [field("subtitle", "x")]}
        late = caller.about("PUT", made, "editMetadata", said=change, sourceLastUpdateTime="2001-01-01T00:00:00Z")
    assert late.status == 200


def test_a_required_field_can_t_be_emptied() -> None:
    with Double(version="6.8") as double:
        caller = Caller(double)
        made = caller.create(field("subtitle", "x"))
        title = caller.about("PUT", made, "editMetadata", said=field("title", ""), replace="true")
        subtitle = caller.about("PUT", made, "editMetadata", said=field("subtitle", ""), replace="true")
    assert title.error == (400, "Error parsing dataset update: Empty required value for field: Title")
    assert (subtitle.status, "subtitle" in made.latest.values) == (200, False)


def test_a_value_is_deleted_to_the_letter() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create(compound("keyword", {"keywordValue": "tide"}, {"keywordValue": "surge"}))
        absent = caller.about(
            "PUT", made, "deleteMetadata", said={"fields": [compound("keyword", {"keywordValue": "Tide"})]}
        )
        done = caller.about(
            "PUT", made, "deleteMetadata", said={"fields": [compound("keyword", {"keywordValue": "tide"})]}
        )
    assert absent.error == (400, "Delete metadata failed: Keyword: Tide not found.")
    assert (done.status, made.latest.texts("keyword", "keywordValue")) == (200, ["surge"])


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
