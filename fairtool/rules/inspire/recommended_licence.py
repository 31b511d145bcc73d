"""Conditions of use that link to a licence (Rec-C.10)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.structure.value_sentences import shortened
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule
from fairtool.rules.inspire.content import anchor_href
from fairtool.rules.inspire.levels import identifications
from fairtool.vocabulary.inspire import code_list
from fairtool.vocabulary.licences import licence

_SECTION = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:resourceConstraints"
_OTHER = f"{_SECTION}[2]/gmd:MD_LegalConstraints/gmd:otherConstraints"
_OPEN = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
_MOST = 50  # texts that are read for the name of a licence


def _text(text: str) -> str:
    return f"{_OTHER} = <gmd:otherConstraints><gco:CharacterString>{text}</gco:CharacterString></gmd:otherConstraints>"


@rule(
    "inspire-rec-c.10-licence",
    covers=["Rec-C.10"],
    examples=[
        Example("Rec-C.10", bad=_text("Licence Ouverte 2.0"), good=_text(f"Licence Ouverte 2.0 : {_OPEN}")),
        Example("Rec-C.10", bad=_text("Diffusion libre"), good=""),
    ],
)
def conditions_link_to_a_licence(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The conditions of use link to a licence, or to a page that has the detail.

    Those who reuse data have to prove that they may: a name such as "open licence" has many meanings, an address has
    one. A record that says that no conditions apply needs no licence.
    """
    texts = [
        text
        for section in identifications(view)
        for constraints in section.all("constraints")
        for field in ("others", "limitations")
        for text in constraints.all(field)
        if not anchor_href(text.element).startswith(code_list("LimitationsOnPublicAccess").uri)
    ]
    said = [text for text in texts if text.value]
    if not said or any(_links(text) for text in texts):
        return
    named = next((known for text in said[:_MOST] if (known := licence(text.value)) and known.url), None)
    yield Problem(
        '{where} is "{value}" and no condition of use has a link; add the address of the licence, such as {example}',
        where=said[-1].where,
        line=said[-1].line,
        value=shortened(said[-1].value),
        example=named.url if named else _OPEN,
    )


def _links(text: Node) -> bool:
    return bool(anchor_href(text.element)) or "http://" in text.value or "https://" in text.value
