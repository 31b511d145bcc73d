"""Documents in JSON are compared by what they say, and a patch makes of one the other."""

import json

import pytest

from fairtool.push.ogcapi.address import Place
from fairtool.push.ogcapi.conformance import Conformance, conformance_in
from fairtool.push.ogcapi.document import Likeness, patch_between, stamp_in
from tests.push.servers.features import merged

HERE = Likeness("https://api.example.org/catalogue")
LINK = {"rel": "related", "href": "https://doi.org/10.1234/a"}


def written(**members: object) -> bytes:
    return json.dumps(members).encode()


@pytest.mark.parametrize(
    "other",
    [
        {"links": [LINK, {"rel": "self", "href": "https://elsewhere.example.org/items/a"}]},
        {"links": [{"rel": "collection", "href": "https://api.example.org/catalogue/collections/x"}, LINK]},
        {"links": [{"rel": "alternate", "href": "?f=xml"}, LINK]},
        {"links": [LINK], "collection": "x", "assets": []},
        {"links": [LINK], "properties": {"size": 1, "updated": "2030-01-01T00:00:00Z"}},
    ],
)
def test_what_servers_write_by_themselves_does_not_count(other: dict[str, object]) -> None:
    one = written(id="a", properties={"size": 1.0}, links=[LINK])
    assert HERE.hash_in(one, "a") == HERE.hash_in(written(**{"id": "a", "properties": {"size": 1}, **other}), "a")


@pytest.mark.parametrize(
    "other",
    [
        {"links": []},
        {"links": [LINK, {"rel": "collection", "href": "https://other.example.org/serie"}]},
        {"properties": {"size": 2}},
    ],
)
def test_what_is_described_counts(other: dict[str, object]) -> None:
    one = {"id": "a", "properties": {"size": 1}, "links": [LINK]}
    assert HERE.hash_in(written(**one), "a") != HERE.hash_in(written(**{**one, **other}), "a")


def test_fields_are_named_by_their_path() -> None:
    document = written(id="a", properties={"contacts": [{"name": "A"}, {"name": "B"}], "size": 1.0, "none": None})
    expected = {"id": ("a",), "properties.contacts.name": ("A", "B"), "properties.size": ("1",)}
    assert HERE.fields_in(document) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": 1, "b": {"c": 1, "d": 2}}, {"a": 1, "b": {"c": 3}}),
        ({"a": [1, 2]}, {"a": [2]}),
        ({"a": {"b": 1}}, {"a": "text"}),
        ({"a": "text"}, {"a": {"b": {"c": 1}}}),
        ({}, {"a": {"b": 1}}),
        ({"a": 1}, {}),
        ({"a": {"b": 1}}, {"a": {"b": 1}}),
    ],
)
def test_a_patch_makes_of_one_document_the_other(before: dict[str, object], after: dict[str, object]) -> None:
    patch = patch_between(before, after)
    assert patch is not None
    assert merged(before, dict(patch)) == after


@pytest.mark.parametrize("after", [{"a": None}, {"a": {"b": None}}, {"c": {"d": {"e": None}}}])
def test_what_a_patch_cannot_say_is_sent_whole(after: dict[str, object]) -> None:
    assert patch_between({"a": 1}, after) is None


def test_the_stamp_is_that_of_the_record() -> None:
    assert stamp_in(written(properties={"updated": "2024-05-17T00:00:00Z"})) == "2024-05-17T00:00:00Z"
    assert stamp_in(b"no JSON") == ""


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://a.example/api", Place("https://a.example/api")),
        ("https://a.example/api/", Place("https://a.example/api")),
        ("https://a.example/", Place("https://a.example")),
        ("https://a.example/api/collections", Place("https://a.example/api")),
        (
            "https://a.example/api/collections/metadata%3Amain/items?f=json",
            Place("https://a.example/api", "metadata:main"),
        ),
        ("https://a.example/api/conformance", Place("https://a.example/api")),
    ],
)
def test_any_address_of_an_interface_leads_to_it(url: str, place: Place) -> None:
    assert Place.at(url) == place


@pytest.mark.parametrize(
    ("name", "abilities"),
    [
        ("http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete", Conformance(items=True)),
        ("http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update", Conformance(patches=True)),
        ("http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/simpletx", Conformance(items=True)),
        (
            "https://api.stacspec.org/v1.0.0/ogcapi-features/extensions/transaction",
            Conformance(items=True, patches=True),
        ),
        (
            "https://api.stacspec.org/v1.0.0/collections/extensions/transaction",
            Conformance(collections=True, patches=True),
        ),
        ("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", Conformance()),
    ],
)
def test_abilities_are_read_from_the_classes(name: str, abilities: Conformance) -> None:
    assert conformance_in([name]) == abilities
