"""Mappings as a graph in Turtle: keywords as concepts, with SKOS properties to those of the thesauri."""

import re
from collections.abc import Sequence

from fairtool.mapping.answer import Answer
from fairtool.mapping.document_taken import taken
from fairtool.mapping.sssom_curies import address_of, is_address, keyword_curie
from fairtool.skos.entry import Label


def mapping_turtle(answers: Sequence[Answer], *, suggestions: bool = False) -> str:
    """Give the graph; only what is accepted is in it, unless suggestions are asked for."""
    from rdflib import Graph, Literal, URIRef  # noqa: PLC0415 - where a graph is written only
    from rdflib.namespace import RDF, SKOS  # noqa: PLC0415 - likewise

    graph = Graph(bind_namespaces="none")
    graph.bind("skos", SKOS)
    for answer, one in taken(answers, suggestions=suggestions):
        keyword = answer.keyword
        linked = address_of(keyword)
        if linked == one.uri:
            continue
        subject = URIRef(linked or f"urn:fairtool:{keyword_curie(keyword.text)}")
        target = URIRef(one.uri)
        graph.add((subject, SKOS[one.predicate.value], target))
        if not linked:
            graph.add((subject, RDF.type, SKOS.Concept))
        graph.add((subject, SKOS.prefLabel, Literal(keyword.text, lang=_tag(keyword.lang))))
        for label in one.labels or (Label(one.label, one.lang),):
            graph.add((target, SKOS.prefLabel, Literal(label.text, lang=_tag(label.lang))))
        if is_address(one.scheme.uri):
            graph.add((target, SKOS.inScheme, URIRef(one.scheme.uri)))
    return graph.serialize(format="turtle")


def _tag(lang: str) -> str | None:
    """Give a language as RDF takes it, None for what is none."""
    return lang if re.fullmatch(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*", lang) else None
