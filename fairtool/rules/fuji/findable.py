"""What F-UJI asks under F: identifiers, elements, links to data, search."""

from fairtool.fair.fuji import findable as ask
from fairtool.rules.fuji.question import Question, on_both
from fairtool.rules.fuji.record_examples import CITED, CODE, NO_LINKS

_CITATION = ("resources.citation.title", "resources.citation.identifiers.code", "resources.citation.dates.date")
_LINKS = ("distributions.transfers.links.url", "distributions.distributors.transfers.links.url")

RULES = on_both(
    Question(
        "f1-unique",
        ask.is_unique,
        "{where} does not answer; give the page of the data an address that does",
        """An address or a persistent identifier leads to the metadata.

F-UJI is asked by an address or an identifier, so that this point is earned by all that is on the web.""",
        ("identifier",),
        fails_bare=False,
    ),
    Question(
        "f1-persistent",
        ask.is_persistent,
        "{where} has no persistent identifier; reserve a DOI, and write it as the identifier of the citation",
        """The metadata have a persistent identifier: DOI, Handle, ARK, PURL, w3id or URN.

An address alone is worth nothing here: it ends with the server.""",
        ("resources.citation.identifiers.code", "data_set_uri"),
        ("status", "cite-as"),
        bad=CODE.format("x"),
        good=CODE.format("https://doi.org/10.17882/999001"),
        fails_bare=False,
    ),
    Question(
        "f2-metadata",
        ask.has_metadata,
        "{where} says nothing that F-UJI reads; put JSON-LD of schema.org into the page",
        """Some element of metadata is found: in the page, when it is asked for, or behind a typed link.

Without it nearly all that follows is lost.""",
        _CITATION,
        ("json-ld", "record", "describedby"),
    ),
    Question(
        "f2-citation",
        ask.has_citation,
        "{where} lacks elements of a citation; write all of them",
        """The elements of a citation are found: creator, title, identifier, date of publication, publisher, type.

F-UJI asks that they are there, and not that they say something.""",
        _CITATION,
        ("json-ld", "record"),
        ask.CITATION,
        "gmd:identificationInfo/*/gmd:citation/*/gmd:title =",
        CITED,
    ),
    Question(
        "f2-description",
        ask.has_description,
        "{where} lacks elements of a description; write all of them",
        """The elements of a citation are found, and a summary and keywords.

One that is missing loses the whole point.""",
        ("resources.abstract", "resources.keywords.keywords"),
        ("json-ld", "record"),
        ask.DESCRIPTION,
        "gmd:identificationInfo/*/gmd:abstract =",
        CITED,
    ),
    Question(
        "f2-description-earth",
        ask.has_description_of_earth,
        "{where} lacks elements of a description of data of the Earth; write all of them",
        """The elements are found that the Earth and environmental sciences ask for: place and period among them.

F-UJI reads the period in JSON-LD; in a record of ISO it has no path to it.""",
        ("resources.abstract", "resources.extents.boxes", "resources.extents.periods"),
        ("json-ld", "record"),
        ask.EARTH,
        "gmd:identificationInfo/*/gmd:extent/*/gmd:geographicElement =",
        CITED,
    ),
    Question(
        "f3-file",
        ask.names_a_file,
        "{where} says nothing of a data file; give its address, media type or size",
        """The address, the media type or the size of a data file is found in the metadata.

Who finds the metadata wants the data.""",
        _LINKS,
        ("data", "item"),
        bad=NO_LINKS,
    ),
    Question(
        "f3-address",
        ask.has_address_of_file,
        "{where} has no address of a data file; write a link for download",
        """The address of a data file is found in the metadata.

A link to a page is none, unless it is said to be one for download.""",
        _LINKS,
        ("data", "item"),
        bad=NO_LINKS,
    ),
    Question(
        "f4-searched",
        ask.is_searched,
        "{where} holds nothing for search engines; put JSON-LD of schema.org into the page",
        """The page holds metadata that search engines take: JSON-LD of schema.org, or Dublin Core.

They look into pages, and do not follow links to records.""",
        _CITATION,
        ("json-ld",),
    ),
    Question(
        "f1-resolved",
        ask.is_resolved,
        "{where} was not reached by way of a persistent identifier; register one that leads to the page",
        """The persistent identifier sends on to the page.

An identifier that is written down and not registered leads nowhere.""",
        ("resources.citation.identifiers.code", "data_set_uri"),
        bad=CODE.format("x"),
        good=CODE.format("https://doi.org/10.17882/999001"),
        fails_bare=False,
    ),
)
