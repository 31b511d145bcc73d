"""The values of properties: character strings, anchors, codes, languages, translations."""

from collections.abc import Iterator, Mapping

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS

_HREF = f"{{{URIS['xlink'][0]}}}href"
_GMD = URIS["gmd"][0]
_LAN = URIS["lan"][0]
_NILS = (*(f"{{{uri}}}nilReason" for uri in URIS["gco"]), "nilReason")
_FREE = (f"{{{_GMD}}}PT_FreeText", f"{{{_LAN}}}PT_FreeText")
_LOCALISED = (f"{{{_GMD}}}LocalisedCharacterString", f"{{{_LAN}}}LocalisedCharacterString")


def content_of(element: Element) -> Element | None:
    """Give the element that holds the value of a property: a character string, an anchor, a code."""
    return next((child for child in element.iterchildren("*") if child.tag not in _FREE), None)


def text_of(element: Element) -> str:
    """Give the text of a property: of its character string or anchor, else its first translation."""
    content = content_of(element)
    if content is not None:
        own = (content.text or "").strip()
        return own or str(content.get("codeListValue") or "").strip()
    return next(iter(translations_of(element).values()), "") or (element.text or "").strip()


def translations_of(element: Element) -> Mapping[str, str]:
    """Give the translations of a property by what they call their language: the id of a locale."""
    return {str(one.get("locale") or "").lstrip("#"): (one.text or "").strip() for one in _localised(element)}


def _localised(element: Element) -> Iterator[Element]:
    for free in element.iterchildren(*_FREE):
        yield from free.iter(*_LOCALISED)


def code_of(element: Element) -> str:
    """Give the code of an element of a code list: its `codeListValue`, else its text."""
    return str(element.get("codeListValue") or element.text or "").strip()


def language_of(element: Element) -> str:
    """Give the language of a property: a code, or the text that stands for one."""
    content = content_of(element)
    return code_of(content) if content is not None else (element.text or "").strip()


def href_of(element: Element) -> str:
    """Give the address that an anchor in a property, or the property itself, points to."""
    content = content_of(element)
    own = element.get(_HREF) or (content.get(_HREF) if content is not None else None)
    return str(own or "").strip()


def nil_of(element: Element) -> str:
    """Give why a property has no value; empty where it does not say."""
    return next((str(element.get(name)).strip() for name in _NILS if element.get(name)), "")
