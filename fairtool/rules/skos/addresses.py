"""Rules on the addresses of concepts, and on the terms of SKOS itself."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.skos_told import told
from fairtool.skos.check import addresses
from fairtool.skos.check.graph import SkosGraph
from fairtool.translate import marked

_MISSPELT = "{where} uses {term}, which SKOS does not define; did you mean {near}?"
_UNKNOWN = "{where} uses {term}, which SKOS does not define; write a property of SKOS, or one of another vocabulary"
_LINKED = marked("practice of linked data")
_GOOD = ":sel a skos:Concept ."


@rule(
    "skos-term-undefined",
    severity=Severity.WARNING,
    source="SKOS Reference, appendix B",
    examples=[
        Example(
            "term",
            bad=':sel a skos:Concept ; skos:prefferedLabel "salinité"@fr .',
            good=':sel a skos:Concept ; skos:prefLabel "salinité"@fr .',
        )
    ],
)
def terms_are_defined(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """All properties and classes in the namespace of SKOS are some that SKOS defines.

    What is misspelt, or was in a draft only, is read by nobody.
    """
    return told(addresses.undefined_terms(graph), lambda one: _MISSPELT if one.values["near"] else _UNKNOWN)


@rule(
    "skos-address-web",
    severity=Severity.INFO,
    source=_LINKED,
    examples=[Example("address", bad="<urn:example:sel> a skos:Concept .", good=_GOOD)],
)
def addresses_are_of_the_web(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Concepts and schemes have addresses of the web.

    Who meets one in a record can follow it, and read there what it means.
    """
    return told(
        addresses.not_of_the_web(graph),
        "{where} begins with {part}:, as do the addresses of {count} concepts or schemes in all; give them addresses "
        "that begin with https:",
    )


@rule(
    "skos-address-host",
    severity=Severity.WARNING,
    source=_LINKED,
    examples=[Example("address", bad="<http://theia-spatial/c_1> a skos:Concept .", good=_GOOD)],
)
def addresses_have_a_host(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """Addresses of concepts and schemes are on a host that a network can know: its name has a dot.

    A host without one is that of a test, or a prefix that was never filled in.
    """
    return told(
        addresses.without_a_host(graph),
        "{where} is on the host {part}, which no network knows, as are {count} concepts or schemes in all; give them "
        "addresses on a host of yours",
    )


@rule(
    "skos-address-relative",
    severity=Severity.WARNING,
    source=_LINKED,
    examples=[
        Example("address", bad="@prefix faux: <thesaurus.example/x#> . faux:sel a skos:Concept .", good=_GOOD),
    ],
)
def addresses_are_whole(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """All addresses are whole, with `https://` in front.

    A relative one means another thing in each place where the file is kept, and many programs refuse the file. It
    mostly comes from a prefix that lacks `https://`.
    """
    return told(addresses.relative(graph), "{where} is a relative address; write the whole one, with https:// in front")
