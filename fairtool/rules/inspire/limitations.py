"""One legal constraint says the limitations on public access (C.17)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.node import Node
from fairtool.iso.structure.value_sentences import shortened
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import INSPIRE, anchor_to, place
from fairtool.rules.inspire.legal import OTHER, Legal, conditions, legal_constraints, limitations
from fairtool.vocabulary.inspire import value

_DATA = "gmd:identificationInfo/gmd:MD_DataIdentification"
_LEGAL = f"{_DATA}/gmd:resourceConstraints[1]/gmd:MD_LegalConstraints"
_NONE = "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations"
_SECURE = _NONE.replace("http:", "https:")
_ANCHOR = (
    f'<gmd:otherConstraints><gmx:Anchor xlink:href="{_NONE}">Pas de restriction</gmx:Anchor></gmd:otherConstraints>'
)
_TEXT = """<gmd:otherConstraints><gco:CharacterString>Pas de restriction d’accès public</gco:CharacterString>
</gmd:otherConstraints>"""
_CODE = "gmd:accessConstraints/gmd:MD_RestrictionCode"


@rule(
    "inspire-c.17-limitations-on-public-access",
    covers=["C.17"],
    when=element("Record"),
    examples=[
        Example(
            "C.17", bad=f"{_LEGAL}/gmd:otherConstraints = {_TEXT}", good=f"{_LEGAL}/gmd:otherConstraints = {_ANCHOR}"
        ),
        Example(
            "C.17", bad=f"{_LEGAL}/{_CODE}@codeListValue = copyright", good=f"{_LEGAL}/{_CODE}@codeListValue = {OTHER}"
        ),
    ],
)
def access_is_said_once(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Exactly one legal constraint says the limitations on public access, by an anchor to a value of the INSPIRE list.

    It has the access constraint `otherRestrictions`, and the anchor says whether access is free (`noLimitations`) or
    by which point of Article 13 of the directive it is not. A text alone is not enough: the portals of the Union
    search by the address.
    """
    blocks = legal_constraints(context.view)
    good = [block for block in blocks if _is_right(block)]
    for block in good[1:]:
        yield Problem(
            "{where} says the limitations on public access again, after {other}; keep one of them",
            where=block.node.where,
            line=block.node.line,
            other=good[0].node.where,
        )
    if not good:
        yield next(_near_misses(context.view, blocks), None) or _missing(node, context.view, blocks)


@rule(
    "inspire-c.17-address-of-the-list",
    when=element("Record"),
    severity=Severity.WARNING,
    source=f"{INSPIRE} C.17, C.18",
    examples=[
        Example(
            "C.17",
            bad=f"{_LEGAL}/gmd:otherConstraints/gmx:Anchor@xlink:href = {_SECURE}",
            good=f"{_LEGAL}/gmd:otherConstraints/gmx:Anchor@xlink:href = {_NONE}",
        )
    ],
)
def addresses_begin_with_http(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Values of the INSPIRE lists of limitations and conditions are referred to by addresses that begin with `http:`.

    The address is a name: it leads to the same page with `https:`, but the validator compares it letter by letter and
    refuses the record.
    """
    for other in (other for block in legal_constraints(context.view) for other in block.others):
        right = other.href.replace("https:", "http:", 1)
        if other.href.startswith("https:") and right.startswith((limitations().uri, conditions().uri)):
            yield Problem(
                '{where} refers to an address with https:, which the validator refuses; write "{right}"',
                where=other.node.where,
                line=other.node.line,
                right=right,
                fix=other.node.set_attribute("xlink:href", right),
            )


def _is_right(block: Legal) -> bool:
    return (
        block.access.count(OTHER) == 1
        and bool(block.values_of(limitations()))
        and not block.strays_of(limitations())
        and not block.values_of(conditions())
    )


def _near_misses(view: XmlRecord, blocks: Sequence[Legal]) -> Iterator[Problem]:
    """Tell what is wrong where a constraint was meant to say it, the nearest first."""
    for block in blocks:
        found = block.values_of(limitations())
        if found and block.access.count(OTHER) != 1:
            yield Problem(
                '{where} has the access constraint "{value}" beside the limitation {limitation}; '
                "write one access constraint, otherRestrictions",
                where=place(block.node, "access") if not block.access else block.node.where,
                line=block.node.line,
                value=", ".join(block.access) or "-",
                limitation=found[0],
            )
        elif found and block.values_of(conditions()):
            yield Problem(
                "{where} says both the limitations on public access and the conditions of use; "
                "give each a legal constraint of its own",
                where=block.node.where,
                line=block.node.line,
            )
    yield from (_stray(block) for block in blocks if block.strays_of(limitations()))
    yield from _texts(view, blocks)


def _stray(block: Legal) -> Problem:
    stray = block.strays_of(limitations())[0]
    return Problem(
        '{where} refers to "{value}", which is no value of the list; an address there ends in noLimitations, '
        "or in INSPIRE_Directive_Article13_1a to _1h",
        where=stray.node.where,
        line=stray.node.line,
        value=stray.href,
    )


def _texts(view: XmlRecord, blocks: Sequence[Legal]) -> Iterator[Problem]:
    for block in blocks:
        for other in block.others:
            found = _meant(other.text) if 0 < len(other.text) < 200 else None
            if found:
                yield Problem(
                    '{where} says "{value}" as plain text; write {anchor}',
                    where=other.node.where,
                    line=other.node.line,
                    value=shortened(other.text),
                    anchor=anchor_to(view, limitations().value_uri(found), other.text),
                )


@lru_cache(maxsize=1024)  # a catalogue has the same texts over and over
def _meant(text: str) -> str | None:
    found = value("LimitationsOnPublicAccess", text)
    return found.entry if found else None


def _missing(node: Node, view: XmlRecord, blocks: Sequence[Legal]) -> Problem:
    meant = next((block for block in blocks if OTHER in block.access), None)
    resource = node.first("resources") or node
    anchor = anchor_to(view, limitations().value_uri("noLimitations"), "Pas de restriction d’accès public")
    english = anchor_to(view, limitations().value_uri("noLimitations"), "no limitations to public access")
    return Problem(
        "{where} does not say the limitations on public access; write a legal constraint with accessConstraints "
        "otherRestrictions and, where access is free, otherConstraints {anchor}",
        where=meant.node.where if meant else resource.where,
        line=meant.node.line if meant else resource.line,
        anchor=english,
        anchor_fr=anchor,
    )
