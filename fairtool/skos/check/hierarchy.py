"""Hierarchies that go in circles, lead nowhere, or say a thing twice."""

from collections.abc import Iterator

from fairtool.skos.check import names
from fairtool.skos.check.ancestry import Ancestry
from fairtool.skos.check.fault import Fault, fault
from fairtool.skos.check.graph import SkosGraph, above

_SHOWN = 5  # concepts of a circle that a message names


def circles(graph: SkosGraph) -> Iterator[Fault]:
    """Find circles of concepts that are each above the other; told of the one whose address comes first."""
    for members in graph.ancestry.cycles:
        first, *others = sorted(members)
        named = ", ".join(others[:_SHOWN]) + (", ..." if len(others) > _SHOWN else "")
        yield fault(first, count=len(members), others=named)


def redundant(graph: SkosGraph) -> Iterator[Fault]:
    """Find steps upwards that other steps make too."""
    for one, parents in graph.broader.items():
        for parent in parents if len(parents) > 1 else ():
            by = next((by for by in parents if by != parent and _is_way(graph.ancestry, one, by, parent)), None)
            if by is not None:
                yield fault(one, upper=parent, by=by)


def _is_way(ancestry: Ancestry, one: str, by: str, parent: str) -> bool:
    """Say whether `parent` is above `by`, and none of the three on a circle with another."""
    return ancestry.is_above(parent, by) and not ancestry.is_above(by, parent) and not ancestry.is_above(one, by)


def only_transitive(graph: SkosGraph) -> Iterator[Fault]:
    """Find concepts said to be above others at a distance, without the steps that lead there."""
    if not graph.links["broaderTransitive"] and not graph.links["narrowerTransitive"]:
        return
    direct = Ancestry(graph.broader)
    for one, parents in above(graph.links, ("broaderTransitive",), ("narrowerTransitive",)).items():
        for parent in parents:
            if not direct.is_above(parent, one):
                yield fault(one, upper=parent)


def schemes_without_top(graph: SkosGraph) -> Iterator[Fault]:
    """Find schemes that name no top concept, although their concepts have a hierarchy."""
    topped = {*graph.links["hasTopConcept"], *(scheme for _, _, scheme in graph.linked("topConceptOf"))}
    used = {scheme for one, _, scheme in graph.linked("inScheme") if one in graph.broader}
    return (fault(one) for one in graph.schemes if one in used and one not in topped)


def tops_below_others(graph: SkosGraph) -> Iterator[Fault]:
    """Find top concepts of a scheme with something above them in that scheme."""
    tops = [(one, scheme) for one, _, scheme in graph.linked("topConceptOf")]
    tops += [(one, scheme) for scheme, _, one in graph.linked("hasTopConcept")]
    for one, scheme in dict.fromkeys(tops):
        parent = next((it for it in graph.broader.get(one, ()) if scheme in graph.schemes_of(it)), None)
        if parent is not None:
            yield fault(one, scheme=scheme, upper=parent)


def dangling(graph: SkosGraph) -> Iterator[Fault]:
    """Find links to concepts of which the file says nothing."""
    found = ((one, name, other) for one, name, other in graph.linked(*names.SEMANTIC) if other not in graph.subjects)
    return (fault(one, property=f"skos:{name}", other=other) for one, name, other in found)
