"""What goes wrong on the way, and what the double remembers of it."""

import httpx
import pytest

from tests.push.dataverse_double import Double
from tests.push.dataverse_double.caller import Caller
from tests.push.dataverse_double.documents import dataset
from tests.push.dataverse_double.faults import Fault


def test_too_many_calls_are_refused_without_a_word_of_when_to_come_back() -> None:
    with Double() as double:
        caller = Caller(double)
        double.rate_limit(2)
        assert caller.call("GET", "info/version").status == 200  # no command, no limit
        answers = [caller.call("POST", "dataverses/lab/datasets", said=dataset()) for _ in range(3)]
    assert [one.status for one in answers] == [429, 429, 201]
    assert answers[0].message == "CreateNewDatasetCommand failed: Rate limited due to too many requests."
    assert "Retry-After" not in answers[0].headers


@pytest.mark.parametrize(
    ("what", "status", "done"),
    [
        (500, 500, False),
        (502, 502, False),
        (503, 503, False),
        ("garbage", 200, False),
        ("html", 200, False),
        ("slow", 201, True),
    ],
)
def test_a_fault_answers_once_in_place_of_the_server(what: Fault, status: int, done: bool) -> None:  # noqa: FBT001
    with Double() as double:
        double.slow_down(0.05)
        double.fail_next("POST", "dataverses/lab/datasets", what)
        assert Caller(double).call("GET", "dataverses/lab").status == 200
        assert Caller(double).call("POST", "dataverses/lab/datasets", said=dataset()).status == status
        assert len(double.datasets) == done
        assert Caller(double).call("POST", "dataverses/lab/datasets", said=dataset()).status == 201


@pytest.mark.parametrize(("what", "done"), [("cut-before", False), ("cut-after", True), ("cut-body", True)])
def test_a_connection_is_cut_before_or_after_the_deed(what: Fault, done: bool) -> None:  # noqa: FBT001
    with Double() as double:
        double.fail_next("POST", "datasets$", what)
        with pytest.raises(httpx.TransportError):
            Caller(double).call("POST", "dataverses/lab/datasets", said=dataset())
        assert len(double.datasets) == done


def test_the_store_fails_as_well() -> None:
    with Double() as double:
        caller = Caller(double)
        url = caller.about("GET", caller.create(), "uploadurls", size="1").json["data"]["url"]
        double.fail_next("PUT", "^/double/", 503)
        codes = [httpx.put(url, content=b"1", headers={"x-amz-tagging": "dv-state=temp"}).status_code for _ in range(2)]
    assert codes == [503, 200]


def test_what_arrived_where_is_remembered_with_its_headers() -> None:
    with Double() as double:
        caller = Caller(double)
        url = caller.about("GET", caller.create(), "uploadurls", size="1").json["data"]["url"]
        httpx.put(url, content=b"1", headers={"x-amz-tagging": "dv-state=temp"})
        seen = [(one.server, one.method, one.header("x-dataverse-key")) for one in double.requests]
    token = double.token()
    assert seen == [("dataverse", "POST", token), ("dataverse", "GET", token), ("s3", "PUT", None)]
    assert double.requests[2].body == b"1"


def test_a_body_in_chunks_is_read_as_one() -> None:
    with Double() as double:
        caller = Caller(double)
        url = caller.about("GET", caller.create(), "uploadurls", size="4").json["data"]["url"]
        httpx.put(url, content=iter([b"01", b"23"]), headers={"x-amz-tagging": "dv-state=temp"})
        assert list(double.bucket.objects.values()) == [b"0123"]


def test_a_connection_is_kept_for_several_calls() -> None:
    with Double() as double, httpx.Client(base_url=double.url) as client:
        assert [client.get("/api/v1/info/version").status_code for _ in range(3)] == [200, 200, 200]


def test_the_token_may_stand_in_the_address() -> None:
    with Double() as double:
        assert Caller(double, "").call("GET", "users/:me", key=double.token()).status == 200
