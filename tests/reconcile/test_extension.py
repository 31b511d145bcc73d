"""Values fetched for concepts that were found, and what can be fetched."""

import json
from typing import Any

import httpx
import pytest

from tests.reconcile.shapes import is_extension, is_proposal, read, refusal

AIR_TEMPERATURE = "http://www.eionet.europa.eu/gemet/concept/281"
CF_TEMPERATURE = "https://vocab.nerc.ac.uk/standard_name/air_temperature/"


def fetched(client: httpx.Client, query: object, path: str = "/") -> Any:
    found = read(client.post(path, data={"extend": json.dumps(query)}))
    is_extension(found)
    return found


def cells(client: httpx.Client, identifier: str, name: str, **settings: object) -> list[Any]:
    query = {"ids": [identifier], "properties": [{"id": name, "settings": settings}]}
    found: list[Any] = fetched(client, query)["rows"][identifier][name]
    return found


def test_each_concept_has_a_value_for_each_property(client: httpx.Client) -> None:
    query = {
        "ids": [AIR_TEMPERATURE, CF_TEMPERATURE],
        "properties": [{"id": "prefLabel@fr"}, {"id": "unit"}, {"id": "scheme"}],
    }
    assert fetched(client, query)["rows"] == {
        AIR_TEMPERATURE: {
            "prefLabel@fr": [{"str": "température de l'air"}],
            "unit": [],
            "scheme": [{"str": "GEMET"}],
        },
        CF_TEMPERATURE: {
            "prefLabel@fr": [],
            "unit": [{"str": "K"}],
            "scheme": [{"str": "Climate and Forecast Standard Names"}],
        },
    }


def test_the_columns_are_in_the_order_asked_for_and_say_their_type(client: httpx.Client) -> None:
    query = {"ids": [], "properties": [{"id": "broader"}, {"id": "notation"}]}
    assert fetched(client, query, "/gemet")["meta"] == [
        {"id": "broader", "name": "broader concept", "type": {"id": "gemet", "name": "GEMET"}},
        {"id": "notation", "name": "notation"},
    ]


def test_broader_concepts_are_entities_or_addresses_and_as_many_as_asked_for(client: httpx.Client) -> None:
    factor = {"id": "http://www.eionet.europa.eu/gemet/concept/1474", "name": "climatic factor"}
    assert cells(client, AIR_TEMPERATURE, "broader")[0] == factor
    assert cells(client, AIR_TEMPERATURE, "broader", limit="1") == [factor]
    assert cells(client, AIR_TEMPERATURE, "broader", limit=1, content="uri") == [{"str": factor["id"]}]
    assert len(cells(client, AIR_TEMPERATURE, "broader", limit="0")) == 3


def test_an_unknown_identifier_has_an_empty_row_and_an_unknown_property_no_value(client: httpx.Client) -> None:
    query = {"ids": ["http://evil.example/", AIR_TEMPERATURE, ""], "properties": [{"id": "nothing"}]}
    assert fetched(client, query)["rows"] == {"http://evil.example/": {}, AIR_TEMPERATURE: {"nothing": []}, "": {}}


@pytest.mark.parametrize("identifier", ["concept/281", "https://www.eionet.europa.eu/gemet/concept/281"])
def test_an_identifier_is_understood_without_the_identifier_space_and_with_the_other_scheme(
    client: httpx.Client, identifier: str
) -> None:
    assert cells(client, identifier, "uri") == [{"str": AIR_TEMPERATURE}]


def test_everything_that_is_proposed_can_be_fetched(client: httpx.Client) -> None:
    proposal = read(client.get("/gemet/-/properties", params={"type": "gemet"}))
    is_proposal(proposal)
    assert proposal["type"] == "gemet"
    query = {"ids": [AIR_TEMPERATURE], "properties": [{"id": one["id"]} for one in proposal["properties"]]}
    row = fetched(client, query)["rows"][AIR_TEMPERATURE]
    assert {"prefLabel@en", "prefLabel@fr", "broader", "uri", "scheme"} <= {
        name for name, found in row.items() if found
    }


def test_no_more_properties_are_proposed_than_asked_for(client: httpx.Client) -> None:
    proposal = read(client.get("/-/properties", params={"type": "gemet", "limit": "2"}))
    assert [one["id"] for one in proposal["properties"]] == ["prefLabel@fr", "prefLabel@en"]
    assert proposal["limit"] == 2


def test_an_extension_is_understood_by_get_and_as_json(client: httpx.Client) -> None:
    query = {"ids": [AIR_TEMPERATURE], "properties": [{"id": "uri"}]}
    by_get = read(client.get("/", params={"extend": json.dumps(query)}))
    assert by_get == read(client.post("/", json={"extend": query})) == fetched(client, query)


@pytest.mark.parametrize(
    ("query", "status", "message"),
    [
        ([], 400, "extend is no JSON object: write ids and properties"),
        ({"ids": []}, 400, "extend.properties is no list"),
        ({"ids": [1], "properties": []}, 400, "extend.ids is no text"),
        ({"ids": [], "properties": [{}]}, 400, "extend.properties.id is no text"),
        ({"ids": [], "properties": ["a"]}, 400, "extend.properties has not both id and settings as an object"),
        (
            {"ids": ["a"] * 1001, "properties": []},
            413,
            "at most 1000 identifiers and 50 properties are answered at once",
        ),
    ],
)
def test_an_extension_that_is_none_is_refused(client: httpx.Client, query: object, status: int, message: str) -> None:
    assert refusal(client.post("/", data={"extend": json.dumps(query)}), status) == message
