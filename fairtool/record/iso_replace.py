"""Puts a new value in the place of one that an element holds, and touches nothing else of it."""

from typing import Any

from fairtool.iso.element import Element
from fairtool.iso.paths import Field
from fairtool.iso.values import content_of
from fairtool.record.geometry import Geometry
from fairtool.record.iso_layout import NILS, Spot
from fairtool.record.iso_set import date_tag, set_code, written
from fairtool.record.iso_writer import Writer
from fairtool.record.text import Text

_CODE = "codeListValue"


def replace_value(spot: Spot, field: Field, value: Any, writer: Writer) -> bool:
    """Set the value of the element of a field; False where there is nothing to set, and a new one must be put in.

    A text in place of an anchor keeps its address, and translations stay, unless the value is a `Text`, which says all.
    """
    for name in NILS:
        spot.element.attrib.pop(name, None)
    attribute = next((way.attribute for way in field.ways if way.attribute), "")
    if attribute:
        spot.element.set(attribute, str(value))
        return True
    if field.kind in writer.layout.paths or isinstance(value, Geometry):
        return _emptied(spot, field, value, writer)
    if field.kind in {"text", "string", "language"} or (field.kind == "uri" and spot.type.text is None):
        return _text(spot, value, writer)
    if field.kind == "code" or _CODE in spot.element.attrib:
        _code(spot, str(value), writer)
        return True
    if field.kind == "date":
        tags = tuple(tag for way in field.ways for tag in way.steps[-1])
        spot.element.tag = date_tag(tags, str(value))
    spot.element.text = written(value, spot.element.tag)
    return True


def _emptied(spot: Spot, field: Field, value: Any, writer: Writer) -> bool:
    """Write an object where another was."""
    lead, tail = spot.element.text, spot.element.tail
    for child in list(spot.element):
        spot.element.remove(child)
    spot.element.text, spot.element.tail = None, tail
    writer.fill(spot, value, field.kind, "")
    spot.element.text = lead if len(spot.element) else None
    return True


def _text(spot: Spot, value: Any, writer: Writer) -> bool:
    content = content_of(spot.element)
    if isinstance(value, Text) or content is None:
        for child in list(spot.element):
            spot.element.remove(child)
        spot.element.text = None
        return writer.write(spot, "text", value if isinstance(value, Text) else Text(str(value)))
    _say(content, str(value))
    return True


def _say(content: Element, value: str) -> None:
    if value == (content.get(_CODE) or content.text or "").strip():
        return
    if _CODE in content.attrib:
        content.set(_CODE, value)
        content.text = value if content.text else None
    else:
        content.text = written(value, "")


def _code(spot: Spot, value: str, writer: Writer) -> None:
    if _CODE in spot.element.attrib:
        _say(spot.element, value)
    else:
        set_code(spot, value, writer.layout.column)
