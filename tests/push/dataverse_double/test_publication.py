"""Locks, review and publication."""

import pytest

from tests.push.dataverse_double import Double
from tests.push.dataverse_double.caller import Caller
from tests.push.dataverse_double.documents import field, version
from tests.push.dataverse_double.state import Dataset

LOCKED = (403, "Dataset cannot be edited due to dataset lock.")


def locks(caller: Caller, of: Dataset) -> list[str]:
    return [one["lockType"] for one in caller.about("GET", of, "locks").json["data"]]


def test_a_depositor_may_not_publish() -> None:
    with Double() as double:
        made = Caller(double).create()
        refused = Caller(double).about("POST", made, "actions/:publish", type="major")
        can = [
            Caller(double, role).about("GET", made, "userPermissions").json["data"]["canPublishDataset"]
            for role in ("depositor", "curator")
        ]
    assert refused.error == (401, "User @dpost is not permitted to perform requested action.")
    assert can == [False, True]


def test_publication_takes_a_while_and_locks() -> None:
    with Double(publication=60) as double:
        made, curator = Caller(double).create(), Caller(double, "curator")
        begun = curator.about("POST", made, "actions/:publish", type="major")
        assert (begun.status, locks(curator, made)) == (200, ["finalizePublication"])
        assert curator.about("PUT", made, "editMetadata", said=field("subtitle", "x")).error == LOCKED
        assert curator.about("PUT", made, "versions/:draft", said=version()).error == LOCKED
        assert curator.about("DELETE", made, "versions/:draft").error == LOCKED
        assert curator.about("POST", made, "actions/:publish", type="major").error == (
            403,
            "This dataset is locked. Reason: finalizePublication. Please try publishing later.",
        )
        assert curator.about("GET", made, "versions/:latest-published").status == 404
        double.advance(61)
        assert locks(curator, made) == []
        published = Caller(double, "").about("GET", made, "versions/:latest-published").json["data"]
    assert (published["versionNumber"], published["versionMinorNumber"], published["versionState"]) == (
        1,
        0,
        "RELEASED",
    )


def test_a_workflow_is_accepted_and_not_done() -> None:
    with Double(workflow=True, publication=60) as double:
        made, curator = Caller(double).create(), Caller(double, "curator")
        begun = curator.about("POST", made, "actions/:publish", type="major")
        assert (begun.status, begun.json["status"]) == (202, "WORKFLOW_IN_PROGRESS")
        assert locks(curator, made) == ["Workflow"]


@pytest.mark.parametrize(
    ("kind", "status", "said"),
    [
        ("", 400, "Missing 'type' parameter (either 'major','minor', or 'updatecurrent')."),
        (
            "huge",
            400,
            "Illegal 'type' parameter value 'huge'. It needs to be either 'major', 'minor', or 'updatecurrent'.",
        ),
        ("updatecurrent", 403, "Only superusers can update the current version"),
        ("minor", 403, "Cannot publish as minor version. Re-try as major release."),
    ],
)
def test_a_first_release_is_major_and_nothing_else(kind: str, status: int, said: str) -> None:
    with Double() as double:
        made = Caller(double).create()
        assert Caller(double, "curator").about("POST", made, "actions/:publish", type=kind).error == (status, said)


def test_versions_are_counted_and_read_by_number() -> None:
    with Double() as double:
        caller, curator = Caller(double), Caller(double, "curator")
        made = caller.create(title="One")
        curator.about("POST", made, "actions/:publish", type="major")
        caller.about("PUT", made, "editMetadata", said=field("title", "Two"), replace="true")
        curator.about("POST", made, "actions/:publish", type="minor")
        caller.add(made, "a.txt", b"a")
        as_minor = curator.about("POST", made, "actions/:publish", type="minor")
        curator.about("POST", made, "actions/:publish", type="major")
        titles = {
            name: Caller(double, "")
            .about("GET", made, f"versions/{name}")
            .json["data"]["metadataBlocks"]["citation"]["fields"][0]["value"]
            for name in ("1.0", "1.1", "2.0", ":latest")
        }
        missing = caller.about("GET", made, "versions/3.0")
        odd = caller.about("GET", made, "versions/latest")
        again = curator.about("POST", made, "actions/:publish", type="major")
    assert as_minor.error == (403, "Cannot release as minor version. Re-try as major release.")
    assert titles == {"1.0": "One", "1.1": "Two", "2.0": "Two", ":latest": "Two"}
    assert missing.error == (404, f"Dataset version 3.0 of dataset {made.identifier} not found")
    assert odd.error == (400, "Illegal version identifier 'latest'")
    assert again.status == 403


def test_publication_can_wait_for_the_index() -> None:
    with Double(index_lag=None) as double:
        made, curator = Caller(double).create(), Caller(double, "curator")
        early = curator.about("POST", made, "actions/:publish", type="major", assureIsIndexed="true")
        double.index()
        later = curator.about("POST", made, "actions/:publish", type="major", assureIsIndexed="true")
    assert early.error == (409, "Dataset is awaiting indexing")
    assert later.status == 200


def test_without_a_licence_or_terms_nothing_is_published() -> None:
    with Double() as double:
        caller, curator = Caller(double), Caller(double, "curator")
        made = caller.create()
        bare = version()
        del bare["license"]
        caller.about("PUT", made, "versions/:draft", said=bare)
        refused = curator.about("POST", made, "actions/:publish", type="major")
        caller.about("PUT", made, "versions/:draft", said=bare | {"termsOfUse": "Ask first."})
        taken = curator.about("POST", made, "actions/:publish", type="major")
    assert refused.status == 409
    assert taken.status == 200


def test_a_review_locks_out_the_author_and_not_the_curator() -> None:
    with Double() as double:
        caller, curator = Caller(double), Caller(double, "curator")
        made = caller.create()
        sent = caller.about("POST", made, "submitForReview")
        assert (sent.status, sent.json["data"]["inReview"]) == (200, True)
        assert locks(caller, made) == ["InReview"]
        change = field("subtitle", "x")
        assert caller.about("PUT", made, "editMetadata", said=change).error == (
            403,
            "Dataset cannot be edited due to In Review dataset lock.",
        )
        assert curator.about("PUT", made, "editMetadata", said=change).status == 200
        assert caller.about("POST", made, "submitForReview").error == (
            403,
            "You cannot submit this dataset for review because it is already in review.",
        )
        curator.about("POST", made, "actions/:publish", type="major")
        assert locks(caller, made) == []
        assert caller.about("POST", made, "submitForReview").status == 403


@pytest.mark.parametrize("edition", ["6.2", "6.12"])
def test_a_data_set_comes_back_with_a_reason_that_the_interface_does_not_tell(edition: str) -> None:
    with Double(version=edition) as double:
        caller, curator = Caller(double), Caller(double, "curator")
        made = caller.create()
        early = curator.about("POST", made, "returnToAuthor", said={"reasonForReturn": "No files."})
        caller.about("POST", made, "submitForReview")
        mine = caller.about("POST", made, "returnToAuthor", said={"reasonForReturn": "No files."})
        empty = curator.about("POST", made, "returnToAuthor", said={"reasonForReturn": ""})
        done = curator.about("POST", made, "returnToAuthor", said={"reasonForReturn": "No files."})
        told = caller.call("GET", "notifications/all")
    assert [early.status, mine.status, empty.status, done.status] == [403, 401, 400, 200]
    assert done.json["data"] == {
        "inReview": False,
        "message": f"Dataset id {made.identifier} has been sent back to the author(s).",
    }
    assert (made.returned, made.in_review) == (["No files."], False)
    assert b"RETURNEDDS" in told.body
    assert b"No files." not in told.body


def test_an_installation_may_want_files() -> None:
    with Double(files_wanted=True) as double:
        made = Caller(double).create()
        sent = Caller(double).about("POST", made, "submitForReview")
        released = Caller(double, "curator").about("POST", made, "actions/:publish", type="major")
    assert sent.error == (403, "The dataset must contain at least one data file in order to be submitted for review.")
    assert released.error == (403, "Published datasets should contain at least one data file.")


def test_a_foreign_lock_opens_by_itself_or_not() -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        double.lock(made, "EditInProgress", seconds=5)
        assert caller.about("PUT", made, "editMetadata", said=field("subtitle", "x")).error == LOCKED
        assert caller.about("GET", made, "locks", type="Ingest").json["data"] == []
        double.advance(6)
        assert caller.about("PUT", made, "editMetadata", said=field("subtitle", "x")).status == 200
