"""A SPARQL endpoint that somebody else wrote gives its thesaurus, page by page; one that answers wrongly is told."""

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import rdflib
import uvicorn
from rdflib_endpoint import SparqlEndpoint

from fairtool.errors import UnreadableError
from fairtool.skos.gather import gather
from fairtool.thesauri.lock import pulled
from fairtool.thesauri.presets import Preset
from fairtool.thesauri.pull import PullSettings, PullStatus, pull
from fairtool.thesauri.servers import sparql
from tests.thesauri.servers import TURTLE, Asked, Reply, Site

AWKWARD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/air> a skos:ConceptScheme .
<https://example.org/air/vent> a skos:Concept ; skos:inScheme <https://example.org/air> ;
  skos:prefLabel "vent"@fr ; skos:definition "« l'air »\\n\\tqui \\"bouge\\" \\\\ ici \\u0001"@fr ; skos:broader [] .
"""


@contextmanager
def endpoint(graph: rdflib.Graph) -> Iterator[str]:
    application = SparqlEndpoint(graph=graph)
    server = uvicorn.Server(uvicorn.Config(application, host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with endpoint(rdflib.Graph().parse(data=TURTLE + AWKWARD, format="turtle")) as one:
        yield one


@pytest.mark.parametrize("rows", [1, 3, 4, 5000])
def test_an_endpoint_gives_its_thesaurus_in_pages(
    address: str, settings: PullSettings, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(sparql, "_ROWS", rows)
    preset = Preset("essai", "sparql", address)
    assert pull(preset, settings).entry.concepts == 3
    entries = {entry.uri: entry for entry in gather(pulled("essai").path).entries}
    wind = entries["https://example.org/air/vent"]
    assert wind.definitions[0].text == '« l\'air »\n\tqui "bouge" \\ ici \x01'
    assert entries["https://example.org/mer/salinite"].broader == ("https://example.org/mer/temperature",)
    assert pull(preset, settings).status is PullStatus.UNCHANGED


def test_an_endpoint_that_does_not_order_much_is_asked_otherwise(
    site: Site, address: str, settings: PullSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(asked: Asked) -> Reply:
        query = asked.path.partition("?")[2]
        if query.startswith("query=SELECT%20DISTINCT") and "OFFSET%200" not in query:
            return Reply("Virtuoso 22023 Error SR353: Sorted TOP clause specifies more than 4 rows to sort", 500)
        return Reply(httpx.get(f"{address}?{query}", headers={"Accept": asked.headers["accept"]}).content)

    monkeypatch.setattr(sparql, "_ROWS", 4)
    site.answers["/sparql"] = answer
    assert pull(Preset("essai", "sparql", f"{site.address}/sparql"), settings).entry.concepts == 3


def test_one_scheme_of_several_is_given(address: str, settings: PullSettings) -> None:
    assert pull(Preset("essai", "sparql", address, "https://example.org/air"), settings).entry.concepts == 1


@pytest.mark.parametrize("scheme", ["https://example.org/> . ?x ?y ?z", "a b", 'a"b'])
def test_what_is_no_address_of_a_scheme_gets_into_no_query(settings: PullSettings, scheme: str) -> None:
    with pytest.raises(UnreadableError, match="no address of a concept scheme"):
        pull(Preset("essai", "sparql", "http://127.0.0.1:9/", scheme), settings)


def _rows(*rows: dict[str, dict[str, str]]) -> str:
    return json.dumps({"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": list(rows)}})


ROW = {
    "s": {"type": "uri", "value": "https://example.org/a"},
    "p": {"type": "uri", "value": "http://www.w3.org/2004/02/skos/core#prefLabel"},
    "o": {"type": "literal", "value": "a", "xml:lang": "fr"},
}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("<html>", "does not answer in JSON"),
        ("{}", "does not answer with the result of a SPARQL query"),
        ('{"results": {"bindings": 3}}', "does not answer with the result"),
        (_rows({"s": {"type": "literal", "value": "x"}}), "does not answer with the result"),
        (_rows(ROW), "pages without end"),
        (_rows(), "gave 0 of 0 statements"),
        ("[" * 100_000, "does not answer in JSON"),
    ],
    ids=["page", "other JSON", "no rows", "other rows", "always the same page", "no statement", "deep"],
)
def test_garbage_is_told(site: Site, settings: PullSettings, answer: str, said: str) -> None:
    site.answers["/sparql"] = Reply(answer)
    with pytest.raises(UnreadableError, match=said):
        pull(Preset("essai", "sparql", f"{site.address}/sparql"), settings)
    assert list(settings.folder.iterdir()) == []


def test_an_endpoint_that_gives_fewer_than_it_counts_is_told(site: Site, settings: PullSettings) -> None:
    def answer(asked: Asked) -> Reply:
        if "COUNT" in asked.path:
            return Reply(_rows({"n": {"type": "literal", "value": "7"}}))
        return Reply(_rows(ROW) if asked.path.endswith("OFFSET%200") else _rows())

    site.answers["/sparql"] = answer
    with pytest.raises(UnreadableError, match="gave 1 of 7 statements"):
        pull(Preset("essai", "sparql", f"{site.address}/sparql"), settings)


def test_pages_that_do_not_fit_together_are_told(site: Site, settings: PullSettings) -> None:
    def answer(asked: Asked) -> Reply:
        other = {**ROW, "o": {"type": "literal", "value": asked.path[-1]}}
        return Reply(_rows({"n": {"type": "literal", "value": "4"}}) if "COUNT" in asked.path else _rows(ROW, other))

    site.answers["/sparql"] = answer
    with pytest.raises(UnreadableError, match="gave 3 of 4 statements"):
        pull(Preset("essai", "sparql", f"{site.address}/sparql"), settings)


def test_a_thesaurus_in_use_is_given_by_an_endpoint(settings: PullSettings) -> None:
    corpus = os.environ.get("FAIRTOOL_CORPUS")
    if not corpus:
        pytest.skip("FAIRTOOL_CORPUS is not set")
    path = Path(corpus) / "skos" / "thesauri" / "inspire-theme.rdf"
    with endpoint(rdflib.Graph().parse(path, format="xml")) as address:
        entry = pull(Preset("essai", "sparql", address), settings).entry
    assert entry.concepts == len(gather(path).entries)
