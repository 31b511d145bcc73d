"""The doubles of OGC API Records and STAC: what the standards say, and the faults that servers have."""

import json
from urllib.parse import quote

import pytest
from lxml import etree

from tests.push.servers.exchange import XML, Answer, ask
from tests.push.servers.features import API_KEY, BEARER, Features, Key, Quirks
from tests.push.servers.ogcapi import MAIN, PYCSW, STANDARD, RecordsApi
from tests.push.servers.records import record
from tests.push.servers.stac import StacApi

GEOJSON = {"Content-Type": "application/geo+json"}
PATCH = {"Content-Type": "application/merge-patch+json"}
COLLECTION = {"type": "Collection", "id": "s2", "description": "x", "license": "CC-BY-4.0", "extent": {}, "links": []}


def _feature(identifier: str, title: str = "Salinité", **more: object) -> bytes:
    made: dict[str, object] = {
        "id": identifier,
        "type": "Feature",
        "geometry": None,
        "properties": {"title": title},
        "links": [],
    }
    return json.dumps({**made, **more}).encode()


def _item(identifier: str, **more: object) -> bytes:
    return _feature(identifier, "", properties={"datetime": "2024-02-29T00:00:00Z"}, assets={}, **more)


def _items(server: Features, identifier: str = "", collection: str = MAIN) -> str:
    place = f"{server.url}/collections/{quote(collection, safe='')}/items"
    return f"{place}/{quote(identifier, safe='')}" if identifier else place


def _send(method: str, url: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
    return ask(url, body, method=method, headers=GEOJSON if headers is None else headers)


def test_a_server_says_what_it_conforms_to() -> None:
    with RecordsApi() as server, RecordsApi(writes=False) as closed:
        said = ask(f"{server.url}/conformance").json["conformsTo"]
        assert {one.rpartition("/")[2] for one in said} >= {"record-core", "create-replace-delete", "update"}
        assert not [one for one in ask(f"{closed.url}/conformance").json["conformsTo"] if "features-4" in one]
        assert _send("POST", _items(closed), _feature("a")).status == 405
        links = {link["rel"]: link["href"] for link in ask(server.url).json["links"]}
        assert MAIN in [one["id"] for one in ask(links["data"]).json["collections"]]


def test_records_by_the_standard() -> None:
    with RecordsApi() as server:
        made = _send("POST", _items(server), record("a b/c"), XML)
        assert (made.status, made.headers["location"]) == (201, _items(server, "a b/c"))
        shown = _send("GET", _items(server, "a b/c"), headers={"Accept": "application/xml"})
        assert etree.fromstring(shown.body).tag.endswith("MD_Metadata")
        assert _send("POST", _items(server), _feature("a b/c")).status == 409
        assert _send("PUT", _items(server, "a b/c"), record("a b/c", title="Neuf"), XML).status == 204
        assert server.records["a b/c"]["properties"]["title"] == "Neuf"
        assert _send("PUT", _items(server, "b"), _feature("b")).status == 404
        patch = b'{"properties": {"title": null, "description": "x"}}'
        assert _send("PATCH", _items(server, "a b/c"), patch, PATCH).status == 204
        assert server.records["a b/c"]["properties"] == {"type": "dataset", "description": "x"}
        assert _send("DELETE", _items(server, "a b/c")).status == 200
        assert _send("DELETE", _items(server, "a b/c")).status == 404


def test_records_with_the_faults_of_pycsw() -> None:
    with RecordsApi(PYCSW) as server:
        made = _send("POST", _items(server), record("a"), XML)
        assert (made.status, made.headers.get("location")) == (201, None)
        again = _send("POST", _items(server), record("a"), XML)
        assert (again.status, again.json["description"]) == (400, "item exists: a")
        refused = _send("PUT", _items(server, "a"), record("a", title="Neuf"), XML)
        assert (refused.status, refused.json["description"]) == (400, "No data found")
        assert _send("PUT", _items(server, "a"), _feature("a", "Neuf")).status == 204
        assert _send("PUT", _items(server, "b"), _feature("b")).status == 404
        assert [_send("DELETE", _items(server, "a")).status for _ in range(2)] == [200, 200]
        assert _send("GET", _items(server, "x/y")).status == 404


def test_an_identifier_becomes_a_clause() -> None:
    with RecordsApi(PYCSW) as server:
        for name in ("a", "b", "l'eau"):
            _send("POST", _items(server), _feature(name))
        assert _send("DELETE", _items(server, "l'eau")).status == 500
        assert len(server.records) == 3
        assert _send("DELETE", _items(server, "a' OR 'a'='a")).status == 200
        assert server.records == {}


@pytest.mark.parametrize("key", [BEARER, API_KEY])
def test_writing_needs_the_key_and_reading_does_not(key: Key) -> None:
    with RecordsApi(key=key) as server:
        assert _send("POST", _items(server), _feature("a")).status == 401
        assert _send("POST", _items(server), _feature("a"), {**GEOJSON, key.header: "other"}).status == 403
        assert _send("POST", _items(server), _feature("a"), {**GEOJSON, key.header: key.value}).status == 201
        assert ask(_items(server)).json["numberMatched"] == 1
        assert [one.headers.get(key.header.lower()) for one in server.asked] == [None, "other", key.value, None]


def test_pages_have_a_link_to_the_next() -> None:
    with RecordsApi(Quirks(page=2)) as server:
        for number in range(5):
            _send("POST", _items(server), _feature(f"a{number}"))
        seen, place = [], _items(server)
        while place:
            page = ask(place).json
            seen += [one["id"] for one in page["features"]]
            place = next((link["href"] for link in page["links"] if link["rel"] == "next"), "")
        assert seen == [f"a{number}" for number in range(5)]
        assert [one["id"] for one in ask(f"{_items(server)}?ids=a1,a3,zz").json["features"]] == ["a1", "a3"]


def test_a_change_to_what_has_changed_is_refused() -> None:
    with RecordsApi(Quirks(wants_tag=True)) as server:
        _send("POST", _items(server), _feature("a"))
        old = ask(_items(server, "a")).headers["etag"]
        assert _send("PUT", _items(server, "a"), _feature("a", "1")).status == 428
        assert _send("PUT", _items(server, "a"), _feature("a", "1"), {**GEOJSON, "If-Match": old}).status == 204
        assert _send("PUT", _items(server, "a"), _feature("a", "2"), {**GEOJSON, "If-Match": old}).status == 412
        assert _send("DELETE", _items(server, "a"), headers={"If-Match": old}).status == 412
        assert server.records["a"]["properties"]["title"] == "1"
    with RecordsApi(PYCSW) as server:
        _send("POST", _items(server), _feature("a"))
        assert "etag" not in ask(_items(server, "a")).headers


@pytest.mark.parametrize("body", [b"<a", b"[]", b"{", b'{"type": "Feature"}'])
def test_what_cannot_be_read_is_refused(body: bytes) -> None:
    with RecordsApi(STANDARD) as server:
        assert _send("POST", _items(server), body, XML if body.startswith(b"<") else GEOJSON).status == 400
        assert server.records == {}


def test_stac_collections_and_items() -> None:
    with StacApi(Quirks(location=False), key=BEARER) as server:
        headers = {"Content-Type": "application/json", BEARER.header: BEARER.value}
        place, items = f"{server.url}/collections", _items(server, collection="s2")
        assert any("transaction" in one for one in ask(f"{server.url}/conformance").json["conformsTo"])
        assert _send("POST", items, _item("a"), headers).status == 404
        body = json.dumps(COLLECTION).encode()
        assert [_send("POST", place, one, headers).status for one in (b"{}", body, body)] == [400, 201, 409]
        assert _send("POST", items, _feature("a"), headers).status == 400
        assert _send("POST", items, _item("a", collection="other"), headers).status == 400
        assert [_send("POST", items, _item("a"), headers).status for _ in range(2)] == [201, 409]
        several = json.dumps({"type": "FeatureCollection", "features": [json.loads(_item(n)) for n in "bac"]}).encode()
        assert _send("POST", items, several, headers).status == 409
        assert list(server.items["s2"]) == ["a", "b"]
        assert _send("PUT", f"{items}/a", _item("a", bbox=[0, 0, 1, 1]), headers).status == 204
        assert ask(f"{items}/a").json["bbox"] == [0, 0, 1, 1]
        assert _send("PATCH", f"{place}/s2", b'{"description": "y"}', headers).json["description"] == "y"
        assert _send("DELETE", f"{items}/a", headers=headers).status == 200
        assert _send("DELETE", f"{place}/s2", headers=headers).status == 204
        assert server.items == {}
