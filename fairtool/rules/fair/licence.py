"""R1.1: the record says what may be done with the data, by a licence that people and programs know."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule
from fairtool.rules.fair.said import SOURCE, essentials, problem, says
from fairtool.vocabulary.licences import licence

_OTHERS = ("resources.constraints.others", "resources.constraints.limitations", "resources.constraints.references")
_USE = (
    "gmd:identificationInfo/*/gmd:resourceConstraints[2]/*/gmd:otherConstraints = "
    "<gmd:otherConstraints>{}</gmd:otherConstraints>"
)
_TEXT = _USE.format("<gco:CharacterString>{}</gco:CharacterString>")
_ANCHOR = _USE.format('<gmx:Anchor xlink:href="{}">{}</gmx:Anchor>')
_SOUND = "gmd:language/gmd:LanguageCode@codeListValue = fre"


@rule(
    "fair-r1.1-licence",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1.1",
    shows=_OTHERS,
    examples=[Example("R1.1", bad=_TEXT.format("x"), good=_SOUND)],
)
def licence_is_told(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record names the licence, or says the conditions of use.

    Without a licence nothing is allowed, whatever the producer meant.
    """
    said = essentials(view)
    words = [*(one.text or one.url or one.spdx for one in said.licences), *map(str, said.limitations)]
    if not any(map(says, words)):
        yield problem(view, "{where} names no licence; write one, such as CC-BY-4.0 or etalab-2.0", *_OTHERS)


@rule(
    "fair-r1.1-licence-known",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1.1",
    shows=_OTHERS,
    examples=[Example("R1.1", bad=_TEXT.format("utilisation libre"), good=_TEXT.format("CC-BY-4.0"))],
)
def licence_is_known(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The licence is one that SPDX lists, by its identifier, name or address.

    Lawyers know those, and programs compare them. "Free to use" means something else to everybody.
    """
    said = essentials(view).licences
    if not any(one.spdx for one in said):
        yield problem(
            view,
            'the licence at {where} is "{value}", which SPDX does not list; name one, such as CC-BY-4.0 or etalab-2.0'
            if said
            else "{where} names no licence; write one, such as CC-BY-4.0 or etalab-2.0",
            *_OTHERS,
            value=", ".join(one.text or one.url for one in said),
        )


@rule(
    "fair-r1.1-licence-address",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1.1",
    shows=_OTHERS,
    examples=[
        Example(
            "R1.1",
            bad=_TEXT.format("CC-BY-4.0"),
            good=_ANCHOR.format("https://spdx.org/licenses/etalab-2.0.html", "Licence Ouverte 2.0"),
        )
    ],
)
def licence_has_its_address(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record gives the address of the licence, so that a program knows which it is.

    A name in a sentence is read by people only.
    """
    constraints = view.record.resource.constraints
    hrefs = [text.href or text.value for one in constraints for text in (*one.others, *one.limitations)]
    hrefs += [link.url for one in constraints for citation in one.references for link in citation.links]
    hrefs += [citation.title.href for one in constraints for citation in one.references if citation.title]
    if not any("://" in one and licence(one) for one in hrefs):
        yield problem(
            view,
            "{where} has no address of a known licence; write it as an anchor, such as "
            "https://creativecommons.org/licenses/by/4.0/",
            *_OTHERS,
        )
