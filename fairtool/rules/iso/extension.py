"""Extensions of the metadata: what the definition of an element needs."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.said import has, is_19139, says

_LISTS = frozenset({"codelist", "enumeration", "codelistElement"})
_LISTED = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#MD_DatatypeCode"
_DEFAULT = {
    "short": "<gmd:shortName><gco:CharacterString>maree</gco:CharacterString></gmd:shortName>",
    "code": "",
    "obligation": "<gmd:obligation><gmd:MD_ObligationCode>optional</gmd:MD_ObligationCode></gmd:obligation>",
    "condition": "",
    "type": "characterString",
    "most": "<gmd:maximumOccurrence><gco:CharacterString>1</gco:CharacterString></gmd:maximumOccurrence>",
}


def _extended(**changes: str) -> str:
    """Give a record with an extended element, as an example."""
    made = _DEFAULT | changes
    text = "<gco:CharacterString>{}</gco:CharacterString>"
    return (
        "gmd:referenceSystemInfo += <gmd:metadataExtensionInfo><gmd:MD_MetadataExtensionInformation>"
        "<gmd:extendedElementInformation><gmd:MD_ExtendedElementInformation>"
        f"<gmd:name>{text.format('marée')}</gmd:name>{made['short']}{made['code']}"
        f"<gmd:definition>{text.format('Hauteur de la marée')}</gmd:definition>{made['obligation']}{made['condition']}"
        f'<gmd:dataType><gmd:MD_DatatypeCode codeList="{_LISTED}" codeListValue="{made["type"]}"/></gmd:dataType>'
        f"{made['most']}<gmd:domainValue>{text.format('texte libre')}</gmd:domainValue>"
        f"<gmd:parentEntity>{text.format('MD_DataIdentification')}</gmd:parentEntity>"
        f'<gmd:rule>{text.format("une par lot")}</gmd:rule><gmd:source gco:nilReason="unknown"/>'
        "</gmd:MD_ExtendedElementInformation></gmd:extendedElementInformation></gmd:MD_MetadataExtensionInformation>"
        "</gmd:metadataExtensionInfo>"
    )


def _lacking(node: Node, field: str, context: Context[XmlRecord]) -> Problem:
    return Problem(
        '{where} defines "{name}" without {field}; write it',
        where=node.where,
        line=node.line,
        name=node.text("name"),
        field=node.path(field) or f"{'gmd' if is_19139(context.view) else 'mex'}:{field}",
    )


@rule(
    "iso-mex-element-details",
    covers=["mex.element-details"],
    when=element("ExtendedElement"),
    examples=[Example("mex.element-details", bad=_extended(most=""), good=_extended())],
)
def element_is_defined(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An extended element that is neither a code list nor of one has an obligation, a maximum occurrence and a domain.

    They are what other software needs to read and check an element that the standard does not have.
    """
    kind = node.text("data_type")
    if kind in _LISTS or not (kind or is_19139(context.view)):
        return
    if is_19139(context.view) and not says(node, "obligation"):
        yield _lacking(node, "obligation", context)
    for name, field in (("maximumOccurrence", "maximum_occurrence"), ("domainValue", "domain")):
        if not says(node, name):
            yield _lacking(node, field, context)


@rule(
    "iso-mex-condition",
    covers=["mex.condition"],
    when=element("ExtendedElement"),
    examples=[
        Example(
            "mex.condition",
            bad=_extended(obligation=_DEFAULT["obligation"].replace("optional", "conditional")),
            good=_extended(
                obligation=_DEFAULT["obligation"].replace("optional", "conditional"),
                condition="<gmd:condition><gco:CharacterString>si la mer monte</gco:CharacterString></gmd:condition>",
            ),
        )
    ],
)
def conditional_element_has_a_condition(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An extended element that is conditional has the condition.

    Nobody can keep a condition that is not told.
    """
    if node.text("obligation") == "conditional" and not says(node, "condition"):
        yield _lacking(node, "condition", context)


@rule(
    "iso-mex-code",
    covers=["mex.code"],
    when=element("ExtendedElement"),
    examples=[
        Example(
            "mex.code",
            bad=_extended(type="codelistElement"),
            good=_extended(
                type="codelistElement", code="<gmd:domainCode><gco:Integer>12</gco:Integer></gmd:domainCode>"
            ),
        )
    ],
)
def listed_element_has_a_code(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An extended element of a code list has its code; in ISO 19115-3, the lists themselves and the concept too.

    The code is what will stand in the records.
    """
    kind = node.text("data_type")
    if is_19139(context.view):
        if kind == "codelistElement" and not has(node, "domainCode"):
            yield _lacking(node, "code", context)
        return
    if kind in _LISTS:
        for name, field in (("code", "code_name"), ("conceptName", "concept_name")):
            if not says(node, name):
                yield _lacking(node, field, context)


@rule(
    "iso-mex-short-name",
    covers=["mex.short-name"],
    when=element("ExtendedElement"),
    examples=[Example("mex.short-name", bad=_extended(short=""), good=_extended())],
)
def element_has_a_short_name(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An extended element that is not of a code list has a short name.

    It becomes the name of the element in XML.
    """
    kind = node.text("data_type")
    if is_19139(context.view) and kind and kind != "codelistElement" and not has(node, "shortName"):
        yield _lacking(node, "short_name", context)
