"""What F-UJI asks under I: formal languages, vocabularies, related resources."""

from fairtool.fair.fuji import interoperable as ask
from fairtool.rules.fuji.question import Question, on_both, on_page

_RELATED = ("resources.associations.identifiers.code", "parent.title")

RULES = on_both(
    Question(
        "i1-page",
        ask.is_formal_in_page,
        "{where} holds no JSON-LD; put that of schema.org into the page",
        """The page holds metadata in a formal language: JSON-LD of schema.org, RDFa, or Open Graph.

Programs take it from there without guessing.""",
        ("resources.citation.title",),
        ("json-ld",),
    ),
    Question(
        "i2-vocabulary",
        ask.has_known_vocabulary,
        "{where} has no address of a vocabulary that is registered; write keywords with the addresses of their "
        "concepts, such as those of the NERC Vocabulary Server",
        """An address in the metadata is of a vocabulary that is registered.

The namespaces of a record of ISO count as one, and so does the address of a licence at SPDX.""",
        ("resources.keywords.keywords",),
        ("json-ld", "record"),
    ),
    Question(
        "i3-related",
        ask.has_related,
        "{where} names no related resource; write the series, the paper or the data from which these were made",
        """Related resources are named: a series, a catalogue, a paper, the data from which these were made.

In JSON-LD these are isPartOf, includedInDataCatalog, subjectOf, isBasedOn, sameAs and citation; others do not
count.""",
        _RELATED,
        ("json-ld", "record"),
    ),
    Question(
        "i3-related-address",
        ask.has_related_address,
        "{where} names no related resource by its address; write its DOI as an address",
        """A related resource is named by an address or a persistent identifier.

A title in words leads nobody there.""",
        _RELATED,
        ("json-ld", "record"),
    ),
)

PAGES = on_page(
    Question(
        "i1-elsewhere",
        ask.is_formal_elsewhere,
        "{where} leads to no RDF; link to JSON-LD or Turtle with describedby, or give it to those who ask for it",
        """Metadata in RDF come when they are asked for, or by a typed link.

The link must name the media type, or F-UJI does not follow it.""",
        shown=("describedby", "rdf"),
    ),
)
