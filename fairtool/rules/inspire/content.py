"""What stands in the elements of a record, as the tests of the INSPIRE validator read it."""

from fairtool.iso.element import Element
from fairtool.iso.node import Node
from fairtool.iso.values import href_of
from fairtool.iso.view import XmlRecord
from fairtool.vocabulary.languages import language

_LONGEST = 300  # characters of a label that are looked at
_TEXTS = ("}CharacterString", "}Anchor")
INSPIRE = "INSPIRE-2.0 conformance"  # the source of a rule without a row, before the number of the requirement


def local(element: Element) -> str:
    """Give the name of an element without its namespace: `title`."""
    name: str = element.tag
    return name.rpartition("}")[2]


def children(element: Element, *names: str) -> tuple[Element, ...]:
    """Give the child elements with these names, whatever their namespace."""
    ends = tuple(f"}}{name}" for name in names)
    return tuple(child for child in element.iterchildren("*") if child.tag.endswith(ends))


def child(element: Element, *path: str) -> Element | None:
    """Give the first element along a path of names, whatever their namespace."""
    found: Element | None = element
    for name in path:
        if found is None:
            return None
        end = f"}}{name}"
        found = next((one for one in found.iterchildren("*") if one.tag.endswith(end)), None)
    return found


def said(element: Element) -> str:
    """Give the text of a property, from its character string or anchor: a translation alone does not count."""
    for inner in element.iterchildren("*"):
        if inner.tag.endswith(_TEXTS) and (text := (inner.text or "").strip()):
            return text
    return ""


def anchor_href(element: Element) -> str:
    """Give the address of the anchor in a property, empty where it holds none."""
    anchor = child(element, "Anchor")
    return href_of(anchor) if anchor is not None else ""


def place(node: Node, field: str) -> str:
    """Give the place of a field that is missing, with the first of the elements that may stand there."""
    return "/".join(step.partition("|")[0] for step in node.place(field).split("/"))


def code(node: Node) -> str:
    """Give the identifier of a code list value, exactly as written; the text of the element does not count."""
    return str(node.element.get("codeListValue") or "")


def folded(text: str) -> str:
    """Give a label in lower case, with single blanks and straight apostrophes."""
    return " ".join(text[:_LONGEST].casefold().replace("’", "'").split())


def record_language(view: XmlRecord) -> str:
    """Give the two letters of the language that the record is written in, `en` where it is not known."""
    found = language(view.node.text("language"))
    return (found.alpha2 if found else None) or "en"


def anchor_to(view: XmlRecord, uri: str, text: str) -> str:
    """Give the anchor to write into this record, with its usual prefix."""
    prefix = "gcx" if view.encoding.column == "19115-3" else "gmx"
    return f'<{prefix}:Anchor xlink:href="{uri}">{text}</{prefix}:Anchor>'
