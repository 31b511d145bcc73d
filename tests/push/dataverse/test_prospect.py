"""What an installation says of itself before anything is sent, and what keeps records from going there."""

import pytest

from fairtool.errors import UsageError
from fairtool.push.dataverse.required import in_schema
from fairtool.push.dataverse.site import surveyed
from fairtool.push.form import Unfit
from fairtool.push.target import Wishes
from fairtool.record.json_node import JsonNode
from tests.push.dataverse.opening import given, opened, pushed, session_of
from tests.push.dataverse_double import Double

VERSIONS = ("5.11", "6.2", "6.3", "6.8", "6.12")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("rdg", [False, True])
def test_version_user_and_fields_are_asked_for(version: str, *, rdg: bool) -> None:
    with Double(version=version, rdg=rdg) as double, session_of(double) as session:
        site = surveyed(session, "lab")
    assert (site.user, site.refusals, site.build) == ("@dpost", (), version)
    assert {"title", "otherId", "geographicBoundingBox"} <= site.types.keys()
    assert "authorName" not in site.types
    north = "northLatitude" if site.since(6, 2) else "northLongitude"
    assert north in site.types["geographicBoundingBox"].children
    assert site.types["otherId"].is_told == site.since(6, 2)
    assert {"title", "author", "datasetContact", "dsDescription", "subject"} <= site.required
    assert ("kindOfData" in site.required) == (rdg and site.since(6, 1))


def test_the_words_of_a_vocabulary_are_known() -> None:
    with Double(rdg=True) as double, session_of(double) as session:
        types = surveyed(session, "lab").types
    assert types["kindOfData"].of_vocabulary("dataset") == "Dataset"
    assert types["kindOfData"].of_vocabulary("what") == ""


def test_nothing_that_the_target_keeps_is_sent() -> None:
    with Double() as double, opened(double) as catalogue:
        catalogue.prospect()
        assert {one.method for one in double.requests} == {"GET"}


@pytest.mark.parametrize(
    ("role", "settings", "words"),
    [
        ("unknown", {}, "does not know the key"),
        ("depositor", {"collection": "nowhere"}, "has no collection nowhere"),
    ],
)
def test_what_keeps_records_out_is_said(role: str, settings: dict[str, str], words: str) -> None:
    with Double() as double, opened(double, role, settings=settings) as catalogue:
        assert words in catalogue.prospect().refusals[0].text()


def test_who_may_create_nothing_may_still_change_what_is_there() -> None:
    with Double() as double, opened(double, "reader") as catalogue:
        prospect = catalogue.prospect()
        assert prospect.refusals == ()
        assert "may not create data sets in the collection lab" in prospect.notes[0].text()
        reason = catalogue.no_new(catalogue.form(given()))
        assert reason
        assert "ask its curators" in reason.text()


def test_without_a_key_it_is_said_where_one_is_looked_for() -> None:
    with Double() as double, opened(double, "") as catalogue:
        (refusal,) = catalogue.prospect().refusals
    assert "wants a key" in refusal.text()
    assert "FAIRTOOL_KEY_127_0_0_1_PORT" in refusal.advice()


def test_what_is_public_is_verified_without_a_key() -> None:
    with Double() as double:
        with opened(double, "curator", Wishes(publish="major")) as catalogue:
            _, held = pushed(catalogue, given())
        with opened(double, "") as catalogue:
            form = catalogue.form(given())
            assert catalogue.held([form.id])[form.id].key == held.key


def test_a_collection_that_is_not_there_makes_no_form() -> None:
    with Double() as double, opened(double, settings={"collection": "nowhere"}) as catalogue:
        with pytest.raises(Unfit) as refusal:
            catalogue.form(given())
        assert "has no collection nowhere" in refusal.value.why.text()


def test_a_setting_that_cannot_be_is_told() -> None:
    wrong = pytest.raises(UsageError, match="auto, always or never")
    with Double() as double, wrong, opened(double, settings={"direct-upload": "perhaps"}):
        pass


def test_the_key_goes_in_its_header_alone() -> None:
    with Double() as double, opened(double) as catalogue:
        pushed(catalogue, given())
        assert all(one.header("X-Dataverse-key") == double.token() for one in double.requests)
        assert not any(double.token() in one.path for one in double.requests)


@pytest.mark.parametrize("version", ["5.11", "6.8"])
def test_a_key_that_an_old_server_repeats_is_not_shown(version: str) -> None:
    with Double(version=version) as double, opened(double, "unknown") as catalogue:
        told = catalogue.prospect().refusals[0]
        assert double.token("unknown") not in told.text() + told.advice()


def test_what_is_no_dataverse_is_told() -> None:
    with Double() as double, opened(double) as catalogue:
        double.fail_next("GET", "info/version", 500)
        assert "is no Dataverse" in catalogue.prospect().refusals[0].text()


def test_a_page_in_place_of_an_answer_is_told() -> None:
    with Double() as double, opened(double) as catalogue:
        double.fail_next("GET", "info/version", "html")
        assert "no JSON" in catalogue.prospect().refusals[0].text()


def test_a_schema_is_read_whatever_draft_it_says_it_is_of() -> None:
    with Double(required=frozenset({"keyword"})) as double, session_of(double) as session:
        assert "keyword" in surveyed(session, "lab").required
    schema = {"$schema": "http://json-schema.org/draft-04/schema#"}
    contains = {"contains": {"properties": {"typeName": {"const": "series"}}}}
    block = {"properties": {"fields": {"allOf": [contains]}}}
    version = {"properties": {"metadataBlocks": {"properties": {"citation": block}}}}
    document = {**schema, "properties": {"datasetVersion": version}}
    assert in_schema(JsonNode(document)) == {"series"}
