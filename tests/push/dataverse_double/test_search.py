"""The index: words instead of texts, and late."""

import pytest

from tests.push.dataverse_double import Double
from tests.push.dataverse_double.caller import Caller
from tests.push.dataverse_double.documents import compound, field


def found(caller: Caller, query: str, **more: str) -> list[str]:
    answer = caller.call("GET", "search", q=query, type="dataset", **more)
    assert answer.status == 200, answer.body
    return [one["global_id"] for one in answer.json["data"]["items"]]


def other(identifier: str) -> dict[str, object]:
    return compound("otherId", {"otherIdAgency": "OSU", "otherIdValue": identifier})


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ('otherIdValue:"fr.obs:abc-12"', {0, 1, 2}),
        ('otherIdValue:"abc 12"', {0, 1, 2}),
        ('otherIdValue:"FR.OBS"', {0, 1, 2, 3}),
        ('otherIdValue:"abc-13"', {3}),
        ('title:"fr.obs:abc-12"', set()),
        ('"abc-13"', {3}),
        ("abc", {0, 1, 2, 3}),
        ("*", {0, 1, 2, 3}),
    ],
)
def test_an_identifier_is_cut_into_words(query: str, numbers: set[int]) -> None:
    with Double() as double:
        caller = Caller(double)
        kept = ["fr.obs:abc-12", "FR/OBS/ABC/12", "fr.obs:abc-12-b", "fr.obs:abc-13"]
        made = [caller.create(other(one)).persistent for one in kept]
        assert {made.index(one) for one in found(caller, query)} == numbers


def test_a_query_with_bare_signs_is_an_error_of_the_server() -> None:
    with Double() as double:
        assert Caller(double).call("GET", "search", q="fr.obs:abc:12").status == 500
        assert Caller(double).call("GET", "search", q=":").status == 500
        assert Caller(double).call("GET", "search").error == (400, "q parameter is missing")


def test_the_index_lags() -> None:
    with Double(index_lag=30) as double:
        caller = Caller(double)
        made = caller.create(other("a1")).persistent
        assert found(caller, 'otherIdValue:"a1"') == []
        double.advance(31)
        assert found(caller, 'otherIdValue:"a1"') == [made]


def test_the_index_can_wait_for_a_word() -> None:
    with Double(index_lag=None) as double:
        caller = Caller(double)
        made = caller.create(other("a1"))
        double.advance(10_000)
        assert found(caller, "*") == []
        double.index()
        assert found(caller, "*") == [made.persistent]
        caller.about("PUT", made, "editMetadata", said=field("title", "New"), replace="true")
        assert found(caller, 'title:"New"') == []
        caller.about("DELETE", made, "versions/:draft")
        assert found(caller, "*") == [made.persistent]
        double.index()
        assert found(caller, "*") == []


def test_a_draft_is_found_by_who_may_see_it_and_in_its_collection() -> None:
    with Double() as double:
        made = Caller(double).create(other("a1")).persistent
        seen = {role: found(Caller(double, role), "*") for role in ("depositor", "curator", "reader", "")}
        assert seen == {"depositor": [made], "curator": [made], "reader": [], "": []}
        assert found(Caller(double), "*", subtree="other") == []
        assert found(Caller(double), "*", subtree="lab") == [made]


def test_pages_can_be_turned() -> None:
    with Double() as double:
        caller = Caller(double)
        made = [caller.create(other(f"n{number}")).persistent for number in range(5)]
        first = caller.call("GET", "search", q="*", per_page="2").json["data"]
        assert (first["total_count"], first["count_in_response"]) == (5, 2)
        assert found(caller, "*", per_page="2", start="4") == made[4:]


def test_a_collection_lists_what_it_holds_without_waiting_for_the_index() -> None:
    with Double(index_lag=None) as double:
        made = Caller(double).create()
        listed = Caller(double).call("GET", "dataverses/lab/contents").json["data"]
        seen = Caller(double, "reader").call("GET", "dataverses/lab/contents").json["data"]
        root = Caller(double).call("GET", "dataverses/:root/contents").json["data"]
    assert [(one["type"], one["id"]) for one in listed] == [("dataset", made.identifier)]
    assert seen == []
    assert [one["type"] for one in root] == ["dataverse", "dataverse"]
