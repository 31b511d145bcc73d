"""What a client learns of a service before it asks."""

from urllib.parse import quote

import httpx
import pytest

from tests.reconcile.conftest import serving
from tests.reconcile.shapes import is_manifest, read

AIR_TEMPERATURE = "http://www.eionet.europa.eu/gemet/concept/281"


@pytest.mark.parametrize("path", ["/", "/gemet", "/gemet/", "/cf-standard-names", "/?unknown=1"])
def test_each_service_has_a_manifest(client: httpx.Client, path: str) -> None:
    is_manifest(read(client.get(path)))


@pytest.mark.parametrize(
    ("path", "space", "types"),
    [
        ("/gemet", "http://www.eionet.europa.eu/gemet/", ["gemet"]),
        ("/cf-standard-names", "https://vocab.nerc.ac.uk/standard_name/", ["cf-standard-names"]),
        ("/", "http://www.w3.org/2004/02/skos/core#", ["gemet", "cf-standard-names"]),
    ],
)
def test_the_identifier_space_is_the_start_of_all_addresses(
    client: httpx.Client, path: str, space: str, types: list[str]
) -> None:
    found = read(client.get(path))
    assert found["identifierSpace"] == space
    assert found["schemaSpace"] == "http://www.w3.org/2004/02/skos/core#Concept"
    assert [one["id"] for one in found["defaultTypes"]] == types


@pytest.mark.parametrize("path", ["/", "/gemet"])
def test_what_a_manifest_names_is_there(client: httpx.Client, path: str) -> None:
    found = read(client.get(path))
    places = [*found["suggest"].values(), found["extend"]["propose_properties"]]
    assert all(client.get(one["service_url"] + one["service_path"]).status_code == 200 for one in places)
    pages = [found[part]["url"].replace("{{id}}", quote(AIR_TEMPERATURE, safe="")) for part in ("view", "preview")]
    assert [client.get(page).status_code for page in pages] == [302, 200]


def test_the_addresses_in_a_manifest_are_those_that_the_client_uses(client: httpx.Client, address: str) -> None:
    port = address.rpartition(":")[2]
    found = read(client.get("/", headers={"Host": f"localhost:{port}"}))
    assert found["view"]["url"].startswith(f"http://localhost:{port}/")


@pytest.mark.parametrize("identifier", [quote(AIR_TEMPERATURE, safe=""), AIR_TEMPERATURE, "concept/281"])
def test_a_view_leads_to_the_concept_whether_its_identifier_is_encoded_or_not(
    client: httpx.Client, identifier: str
) -> None:
    answer = client.get(f"/gemet/-/view?id={identifier}")
    assert answer.status_code == 302
    assert answer.headers["location"] == AIR_TEMPERATURE


def test_a_view_leads_nowhere_else(client: httpx.Client) -> None:
    read(client.get("/-/view", params={"id": "http://evil.example/"}), 404)


def test_a_preview_says_what_a_concept_is_and_runs_nothing(client: httpx.Client) -> None:
    answer = client.get("/-/preview", params={"id": AIR_TEMPERATURE})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "air temperature" in answer.text
    assert "température de l&#x27;air" in answer.text


def test_a_service_speaks_french(cache: object) -> None:  # noqa: ARG001 - the indexes are there
    with serving("gemet", language="fr") as address, httpx.Client(base_url=address, trust_env=False) as client:
        found = client.get("/-/suggest/entity", params={"prefix": AIR_TEMPERATURE}).json()
    assert found["result"][0]["name"] == "température de l'air"
