"""Values as ISO XML writes them: texts with anchors and translations, codes, dates, numbers."""

import re
from collections.abc import Mapping
from decimal import Decimal

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS
from fairtool.iso.paths import Column
from fairtool.iso.values import content_of
from fairtool.record.iso_codes import code_list
from fairtool.record.iso_layout import Layout, Spot, add
from fairtool.record.text import Text

HREF = f"{{{URIS['xlink'][0]}}}href"
_XSI_TYPE = f"{{{URIS['xsi'][0]}}}type"
# Characters that XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WITH_ANCHORS: Mapping[Column, tuple[str, str, str]] = {
    "19139": (URIS["gco"][0], URIS["gmx"][0], URIS["gmd"][0]),
    "19115-3": (URIS["gco"][1], URIS["gcx"][0], URIS["lan"][0]),
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def clean(text: str) -> str:
    """Give a text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def set_text(spot: Spot, text: Text, layout: Layout, locales: Mapping[str, str]) -> bool:
    """Write a text into a property; False where the property holds no text. `locales` are ids by language."""
    gco, gmx, free = _WITH_ANCHORS[layout.column]
    name = f"{{{gmx}}}Anchor" if text.href else f"{{{gco}}}CharacterString"
    if not layout.allowed(spot.type, (name,)):
        return False
    content = add(spot, name).element
    content.text = clean(text.value)
    if text.href:
        content.set(HREF, clean(text.href))
    if text.translations:
        _translate(spot.element, free, text.translations, locales)
    return True


def _translate(element: Element, free: str, said: Mapping[str, str], locales: Mapping[str, str]) -> None:
    prefix = next((prefix for prefix, uri in element.nsmap.items() if prefix and uri == free), None)
    prefix = prefix or ("lan" if free == URIS["lan"][0] else "gmd")
    element.set(_XSI_TYPE, f"{prefix}:PT_FreeText_PropertyType")
    texts = etree.SubElement(element, f"{{{free}}}PT_FreeText")
    for language, text in said.items():
        group = etree.SubElement(texts, f"{{{free}}}textGroup")
        one = etree.SubElement(group, f"{{{free}}}LocalisedCharacterString")
        one.set("locale", f"#{locales.get(language, language)}")
        one.text = clean(text)


def set_code(spot: Spot, code: str, column: Column) -> None:
    """Write a code into the element of its list, with the address of the list where the element is of an open one."""
    if "codeListValue" in spot.type.known:
        name = spot.element.tag.partition("}")[2]
        spot.element.set("codeList", code_list(name, column))
        spot.element.set("codeListValue", clean(code))
    spot.element.text = clean(code)


def set_language(spot: Spot, code: str, layout: Layout, name: str) -> bool:
    """Write a language into a property, with its name; False where the property holds none."""
    known = layout.allowed(spot.type, tuple(f"{{{URIS[one][0]}}}LanguageCode" for one in ("gmd", "lan")))
    if not known:
        return False
    content = add(spot, known[0])
    set_code(content, code, layout.column)
    content.element.text = clean(name)
    return True


def date_tag(tags: tuple[str, ...], value: str) -> str:
    """Choose between date and date with time, by the text."""
    wanted = "}DateTime" if "T" in value else "}Date"
    return next((tag for tag in tags if tag.endswith(wanted)), tags[0])


def written(value: object, tag: str) -> str:
    """Give a value as text: coordinates with two decimals at least, as INSPIRE wants them, times whole."""
    local = tag.partition("}")[2]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return _decimal(value) if local == "Decimal" else _real(value)
    if local == "DateTime" and _DAY.fullmatch(str(value)):
        return f"{value}T00:00:00"
    return clean(str(value))


def _decimal(value: float) -> str:
    text = format(Decimal(repr(value)), "f")
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals:0<2}"


def _real(value: float) -> str:
    return {"nan": "NaN", "inf": "INF", "-inf": "-INF"}.get(repr(value), repr(value))


def says(element: Element) -> str:
    """Give what a property or element holds now, to tell whether it is the same as what is to be written."""
    content = content_of(element)
    return " ".join("".join((element if content is None else content).itertext()).split())
