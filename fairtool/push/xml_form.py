"""A record in XML as it is compared: a hash that no prefix, space or date of the catalogue changes, and its fields."""

import hashlib

from lxml import etree

from fairtool.iso.element import Element
from fairtool.push.form import Fields

_SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_STAMP = "{http://www.isotc211.org/2005/gmd}dateStamp"  # written by catalogues when they take a record
_SAID = ("codeListValue", "{http://www.w3.org/1999/xlink}href", "uom", "uomName", "indeterminatePosition")


def hash_of(root: Element) -> str:
    """Give the SHA-256 of what a record says: namespaces, names, attributes and texts, in their order.

    Prefixes, white space at the ends of texts, comments, schema locations and the date stamp do not count: catalogues
    change them.
    """
    return hashlib.sha256("\0".join(_said(root)).encode("utf-8", "surrogatepass")).hexdigest()


def _said(root: Element) -> list[str]:
    """Give the parts of what a record says; a list that grows, since a thousand records are compared in a moment."""
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            parts.append(">")
            text = element.tail if element is not root else None
        else:
            parts.append(element.tag)
            if element.tag == _STAMP:
                walk.skip_subtree()
                continue
            if element.keys():
                parts += (f"{name}={value}" for name, value in sorted(element.items()) if name != _SCHEMA_LOCATION)
            text = element.text
        if text and (plain := text.strip()):
            parts.append(f"={plain}")
    return parts


def _plain(text: str | None) -> str:
    return text.strip() if text else ""


def fields_of(root: Element) -> Fields:
    """Give what a record says by the path of its properties: `identificationInfo.citation.title`.

    Classes (`MD_DataIdentification`) are left out of the path: they add nothing for who reads it.
    """
    found: dict[str, list[str]] = {}
    path: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            path.pop()
        elif element.tag == _STAMP:
            walk.skip_subtree()
            path.append("")
        else:
            path.append(_property(element.tag))
            values = [_plain(element.text), *(element.get(name, "") for name in _SAID)]
            value = next(filter(None, values), "")
            if value:
                found.setdefault(".".join(filter(None, path)), []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def _property(tag: str) -> str:
    """Give the name of a property, nothing for a class or a type."""
    name = tag.rpartition("}")[2]
    return name if name[:1].islower() else ""
