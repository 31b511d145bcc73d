"""Rules on what is above what."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.skos_told import told
from fairtool.skos.check import hierarchy
from fairtool.skos.check.graph import SkosGraph
from fairtool.translate import marked

_PRACTICE = marked("practice of SKOS")
_MER = ":mer a skos:Concept . "


@rule(
    "skos-hierarchy-circle",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "hierarchy",
            bad=":sel skos:broader :eau . :eau skos:broader :sel .",
            good=f"{_MER}:sel skos:broader :eau . :eau skos:broader :mer .",
        )
    ],
)
def the_hierarchy_has_no_circle(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No concept is above itself, whatever the way.

    A program that shows the tree shows it without end, or leaves all of it out.
    """
    return told(
        hierarchy.circles(graph),
        "{where} is above itself, on a circle of {count} concepts with {others}; take one of the steps away",
    )


@rule(
    "skos-hierarchy-redundant",
    severity=Severity.INFO,
    source=_PRACTICE,
    examples=[
        Example(
            "hierarchy",
            bad=f"{_MER}:sel skos:broader :eau , :mer . :eau skos:broader :mer .",
            good=f"{_MER}:sel skos:broader :eau . :eau skos:broader :mer .",
        )
    ],
)
def a_step_upwards_is_stated_once(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No concept is directly below one that it is below already by way of another.

    In a tree it stands twice.
    """
    return told(
        hierarchy.redundant(graph),
        "{where} is directly below {upper}, and also by way of {by}; keep the longer way",
    )


@rule(
    "skos-hierarchy-transitive-only",
    severity=Severity.WARNING,
    source="SKOS Reference 8.1",
    examples=[
        Example(
            "hierarchy",
            bad=f"{_MER}:sel skos:broaderTransitive :mer .",
            good=f"{_MER}:sel skos:broader :mer ; skos:broaderTransitive :mer .",
        )
    ],
)
def steps_are_stated(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """What is above a concept at a distance is so by steps of `skos:broader`.

    `skos:broaderTransitive` is for conclusions. Programs that draw the tree read `skos:broader` alone.
    """
    return told(
        hierarchy.only_transitive(graph),
        "{where} has {upper} above it by skos:broaderTransitive alone; state the steps between by skos:broader",
    )


@rule(
    "skos-top-missing",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "top",
            bad=f"{_MER}:mots a skos:ConceptScheme . :sel skos:broader :mer ; skos:inScheme :mots .",
            good=f"{_MER}:mots skos:hasTopConcept :mer . :sel skos:broader :mer ; skos:inScheme :mots .",
        )
    ],
)
def a_scheme_has_top_concepts(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """A scheme with a hierarchy names its top concepts.

    Programs begin there when they show the tree.
    """
    return told(
        hierarchy.schemes_without_top(graph), "{where} names no top concept; name those that have nothing above them"
    )


@rule(
    "skos-top-below",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "top",
            bad=":mots skos:hasTopConcept :sel . :sel skos:broader :mer . :mer skos:inScheme :mots ; "
            'skos:prefLabel "mer"@fr .',
            good=":mots skos:hasTopConcept :mer . :sel skos:broader :mer . :mer skos:inScheme :mots ; "
            'skos:prefLabel "mer"@fr .',
        )
    ],
)
def a_top_concept_has_nothing_above(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Nothing of a scheme is above one of its top concepts.

    The tree would begin in its middle.
    """
    return told(
        hierarchy.tops_below_others(graph),
        "{where} is a top concept of {scheme} and has {upper} above it in that scheme; keep one of the two",
    )


@rule(
    "skos-relation-dangling",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example("hierarchy", bad=":sel skos:broader :mer .", good=f"{_MER}:sel skos:broader :mer ."),
    ],
)
def relations_lead_to_concepts_of_the_file(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Relations lead to concepts of which the file says something.

    Without label and place of its own the other end is a bare address. Concepts of other schemes are linked by
    mappings, such as `skos:broadMatch`.
    """
    return told(
        hierarchy.dangling(graph),
        "{where} has {property} {other}, of which the file says nothing; add that concept, write a mapping such as "
        "skos:broadMatch where it is of another scheme, or take the relation away",
    )
