"""Concepts that were given up: how the file says so, and what it offers instead."""

from collections.abc import Iterator

from fairtool.skos.check.fault import Fault, fault
from fairtool.skos.check.graph import SkosGraph

_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


def as_text(graph: SkosGraph) -> Iterator[Fault]:
    """Find concepts whose `owl:deprecated` is a text, and no truth value."""
    for one, _, literal in graph.said("deprecated"):
        if literal.datatype != _BOOLEAN:
            yield fault(one, text=literal.text)


def without_successor(graph: SkosGraph) -> Iterator[Fault]:
    """Find deprecated concepts that name none to use instead."""
    held = (graph.links["isReplacedBy"], graph.texts["isReplacedBy"])
    return (
        fault(one)
        for one in graph.concepts
        if one in graph.deprecated and not any(one in replaced for replaced in held)
    )


def still_above(graph: SkosGraph) -> Iterator[Fault]:
    """Find active concepts below a deprecated one."""
    for one in graph.active():
        for parent in graph.broader.get(one, ()):
            if parent in graph.deprecated:
                yield fault(one, upper=parent)
