"""Another legal constraint says the conditions of access and use (C.18)."""

from collections.abc import Iterator, Sequence

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.node import Node
from fairtool.iso.structure.value_sentences import shortened
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import INSPIRE, anchor_to
from fairtool.rules.inspire.legal import OTHER, Legal, conditions, legal_constraints, limitations
from fairtool.vocabulary.licences import licence

_DATA = "gmd:identificationInfo/gmd:MD_DataIdentification"
_SECOND = f"{_DATA}/gmd:resourceConstraints[2]"
_CODE = f"{_SECOND}/gmd:MD_LegalConstraints/gmd:useConstraints/gmd:MD_RestrictionCode@codeListValue"
_MORE = f"""{_DATA}/gmd:resourceConstraints += <gmd:resourceConstraints><gmd:MD_LegalConstraints><gmd:useConstraints>
<gmd:MD_RestrictionCode codeList="#MD_RestrictionCode" codeListValue="{OTHER}"/></gmd:useConstraints>
<gmd:otherConstraints><gco:CharacterString>Licence Ouverte 2.0</gco:CharacterString></gmd:otherConstraints>
</gmd:MD_LegalConstraints></gmd:resourceConstraints>"""


@rule(
    "inspire-c.18-conditions-of-use",
    covers=["C.18"],
    when=element("Record"),
    examples=[
        Example("C.18", bad=f"{_SECOND} =", good=""),
        Example("C.18", bad=f"{_CODE} = license", good=f"{_CODE} = {OTHER}"),
    ],
)
def conditions_are_said(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A legal constraint says the conditions of access and use: the licence, or that there are none or none known.

    It has the access or use constraint `otherRestrictions`, and an other constraint with the text or an anchor; it is
    not the one that says the limitations on public access. Without it nobody may use the data, however open it is
    meant. A use limitation (`useLimitation`) does not count.
    """
    blocks = legal_constraints(context.view)
    found = [block for block in blocks if _describes(block)]
    if not found:
        yield _wrong_code(blocks) or _missing(node, context.view)
    elif len(found) == 2 and sum(map(_limits, blocks)) > 1:
        yield Problem(
            "{where} and {other} both say limitations on public access; one of them has to say the conditions of use",
            where=found[0].node.where,
            line=found[0].node.line,
            other=found[1].node.where,
        )


@rule(
    "inspire-c.18-one-constraint",
    when=element("Record"),
    severity=Severity.WARNING,
    source=f"{INSPIRE} C.18",
    examples=[Example("C.18", bad=_MORE, good="")],
)
def conditions_are_said_in_one_constraint(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """One legal constraint says all conditions of access and use.

    Software that looks for the licence takes the first that it finds. Several other constraints may stand in it.
    """
    found = [one for one in legal_constraints(context.view) if _describes(one) and not one.values_of(limitations())]
    for block in found[1:]:
        yield Problem(
            "{where} says conditions of access and use, as {other} does; put them into one legal constraint",
            where=block.node.where,
            line=block.node.line,
            other=found[0].node.where,
        )


def _describes(block: Legal) -> bool:
    """Tell whether the validator takes a constraint as one that says the conditions."""
    text = any(other.text and not other.is_anchor for other in block.others)
    free = (
        any(other.text and other.is_anchor for other in block.others)
        and not block.strays_of(conditions())
        and not block.values_of(limitations())
    )
    by_access = block.access.count(OTHER) == 1 and (text or free)
    by_use = block.use.count(OTHER) == 1 and (text or free or len(block.values_of(conditions())) == 1)
    return by_access or by_use


def _limits(block: Legal) -> bool:
    return block.access.count(OTHER) == 1 and bool(block.values_of(limitations())) and not block.strays_of(conditions())


def _wrong_code(blocks: Sequence[Legal]) -> Problem | None:
    """Tell of a constraint that has a licence or a condition, but under another code."""
    for block in blocks:
        said = [other for other in block.others if other.text and not block.values_of(limitations())]
        if not said:
            continue
        known = next((one for one in said if licence(one.href) or licence(one.text[:300])), said[0])
        return Problem(
            '{where} says "{value}", but under the constraint "{codes}"; '
            "write otherRestrictions once as access constraint or use constraint",
            where=block.node.where,
            line=block.node.line,
            value=shortened(known.text),
            codes=", ".join((*block.access, *block.use)) or "-",
        )
    return None


def _missing(node: Node, view: XmlRecord) -> Problem:
    resource = node.first("resources") or node
    uri = conditions().value_uri("noConditionsApply")
    return Problem(
        "{where} does not say the conditions of use; write a legal constraint with useConstraints otherRestrictions, "
        "and the licence in otherConstraints or, without any condition, {anchor}",
        where=resource.where,
        line=resource.line,
        anchor=anchor_to(view, uri, "no conditions to access and use"),
        anchor_fr=anchor_to(view, uri, "Aucune condition ne s’applique"),
    )
