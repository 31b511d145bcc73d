"""Concepts that stand alone, and relations that say nothing, or only half."""

from collections import defaultdict
from collections.abc import Iterator

from fairtool.skos.check import names
from fairtool.skos.check.ancestry import Groups
from fairtool.skos.check.fault import Fault, fault
from fairtool.skos.check.graph import SkosGraph


def orphans(graph: SkosGraph) -> Iterator[Fault]:
    """Find active concepts without any relation, in a file where others have some."""
    linked = {end for one, _, other in graph.linked(*names.SEMANTIC) for end in (one, other)}
    if linked:
        tops = {one for one, _, _ in graph.linked("topConceptOf")}
        tops |= {one for _, _, one in graph.linked("hasTopConcept")}
        yield from (fault(one) for one in graph.active() if one not in linked and one not in tops)


def apart(graph: SkosGraph) -> Iterator[Fault]:
    """Find groups of concepts that no relation links to the largest group; told of their first concept."""
    groups = Groups((one, other) for one, _, other in graph.linked(*names.SEMANTIC))
    members: defaultdict[str, list[str]] = defaultdict(list)
    for one in graph.concepts:
        if one in groups:
            members[groups.group(one)].append(one)
    ordered = sorted(members.values(), key=lambda found: -len(found))
    for found in ordered[1:]:
        yield fault(found[0], count=len(found), largest=len(ordered[0]))


def siblings(graph: SkosGraph) -> Iterator[Fault]:
    """Find concepts related to one that has the same concept above it."""
    for one, other in _related(graph):
        shared = set(graph.broader.get(one, ())).intersection(graph.broader.get(other, ()))
        if shared:
            yield fault(one, other=other, upper=min(shared))


def _related(graph: SkosGraph) -> dict[tuple[str, str], None]:
    """Give the pairs of related concepts, each once, whichever way it is stated."""
    pairs: dict[tuple[str, str], None] = {}
    for one, _, other in graph.linked("related"):
        if one != other and (other, one) not in pairs:
            pairs[one, other] = None
    return pairs


def one_sided(graph: SkosGraph) -> Iterator[Fault]:
    """Find relations stated from one side, in a file that states others of their kind from both."""
    for name, inverse in names.INVERSES.items():
        back = graph.links[inverse]
        for one, _, other in graph.linked(name) if back else ():
            if other in graph.subjects and one not in back.get(other, ()):
                yield fault(other, property=f"skos:{inverse}", target=one, stated=f"skos:{name}")


def with_themselves(graph: SkosGraph) -> Iterator[Fault]:
    """Find concepts that are above, below, related to or matched with themselves."""
    for one, name, other in graph.linked(*names.SEMANTIC, *names.MAPPINGS):
        if one == other:
            yield fault(one, property=f"skos:{name}")
