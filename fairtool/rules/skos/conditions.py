"""The six integrity conditions of the SKOS Reference."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.skos_told import told
from fairtool.skos.check import conditions
from fairtool.skos.check.graph import SkosGraph


@rule(
    "skos-s9-concept-or-scheme",
    severity=Severity.ERROR,
    source="SKOS Reference S9",
    examples=[
        Example(
            "S9",
            bad=":mer a skos:Concept , skos:ConceptScheme .",
            good=":mer a skos:ConceptScheme . :sel a skos:Concept ; skos:inScheme :mer .",
        )
    ],
)
def a_concept_is_no_scheme(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Nothing is both a concept and a concept scheme.

    Programs would show the whole thesaurus as one of its own terms. What others name by `skos:inScheme` counts as a
    scheme.
    """
    return told(
        conditions.schemes_that_are_concepts(graph),
        "{where} is a concept and also a scheme of concepts; give the scheme an address of its own",
    )


@rule(
    "skos-s13-labels-disjoint",
    severity=Severity.ERROR,
    source="SKOS Reference S13",
    examples=[
        Example(
            "S13",
            bad=':sel a skos:Concept ; skos:prefLabel "salinité"@fr ; skos:altLabel "salinité"@fr .',
            good=':sel a skos:Concept ; skos:prefLabel "salinité"@fr ; skos:altLabel "teneur en sel"@fr .',
        )
    ],
)
def a_label_is_of_one_kind(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """A text is the preferred, an alternative or a hidden label of a concept, and only one of them.

    A program that lists the other words for a concept would list the same word again.
    """
    return told(
        conditions.labels_of_two_kinds(graph),
        "{where} has the label {label} by {properties}; keep one of them",
    )


@rule(
    "skos-s14-one-preferred-label",
    severity=Severity.ERROR,
    source="SKOS Reference S14",
    examples=[
        Example(
            "S14",
            bad=':sel a skos:Concept ; skos:prefLabel "salinité"@fr , "teneur en sel"@fr .',
            good=':sel a skos:Concept ; skos:prefLabel "salinité"@fr , "salinity"@en ; skos:altLabel "sel"@fr .',
        )
    ],
)
def there_is_one_preferred_label(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """A concept has one preferred label in each language, and at most one without a language.

    Of several, each program shows another, and the same concept has another name in each catalogue.
    """
    return told(
        conditions.several_preferred_labels(graph),
        "{where} has {count} preferred labels in one language: {labels}; keep one, and make the others skos:altLabel",
    )


@rule(
    "skos-s27-related-not-above",
    severity=Severity.ERROR,
    source="SKOS Reference S27",
    examples=[
        Example(
            "S27",
            bad=":sel skos:broader :eau . :eau skos:broader :mer . :sel skos:related :mer . :mer a skos:Concept .",
            good=":sel skos:broader :eau . :eau skos:broader :mer . :sel skos:related :vent . "
            ":mer a skos:Concept . :vent a skos:Concept .",
        )
    ],
)
def no_concept_is_related_to_one_above_it(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No concept is related to one that is above or below it, at any distance.

    Related concepts are beside each other. A search that widens to related concepts would widen to all that is above
    them.
    """
    return told(
        conditions.related_to_ancestors(graph),
        "{where} is related to {upper}, which is above it; take skos:related away, or the way upwards",
    )


@rule(
    "skos-s37-collection-alone",
    severity=Severity.ERROR,
    source="SKOS Reference S37",
    examples=[
        Example(
            "S37",
            bad=":sels a skos:Collection , skos:Concept ; skos:member :sel . :sel a skos:Concept .",
            good=":sels a skos:Collection ; skos:member :sel . :sel a skos:Concept .",
        )
    ],
)
def a_collection_is_nothing_else(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """A collection is neither a concept nor a concept scheme.

    A collection only groups concepts; data is never about it. What has members counts as a collection.
    """
    return told(
        conditions.collections_that_are_more(graph),
        "{where} is a collection and also a {kind}; give one of them an address of its own",
    )


@rule(
    "skos-s46-mappings-disjoint",
    severity=Severity.ERROR,
    source="SKOS Reference S46",
    examples=[
        Example(
            "S46",
            bad=":sel a skos:Concept ; skos:exactMatch <https://ailleurs.example/1> ; "
            "skos:broadMatch <https://ailleurs.example/1> .",
            good=":sel a skos:Concept ; skos:exactMatch <https://ailleurs.example/1> ; "
            "skos:broadMatch <https://ailleurs.example/2> .",
        )
    ],
)
def an_exact_match_is_no_other_match(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """What matches a concept exactly is not broader, narrower or only related by another mapping.

    Exact matches lead from one scheme to the next: an exact match of an exact match counts too.
    """
    return told(
        conditions.exact_matches_that_are_not(graph),
        "{where} has {property} {other}, which matches it exactly, if only by way of others; keep one of the two",
    )
