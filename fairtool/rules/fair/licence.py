"""R1.1: the record says what may be done with the data, by a licence that people and programs know."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.namespaces import URIS
from fairtool.iso.view import XmlRecord
from fairtool.record.citation import Citation
from fairtool.record.text import Text
from fairtool.rule import Example, rule
from fairtool.rules.fair.said import SOURCE, essentials, problem, says
from fairtool.translate import marked
from fairtool.vocabulary.licences import Licence, licence, licence_at

_OTHERS = ("resources.constraints.others", "resources.constraints.limitations", "resources.constraints.references")
_USE = (
    "gmd:identificationInfo/*/gmd:resourceConstraints[2]/*/gmd:otherConstraints = "
    "<gmd:otherConstraints>{}</gmd:otherConstraints>"
)
_TEXT = _USE.format("<gco:CharacterString>{}</gco:CharacterString>")
_ANCHOR = _USE.format('<gmx:Anchor xlink:href="{}">{}</gmx:Anchor>')
_HREF = f"{{{URIS['xlink'][0]}}}href"
_BLOCKS = tuple(f"{{{uri}}}resourceConstraints" for prefix in ("gmd", "mri") for uri in URIS[prefix])
# Where the address of a licence stands in each encoding.
_ELEMENTS: Mapping[str, str] = {
    "datacite": "rightsURI",
    "dcat": "dct:license",
    "geodcat": "dct:license",
    "eml": "licensed/url",
    "schema.org": "license",
    "croissant": "license",
    "stac": "links[rel=license].href",
}
_NAMED = marked("{where} names {name} without its address; write it as an anchor: {right}")
_NAMED_WITH = marked("{where} names {name} without its address; write {right} in {element}")
_UNNAMED = marked("{where} has no address of a known licence; write it as an anchor, such as {right}")
_UNNAMED_WITH = marked("{where} has no address of a known licence; write it in {element}, such as {right}")
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
    if not any(map(says, words)) and not any(licence(one) for one in _addresses_of_blocks(view)):
        yield problem(view, "{where} names no licence; write one, such as CC-BY-4.0 or etalab-2.0", *_OTHERS)


@rule(
    "fair-r1.1-licence-known",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1.1",
    shows=_OTHERS,
    examples=[Example("R1.1", bad=_TEXT.format("utilisation libre"), good=_TEXT.format("CC-BY-4.0"))],
)
def licence_is_known(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The licence is one that SPDX or the list of fairtool has, by its identifier, name or address.

    Lawyers know those, and programs compare them. "Free to use" means something else to everybody.
    """
    if any(map(_is_whole, _known(view))):
        return
    said = essentials(view)
    words = [text for one in said.licences for text in (one.text or one.url,)] or [*map(str, said.limitations)]
    judged = [one for one in dict.fromkeys(words) if one.strip()]
    yield problem(
        view,
        'the licence at {where} is "{value}", which SPDX does not list; name one, such as CC-BY-4.0 or etalab-2.0'
        if judged
        else "{where} names no licence; write one, such as CC-BY-4.0 or etalab-2.0",
        *_OTHERS,
        value=", ".join(judged),
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
    if any(map(licence_at, _texts(view))):
        return
    known = next((one for one in _known(view) if one.url), None)
    element = _ELEMENTS.get(view.encoding.family) or _ELEMENTS.get(view.record.encoding.partition("-")[0].lower(), "")
    yield problem(
        view,
        (_NAMED_WITH if element else _NAMED) if known else (_UNNAMED_WITH if element else _UNNAMED),
        *_OTHERS,
        name=(known.spdx or known.name) if known else "",
        right=known.url if known else "https://creativecommons.org/licenses/by/4.0/",
        element=element,
    )


def _is_whole(one: Licence) -> bool:
    """Tell whether a licence is one of a list: a name without its version stands for several."""
    return bool(one.spdx or one.url)


def _known(view: XmlRecord) -> Iterator[Licence]:
    """Give the licences that the record names, wherever it says what may be done with the data."""
    spdx = (one.spdx for one in essentials(view).licences)
    return (found for text in (*_texts(view), *spdx) if (found := licence(text)))


def _texts(view: XmlRecord) -> tuple[str, ...]:
    """Give the addresses and words of the constraints of the data."""
    constraints = view.record.resource.constraints
    texts = [text for one in constraints for text in (*one.others, *one.limitations)]
    cited = [citation for one in constraints for citation in one.references]
    texts += [text for citation in cited for text in _cited(citation)]
    said = [side for text in texts for side in (text.href, text.value) if side]
    return (*said, *_addresses_of_blocks(view))


def _cited(citation: Citation) -> Iterator[Text]:
    if citation.title:
        yield citation.title
    yield from (Text("", link.url) for link in citation.links)


def _addresses_of_blocks(view: XmlRecord) -> Iterator[str]:
    """Give the addresses that stand at a whole block of constraints, in place of what would be in it."""
    return (str(one.get(_HREF)) for tag in _BLOCKS for one in view.by_tag.get(tag, ()) if one.get(_HREF))
