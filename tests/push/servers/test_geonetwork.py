"""The double of GeoNetwork does what the real one does: who may do what, what it keeps, and how it says no."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote

import pytest
from lxml import etree

from tests.push.servers.csw import GMD, constraint, deleting, inserting, transaction, updating
from tests.push.servers.exchange import XML, Answer, ask
from tests.push.servers.geonetwork import GeoNetwork, SignOn
from tests.push.servers.geonetwork_model import ADMIN, EDITOR, GUEST, REGISTERED, REVIEWER, STRANGER, User
from tests.push.servers.geonetwork_xml import Habits
from tests.push.servers.loopback import Asked, Loopback, Reply
from tests.push.servers.records import record

JSON = {"Content-Type": "application/json", "Accept": "application/json"}


class Client:
    """Somebody at the REST interface, with the token that the first request gave."""

    def __init__(self, server: GeoNetwork, who: User | None) -> None:
        """Ask for the token."""
        self._api = f"{server.url}/srv/api"
        cookies = ask(f"{self._api}/me").cookies
        self.token = cookies[0].partition("=")[2].partition(";")[0]
        self._headers = {
            "Cookie": f"XSRF-TOKEN={self.token}",
            "X-XSRF-TOKEN": self.token,
            "Accept": "application/json",
            **(who.authorization if who else {}),
        }

    def ask(self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] = XML) -> Answer:
        """Send a request."""
        return ask(f"{self._api}/{path}", body, method=method, headers={**self._headers, **headers})

    def put(self, body: bytes, query: str = "") -> Answer:
        """Import a record."""
        return self.ask("PUT", f"records?metadataType=METADATA&{query}", body)

    def search(self, query: object) -> list[dict[str, object]]:
        """Give the hits of a query."""
        found = self.ask("POST", "search/records/_search", json.dumps({"query": query}).encode(), JSON)
        hits: list[dict[str, object]] = found.json["hits"]["hits"]
        return hits


@pytest.fixture
def server() -> Iterator[GeoNetwork]:
    with GeoNetwork() as running:
        yield running


def test_who_signs_in_is_told_who_they_are(server: GeoNetwork) -> None:
    nobody = ask(f"{server.url}/srv/api/me")
    assert (nobody.status, nobody.body) == (204, b"")
    assert [cookie.partition("=")[0] for cookie in nobody.cookies] == ["XSRF-TOKEN"]
    marie = Client(server, EDITOR).ask("GET", "me")
    assert (marie.json["profile"], marie.json["groupsWithEditor"]) == ("Editor", [102])
    assert ask(f"{server.url}/srv/api/site").json["system/platform/version"] == "4.2.8"
    assert [group["name"] for group in Client(server, EDITOR).ask("GET", "groups?profile=Editor").json] == ["odatis"]
    wrong = Client(server, User(9, "marie", "wrong", EDITOR.profile)).ask("GET", "me")
    assert (wrong.status, wrong.headers["www-authenticate"]) == (401, 'Basic realm="Geonetwork"')


def test_a_session_goes_on_without_the_password(server: GeoNetwork) -> None:
    cookies = ask(f"{server.url}/srv/api/me", headers=EDITOR.authorization).cookies
    session = next(cookie for cookie in cookies if cookie.startswith("JSESSIONID")).partition(";")[0]
    assert ask(f"{server.url}/srv/api/me", headers={"Cookie": session}).json["username"] == "marie"


def test_writing_needs_the_token_as_cookie_and_as_header(server: GeoNetwork) -> None:
    address, token = f"{server.url}/srv/api/records", Client(server, None).token
    for headers in ({}, {"Cookie": f"XSRF-TOKEN={token}"}, {"X-XSRF-TOKEN": token}):
        answer = ask(address, record("a"), method="PUT", headers={**XML, **EDITOR.authorization, **headers})
        assert answer.status == 403
        assert "text/html" in answer.headers["content-type"]
    assert Client(server, EDITOR).put(record("a")).status == 201
    search = ask(f"{server.url}/srv/api/search/records/_search", b"{}", headers=JSON)
    assert search.json["hits"]["total"] == {"value": 0, "relation": "eq"}


@pytest.mark.parametrize(
    ("who", "status"), [(None, 403), (GUEST, 403), (REGISTERED, 403), (EDITOR, 201), (REVIEWER, 201), (ADMIN, 201)]
)
def test_editors_and_above_import(server: GeoNetwork, who: User | None, status: int) -> None:
    answer = Client(server, who).put(record("a"), "group=102")
    assert answer.status == status
    assert list(server.catalogue.records) == (["a"] if status == 201 else [])
    assert answer.json.get("code") == ("forbidden" if status == 403 else None)


def test_an_import_is_reported_and_private_until_it_is_published(server: GeoNetwork) -> None:
    marie, rene = Client(server, EDITOR), Client(server, REVIEWER)
    report = marie.put(record("a"), "group=102").json
    number = server.catalogue.records["a"].number
    assert report["numberOfRecordsProcessed"] == 1
    assert report["metadataInfos"][str(number)][0]["uuid"] == "a"
    assert (report["errors"], report["metadataErrors"]) == ([], {})
    assert ask(f"{server.url}/srv/api/records/a/formatters/xml").status == 403
    assert marie.ask("PUT", "records/a/publish").status == 403
    assert rene.ask("PUT", "records/a/publish").status == 204
    assert ask(f"{server.url}/srv/api/records/a/formatters/xml").status == 200
    assert marie.ask("GET", "records/a/sharing").json["privileges"][0]["operations"]["view"] is True
    assert rene.ask("PUT", "records/a/unpublish").status == 204
    assert marie.put(record("b"), "publishToAll=true").status == 401
    assert rene.put(record("c"), "publishToAll=true").status == 201
    assert {uuid: kept.public for uuid, kept in server.catalogue.records.items()} == {"a": False, "c": True}


def test_the_identifier_decides_with_the_processing_that_is_asked(server: GeoNetwork) -> None:
    marie = Client(server, EDITOR)
    marie.put(record("a"), "group=102")
    again = marie.put(record("a"))
    assert (again.status, again.json["code"]) == (400, "unsatisfied_request_parameter")
    assert marie.put(record("a", title="Neuf"), "uuidProcessing=OVERWRITE").status == 201
    assert (server.catalogue.records["a"].title, server.catalogue.records["a"].group) == ("Neuf", 102)
    assert Client(server, STRANGER).put(record("a"), "uuidProcessing=OVERWRITE").status == 400
    assert marie.put(record("a"), "uuidProcessing=GENERATEUUID").status == 201
    assert len(server.catalogue.records) == 2
    assert marie.put(record("z"), "uuidProcessing=SOMETHING").json["code"] == "runtime_exception"


def test_what_is_no_record_or_invalid_is_refused(server: GeoNetwork) -> None:
    marie = Client(server, EDITOR)
    without = record("a").replace(b"gmd:dateStamp", b"gmd:bogus")
    answers = [marie.put(b"<gmd>"), marie.put(b"<a/>"), marie.put(without, "rejectIfInvalid=true")]
    assert [answer.status for answer in answers] == [400] * 3
    assert marie.ask("PUT", "records", record("a"), {"Content-Type": "text/xml"}).status == 400
    assert server.catalogue.records == {}
    assert marie.put(without).status == 201


def test_what_is_kept_differs_from_what_was_sent() -> None:
    with GeoNetwork(Habits(adds_locale=True, other_prefixes=True)) as server:
        marie = Client(server, EDITOR)
        marie.put(record("a", date_stamp="2020-01-01"))
        kept = marie.ask("GET", "records/a/formatters/xml").body
        root = etree.fromstring(kept)
        assert root.tag == f"{{{GMD}}}MD_Metadata"
        assert b"gmd:" not in kept
        assert b"2020-01-01" not in kept
        assert root.find(f"{{{GMD}}}locale") is not None
    with GeoNetwork(Habits(stamps=False)) as server:
        Client(server, EDITOR).put(record("a"))
        kept, sent = (etree.fromstring(xml) for xml in (server.catalogue.records["a"].xml, record("a")))
        assert etree.canonicalize(kept) == etree.canonicalize(sent)


def test_a_search_tells_what_was_harvested_and_what_may_be_edited(server: GeoNetwork) -> None:
    server.catalogue.add_harvested("seanoe:102259", record("seanoe:102259"))
    marie = Client(server, EDITOR)
    marie.put(record("a"), "group=102")
    hits = {hit["_id"]: hit for hit in marie.search({"terms": {"uuid": ["a", "seanoe:102259", "b"]}})}
    assert hits["a"]["_source"]["isHarvested"] == "false"  # type: ignore[index]
    assert hits["seanoe:102259"]["_source"]["isHarvested"] == "true"  # type: ignore[index]
    assert {name: hit["edit"] for name, hit in hits.items()} == {"a": True, "seanoe:102259": False}
    assert [hit["_id"] for hit in Client(server, None).search({"match_all": {}})] == ["seanoe:102259"]
    harvested = {"bool": {"filter": [{"term": {"isHarvested": True}}], "must_not": [{"ids": {"values": ["a"]}}]}}
    assert [hit["_id"] for hit in marie.search(harvested)] == ["seanoe:102259"]
    assert [hit["_id"] for hit in marie.search({"query_string": {"query": 'uuid:"a" OR uuid:"b"'}})] == ["a"]
    assert marie.ask("POST", "search/records/_search", b'{"query": {"magic": {}}}', JSON).status == 400


def test_edits_of_harvested_records_are_lost_at_the_next_harvest(server: GeoNetwork) -> None:
    kept = server.catalogue.add_harvested("seanoe:1", record("seanoe:1"))
    assert Client(server, ADMIN).put(record("seanoe:1", title="Neuf"), "uuidProcessing=OVERWRITE").status == 201
    assert kept.title == "Neuf"
    server.catalogue.harvest()
    assert kept.title != "Neuf"


def test_an_index_that_lags_finds_later() -> None:
    with GeoNetwork(Habits(lags=True)) as server:
        marie = Client(server, EDITOR)
        marie.put(record("a"))
        assert marie.search({"ids": {"values": ["a"]}}) == []
        assert marie.ask("GET", "records/a", headers={"Accept": "application/xml"}).status == 200
        server.catalogue.refresh()
        assert len(marie.search({"ids": {"values": ["a"]}})) == 1


def test_a_record_is_deleted_by_who_may_edit_it(server: GeoNetwork) -> None:
    identifier = "urn:x/a b"
    marie = Client(server, EDITOR)
    marie.put(record(identifier), "group=102")
    path = f"records/{quote(identifier, safe='')}"
    assert Client(server, STRANGER).ask("DELETE", path).status == 403
    assert (marie.ask("DELETE", path).status, marie.ask("DELETE", path).status) == (204, 404)
    assert server.requests("DELETE") == [f"/geonetwork/srv/api/{path}"] * 3


def _csw(server: GeoNetwork, body: bytes, who: User | None = EDITOR) -> Answer:
    return ask(server.csw, body, headers={**XML, **(who.authorization if who else {})})


def test_csw_writes_without_a_token_and_says_less_than_it_did(server: GeoNetwork) -> None:
    inserted = _csw(server, inserting(record("a"), record("b"), record("c")))
    assert "totalInserted>3<" in inserted.text
    assert "<identifier>a</identifier>" in inserted.text
    assert not server.catalogue.records["a"].public
    assert "totalUpdated>1<" in _csw(server, updating(record("a"), record("b"), record("c", title="Neuf"))).text
    assert server.catalogue.records["c"].title == "Neuf"
    assert "totalUpdated>0<" in _csw(server, updating(record("a"), record("nobody"))).text
    assert "totalDeleted>1<" in _csw(server, deleting("a", "b")).text
    assert list(server.catalogue.records) == ["c"]


def test_csw_keeps_what_came_before_a_failure_and_reports_it_with_status_200(server: GeoNetwork) -> None:
    answer = _csw(server, inserting(record("a"), record("a"), record("b")))
    assert (answer.status, "ExceptionReport" in answer.text) == (200, True)
    assert list(server.catalogue.records) == ["a"]
    refused = _csw(server, updating(record("a")), STRANGER)
    assert (refused.status, "not allowed to update" in refused.text) == (200, True)


def test_csw_gives_an_identifier_to_who_has_none(server: GeoNetwork) -> None:
    without = record("").replace(b"gmd:fileIdentifier", b"gmd:nothing")
    assert "totalInserted>1<" in _csw(server, inserting(without)).text
    assert len(next(iter(server.catalogue.records))) == 36


@pytest.mark.parametrize(
    ("who", "status"), [(None, 302), (REGISTERED, 403), (User(9, "luc", "x", EDITOR.profile), 401)]
)
def test_csw_turns_away_who_may_not_write(server: GeoNetwork, who: User | None, status: int) -> None:
    assert _csw(server, inserting(record("a")), who).status == status
    assert server.catalogue.records == {}


def test_csw_reads_what_rest_wrote(server: GeoNetwork) -> None:
    rene = Client(server, REVIEWER)
    for name in ("a", "b", "c"):
        rene.put(record(name), "publishToAll=true")
    rene.put(record("hidden"))
    csw = f"{server.url}/srv/eng/csw"
    assert f'href="{server.csw}"' in ask(f"{csw}?service=CSW&request=GetCapabilities").text
    by_id = f"{csw}?service=CSW&version=2.0.2&request=GetRecordById&outputSchema={GMD}&id="
    assert len(etree.fromstring(ask(f"{by_id}a,b,nobody").body)) == 2
    assert "ExceptionReport" in ask(f"{by_id}a,hidden").text
    assert len(etree.fromstring(ask(f"{by_id}a,hidden", headers=REVIEWER.authorization).body)) == 2
    records = transaction(constraint("b")).replace(b"csw:Transaction", b"csw:GetRecords")
    assert 'numberOfRecordsMatched="1"' in ask(csw, records).text
    page = ask(f"{csw}?service=CSW&request=GetRecords&resultType=results&startPosition=1&maxRecords=2").text
    assert 'numberOfRecordsMatched="3" numberOfRecordsReturned="2" nextRecord="3"' in page
    assert "Operation not supported" in ask(csw, inserting(record("z"))).text


class Elsewhere(Loopback):
    """The server of a single sign-on, which nobody should send a password."""

    def answer(self, asked: Asked) -> Reply:  # noqa: ARG002
        """Show a form."""
        return Reply(200, b"<html></html>", {"Content-Type": "text/html"})


def test_behind_a_single_sign_on_no_password_is_looked_at() -> None:
    with Elsewhere() as login, GeoNetwork(sign_on=SignOn.REDIRECT, login=f"{login.origin}/cas/login") as server:
        for path in ("me", "site", "groups"):
            answer = ask(f"{server.url}/srv/api/{path}", headers=EDITOR.authorization)
            assert answer.status == 302
            assert answer.headers["location"].startswith(f"{login.origin}/cas/login?")
        assert _csw(server, inserting(record("a"))).status == 302
        assert ask(f"{server.url}/srv/eng/csw?request=GetCapabilities").status == 200
        assert login.asked == []


def test_a_login_page_comes_with_status_200() -> None:
    with GeoNetwork(sign_on=SignOn.PAGE) as server:
        answer = ask(f"{server.url}/srv/api/me", headers=EDITOR.authorization)
        assert (answer.status, answer.headers["content-type"]) == (200, "text/html;charset=UTF-8")
