"""The properties that DCAT-AP 3.0 asks of a data set, and what must stand in them."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.iso8601 import parse_iso8601
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat
from fairtool.record.record import Record
from fairtool.rule import ALWAYS, Example, Rule, rule
from fairtool.translate import marked

_SOURCE = marked("DCAT-AP 3.0, properties of a data set")
_OPENING = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/" '
    'xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:foaf="http://xmlns.com/foaf/0.1/" '
    'xmlns:vcard="http://www.w3.org/2006/vcard/ns#"><dcat:Dataset rdf:about="https://baie.example/donnees">'
)
_CLOSING = "</dcat:Dataset></rdf:RDF>"
_PARTS: Mapping[str, str] = {
    "title": '<dct:title xml:lang="fr">Température de la mer</dct:title>',
    "description": '<dct:description xml:lang="fr">Mesures horaires à la bouée.</dct:description>',
    "contact": "<dcat:contactPoint><vcard:Organization><vcard:fn>Observatoire de la Baie</vcard:fn>"
    '<vcard:hasEmail rdf:resource="mailto:donnees@baie.example"/></vcard:Organization></dcat:contactPoint>',
    "publisher": "<dct:publisher><foaf:Organization><foaf:name>Observatoire de la Baie</foaf:name>"
    "</foaf:Organization></dct:publisher>",
    "keyword": '<dcat:keyword xml:lang="fr">température</dcat:keyword>',
    "distribution": "<dcat:distribution><dcat:Distribution>"
    '<dcat:accessURL rdf:resource="https://baie.example/donnees/temperature.nc"/></dcat:Distribution>'
    "</dcat:distribution>",
    "issued": "<dct:issued>2026-03-01</dct:issued>",
}


def _graph(without: str = "", **changed: str) -> str:
    parts = {**_PARTS, **changed}
    return _OPENING + "".join(part for name, part in parts.items() if name != without) + _CLOSING


def _asked(name: str, property_: str, severity: Severity, page: str, has: Callable[[Essentials], object]) -> Rule:
    return Rule(
        id=f"dcat-{name}",
        check=partial(_is_there, property_, has),
        sees=Record,
        when=ALWAYS,
        covers=(),
        severity=severity,
        reads="none",
        examples=(Example(name, bad=_graph(without=name), good=_graph()),),
        source=_SOURCE,
        docstring=page,
    )


def _is_there(
    property_: str, has: Callable[[Essentials], object], record: Record, context: Context[Record]
) -> Iterator[Problem]:
    if not has(flat(record)):
        where = _root(record)
        yield Problem("{where} has no {property}; give it one", where=where, property=property_)


def _root(record: Record) -> str:
    """Give the address of what is described, as the first place of the record has it."""
    place = next((record.places[path] for path in record.places), None)
    return place.where.rpartition(" ")[0] if place and " " in place.where else "dcat:Dataset"


RULES = (
    _asked(
        "title",
        "dct:title",
        Severity.ERROR,
        marked("A data set has a title.\n\nIt is the first that a user sees of it, and often all."),
        lambda one: one.title,
    ),
    _asked(
        "description",
        "dct:description",
        Severity.ERROR,
        marked("A data set has a description.\n\nPortals refuse a data set without it."),
        lambda one: one.abstract,
    ),
    _asked(
        "contact",
        "dcat:contactPoint",
        Severity.WARNING,
        marked("A data set has a contact point.\n\nWho has a question on the data must know whom to ask."),
        lambda one: one.having("pointOfContact") or one.metadata_contacts,
    ),
    _asked(
        "publisher",
        "dct:publisher",
        Severity.WARNING,
        marked("A data set has a publisher.\n\nPortals show data by who publishes them."),
        lambda one: one.having("publisher"),
    ),
    _asked(
        "keyword",
        "dcat:keyword, dcat:theme",
        Severity.WARNING,
        marked("A data set has keywords or themes.\n\nUsers find data by them."),
        lambda one: one.keywords or one.topics,
    ),
    _asked(
        "distribution",
        "dcat:distribution",
        Severity.WARNING,
        marked("A data set says where it is had.\n\nA description without a way to the data is a dead end."),
        lambda one: one.links or one.kind != "dataset",
    ),
)


@rule(
    "dcat-dates",
    severity=Severity.ERROR,
    source=_SOURCE,
    examples=[
        Example("dates", bad=_graph(issued="<dct:issued>12/03/2020</dct:issued>"), good=_graph()),
    ],
)
def dates_are_iso_8601(record: Record, context: Context[Record]) -> Iterator[Problem]:
    """Dates are written by ISO 8601, such as 2026-03-01.

    Portals sort and filter by date, and read `12/03/2020` as December, as March, or not at all.
    """
    said = flat(record)
    dates = {"dct:issued": said.published, "dct:modified": said.revised, "dct:created": said.created}
    for name, text in dates.items():
        if text and parse_iso8601(text) is None:
            yield Problem(
                '{where} has {property} "{value}", which is no date; write it as 2026-03-01',
                where=_root(record),
                property=name,
                value=text,
            )
