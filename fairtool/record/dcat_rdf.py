"""Parses RDF into plain values; the door of rdflib for reading."""

import logging
import warnings
from collections.abc import Iterator, Mapping
from xml.sax import SAXException

import rdflib
from rdflib import BNode, Dataset, Graph
from rdflib import Literal as RdfLiteral
from rdflib.exceptions import Error

from fairtool.record.dcat_graph import Node
from fairtool.record.geodcat_thing import Iri, Literal
from fairtool.record.rdf_order import in_order

# rdflib has no single error for damaged input.
FAULTS = (
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
    SAXException,
    OSError,
    Error,
)
# It tells the log of each odd literal; they are kept as they are.
logging.getLogger("rdflib").setLevel(logging.CRITICAL)


def triples(body: bytes, syntax: str) -> Mapping[str, Mapping[str, tuple[Node, ...]]]:
    """Give what a document says, by subject and predicate; raises one of `FAULTS` on one that is damaged."""
    graph = _parsed(body, syntax)
    subjects: dict[str, dict[str, list[Node]]] = {}
    for subject, predicate, value in _plain(graph):
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return in_order(subjects)


def _parsed(body: bytes, syntax: str) -> Graph:
    # JSON-LD may put all that it says into a graph with a name.
    graph = Dataset() if syntax == "json-ld" else Graph(bind_namespaces="none")
    normal = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False  # else a date comes back in another spelling than the document has
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its JSON-LD parser, about itself
            graph.parse(data=body, format=syntax, publicID="urn:document")
    finally:
        rdflib.NORMALIZE_LITERALS = normal
    return graph


def _plain(graph: Graph) -> Iterator[tuple[str, str, Node]]:
    for (subject, predicate, value), _ in graph.store.triples((None, None, None), None):  # of all graphs
        if isinstance(value, RdfLiteral):
            yield _name(subject), str(predicate), Literal(str(value), value.language or "", str(value.datatype or ""))
        else:
            yield _name(subject), str(predicate), Iri(_name(value))


def _name(term: object) -> str:
    return f"_:{term}" if isinstance(term, BNode) else str(term)
