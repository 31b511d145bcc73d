"""Texts that say nothing: empty ones without a reason, and those that stand there until the right one comes."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS
from fairtool.iso.node import Node
from fairtool.iso.values import nil_of, translations_of
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule
from fairtool.rules.iso.said import children

_STRINGS = tuple(f"{{{uri}}}CharacterString" for uri in URIS["gco"])
_TEXTS = (*_STRINGS, *(f"{{{URIS[prefix][0]}}}Anchor" for prefix in ("gmx", "gcx")))
_PARENT = "gmd:characterSet += <gmd:parentIdentifier{}><gco:CharacterString/></gmd:parentIdentifier>"
_PURPOSE = (
    "gmd:identificationInfo/*/gmd:abstract += <gmd:purpose><gco:CharacterString>{}</gco:CharacterString></gmd:purpose>"
)
_SIGNS = re.compile(r"-{2,}.*|[xX]{3,}|\?{2,}|\.{3,}|…")
_WAITING = frozenset(
    {"tbd", "tbc", "todo", "to do", "to be completed", "to be defined", "to be determined", "to be filled in"}
    | {"placeholder", "lorem ipsum", "enter text here", "insert text here", "enter title", "enter abstract"}
    | {f"à {verb}" for verb in ("compléter", "définir", "renseigner", "remplir", "préciser", "saisir", "venir")}
    | {f"a {verb}" for verb in ("completer", "definir", "renseigner", "remplir", "preciser", "saisir", "venir")}
    | {"non renseigné", "non renseignée", "champ non renseigné", "saisir un texte", "saisir un titre"}
)
_LONGEST = 80  # characters of a text that may be one that waits


def _all(view: XmlRecord, tags: tuple[str, ...]) -> Iterator[Element]:
    return (one for tag in tags for one in view.by_tag.get(tag, ()))


@rule(
    "iso-gco-character-string",
    covers=["gco.character-string"],
    examples=[
        Example("gco.character-string", bad=_PARENT.format(""), good=_PARENT.format(' gco:nilReason="inapplicable"'))
    ],
)
def empty_texts_have_a_reason(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A character string that is empty has a reason.

    An empty parent, telephone or title looks like one that was filled in, and hides the next that is.
    """
    told = frozenset(_told_elsewhere(view))
    for one in _all(view, _STRINGS):
        if (one.text and not one.text.isspace()) or len(one):
            continue
        held = one.getparent()
        if held is not None and held not in told and not nil_of(held) and not any(translations_of(held).values()):
            yield Problem(
                "{where} is empty; write a value, take the element out, or say why in gco:nilReason",
                where=Node(held, "text", view.paths).where,
                line=held.sourceline,
            )


def _told_elsewhere(view: XmlRecord) -> Iterator[Element]:
    """Give the texts whose absence is an error of a rule of its own: title, abstract, language."""
    for record in view.nodes("Record"):
        yield from children(record.element, "language")
    for resource in view.nodes("Resource"):
        yield from children(resource.element, "abstract", "language")
        for citation in resource.all("citation"):
            yield from children(citation.element, "title")


@rule(
    "iso-gco-placeholder",
    covers=["gco.placeholder"],
    examples=[
        Example(
            "gco.placeholder",
            bad=_PURPOSE.format("-- à compléter --"),
            good=_PURPOSE.format("Suivre le réchauffement"),
        )
    ],
)
def texts_are_the_final_ones(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A text is not one that stands there until the right one comes.

    Templates of catalogues hold such texts; once published, everybody reads them.
    """
    for one in _all(view, _TEXTS):
        text = (one.text or "").strip()
        if text and len(text) < _LONGEST and _waits(text):
            held = one.getparent()
            yield Problem(
                '{where} is "{value}", which waits for the right text; write it, or take the element out',
                where=Node(one if held is None else held, "text", view.paths).where,
                line=one.sourceline,
                value=text,
            )


def _waits(text: str) -> bool:
    """Tell whether a text stands for one that is to come."""
    if text[0] in "-xX?.…":
        return _SIGNS.fullmatch(text) is not None
    return text.rstrip(" .!…").casefold() in _WAITING
