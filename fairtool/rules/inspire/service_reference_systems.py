"""The coordinate reference systems that an interoperable service supports (6.1, 6.2)."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import anchor_href, anchor_to, said
from fairtool.rules.inspire.reference_systems import as_address
from fairtool.rules.inspire.service_parts import service_in
from fairtool.vocabulary.inspire import default_reference_systems

_NUMBER = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST = 300  # characters of a code that are looked at
_SYSTEM = "gmd:referenceSystemInfo"
_CODE = f"{_SYSTEM}/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier/gmd:code"
_EMPTY = "<gmd:code><gco:CharacterString/></gmd:code>"
_EPSG = "<gmd:code><gco:CharacterString>EPSG:4258</gco:CharacterString></gmd:code>"
_SPACE = "<gmd:codeSpace><gco:CharacterString>EPSG</gco:CharacterString></gmd:codeSpace>"


@rule(
    "inspire-6.1-reference-system",
    covers=["6.1"],
    when=element("ServiceRecord"),
    examples=[
        Example("6.1", bad=f"in sds\n{_SYSTEM} =", good="in sds"),
        Example("6.1", bad=f"in sds\n{_CODE} = {_EMPTY}", good="in sds"),
    ],
)
def reference_systems_have_codes(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An interoperable service gives at least one coordinate reference system, each with a code.

    A client asks the service for data in one of them. It concerns the services that declare the category
    `interoperable` or `harmonised`.
    """
    service = service_in(view)
    if not service.is_interoperable:
        return
    identifiers = view.node.all("reference_systems.identifier")
    if not identifiers:
        yield Problem(
            "{where} is missing; give the coordinate reference systems of the service, such as {example}",
            where=view.node.place("reference_systems"),
            line=view.node.line,
            example=next(iter(default_reference_systems())),
        )
    for identifier in identifiers:
        if not any(said(code.element) for code in identifier.all("code")):
            yield Problem(
                "{where} is empty; write the address of the coordinate reference system, such as {example}",
                where=identifier.place("code"),
                line=identifier.line,
                example=next(iter(default_reference_systems())),
            )
        for space in identifier.all("codespace"):
            if not said(space.element):
                yield Problem(
                    "{where} is empty; write the name of the register that the code is from, or take the element out",
                    where=space.where,
                    line=space.line,
                )


@rule(
    "inspire-6.2-reference-system-address",
    covers=["6.2"],
    when=element("ServiceRecord"),
    examples=[
        Example("6.2", bad=f"in sds\n{_CODE} = {_EPSG}", good="in sds"),
        Example("6.2", bad=f"in sds\n{_CODE} += {_SPACE}", good="in sds"),
    ],
)
def default_systems_have_their_addresses(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A default coordinate reference system of INSPIRE is given by its HTTP address, without a code space.

    `EPSG:4258` and `urn:ogc:def:crs:EPSG::4258` mean the same, but only the address can be compared letter by letter
    and looked up. It concerns the services that declare the category `interoperable` or `harmonised`.
    """
    service = service_in(view)
    if not service.is_interoperable:
        return
    for identifier in view.node.all("reference_systems.identifier"):
        code = identifier.first("code")
        uri = default_address(code) if code else ""
        if code is None or not uri:
            continue
        if uri not in (anchor_href(code.element), said(code.element)):
            yield Problem(
                '{where} is "{value}"; write {anchor}',
                where=code.where,
                line=code.line,
                value=code.value,
                anchor=anchor_to(view, uri, default_reference_systems()[uri]),
                fix=as_address(identifier, uri),
            )
        for space in identifier.all("codespace"):
            yield Problem(
                "{where} stands beside the address {uri}, which says it all; take it out",
                where=space.where,
                line=space.line,
                uri=uri,
            )


def default_address(code: Node) -> str:
    """Give the address of the default system whose EPSG number a code holds; empty where it holds none."""
    known = {uri.rpartition("/")[2]: uri for uri in default_reference_systems()}
    texts = (said(code.element), anchor_href(code.element))
    numbers = (number for text in texts for number in _NUMBER.findall(text[:_LONGEST]))
    return next((known[number] for number in numbers if number in known), "")
