"""Makes elements of EML: plain ones, and ones with their translations."""

import re
from collections.abc import Mapping

from lxml import etree

from fairtool.iso.element import Element
from fairtool.record.geodcat_words import tag
from fairtool.record.text import Text

_BLANK = re.compile(r"\n\s*\n")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def add(parent: Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> Element:
    """Add an element with a text; white space at its ends and characters that XML forbids are left out."""
    element = etree.SubElement(parent, name, {key: clean(value) for key, value in (attributes or {}).items()})
    if text:
        element.text = clean(text)
    return element


def add_some(parent: Element, name: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
    """Add an element where there is a text: most elements of EML may not be empty."""
    if clean(text):
        add(parent, name, text, attributes)


def add_spoken(parent: Element, name: str, text: Text | None, main: str) -> Element | None:
    """Add a text with the language of the record and its translations; nothing where there is no text."""
    if text is None or not clean(text.value):
        return None
    element = add(parent, name, text.value, _language(main))
    _translate(element, text)
    return element


def add_paragraphs(parent: Element, name: str, *texts: Text | None) -> None:
    """Add texts in paragraphs with their translations; nothing where all are empty."""
    known = [part for text in texts if text for part in _split(text) if clean(part.value)]
    if known:
        element = add(parent, name)
        for text in known:
            _translate(add(element, "para", text.value), text)


def clean(text: str) -> str:
    """Give a text without white space at its ends and without what XML 1.0 forbids."""
    kept = (char for char in text if char in "\t\n\r" or (char >= " " and not "\ud800" <= char <= "\udfff"))
    return "".join(char for char in kept if char not in "\ufffe\uffff").strip()


def _split(text: Text) -> list[Text]:
    """Give the paragraphs of a text; the whole where a translation has another number of them."""
    parts = _BLANK.split(clean(text.value))
    said = {code: _BLANK.split(clean(words)) for code, words in text.translations.items()}
    if any(len(words) != len(parts) for words in said.values()):
        return [text]
    return [Text(part, "", {code: words[number] for code, words in said.items()}) for number, part in enumerate(parts)]


def _translate(element: Element, text: Text) -> None:
    for code, words in text.translations.items():
        if clean(words):
            add(element, "value", words, _language(code))


def _language(code: str) -> Mapping[str, str]:
    found = tag(code)
    return {LANG: found} if found else {}
