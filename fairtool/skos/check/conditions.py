"""The six integrity conditions of the SKOS Reference: S9, S13, S14, S27, S37 and S46.

What the Reference lets one conclude counts as stated where it costs a look at a set: inverses, symmetry, transitivity,
classes below those of SKOS, and that what is used as a scheme or a collection is one.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from fairtool.skos.check import names
from fairtool.skos.check.ancestry import Groups
from fairtool.skos.check.fault import Fault, fault
from fairtool.skos.check.graph import SkosGraph
from fairtool.skos.statements import Literal

_CLASHING = ("broadMatch", "narrowMatch", "relatedMatch")


def schemes_that_are_concepts(graph: SkosGraph) -> Iterator[Fault]:
    """S9: nothing is both a concept and a concept scheme."""
    return (fault(one) for one in graph.schemes if one in graph.called["Concept"])


def labels_of_two_kinds(graph: SkosGraph) -> Iterator[Fault]:
    """S13: no text is more than one of preferred, alternative and hidden label of a thing."""
    found: defaultdict[tuple[str, Literal], list[str]] = defaultdict(list)
    for subject, kind, literal in graph.said(*names.LABELS):
        found[subject, literal].append(kind)
    for (subject, literal), kinds in found.items():
        if len(kinds) > 1:
            properties = ", ".join(f"skos:{kind}" for kind in kinds)
            yield fault(subject, label=shown(literal), properties=properties)


def several_preferred_labels(graph: SkosGraph) -> Iterator[Fault]:
    """S14: a thing has one preferred label in each language, and one without a language."""
    for subject, literals in graph.texts["prefLabel"].items():
        if len(literals) < 2:
            continue
        by_language: defaultdict[str, list[Literal]] = defaultdict(list)
        for literal in literals:
            if not literal.datatype:
                by_language[literal.lang].append(literal)
        for several in by_language.values():
            if len(several) > 1:
                yield fault(subject, count=len(several), labels=", ".join(map(shown, several)))


def related_to_ancestors(graph: SkosGraph) -> Iterator[Fault]:
    """S27: no concept is related to one that is above it, at any distance; told of the lower of the two."""
    pairs: dict[tuple[str, str], None] = {}
    for one, _, other in graph.linked("related"):
        if graph.ancestry.is_above(other, one):
            pairs[one, other] = None
        if graph.ancestry.is_above(one, other):
            pairs[other, one] = None
    return (fault(lower, upper=upper) for lower, upper in pairs)


def collections_that_are_more(graph: SkosGraph) -> Iterator[Fault]:
    """S37: no collection is a concept or a concept scheme."""
    for one in graph.collections:
        if one in graph.called["Concept"]:
            yield fault(one, kind="skos:Concept")
        if one in graph.schemes:
            yield fault(one, kind="skos:ConceptScheme")


def exact_matches_that_are_not(graph: SkosGraph) -> Iterator[Fault]:
    """S46: what matches exactly, if only by way of others, is not broader, narrower or related by another mapping."""
    exact = Groups((one, other) for one, _, other in graph.linked("exactMatch"))
    for one, kind, other in graph.linked(*_CLASHING):
        if one in exact and other in exact and exact.group(one) == exact.group(other):
            yield fault(one, property=f"skos:{kind}", other=other)


def shown(literal: Literal) -> str:
    """Give a label as Turtle has it."""
    return f'"{literal.text}"' + (f"@{literal.lang}" if literal.lang else "")


CONDITIONS = {
    "S9": schemes_that_are_concepts,
    "S13": labels_of_two_kinds,
    "S14": several_preferred_labels,
    "S27": related_to_ancestors,
    "S37": collections_that_are_more,
    "S46": exact_matches_that_are_not,
}


def violations(graph: SkosGraph) -> frozenset[tuple[str, str]]:
    """Give (condition, what breaks it) of all that break one of the six."""
    return frozenset(
        chain.from_iterable(
            ((name, found.where) for found in condition(graph)) for name, condition in CONDITIONS.items()
        )
    )
