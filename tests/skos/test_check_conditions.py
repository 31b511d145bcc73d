"""The six integrity conditions: by sets and by a SHACL engine, which must find the same."""

import os
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest
import rdflib

from fairtool.resources import folder
from fairtool.skos.check.conditions import violations
from fairtool.skos.check.graph import SkosGraph, graph_of
from fairtool.skos.check.shapes import opinion, opinion_of
from fairtool.skos.statements import statements

FILES = Path(__file__).parent / "files"
BASE = "https://thesaurus.example/"
BROKEN: dict[str, set[str]] = {
    "s9-direct": {"mer"},
    "s9-used": {"mer", "cycle"},
    "s9-subclass": {"mer"},
    "s13-direct": {"sel", "eau", "air"},
    "s14-direct": {"sel", "eau"},
    "s14-untagged": {"sel"},
    "s27-direct": {"sel"},
    "s27-transitive": {"houle", "sel"},
    "s27-circle": {"sel", "eau", "mer"},
    "s37-direct": {"sels", "eaux"},
    "s37-used": {"sels", "vents"},
    "s46-direct": {"sel", "eau", "air"},
    "s46-transitive": {"sel"},
    **{f"s{number}-kept": set() for number in (9, 13, 14, 27, 37, 46)},
}


def _graph(paths: Iterable[Path]) -> SkosGraph:
    return graph_of(chain.from_iterable(map(statements, paths)), "thesaurus")


def _expected(name: str) -> set[tuple[str, str]]:
    return {(name.partition("-")[0].upper(), BASE + concept) for concept in BROKEN[name]}


def test_every_file_of_conditions_is_looked_at() -> None:
    assert {path.stem for path in FILES.glob("s[0-9]*.ttl")} == BROKEN.keys()


@pytest.mark.parametrize("name", BROKEN)
def test_the_sets_find_what_breaks_a_condition(name: str) -> None:
    assert violations(_graph([FILES / f"{name}.ttl"])) == _expected(name)


@pytest.mark.parametrize("name", BROKEN)
def test_a_shacl_engine_finds_the_same_in_what_another_parser_reads(name: str) -> None:
    assert opinion_of(rdflib.Graph().parse(FILES / f"{name}.ttl")) == _expected(name)


@pytest.mark.parametrize("name", BROKEN)
def test_the_statements_that_are_kept_suffice_for_the_shapes(name: str) -> None:
    assert opinion(_graph([FILES / f"{name}.ttl"])) == _expected(name)


def test_the_shapes_are_of_shacl_core_only() -> None:
    shapes = (folder("schemas") / "shacl" / "skos-integrity.ttl").read_text(encoding="utf-8")
    used = {str(one) for triple in rdflib.Graph().parse(data=shapes) for one in triple}
    assert not [one for one in used if one.startswith("http://www.w3.org/ns/shacl#sparql") or "js" in one[-2:]]
    assert not [one for one in used if one.endswith(("#select", "#ask", "#construct"))]


@pytest.mark.parametrize(
    ("names", "counts"),
    [
        (("EnvThes.ttl",), {"S13": 1}),
        (("gemet-fr.rdf",), {"S27": 36}),
        (("EnvThes.ttl", "gemet-fr.rdf"), {"S13": 1, "S27": 36}),
        (("data-terra/ODATIS_Thesaurus.ttl",), {}),
    ],
    ids=" ".join,
)
def test_both_engines_agree_on_thesauri_in_use(names: tuple[str, ...], counts: dict[str, int]) -> None:
    corpus = os.environ.get("FAIRTOOL_CORPUS")
    if not corpus:
        pytest.skip("FAIRTOOL_CORPUS names no folder with thesauri")
    graph = _graph(Path(corpus) / "skos" / "thesauri" / name for name in names)
    found = violations(graph)
    assert {name: sum(one == name for one, _ in found) for name in dict(found)} == counts
    assert opinion(graph) == found
