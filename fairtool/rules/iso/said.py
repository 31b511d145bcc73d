"""Whether an element says something: a text, a code, a reference, or a reason why it does not."""

from collections.abc import Iterator

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS
from fairtool.iso.node import Node
from fairtool.iso.values import nil_of
from fairtool.iso.view import XmlRecord

_VALUES = ("codeListValue", f"{{{URIS['xlink'][0]}}}href", "uuidref")


def children(element: Element, *names: str) -> Iterator[Element]:
    """Give the child elements that have one of these names, in whatever namespace."""
    return (child for child in element.iterchildren("*") if child.tag.rpartition("}")[2] in names)


def is_said(element: Element) -> bool:
    """Tell whether a property has a value, or a reason for having none; `missing` is no reason."""
    reason = nil_of(element)
    return has_value(element) or bool(reason and reason != "missing")


def is_excused(element: Element) -> bool:
    """Tell whether a property has a value, or any reason for having none."""
    return has_value(element) or bool(nil_of(element))


def has_value(element: Element) -> bool:
    """Tell whether a property, or what is in it, has a text, a code or a reference."""
    return any(
        (one.text and not one.text.isspace()) or any(one.get(name) for name in _VALUES) for one in element.iter("*")
    )


def says(node: Node, *names: str) -> bool:
    """Tell whether an element has a child of one of these names that says something."""
    return any(is_said(child) for child in children(node.element, *names))


def has(node: Node, *names: str) -> bool:
    """Tell whether an element has a child of one of these names, whatever is in it."""
    return any(True for _ in children(node.element, *names))


def is_19139(view: XmlRecord) -> bool:
    """Tell whether a record is in ISO 19139, and not in ISO 19115-3."""
    return view.encoding.column == "19139"
