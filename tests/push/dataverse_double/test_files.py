"""Files: added, renamed, replaced, described, restricted, embargoed, ingested, deleted; and what the server adds."""

import hashlib
from datetime import timedelta

import pytest

from tests.push.dataverse_double import Double
from tests.push.dataverse_double.caller import Caller, Reply
from tests.push.dataverse_double.documents import field
from tests.push.dataverse_double.shapes import Json

CDF = b"CDF\x01\r\n\r\n--not-a-boundary\r\n"


def first(reply: Reply) -> Json:
    assert reply.status == 200, reply.body
    found: Json = reply.json["data"]["files"][0]
    return found


@pytest.mark.parametrize("kind", ["MD5", "SHA-1", "SHA-256"])
def test_a_file_is_added_byte_for_byte_with_its_checksum(kind: str) -> None:
    said = {"description": "Heights", "directoryLabel": "data/2024", "categories": ["Data"], "restrict": "true"}
    with Double(checksum=kind) as double:
        caller = Caller(double)
        made = caller.create()
        added = first(caller.add(made, "brest.nc", CDF, said))
        content = caller.call("GET", f"access/datafile/{added['dataFile']['id']}").body
        listed = caller.about("GET", made, "versions/:draft/files").json
    assert content == CDF
    assert added["dataFile"]["checksum"] == {
        "type": kind,
        "value": hashlib.new(kind.replace("-", "").lower(), CDF, usedforsecurity=False).hexdigest(),
    }
    assert ("md5" in added["dataFile"]) == (kind == "MD5")
    assert (added["label"], added["directoryLabel"], added["description"]) == ("brest.nc", "data/2024", "Heights")
    assert (added["restricted"], added["categories"]) == (True, ["Data"])
    assert (added["dataFile"]["contentType"], added["dataFile"]["filesize"]) == ("application/x-netcdf", len(CDF))
    assert ([one["label"] for one in listed["data"]], listed["totalCount"]) == (["brest.nc"], 1)


@pytest.mark.parametrize(
    ("edition", "message"),
    [
        ("6.8", {"message": "This file has the same content as b.nc that is in the dataset. "}),
        ("6.12", "This file has the same content as b.nc that is in the dataset. "),
    ],
)
def test_the_same_content_twice_is_a_warning_whose_place_moved_with_6_12(edition: str, message: object) -> None:
    with Double(version=edition) as double:
        caller = Caller(double)
        made = caller.create()
        assert caller.add(made, "a.nc", CDF).message is None
        second = caller.add(made, "b.nc", CDF)
    assert (second.status, second.message) == (200, message)
    assert [one.label for one in made.latest.entries] == ["a.nc", "b.nc"]


def test_a_name_that_is_taken_is_changed_in_silence() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        names = [first(caller.add(made, "a.nc", text))["label"] for text in (b"1", b"2", b"3")]
        elsewhere = first(caller.add(made, "a.nc", b"4", {"directoryLabel": "x"}))["label"]
    assert (names, elsewhere) == (["a.nc", "a-1.nc", "a-2.nc"], "a.nc")


def test_who_may_not_edit_may_not_add_and_a_lock_is_a_failure_to_add() -> None:
    with Double(largest_file=4) as double:
        caller = Caller(double)
        made = caller.create()
        stranger = Caller(double, "other-depositor").add(made, "a.nc", b"1")
        large = caller.add(made, "a.nc", b"12345")
        double.lock(made, "EditInProgress")
        locked = caller.add(made, "a.nc", b"1")
    assert stranger.error == (403, "You do not have permission to edit this dataset.")
    assert large.error == (400, "This file size (5 B) exceeds the size limit of 4 B.")
    assert locked.error == (400, "Failed to add file to dataset.")


def test_a_review_makes_adding_fail() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        caller.about("POST", made, "submitForReview")
        assert caller.add(made, "a.nc", b"1").error == (400, "Failed to add file to dataset.")


def test_a_replacement_carries_nothing_over_and_must_differ() -> None:
    with Double() as double:
        caller, curator = Caller(double), Caller(double, "curator")
        made = caller.create()
        old = first(caller.add(made, "a.nc", b"1", {"description": "Old", "directoryLabel": "x"}))["dataFile"]["id"]
        curator.about("POST", made, "actions/:publish", type="major")
        same = caller.form(f"files/{old}/replace", file=("a.nc", b"1"))
        other = caller.form(f"files/{old}/replace", file=("a.txt", b"2"))
        forced = caller.form(f"files/{old}/replace", file=("a.txt", b"2"), said={"forceReplace": True})
        twice = caller.form(f"files/{old}/replace", file=("a.nc", b"3"))
        nowhere = caller.form("files/999/replace", file=("a.nc", b"3"))
    new = first(forced)
    assert same.error == (400, "Error! You may not replace a file with a file that has duplicate content.")
    said = "The original file (Network Common Data Form) and replacement file (Plain Text) are different file types."
    assert other.error == (400, said)
    assert (new["description"], "directoryLabel" in new) == ("", False)
    assert (new["dataFile"]["previousDataFileId"], new["dataFile"]["rootDataFileId"]) == (old, old)
    assert [one.label for one in made.latest.entries] == ["a.txt"]
    assert [one.label for one in made.versions[0].entries] == ["a.nc"]
    assert twice.status == 400
    assert nowhere.error == (400, "Replacement file not found. There was no file found for ID: 999")


def test_the_metadata_of_a_file_are_changed_and_the_answer_is_text() -> None:
    with Double(version="6.12") as double:
        caller = Caller(double)
        made = caller.create()
        number = first(caller.add(made, "a.nc", b"1"))["dataFile"]["id"]
        caller.add(made, "b.nc", b"2")
        done = caller.form(f"files/{number}/metadata", said={"label": "c.nc", "description": "New", "restrict": True})
        taken = caller.form(f"files/{number}/metadata", said={"label": "b.nc"})
        stale = caller.form(
            f"files/{number}/metadata", said={"label": "d.nc"}, sourceLastUpdateTime="2001-01-01T00:00:00Z"
        )
        stranger = Caller(double, "reader").form(f"files/{number}/metadata", said={"label": "d.nc"})
    assert (done.status, done.headers["Content-Type"]) == (200, "text/plain")
    assert done.body.startswith(b"File Metadata update has been completed: {")
    assert taken.error == (400, "Filename already exists at b.nc")
    assert (stale.status, stranger.status) == (400, 400)
    entry = made.latest.entries[0]
    assert (entry.label, entry.description, entry.restricted) == ("c.nc", "New", True)


def test_a_file_is_restricted_and_opened() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        number = first(caller.add(made, "a.nc", b"1"))["dataFile"]["id"]
        done = caller.call("PUT", f"files/{number}/restrict", said="true")
        again = caller.call("PUT", f"files/{number}/restrict", said="true")
        nowhere = caller.call("PUT", "files/999/restrict", said="true")
        opened = caller.call("PUT", f"files/{number}/restrict", said={"restrict": False})
    assert done.json["data"]["message"] == "File a.nc restricted."
    assert again.error == (400, "Problem trying to update restriction status on a.nc: File a.nc is already restricted")
    assert nowhere.error == (400, "Could not find datafile with id 999")
    assert (opened.status, made.latest.entries[0].restricted) == (200, False)


def test_restricted_files_need_a_way_to_ask_for_them() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        caller.add(made, "a.nc", b"1", {"restrict": True})
        version = caller.about("GET", made, "versions/:draft").json["data"]
        closed = caller.about("PUT", made, "versions/:draft", said=version | {"files": [], "fileAccessRequest": False})
        asking = caller.about("PUT", made, "versions/:draft", said=version | {"files": [], "fileAccessRequest": True})
    assert (closed.status, asking.status) == (409, 200)


def test_files_are_put_under_embargo_until_a_day() -> None:
    with Double(embargo_months=12) as double:
        caller, today = Caller(double), double.site.clock.today()
        made = caller.create()
        number = first(caller.add(made, "a.nc", b"1"))["dataFile"]["id"]

        def until(days: int, *numbers: int) -> Reply:
            day = (today + timedelta(days=days)).isoformat()
            said = {"dateAvailable": day, "reason": "Paper to come", "fileIds": list(numbers)}
            return caller.about("POST", made, "files/actions/:set-embargo", said=said)

        assert until(-1, number).error == (400, "Date available can not be in the past")
        assert until(400, number).error == (400, "Date available can not exceed MaxEmbargoDurationInMonths: 12")
        assert until(30, 999).error == (400, "Not all files belong to dataset")
        assert until(30, number).json["data"]["message"] == "Files were embargoed"
        embargo = caller.about("GET", made, "versions/:draft/files").json["data"][0]["dataFile"]["embargo"]
        assert embargo == {"dateAvailable": (today + timedelta(days=30)).isoformat(), "reason": "Paper to come"}
        Caller(double, "curator").about("POST", made, "actions/:publish", type="major")
        assert Caller(double, "").call("GET", f"access/datafile/{number}").status == 403
        assert until(60, number).status == 403
        double.advance(31 * 86400)
        assert Caller(double, "").call("GET", f"access/datafile/{number}").body == b"1"


def test_an_installation_may_allow_no_embargo() -> None:
    with Double(embargo_months=0) as double:
        made = Caller(double).create()
        refused = Caller(double).about("POST", made, "files/actions/:set-embargo", said={"dateAvailable": "2100-01-01"})
    assert refused.error == (400, "No Embargoes allowed")


def test_a_file_is_deleted_from_the_draft_and_stays_in_the_release() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        number = first(caller.add(made, "a.nc", b"1"))["dataFile"]["id"]
        Caller(double, "curator").about("POST", made, "actions/:publish", type="major")
        gone = caller.call("DELETE", f"files/{number}")
        new = first(caller.add(made, "b.nc", b"2"))["dataFile"]["id"]
        for_good = caller.call("DELETE", f"files/{new}")
        stranger = Caller(double, "other-depositor").call("DELETE", f"files/{number}")
    assert (gone.json["data"], for_good.json["data"]) == (False, True)
    assert ([one.label for one in made.versions[0].entries], made.latest.entries) == (["a.nc"], [])
    assert stranger.error[0] == 400


def test_deletion_came_with_6_0() -> None:
    with Double(version="5.11") as double:
        made = Caller(double).create()
        number = first(Caller(double).add(made, "a.nc", b"1"))["dataFile"]["id"]
        assert Caller(double).call("DELETE", f"files/{number}").status == 405


def test_a_table_is_ingested_unless_somebody_says_no() -> None:
    with Double(ingest=20, version="6.8") as double:
        caller = Caller(double)
        made = caller.create()
        plain = first(caller.add(made, "plain.csv", b"a,b\n3,4\n", {"tabIngest": "false"}))
        assert caller.about("GET", made, "locks").json["data"] == []
        caller.call("DELETE", f"files/{plain['dataFile']['id']}")
        sent = first(caller.add(made, "t.csv", b"a,b\n1,2\n"))["dataFile"]
        assert [one["lockType"] for one in caller.about("GET", made, "locks").json["data"]] == ["Ingest"]
        assert caller.about("PUT", made, "editMetadata", said=field("subtitle", "x")).status == 200
        double.advance(21)
        entry = caller.about("GET", made, "versions/:draft/files").json["data"][0]
    data = entry["dataFile"]
    assert (entry["label"], data["contentType"]) == ("t.tab", "text/tab-separated-values")
    assert (data["originalFileName"], data["originalFileSize"]) == ("t.csv", sent["filesize"])
    assert data["filesize"] != sent["filesize"]
    assert data["checksum"] == sent["checksum"]


def test_the_server_reads_a_box_and_ncml_from_netcdf() -> None:
    with Double(version="6.8", netcdf_box=("-5.0", "-4.0", "49.0", "48.0")) as double:
        caller = Caller(double)
        made = caller.create()
        number = first(caller.add(made, "a.nc", b"1"))["dataFile"]["id"]
        text = first(caller.add(made, "a.txt", b"2"))["dataFile"]["id"]
        made_of_it = caller.call("GET", f"access/datafile/{number}/auxiliary").json["data"]
        nothing = caller.call("GET", f"access/datafile/{text}/auxiliary")
    assert made.latest.values["geographicBoundingBox"] == [
        {"westLongitude": "-5.0", "eastLongitude": "-4.0", "northLatitude": "49.0", "southLatitude": "48.0"}
    ]
    assert [one["formatTag"] for one in made_of_it] == ["NcML"]
    assert nothing.status == 404
