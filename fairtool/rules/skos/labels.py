"""Rules on labels: that each concept has one, in a language, that can be read and leads to it alone."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.skos_told import told
from fairtool.skos.check import labels
from fairtool.skos.check.graph import SkosGraph
from fairtool.translate import marked

_PRACTICE = marked("practice of SKOS")
_SPELT = "{where} has the label {label}, whose language is written {tag}; write {right}"
_NO_LANGUAGE = "{where} has the label {label}, whose language tag {tag} is none; write a code such as fr or en"


@rule(
    "skos-label-missing",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "label", bad=':sel a skos:Concept ; skos:altLabel "sel"@fr .', good=':sel skos:prefLabel "salinité"@fr .'
        )
    ],
)
def a_concept_has_a_label(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Every concept has a preferred label.

    Without it a catalogue shows its address, and nobody finds it by a word.
    """
    return told(labels.without_label(graph), "{where} has no preferred label; give it one: skos:prefLabel")


@rule(
    "skos-scheme-title",
    severity=Severity.INFO,
    source=_PRACTICE,
    examples=[
        Example(
            "scheme",
            bad=":mer a skos:ConceptScheme . :sel a skos:Concept .",
            good=':mer a skos:ConceptScheme ; dcterms:title "Mots de la mer"@fr . :sel a skos:Concept .',
        )
    ],
)
def a_scheme_has_a_title(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Every concept scheme has a title.

    Records cite a thesaurus by it.
    """
    return told(labels.schemes_without_title(graph), "{where} has no title; give it one: dcterms:title")


@rule(
    "skos-label-empty",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "label",
            bad=':sel skos:prefLabel "salinité"@fr ; skos:altLabel "" .',
            good=':sel skos:prefLabel "salinité"@fr .',
        )
    ],
)
def a_label_is_not_empty(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No label is empty.

    An empty label is shown as a blank line, and a search for nothing finds it.
    """
    return told(labels.empty(graph), "{where} has an empty {property}; write the label, or take it away")


@rule(
    "skos-label-language",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example("label", bad=':sel skos:prefLabel "salinité" .', good=':sel skos:prefLabel "salinité"@fr .'),
    ],
)
def a_label_has_a_language(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Every label says its language.

    A program that shows French labels passes over those that do not say that they are French.
    """
    return told(
        labels.without_language(graph),
        "{where} has the {property} {label} without a language; add it, such as @fr or @en",
    )


@rule(
    "skos-label-language-tag",
    severity=Severity.WARNING,
    source="RFC 5646",
    examples=[
        Example("label", bad=':sel skos:prefLabel "salinité"@fre .', good=':sel skos:prefLabel "salinité"@fr .'),
    ],
)
def a_language_tag_is_well_formed(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """A language is written as its shortest code, `fr` for French, with a region after a hyphen where it matters.

    Programs compare the codes, and find nothing under another.
    """
    return told(labels.ill_tagged(graph), lambda one: _SPELT if one.values["right"] else _NO_LANGUAGE)


@rule(
    "skos-label-unprintable",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "label",
            bad=':sel skos:prefLabel "salinité\\u200B"@fr .',
            good=':sel skos:prefLabel "salinité"@fr .',
        )
    ],
)
def a_label_can_be_seen(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No label holds signs that nobody sees, such as line breaks and zero-width spaces.

    Two labels look the same and are not, and a search for what one sees finds nothing.
    """
    return told(
        labels.unprintable(graph),
        "{where} has the {property} {label} with signs that nobody sees: {signs}; take them away",
    )


@rule(
    "skos-label-shared",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "label",
            bad=':sel skos:prefLabel "Pression"@fr . :air skos:prefLabel "pression"@fr .',
            good=':sel skos:prefLabel "pression de l’eau"@fr . :air skos:prefLabel "pression de l’air"@fr .',
        )
    ],
)
def a_label_names_one_concept(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No two active concepts have the same preferred label, upper and lower case being the same.

    Who reads the label in a list cannot tell which is meant, and a program that maps words onto concepts cannot
    either.
    """
    return told(
        labels.shared(graph),
        "{where} shares its preferred label {label} with other active concepts ({count}): {others}; "
        "say in each label what sets it apart, or make one concept of them",
    )


@rule(
    "skos-deprecated-twin",
    severity=Severity.INFO,
    source=_PRACTICE,
    examples=[
        Example(
            "label",
            bad=':vieux skos:prefLabel "salinité"@fr ; owl:deprecated true . :sel skos:prefLabel "salinité"@fr .',
            good=':vieux skos:prefLabel "sel"@fr ; owl:deprecated true . :sel skos:prefLabel "salinité"@fr .',
        )
    ],
)
def a_deprecated_concept_has_no_twin(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No deprecated concept has the preferred label of an active one.

    Programs that do not look at `owl:deprecated` take either. fairtool takes the active one.
    """
    return told(
        labels.twins(graph),
        "{where} is deprecated and has the preferred label {label} of {other}, which is not; "
        "make it skos:hiddenLabel, or add a word that tells the two apart",
    )
