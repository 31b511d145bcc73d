"""Writes things as Turtle; the door of rdflib for writing."""

import re
from collections.abc import Iterator
from itertools import count

from rdflib import RDF, BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral

from fairtool.record.geodcat_thing import NAMESPACES, Iri, Thing, Value, full

# What XML 1.0 has no place for, so that the three syntaxes say the same.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def turtle(thing: Thing) -> str:
    """Give a thing and all that it points to as Turtle; blank nodes are numbered in the order of the properties."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in NAMESPACES.items():
        graph.bind(prefix, namespace)
    _add(graph, thing, count())
    return graph.serialize(format="turtle")


def _add(graph: Graph, thing: Thing, numbers: Iterator[int]) -> URIRef | BNode:
    node: URIRef | BNode = URIRef(thing.uri) if thing.uri else BNode(f"b{next(numbers):05}")
    for kind in thing.types:
        graph.add((node, RDF.type, URIRef(full(kind))))
    for predicate, value in thing.properties:
        graph.add((node, URIRef(full(predicate)), _object(graph, value, numbers)))
    return node


def _object(graph: Graph, value: Value, numbers: Iterator[int]) -> URIRef | BNode | RdfLiteral:
    if isinstance(value, Thing):
        return _add(graph, value, numbers)
    if isinstance(value, Iri):
        return URIRef(full(value.value))
    text = _FORBIDDEN.sub("", value.value).strip()
    datatype = URIRef(full(value.datatype)) if value.datatype else None
    return RdfLiteral(text, lang=value.language or None, datatype=datatype, normalize=False)
