"""Mappings onto other schemes that are written as something else, or say two things at once."""

from collections import defaultdict
from collections.abc import Iterator

from fairtool.skos.check import names
from fairtool.skos.check.fault import Fault, fault
from fairtool.skos.check.graph import SkosGraph

_CONTRARY = (
    frozenset({"broadMatch", "narrowMatch"}),
    frozenset({"broadMatch", "relatedMatch"}),
    frozenset({"narrowMatch", "relatedMatch"}),
)
_TURNED = {"broadMatch": "narrowMatch", "narrowMatch": "broadMatch", "relatedMatch": "relatedMatch"}


def same_as(graph: SkosGraph) -> Iterator[Fault]:
    """Find concepts that are linked to others by `owl:sameAs`."""
    return (fault(one, other=other) for one, _, other in graph.linked("sameAs") if one in graph.concepts)


def inside_a_scheme(graph: SkosGraph) -> Iterator[Fault]:
    """Find mappings between two concepts of one scheme."""
    for one, name, other in graph.linked(*names.MAPPINGS):
        shared = graph.schemes_of(one) & graph.schemes_of(other)
        if shared and one != other:
            yield fault(one, property=f"skos:{name}", other=other, scheme=min(shared))


def contrary(graph: SkosGraph) -> Iterator[Fault]:
    """Find two concepts of which one is broader and narrower, or broader and only related, by two mappings."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one, name, other in graph.linked(*_TURNED):
        found[one, other].add(name)
    for (one, other), given in list(found.items()):
        if one == other or (one > other and (other, one) in found):
            continue  # told of the other of the two
        said = given | {_TURNED[name] for name in found.get((other, one), ())}
        if any(pair <= said for pair in _CONTRARY):
            yield fault(one, other=other, properties=", ".join(f"skos:{name}" for name in sorted(said)))
