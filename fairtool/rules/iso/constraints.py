"""Constraints on access and use: where they refer to others, those are told."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.iso.said import children, has_value, is_19139, is_said, says

_OTHER = "otherRestrictions"
_CONSTRAINTS = "gmd:identificationInfo/*/gmd:resourceConstraints[1]/gmd:MD_LegalConstraints/gmd:otherConstraints"
_LEGAL = "in dataset-3\nmdb:identificationInfo/*/mri:resourceConstraints[1]/mco:MD_LegalConstraints = "
_RELEASED = "<mco:MD_LegalConstraints><mco:useLimitation><gco:CharacterString>Aucune</gco:CharacterString>"
_RELEASED += "</mco:useLimitation><mco:releasability><mco:MD_Releasability>{}</mco:MD_Releasability>"
_RELEASED += "</mco:releasability></mco:MD_LegalConstraints>"


@rule(
    "iso-mco-other-constraints",
    covers=["mco.other-constraints"],
    when=element("Constraints"),
    examples=[
        Example(
            "mco.other-constraints",
            bad=f"{_CONSTRAINTS} =",
            good=f"{_CONSTRAINTS} = <gmd:otherConstraints><gco:CharacterString>Accès sur demande</gco:CharacterString>"
            "</gmd:otherConstraints>",
        )
    ],
)
def other_constraints_are_told(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """Where access or use has `otherRestrictions`, the other constraints say which.

    The code alone says that something is not allowed and not what: nobody can know whether the data may be used.
    """
    for kind in ("access", "use"):
        codes = [code for code in node.all(kind) if code.value == _OTHER]
        if codes and not says(node, "otherConstraints"):
            yield Problem(
                "{where} is otherRestrictions, and nothing says which; write them in {others}, as a text or an anchor",
                where=codes[0].where,
                line=codes[0].line,
                others=node.path("others"),
            )


@rule(
    "iso-mco-legal-details",
    covers=["mco.legal-details"],
    when=element("Constraints"),
    examples=[
        Example(
            "mco.legal-details",
            bad=f"{_LEGAL}<mco:MD_LegalConstraints/>",
            good=f"{_LEGAL}<mco:MD_LegalConstraints><mco:useLimitation><gco:CharacterString>Aucune"
            "</gco:CharacterString></mco:useLimitation></mco:MD_LegalConstraints>",
        )
    ],
)
def legal_constraints_say_something(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Legal constraints have a constraint on access or use, another constraint, a limitation or a releasability.

    Empty ones say neither that the data are free nor that they are not.
    """
    names = ("accessConstraints", "useConstraints", "otherConstraints", "useLimitation", "releasability")
    is_legal = node.element.tag.endswith("}MD_LegalConstraints")
    if is_legal and not is_19139(context.view) and not any(map(has_value, children(node.element, *names))):
        yield Problem(
            "{where} says nothing; write what limits access ({access}) or use ({use}), or take it out",
            where=node.where,
            line=node.line,
            access=node.path("access"),
            use=node.path("use"),
        )


@rule(
    "iso-mco-releasability",
    covers=["mco.releasability"],
    when=element("Constraints"),
    examples=[
        Example(
            "mco.releasability",
            bad=f"{_LEGAL}{_RELEASED.format('')}",
            good=_LEGAL
            + _RELEASED.format(
                "<mco:statement><gco:CharacterString>Aux partenaires du projet</gco:CharacterString></mco:statement>"
            ),
        )
    ],
)
def releasability_says_to_whom(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A releasability names an addressee or has a statement.

    It is there to say to whom the data may be given; without either it says to nobody.
    """
    for held in children(node.element, "releasability"):
        for releasability in children(held, "MD_Releasability"):
            if not any(map(is_said, children(releasability, "addressee", "statement"))):
                found = Node(releasability, node.kind, node.paths)
                yield Problem(
                    "{where} says to nobody that the data may be given; write mco:addressee or mco:statement",
                    where=found.where,
                    line=found.line,
                )
