"""A data set has a unique identifier (1.3)."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetXml, Severity
from fairtool.identifiers import doi_of
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import INSPIRE, anchor_href, child, place, said
from fairtool.rules.inspire.levels import first_identification

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"]+")
_IDENTIFIER = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:citation/gmd:CI_Citation/gmd:identifier"
_CODE = f"{_IDENTIFIER}/gmd:MD_Identifier/gmd:code"


def _text(value: str) -> str:
    return f"<gmd:code><gco:CharacterString>{value}</gco:CharacterString></gmd:code>"


@rule(
    "inspire-1.3-identifier",
    covers=["1.3"],
    when=element("DataRecord"),
    examples=[
        Example("1.3", bad=f"{_IDENTIFIER} =", good=""),
        Example("1.3", bad=f"{_CODE} = {_text('')}", good=f"{_CODE} = {_text('https://doi.org/10.5072/baie')}"),
    ],
)
def data_have_an_identifier(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The data set has at least one identifier, none is empty, and none is given twice.

    Services and other records refer to the data by it. It is the identifier of the data: that of the record
    (`fileIdentifier`) is another thing.
    """
    resource = first_identification(context.view)
    if resource is None:
        return
    codes = resource.all("citation.identifiers.code")
    if not codes:
        holder = resource.first("citation")
        yield Problem(
            "{where} is missing: the data has no identifier; write a URI of its own that lasts, such as its DOI "
            "https://doi.org/10...",
            where=place(holder, "identifiers") if holder else place(resource, "citation"),
            line=(holder or resource).line,
        )
    seen: set[str] = set()
    for one in codes:
        value = _value(one)
        if not value:
            yield Problem(
                "{where} holds no identifier; write a URI of the data that lasts, or take the element out",
                where=one.where,
                line=one.line,
            )
        elif value in seen:
            yield Problem(
                '{where} is "{value}" a second time; keep one',
                where=one.where,
                line=one.line,
                value=value,
            )
        seen.add(value)


@rule(
    "inspire-1.3-identifier-uri",
    when=element("DataRecord"),
    severity=Severity.WARNING,
    source=f"{INSPIRE} 1.3",
    examples=[
        Example("1.3", bad=f"{_CODE} = {_text('Houle 12')}", good=f"{_CODE} = {_text('https://doi.org/10.5072/12')}"),
        Example("1.3", bad=f"{_CODE} = {_text('10.5072/12')}", good=f"{_CODE} = {_text('https://doi.org/10.5072/12')}"),
    ],
)
def identifier_is_a_uri(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The identifier of the data is a URI, such as `https://doi.org/10.5072/12`, or has the code space beside it.

    An identifier that is unique in a catalogue only is given by another catalogue to other data.
    """
    resource = first_identification(context.view)
    if resource is None:
        return
    for identifier in resource.all("citation.identifiers"):
        for one in identifier.all("code"):
            value = _value(one)[:2000]
            if value and not _URI.fullmatch(value) and not identifier.text("codespace"):
                yield Problem(
                    '{where} is "{value}", which is no URI; write its DOI, or the address of the catalogue before it, '
                    "such as https://data.organisation.example/id/...",
                    where=one.where,
                    line=one.line,
                    value=value,
                    fix=as_address(one, value),
                )


def as_address(one: Node, value: str) -> SetXml | None:
    """Give the edit that writes a DOI as its address; None for another identifier."""
    doi = doi_of(value)
    if not doi:
        return None
    right = f"https://doi.org/{value[value.lower().index(doi) :].strip()}"
    is_anchor = child(one.element, "Anchor") is not None
    return one.set_attribute("xlink:href", right) if is_anchor else one.set_text(right)


def _value(one: Node) -> str:
    """Give the identifier: the text of a character string, or the address of an anchor."""
    return anchor_href(one.element) if child(one.element, "Anchor") is not None else said(one.element)
