"""Coordinate reference systems are given (2.1, 2.3), those of INSPIRE by their addresses (2.2)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from fairtool.context import Context
from fairtool.finding import Problem, SetXml, Severity
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import INSPIRE, anchor_href, anchor_to, child, place, said
from fairtool.vocabulary.inspire import default_reference_systems

_SYSTEM = "gmd:referenceSystemInfo"
_IDENTIFIER = f"{_SYSTEM}/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier"
_CODE = f"{_IDENTIFIER}/gmd:code"
_ETRS = "http://www.opengis.net/def/crs/EPSG/0/4258"
_NUMBER = re.compile(r"(?<!\d)\d{4}(?!\d)")
_EPSG = re.compile(r"(?:EPSG:|urn:ogc:def:crs:EPSG:[\d.]*:)\d{4}", re.IGNORECASE)
_LONGEST = 300


def _text(value: str) -> str:
    return f"<gmd:code><gco:CharacterString>{value}</gco:CharacterString></gmd:code>"


@rule(
    "inspire-2.1-reference-system",
    covers=["2.1", "2.3"],
    when=element("DataRecord"),
    examples=[
        Example("2.1", bad=f"{_SYSTEM} =", good=f"{_CODE} = {_text('EPSG:2154')}"),
        Example("2.3", bad=f"{_CODE} = {_text('')}", good=f"{_CODE} = {_text('EPSG:2154')}"),
    ],
)
def reference_system_is_given(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record gives at least one coordinate reference system, each with a code, and no empty code space.

    Coordinates without it are off by a hundred metres and more. The validator has a second requirement, 2.3, for
    temporal reference systems, which looks at the same elements: what is wrong here is wrong by both.
    """
    found = list(_wrong(node, context.view))
    yield from found
    if found:
        yield Problem(
            "{where} does not meet requirement 2.3, on temporal reference systems, either "
            "(one mistake, told for requirement 2.1)",
            where=found[0].where,
            line=found[0].line,
            row="2.3",
        )


@rule(
    "inspire-2.2-default-reference-system",
    covers=["2.2"],
    when=element("DataRecord"),
    examples=[
        Example("2.2", bad=f"{_CODE} = {_text('EPSG:4258')}", good=f"{_CODE} = {_text(_ETRS)}"),
        Example(
            "2.2",
            bad=f"{_IDENTIFIER} = <gmd:RS_Identifier>{_text(_ETRS)}<gmd:codeSpace><gco:CharacterString>EPSG"
            "</gco:CharacterString></gmd:codeSpace></gmd:RS_Identifier>",
            good="",
        ),
    ],
)
def default_systems_are_addresses(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A default coordinate reference system of INSPIRE is given by its HTTP address, without a code space.

    Software recognises `http://www.opengis.net/def/crs/EPSG/0/4258`; `EPSG:4258`, `RGF93 / ETRS89 (4258)` and the like
    each differ from catalogue to catalogue. Other systems, such as Lambert-93 (2154), are free.
    """
    for one in _identifiers(node):
        uri = _default_of(one)
        if not uri:
            continue
        if not _is_at(one, uri):
            yield Problem(
                '{where} is "{value}", a default reference system of INSPIRE; write {code}',
                where=place(one, "code"),
                line=one.line,
                value=one.text("code"),
                code=_right(context.view, uri),
                fix=as_address(one, uri),
            )
        elif space := one.first("codespace"):
            yield Problem(
                '{where} is "{value}" beside a code that is an address; take it out',
                where=space.where,
                line=space.line,
                value=space.value,
            )


@rule(
    "inspire-2.2-address",
    when=element("DataRecord"),
    severity=Severity.WARNING,
    source=f"{INSPIRE} 2.2",
    examples=[
        Example("2.2", bad=f"{_CODE} = {_text(_ETRS.replace('http:', 'https:'))}", good=f"{_CODE} = {_text(_ETRS)}")
    ],
)
def addresses_of_systems_begin_with_http(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The address of a default coordinate reference system begins with `http:`.

    The address is a name, which the validator compares letter by letter: it refuses the record with `https:`.
    """
    for one in _identifiers(node):
        uri = _default_of(one)
        if uri and _is_at(one, uri) and uri not in _values(one):
            yield Problem(
                '{where} is "{value}", which the validator refuses; write "{uri}"',
                where=place(one, "code"),
                line=one.line,
                value=next(value for value in _values(one) if value),
                uri=uri,
                fix=_with_http(one, uri),
            )


def as_address(one: Node, uri: str) -> SetXml | None:
    """Give the edit of a text that is a code of EPSG and nothing else; None for another, or with a code space."""
    codes = one.all("code")
    is_plain = len(codes) == 1 and not one.all("codespace") and child(codes[0].element, "Anchor") is None
    return codes[0].set_text(uri) if is_plain and _EPSG.fullmatch(said(codes[0].element)[:_LONGEST]) else None


def _with_http(one: Node, uri: str) -> SetXml | None:
    code = next(code for code in one.all("code") if _value(code).replace("https:", "http:", 1) == uri)
    is_anchor = child(code.element, "Anchor") is not None
    return code.set_attribute("xlink:href", uri) if is_anchor else code.set_text(uri)


def _identifiers(node: Node) -> tuple[Node, ...]:
    return node.all("reference_systems.identifier")


def _wrong(node: Node, view: XmlRecord) -> Iterator[Problem]:
    given = _identifiers(node)
    if not given:
        yield Problem(
            "{where} is missing: the record gives no coordinate reference system; write its code, such as {code}",
            where=place(node, "reference_systems"),
            line=node.line,
            code=_right(view, _ETRS),
        )
    for one in given:
        yield from _empty(one)


def _empty(one: Node) -> Iterator[Problem]:
    if not any(said(code.element) for code in one.all("code")):
        yield Problem(
            "{where} holds no code of a reference system; write it, such as EPSG:2154",
            where=place(one, "code"),
            line=one.line,
        )
    for space in one.all("codespace"):
        if not said(space.element):
            yield Problem(
                "{where} is empty; write the code space, or take it out",
                where=space.where,
                line=space.line,
            )


@cache
def _defaults() -> Mapping[str, str]:
    return {uri.rpartition("/")[2]: uri for uri in default_reference_systems()}


def _values(one: Node) -> tuple[str, ...]:
    """Give what stands as the code: its text where it is a character string, its address where it is an anchor."""
    return tuple(_value(code) for code in one.all("code"))


def _value(code: Node) -> str:
    return anchor_href(code.element) if child(code.element, "Anchor") is not None else said(code.element)


def _default_of(one: Node) -> str | None:
    """Give the address of the default system that a code means, by the number in its text or address."""
    texts = (*(said(code.element) for code in one.all("code")), *_values(one))
    numbers = (number for text in texts for number in _NUMBER.findall(text[-_LONGEST:]))
    return next((_defaults()[number] for number in numbers if number in _defaults()), None)


def _is_at(one: Node, uri: str) -> bool:
    return any(value.replace("https:", "http:", 1) == uri for value in _values(one))


def _right(view: XmlRecord, uri: str) -> str:
    return anchor_to(view, uri, f"EPSG:{uri.rpartition('/')[2]}")
