"""The resource has a title (C.8) and an abstract (C.9)."""

from collections.abc import Iterator, Sequence

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.structure.value_sentences import shortened
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import place, said
from fairtool.rules.inspire.levels import identifications

_DATA = "gmd:identificationInfo/gmd:MD_DataIdentification"
_TITLE = f"{_DATA}/gmd:citation/gmd:CI_Citation/gmd:title"


@rule(
    "inspire-c.8-resource-title",
    covers=["C.8"],
    when=element("Record"),
    examples=[
        Example("C.8", bad=f"{_TITLE} =", good=""),
        Example(
            "C.8",
            bad=f"{_TITLE}/gco:CharacterString = <gco:CharacterString/>",
            good=f"{_TITLE}/gco:CharacterString = <gco:CharacterString>Houle dans la Baie</gco:CharacterString>",
        ),
    ],
)
def resource_has_a_title(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The data or service has exactly one title, which is not empty.

    It is the first thing, and often the only one, that people read in a list of results.
    """
    yield from _once(node, identifications(context.view), "citation", "title")


@rule(
    "inspire-c.9-resource-abstract",
    covers=["C.9"],
    when=element("Record"),
    examples=[
        Example("C.9", bad=f"{_DATA}/gmd:abstract =", good=""),
        Example(
            "C.9",
            bad=f"{_DATA}/gmd:abstract/gco:CharacterString = <gco:CharacterString> </gco:CharacterString>",
            good=f"{_DATA}/gmd:abstract/gco:CharacterString = <gco:CharacterString>Houle.</gco:CharacterString>",
        ),
    ],
)
def resource_has_an_abstract(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The data or service has exactly one abstract, which is not empty.

    Search engines of catalogues read it, and it tells people what the data is good for before they open it.
    """
    yield from _once(node, identifications(context.view), "", "abstract")


def _once(node: Node, resources: Sequence[Node], holder: str, field: str) -> Iterator[Problem]:
    """Tell where a text of the resource is missing, empty or given twice."""
    holders = [one for resource in resources for one in (resource.all(holder) if holder else (resource,))]
    given = [one for each in holders for one in each.all(field)]
    if not given:
        last = holders[0] if holders else resources[0] if resources else node
        name = field if holders else holder if resources else "resources"
        yield Problem(
            "{where} is missing; write it, in the language of the record",
            where=place(last, name or field),
            line=last.line,
        )
    for one in given:
        if not said(one.element):
            yield Problem(
                "{where} is empty; write it, in the language of the record",
                where=one.where,
                line=one.line,
            )
    for one in given[1:]:
        yield Problem(
            '{where} is one of {count}: "{value}"; keep one, and give a translation as PT_FreeText in it',
            where=one.where,
            line=one.line,
            count=len(given),
            value=shortened(said(one.element)),
        )
