"""Rules on mappings onto other schemes."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.skos_told import told
from fairtool.skos.check import mappings
from fairtool.skos.check.graph import SkosGraph
from fairtool.translate import marked

_PRACTICE = marked("practice of SKOS")
_OTHER = "<https://ailleurs.example/1>"


@rule(
    "skos-mapping-same-as",
    severity=Severity.WARNING,
    source="SKOS Reference 10.1",
    examples=[
        Example(
            "mapping",
            bad=f":sel a skos:Concept ; owl:sameAs {_OTHER} .",
            good=f":sel a skos:Concept ; skos:exactMatch {_OTHER} .",
        )
    ],
)
def mappings_are_those_of_skos(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Concepts of several schemes are linked by mappings of SKOS, and not by `owl:sameAs`.

    `owl:sameAs` says that both are one thing, so that each has all labels of the other: two preferred labels in one
    language. fairtool reads it as `skos:exactMatch`.
    """
    return told(mappings.same_as(graph), "{where} has owl:sameAs {other}; write skos:exactMatch")


@rule(
    "skos-mapping-inside",
    severity=Severity.WARNING,
    source="SKOS Reference 10.1",
    examples=[
        Example(
            "mapping",
            bad=":sel skos:inScheme :mots ; skos:closeMatch :eau . :eau skos:inScheme :mots . "
            ":sel a skos:Concept . :eau a skos:Concept .",
            good=":sel skos:inScheme :mots ; skos:related :eau . :eau skos:inScheme :mots . :eau a skos:Concept .",
        )
    ],
)
def mappings_lead_to_other_schemes(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Mappings lead to concepts of other schemes.

    Within a scheme concepts are linked by `skos:broader`, `skos:narrower` and `skos:related`; two that match exactly
    are one.
    """
    return told(
        mappings.inside_a_scheme(graph),
        "{where} has {property} {other}, and both are in {scheme}; write skos:broader, skos:narrower or skos:related, "
        "or make one concept of them",
    )


@rule(
    "skos-mapping-clash",
    severity=Severity.WARNING,
    source="SKOS Reference S27, S41",
    examples=[
        Example(
            "mapping",
            bad=f":sel a skos:Concept ; skos:broadMatch {_OTHER} ; skos:relatedMatch {_OTHER} .",
            good=f":sel a skos:Concept ; skos:broadMatch {_OTHER} .",
        )
    ],
)
def mappings_do_not_contradict_each_other(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No two mappings say of the same concept that it is broader, and narrower or only related.

    Only one of them can be true, and a program takes either.
    """
    return told(mappings.contrary(graph), "{where} is mapped onto {other} by {properties}; keep the one that is true")
