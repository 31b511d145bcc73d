"""Queries as the specification has them, with keywords of our field in the place of its politicians."""

import json
from typing import Any

import httpx
import pytest

from tests.reconcile.shapes import is_result_batch, read, refusal

GEMET = "http://www.eionet.europa.eu/gemet/concept/"
CF = "https://vocab.nerc.ac.uk/standard_name/"
MINIMAL = {"q1": {"query": "température de l’air"}, "q2": {"query": "sea surface temperature"}}
FULL = {
    "q0": {
        "query": "absorption",
        "type": "gemet",
        "limit": 5,
        "properties": [{"pid": "broader", "v": "physical process"}, {"pid": "scheme", "v": "GEMET"}],
        "type_strict": "should",
    },
    "q1": {
        "query": "air temperature",
        "type": "gemet",
        "limit": 1,
        "properties": [{"pid": "broader", "v": f"{GEMET}1474"}],
        "type_strict": "should",
    },
}
MANY_VALUES = {
    "q0": {
        "query": "air temperature",
        "type": "gemet",
        "limit": 5,
        "properties": [
            {"pid": "broader", "v": ["Politik*", {"id": f"{GEMET}1474", "name": "climatic factor"}, 1, True]}
        ],
        "type_strict": "should",
    }
}
NO_QUERY = {
    "q1": {"properties": [{"pid": "uri", "v": f"{GEMET}281"}]},
    "q2": {"properties": [{"pid": "prefLabel@fr", "v": "humidité du sol"}]},
}


def asked(client: httpx.Client, batch: object, path: str = "/") -> Any:
    """Send queries as OpenRefine does, and check what comes."""
    found = read(client.post(path, data={"queries": json.dumps(batch)}))
    is_result_batch(found)
    return found


def best(found: Any, name: str = "q1") -> Any:
    return found[name]["result"][0]


@pytest.mark.parametrize("batch", [MINIMAL, FULL, MANY_VALUES, NO_QUERY, {}], ids=["min", "full", "many", "none", "no"])
def test_a_batch_has_a_result_for_each_of_its_queries(client: httpx.Client, batch: dict[str, object]) -> None:
    assert asked(client, batch).keys() == batch.keys()


@pytest.mark.parametrize("send", ["form", "get", "json", "wrapped"])
def test_queries_are_understood_however_they_are_sent(client: httpx.Client, send: str) -> None:
    text = json.dumps(MINIMAL)
    answers = {
        "form": lambda: client.post("/", data={"queries": text}),
        "get": lambda: client.get("/", params={"queries": text}),
        "json": lambda: client.post("/", json=MINIMAL),
        "wrapped": lambda: client.post("/", json={"queries": MINIMAL}),
    }
    found = read(answers[send]())
    is_result_batch(found)
    assert best(found, "q2")["id"] == f"{CF}sea_surface_temperature/"


def test_a_label_finds_its_concept_in_either_language_and_is_a_match(client: httpx.Client) -> None:
    found = asked(client, MINIMAL)
    assert {one["id"] for one in found["q1"]["result"] if one["match"]} == {f"{GEMET}281", f"{CF}air_temperature/"}
    assert best(found)["name"] in ("air temperature", "air_temperature")


def test_a_thesaurus_answers_alone(client: httpx.Client) -> None:
    found = asked(client, MINIMAL, "/gemet")
    assert best(found)["id"] == f"{GEMET}281"
    assert {kind["id"] for kind in best(found)["type"]} == {"gemet", "facet:object", "facet:theme"}
    assert all(one["id"].startswith("http://www.eionet.europa.eu/") for one in found["q2"]["result"])


@pytest.mark.parametrize(
    ("types", "strict", "schemes"),
    [
        ("gemet", "should", {"gemet"}),
        (["gemet", "cf-standard-names"], "any", {"gemet", "cf-standard-names"}),
        ("facet:variable", "any", {"cf-standard-names"}),
        (["gemet", "facet:theme"], "all", {"gemet"}),
        (["gemet", "facet:variable"], "all", set()),
        ("http://www.w3.org/2004/02/skos/core#Concept", "all", {"gemet", "cf-standard-names"}),
        ("no-such-type", "should", set()),
        ([], "all", {"gemet", "cf-standard-names"}),
    ],
)
def test_types_restrict_the_candidates(client: httpx.Client, types: object, strict: str, schemes: set[str]) -> None:
    found = asked(client, {"q": {"query": "air temperature", "type": types, "type_strict": strict}})
    assert {one["type"][0]["id"] for one in found["q"]["result"]} == schemes


@pytest.mark.parametrize("text", [f"{GEMET}281", "https://www.eionet.europa.eu/gemet/concept/281", "concept/281"])
def test_an_identifier_finds_its_entity_with_a_high_score(client: httpx.Client, text: str) -> None:
    found = best(asked(client, {"q1": {"query": text}}, "/gemet"))
    assert found["id"] == f"{GEMET}281"
    assert found["score"] >= 90
    assert found["match"] is text.startswith("http")


def test_a_number_in_a_cell_is_never_a_match(client: httpx.Client) -> None:
    found = asked(client, {"q1": {"query": "281"}, "q2": {"query": "2000"}}, "/gemet")
    assert not any(one["match"] for result in found.values() for one in result["result"])


@pytest.mark.parametrize("limit", [1, 2, 3.0])
def test_there_are_no_more_candidates_than_asked_for(client: httpx.Client, limit: float) -> None:
    found = asked(client, {"q1": {"query": "concentration", "limit": limit}}, "/cf-standard-names")
    assert len(found["q1"]["result"]) == limit


def test_more_candidates_than_usual_are_given_where_asked_for(client: httpx.Client) -> None:
    query = {"query": "mole concentration of ozone"}
    usual = asked(client, {"q1": query}, "/cf-standard-names")
    more = asked(client, {"q1": {**query, "limit": 20}}, "/cf-standard-names")
    assert len(usual["q1"]["result"]) == 5 < len(more["q1"]["result"])


def test_the_unit_of_a_variable_tells_candidates_apart(client: httpx.Client) -> None:
    units = {"flux": "kg m-2 s-1", "rate": "m s-1"}
    batch = {name: {"query": "rainfall", "properties": [{"pid": "unit", "v": unit}]} for name, unit in units.items()}
    found = asked(client, batch, "/cf-standard-names")
    assert [best(found, name)["id"] for name in units] == [f"{CF}rainfall_flux/", f"{CF}rainfall_rate/"]


def test_a_property_that_is_otherwise_costs_half_the_score_and_the_match(client: httpx.Client) -> None:
    sound = {"query": "air temperature", "properties": [{"pid": "broader", "v": "climatic factor"}]}
    other = {"query": "air temperature", "properties": [{"pid": "broader", "v": "waste"}]}
    found = asked(client, {"q1": sound, "q2": other}, "/gemet")
    assert best(found, "q1")["match"]
    assert not best(found, "q2")["match"]
    assert best(found, "q2")["score"] == pytest.approx(best(found, "q1")["score"] / 2, abs=0.1)
    assert {"id": "broader", "value": False} in best(found, "q2")["features"]


def test_queries_of_a_batch_do_not_depend_on_each_other(client: httpx.Client) -> None:
    together = asked(client, {"a": {"query": "ozone"}, "b": {"query": "soil moisture"}})
    assert together["b"] == asked(client, {"b": {"query": "soil moisture"}})["b"]


@pytest.mark.parametrize("text", ["", "   ", "…", "xyzzy qwrtpl", "a" * 1001, "\0", "%s'\";--"])
def test_a_text_that_says_nothing_has_no_candidates(client: httpx.Client, text: str) -> None:
    assert asked(client, {"q": {"query": text}}) == {"q": {"result": []}}


@pytest.mark.parametrize(
    ("batch", "message"),
    [
        ({"q1": {"properties": []}}, "q1 has neither a query nor properties"),
        ({"q1": {"limit": 1}}, "q1 has neither a query nor properties"),
        (
            {"q0": {"query": "a", "props": []}},
            "q0 has a field props; the fields are query, type, type_strict, limit, properties",
        ),
        ({"q0": {"query": 1}}, "q0.query is no text"),
        ({"q0": {"query": "\ud800"}}, "q0.query is no text"),
        ({"q0": {"query": "a", "limit": 0}}, "q0.limit is no positive integer"),
        ({"q0": {"query": "a", "limit": float("nan")}}, "q0.limit is no positive integer"),
        ({"q0": {"query": "a", "limit": "3"}}, "q0.limit is no positive integer"),
        ({"q0": {"query": "a", "type": 3}}, "q0.type is no text"),
        ({"q0": {"query": "a", "type_strict": "no"}}, "q0.type_strict is none of any, should, all"),
        ({"q0": {"query": "a", "properties": {}}}, "q0.properties is no list"),
        ({"q0": {"query": "a", "properties": [{"pid": "x"}]}}, "q0.properties[0] has not both pid and v"),
        ({"q0": {"query": "a", "properties": [{"pid": "x", "v": None}]}}, "q0.properties[0].v is no text"),
        ({"q0": "a"}, "q0 is no JSON object: write a query"),
        ([], "the queries are no JSON object: write queries by their names"),
    ],
)
def test_a_batch_that_is_none_is_refused_with_the_place(client: httpx.Client, batch: object, message: str) -> None:
    assert refusal(client.post("/", data={"queries": json.dumps(batch)}), 400) == message
