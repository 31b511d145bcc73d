"""Rules on concepts that were given up."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.skos_told import told
from fairtool.skos.check import deprecation
from fairtool.skos.check.graph import SkosGraph
from fairtool.translate import marked

_PRACTICE = marked("practice of SKOS")
_BAD = ":vieux a skos:Concept ; owl:deprecated true . "


@rule(
    "skos-deprecated-text",
    severity=Severity.WARNING,
    source=marked("OWL 2, deprecated"),
    examples=[
        Example(
            "deprecated",
            bad=':sel a skos:Concept ; owl:deprecated "false" .',
            good=":sel a skos:Concept ; owl:deprecated false .",
        )
    ],
)
def deprecation_is_a_truth_value(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """`owl:deprecated` is a truth value, and no text.

    To many programs every text is true: a concept with the text "false" is then deprecated.
    """
    return told(
        deprecation.as_text(graph),
        '{where} has owl:deprecated "{text}", which is a text; write the truth value: true or false without quotes',
    )


@rule(
    "skos-deprecated-successor",
    severity=Severity.INFO,
    source=_PRACTICE,
    examples=[
        Example(
            "deprecated",
            bad=_BAD,
            good=":vieux a skos:Concept ; owl:deprecated true ; dcterms:isReplacedBy :sel . :sel a skos:Concept .",
        )
    ],
)
def a_deprecated_concept_names_its_successor(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """A deprecated concept names the one to use instead, by `dcterms:isReplacedBy`.

    Records that cite it can then be brought up to date by a program.
    """
    return told(
        deprecation.without_successor(graph),
        "{where} is deprecated and names no successor; add dcterms:isReplacedBy where there is one",
    )


@rule(
    "skos-deprecated-above",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "deprecated",
            bad=f"{_BAD}:sel skos:broader :vieux .",
            good=f"{_BAD}:sel skos:broader :mer . :mer a skos:Concept .",
        )
    ],
)
def nothing_active_is_below_a_deprecated_concept(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No active concept is directly below a deprecated one.

    A tree that leaves out what is deprecated loses all that is below it.
    """
    return told(
        deprecation.still_above(graph),
        "{where} is directly below {upper}, which is deprecated; put it below an active concept",
    )
