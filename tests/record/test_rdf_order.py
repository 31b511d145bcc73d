"""RDF is read in the same order each time, blank nodes included."""

import subprocess
import sys

TURTLE = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<https://a.example/d> a dcat:Dataset ; dct:title "Eau"@fr, "Water"@en ; dcat:keyword "c", "a", "b" ;
  dct:creator [ a foaf:Person ; foaf:name "Joliot" ], [ a foaf:Person ; foaf:name "Curie" ], [ foaf:name [] ] ;
  dct:spatial [ dct:title "x" ; dct:relation [ dct:title "y" ] ], [ dct:title "x" ; dct:relation [ dct:title "z" ] ] .
"""
CODE = """
import sys
from fairtool.record.dcat import read_all_dcat
from fairtool.record.dcat_rdf import triples
body = sys.argv[1].encode()
print(triples(body, "turtle"))
print(read_all_dcat(body, "d.ttl"))
"""


def _read(seed: int) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", CODE, TURTLE],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": str(seed)},
    )
    return ran.stdout


def test_the_order_does_not_depend_on_the_process() -> None:
    first = _read(1)
    assert "Curie" in first
    assert [_read(seed) == first for seed in (2, 3)] == [True, True]


def test_names_of_blank_nodes_are_short_and_in_order() -> None:
    assert all(f"'_:b{number}'" in _read(1) for number in range(5))
