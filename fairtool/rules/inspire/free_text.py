"""Free text is well formed: not empty, and its translations are in languages that the record declares (C.4)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetXml
from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS
from fairtool.iso.node import Node
from fairtool.iso.values import nil_of
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.rule import Example, rule
from fairtool.rules.inspire.content import local

_RETYPE = "gmd:PT_FreeText_PropertyType"
_TYPE = f"{{{URIS['xsi'][0]}}}type"
# Elements of INSPIRE whose text no other row looks for.
_NEEDED = frozenset({"keyword", "otherConstraints", "useLimitation", "explanation"})
_TITLE = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:citation/gmd:CI_Citation/gmd:title"
_KEYWORD = "gmd:identificationInfo/gmd:MD_DataIdentification/gmd:descriptiveKeywords[1]/gmd:MD_Keywords/gmd:keyword"
_FREE = """<gmd:PT_FreeText><gmd:textGroup><gmd:LocalisedCharacterString locale="#EN">Sea temperature
</gmd:LocalisedCharacterString></gmd:textGroup></gmd:PT_FreeText>"""
_TEXT = "<gco:CharacterString>Température de la mer</gco:CharacterString>"
_RETYPED = f'<gmd:title xsi:type="gmd:PT_FreeText_PropertyType">{_TEXT}{_FREE}</gmd:title>'
_LOCALE = """gmd:locale += <gmd:locale><gmd:PT_Locale id="EN"><gmd:languageCode>
<gmd:LanguageCode codeList="http://www.loc.gov/standards/iso639-2/" codeListValue="eng"/></gmd:languageCode>
<gmd:characterEncoding><gmd:MD_CharacterSetCode codeList="x" codeListValue="utf8"/></gmd:characterEncoding>
</gmd:PT_Locale></gmd:locale>
"""


@rule(
    "inspire-c.4-free-text",
    covers=["C.4"],
    examples=[
        Example(
            "C.4",
            bad=f"{_KEYWORD} += <gmd:keyword><gco:CharacterString/></gmd:keyword>",
            good=f"{_KEYWORD} += <gmd:keyword><gco:CharacterString>bouée</gco:CharacterString></gmd:keyword>",
        ),
    ],
)
def text_is_not_empty(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A keyword, a constraint or an explanation that is there holds a text, or says by `gco:nilReason` why it has none.

    Editors leave empty elements behind for the fields that nobody filled in; to a reader they look like an answer.
    An element that has nothing to say is best taken out. Other requirements look at the title and all else.
    """
    for tag, elements in view.by_tag.items():
        if tag.endswith("}CharacterString"):
            yield from (
                Problem(
                    "{where} holds an empty text; write the text, or take the element out",
                    where=xpath(parent),
                    line=line_of(element),
                )
                for element in elements
                if not (element.text or "").strip()
                and (parent := element.getparent()) is not None
                and local(parent) in _NEEDED
                and not nil_of(parent)
            )


@rule(
    "inspire-c.4-translations",
    covers=["C.4"],
    examples=[
        Example(
            "C.4",
            bad=f"{_LOCALE}{_TITLE} = <gmd:title>{_TEXT}{_FREE}</gmd:title>",
            good=f"{_LOCALE}{_TITLE} = {_RETYPED}",
        ),
        Example("C.4", bad=f"{_TITLE} = {_RETYPED}", good=f"{_LOCALE}{_TITLE} = {_RETYPED}"),
    ],
)
def translations_are_complete(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A translated text stands beside the text itself, in an element retyped for it, in a language of the record.

    Without the type the record is not valid, without the text in the main language most software shows nothing, and a
    translation whose `locale` leads nowhere is in an unknown language.
    """
    if not any(tag.endswith("}PT_FreeText") for tag in view.by_tag):
        return
    known = {locale.text("id") for locale in view.nodes("Locale")}
    for tag, elements in view.by_tag.items():
        if tag.endswith("}PT_FreeText"):
            yield from (problem for element in elements for problem in _incomplete(element, view))
        elif tag.endswith("}LocalisedCharacterString"):
            yield from (problem for element in elements for problem in _unknown(element, known, view))


def _incomplete(free: Element, view: XmlRecord) -> Iterator[Problem]:
    parent = free.getparent()
    if parent is None:
        return
    if view.encoding.column == "19139" and not (parent.get(_TYPE) or "").endswith("PT_FreeText_PropertyType"):
        yield Problem(
            '{where} is translated but has no type; write xsi:type="gmd:PT_FreeText_PropertyType" there',
            where=xpath(parent),
            line=line_of(parent),
            fix=_typed(parent, view),
        )
    if not any(local(inner) == "CharacterString" for inner in parent.iterchildren("*")):
        yield Problem(
            "{where} has translations only; write the text in the language of the record in gco:CharacterString first",
            where=xpath(parent),
            line=line_of(parent),
        )


def _typed(parent: Element, view: XmlRecord) -> SetXml | None:
    """Give the edit that writes the type, where the document calls the namespaces as everybody does."""
    is_usual = parent.nsmap.get("gmd") == URIS["gmd"][0] and parent.get(_TYPE) is None
    return Node(parent, "text", view.paths).set_attribute("xsi:type", _RETYPE) if is_usual else None


def _unknown(localised: Element, known: set[str], view: XmlRecord) -> Iterator[Problem]:
    locale = (localised.get("locale") or "").strip()
    if not locale.startswith("#") and locale:
        return  # an address outside of the record
    if locale.removeprefix("#") not in known or not locale:
        yield Problem(
            '{where} is in the language "{locale}", which the record does not declare; it declares {known}'
            if known
            else '{where} is in the language "{locale}", which the record does not declare; declare it in {path}',
            where=xpath(localised),
            line=line_of(localised),
            locale=locale,
            known=", ".join(f"#{one}" for one in sorted(known)[:20]),
            path=view.node.path("locales"),
        )
