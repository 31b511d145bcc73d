"""Rules on languages, definitions and codes."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.skos_told import told
from fairtool.skos.check import coverage, documentation
from fairtool.skos.check.graph import SkosGraph
from fairtool.translate import marked

_PRACTICE = marked("practice of SKOS")
_TWO = ':eau skos:prefLabel "eau"@fr , "water"@en . :air skos:prefLabel "air"@fr , "air"@en . '


@rule(
    "skos-language-coverage",
    severity=Severity.INFO,
    source=_PRACTICE,
    examples=[
        Example(
            "language",
            bad=f'{_TWO}:sel skos:prefLabel "sel"@fr .',
            good=f'{_TWO}:sel skos:prefLabel "sel"@fr , "salt"@en .',
        ),
    ],
)
def concepts_have_labels_in_the_usual_languages(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Every active concept has a label in the languages in which most of the others have one.

    In a list of one language it is missing, or stands there in another.
    """
    return told(
        coverage.not_in_all_languages(graph),
        "{where} has no preferred label in these languages, in which most concepts have one: {languages}",
    )


@rule(
    "skos-language-rare",
    severity=Severity.INFO,
    source=_PRACTICE,
    examples=[
        Example(
            "language",
            bad=':eau skos:prefLabel "eau"@fr , "Wasser"@de . :sel skos:prefLabel "sel"@fr .',
            good=':eau skos:prefLabel "eau"@fr . :sel skos:prefLabel "sel"@fr .',
        )
    ],
)
def languages_are_complete(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """A language in which some concepts have a label is one in which most have.

    A language that covers few concepts is of no use to who reads no other.
    """
    return told(
        coverage.rare_languages(graph),
        "of {total} active concepts {count} have a preferred label in {language}; complete it, or say that the "
        "thesaurus is not meant to be used in it",
    )


@rule(
    "skos-language-common",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "language",
            bad=':eau skos:prefLabel "eau"@fr . :sel skos:prefLabel "salt"@en .',
            good=':eau skos:prefLabel "eau"@fr . :sel skos:prefLabel "sel"@fr , "salt"@en .',
        )
    ],
)
def there_is_a_common_language(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """There is a language in which all concepts have a preferred label.

    Otherwise no list of the concepts is complete, whatever language it is in.
    """
    return told(
        coverage.no_common_language(graph),
        "there is no language in which all {total} active concepts that have a label have one; nearest is "
        "{language}, with {count}",
    )


@rule(
    "skos-undocumented",
    severity=Severity.INFO,
    source=_PRACTICE,
    examples=[
        Example(
            "definition",
            bad=':sel skos:prefLabel "salinité"@fr .',
            good=':sel skos:prefLabel "salinité"@fr ; skos:definition "Masse de sel dissous par masse d’eau."@fr .',
        )
    ],
)
def a_concept_is_explained(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Every active concept has a definition or a note.

    A label alone is understood in as many ways as there are readers.
    """
    return told(documentation.undocumented(graph), "{where} has neither definition nor note; add skos:definition")


@rule(
    "skos-definition-placeholder",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "definition",
            bad=':sel skos:prefLabel "salinité"@fr ; skos:definition "Non disponible"@fr .',
            good=':sel skos:prefLabel "salinité"@fr ; skos:definition "Masse de sel dissous par masse d’eau."@fr .',
        )
    ],
)
def a_definition_defines(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No definition or note says only that there is none.

    Programs show it, and count the concept as explained.
    """
    return told(
        documentation.placeholders(graph),
        '{where} has {property} "{text}", which says nothing; write what the concept means, or take it away',
    )


@rule(
    "skos-notation-shared",
    severity=Severity.WARNING,
    source=_PRACTICE,
    examples=[
        Example(
            "notation",
            bad=':sel skos:prefLabel "sel"@fr ; skos:notation "P02" . '
            ':eau skos:prefLabel "eau"@fr ; skos:notation "P02" .',
            good=':sel skos:prefLabel "sel"@fr ; skos:notation "P02" . '
            ':eau skos:prefLabel "eau"@fr ; skos:notation "P03" .',
        )
    ],
)
def a_notation_names_one_concept(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """No two concepts of a scheme have the same notation.

    A notation is the code by which programs name the concept without its address.
    """
    return told(
        documentation.shared_notations(graph),
        '{where} shares its notation "{notation}" with other concepts of its scheme ({count}): {others}; '
        "give each its own",
    )
