"""Rules on relations between concepts."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.skos_told import told
from fairtool.skos.check import relations
from fairtool.skos.check.graph import SkosGraph
from fairtool.translate import marked

_PRACTICE = marked("practice of SKOS")
_TREE = ":mer a skos:Concept . :sel skos:broader :mer . :eau skos:broader :mer . "


@rule(
    "skos-orphan",
    severity=Severity.INFO,
    source=_PRACTICE,
    examples=[
        Example("relation", bad=f'{_TREE}:vent skos:prefLabel "vent"@fr .', good=f"{_TREE}:vent skos:broader :mer ."),
    ],
)
def a_concept_has_relations(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No active concept stands alone in a file whose other concepts have relations.

    Who goes through the tree never meets it.
    """
    return told(
        relations.orphans(graph),
        "{where} has no relation to any other concept; put it into the hierarchy, or make it a top concept",
    )


@rule(
    "skos-clusters",
    severity=Severity.INFO,
    source=_PRACTICE,
    examples=[
        Example(
            "relation",
            bad=f"{_TREE}:vent skos:broader :air . :air a skos:Concept .",
            good=f"{_TREE}:vent skos:broader :air . :air skos:broader :mer .",
        )
    ],
)
def concepts_hang_together(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """All concepts hang together by relations.

    Several schemes in one file are fine; within one, a part that nothing links was often forgotten.
    """
    return told(
        relations.apart(graph),
        "{where} and what it is linked to are {count} concepts that no relation links to the largest group, which "
        "has {largest}",
    )


@rule(
    "skos-related-siblings",
    severity=Severity.INFO,
    source=_PRACTICE,
    examples=[
        Example(
            "relation",
            bad=f"{_TREE}:sel skos:related :eau .",
            good=f"{_TREE}:sel skos:related :vent . :vent a skos:Concept .",
        )
    ],
)
def siblings_need_no_relation(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Concepts directly below the same concept are not related besides.

    That they are siblings says already that they have to do with each other.
    """
    return told(
        relations.siblings(graph),
        "{where} is related to {other}, and both are directly below {upper}; skos:related adds nothing",
    )


@rule(
    "skos-relation-one-sided",
    severity=Severity.INFO,
    source="SKOS Reference S23, S25, S8",
    examples=[
        Example(
            "relation",
            bad=":mer skos:narrower :sel , :eau . :sel skos:broader :mer . :eau a skos:Concept .",
            good=":mer skos:narrower :sel , :eau . :sel skos:broader :mer . :eau skos:broader :mer .",
        )
    ],
)
def relations_are_stated_from_both_sides(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Relations are all stated from both sides, or all from one.

    One follows from the other, but programs that draw no conclusions see half of the relations where some are stated
    from one side only.
    """
    return told(
        relations.one_sided(graph),
        "{where} has no {property} {target}, though that states {stated} and the file states others from both sides; "
        "add it",
    )


@rule(
    "skos-relation-reflexive",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "relation",
            bad=":sel a skos:Concept ; skos:related :sel .",
            good=f"{_TREE}:sel skos:related :vent . :vent a skos:Concept .",
        )
    ],
)
def a_concept_has_no_relation_to_itself(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No concept has a relation to itself.

    It says nothing, and mostly another concept was meant.
    """
    return told(
        relations.with_themselves(graph),
        "{where} has {property} to itself; write the concept that is meant, or take it away",
    )
