"""What is offered to a user who types."""

from typing import Any

import httpx
import pytest

from tests.reconcile.shapes import is_suggestion, read, refusal

AIR_TEMPERATURE = "http://www.eionet.europa.eu/gemet/concept/281"


def entities(client: httpx.Client, prefix: str, path: str = "", **more: str) -> list[Any]:
    found = read(client.get(f"{path}/-/suggest/entity", params={"prefix": prefix, **more}))
    is_suggestion("description", "notable")(found)
    result: list[Any] = found["result"]
    return result


@pytest.mark.parametrize("prefix", ["air temperature", "Air Temperature", "temperature de l air", AIR_TEMPERATURE])
def test_a_name_or_an_identifier_brings_its_entity_first(client: httpx.Client, prefix: str) -> None:
    assert entities(client, prefix, "/gemet")[0]["id"] == AIR_TEMPERATURE


def test_what_is_typed_is_the_beginning_of_a_word(client: httpx.Client) -> None:
    found = [one["name"] for one in entities(client, "tempera", "/cf-standard-names")]
    assert found[0].startswith("temperature")
    assert all("tempera" in name for name in found)
    assert entities(client, "emperat", "/cf-standard-names") == []


def test_pages_follow_on_each_other(client: httpx.Client) -> None:
    pages = [entities(client, "air", cursor=str(cursor)) for cursor in (0, 20, 40)]
    names = [one["id"] for page in pages for one in page]
    assert len(names) == 60 == len(set(names))
    assert entities(client, "air", cursor="999999") == []


def test_a_type_restricts_what_is_offered(client: httpx.Client) -> None:
    found = entities(client, "air", type="gemet")
    assert {kind["id"] for one in found for kind in one["notable"]} == {"gemet", "facet:object", "facet:theme"}


@pytest.mark.parametrize("prefix", ["", " ", "_"])
def test_nothing_brings_no_entity(client: httpx.Client, prefix: str) -> None:
    assert entities(client, prefix) == []


def test_types_are_thesauri_and_what_they_are_about(client: httpx.Client) -> None:
    found = read(client.get("/-/suggest/type", params={"prefix": ""}))
    is_suggestion("broader")(found)
    names = [one["id"] for one in found["result"]]
    assert names == ["gemet", "cf-standard-names", "facet:variable", "facet:object", "facet:theme"]
    by_prefix = read(client.get("/-/suggest/type", params={"prefix": "clim"}))["result"]
    assert [one["id"] for one in by_prefix] == ["cf-standard-names"]


@pytest.mark.parametrize(
    ("prefix", "first"), [("prefLabel@fr", "prefLabel@fr"), ("broad", "broader"), ("lang", "lang")]
)
def test_properties_are_found_by_identifier_and_name(client: httpx.Client, prefix: str, first: str) -> None:
    found = read(client.get("/-/suggest/property", params={"prefix": prefix}))
    is_suggestion()(found)
    assert first in [one["id"] for one in found["result"]]


@pytest.mark.parametrize("cursor", ["-1", "a", "1.5", "9999999"])
def test_a_cursor_that_is_no_number_is_refused(client: httpx.Client, cursor: str) -> None:
    answer = client.get("/-/suggest/entity", params={"prefix": "a", "cursor": cursor})
    assert refusal(answer, 400) == "cursor is no positive integer"
