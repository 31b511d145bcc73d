"""What is recommended for the identifiers of a data set (Rec-1.1, Rec-1.2, Rec-1.3)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import anchor_href, said
from fairtool.rules.inspire.identifier import as_address
from fairtool.rules.inspire.levels import identifications

_SECTION = "gmd:identificationInfo/gmd:MD_DataIdentification"
_IDENTIFIER = f"{_SECTION}/gmd:citation/gmd:CI_Citation/gmd:identifier"
_CODE = f"{_IDENTIFIER}/gmd:MD_Identifier/gmd:code"
_SPACED = """<gmd:identifier><gmd:RS_Identifier>
<gmd:code><gco:CharacterString>temperature</gco:CharacterString></gmd:code>
<gmd:codeSpace><gco:CharacterString>https://baie.example/donnees/</gco:CharacterString></gmd:codeSpace>
</gmd:RS_Identifier></gmd:identifier>"""
_URN = "<gmd:code><gco:CharacterString>urn:uuid:5b7c1c52-6f0e-4f0e-9f54-0f3a4f2f9d11</gco:CharacterString></gmd:code>"


_DOI = "<gmd:code><gco:CharacterString>doi:10.5072/Baie-12</gco:CharacterString></gmd:code>"


@rule(
    "inspire-rec-1.1-element-id",
    covers=["Rec-1.1"],
    when=element("DataRecord"),
    examples=[Example("Rec-1.1", bad="", good=f"{_SECTION}@id = temperature")],
)
def data_section_has_an_id(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The identification section of a data set has an `id`, so that records of services can refer to it.

    The record of a service links to the section by the address of the record, `#` and this id.
    """
    for section in identifications(view):
        if not section.element.get("id"):
            yield Problem(
                '{where} has no attribute id; write one that will not change, such as id="{example}"',
                where=section.where,
                line=section.line,
                example="data",
            )


@rule(
    "inspire-rec-1.2-identifier-class",
    covers=["Rec-1.2"],
    when=element("DataRecord"),
    examples=[Example("Rec-1.2", bad=f"{_IDENTIFIER} = {_SPACED}", good="")],
)
def identifier_is_one_address(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The identifier of a data set is a `gmd:MD_Identifier` with the complete address in its code.

    Identifiers that are divided into code and code space are put together in different ways by different software,
    and are no longer equal then.
    """
    for identifier in _identifiers(view):
        if identifier.element.tag.endswith("}RS_Identifier"):
            yield Problem(
                "{where} divides the identifier into code and code space; write MD_Identifier with {value}",
                where=identifier.where,
                line=identifier.line,
                value=identifier.text("codespace") + identifier.text("code"),
            )


@rule(
    "inspire-rec-1.3-resolvable-identifier",
    covers=["Rec-1.3"],
    when=element("DataRecord"),
    examples=[
        Example("Rec-1.3", bad=f"{_CODE} = {_URN}", good=""),
        Example("Rec-1.3", bad=f"{_CODE} = {_DOI}", good=""),
    ],
)
def identifier_is_an_http_address(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The identifier of a data set is an HTTP address, which can lead to a document about it.

    A DOI is one when it is written as https://doi.org/... Whether the address answers is not evaluated here, since the
    record is read without the network.
    """
    codes = [code for identifier in _identifiers(view) for code in identifier.all("code")]
    texts = [(code, anchor_href(code.element) or said(code.element)) for code in codes]
    given = [(code, text) for code, text in texts if text]
    if given and not any(text.startswith(("http://", "https://")) for _, text in given):
        yield Problem(
            "{where} is {value}, which is no HTTP address; give the data set one, such as https://doi.org/ and its DOI",
            where=given[0][0].where,
            line=given[0][0].line,
            value=given[0][1],
            fix=as_address(*given[0]),
        )


def _identifiers(view: XmlRecord) -> tuple[Node, ...]:
    return tuple(one for section in identifications(view) for one in section.all("citation.identifiers"))
