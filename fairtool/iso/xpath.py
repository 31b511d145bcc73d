"""The place of an element in a record, as findings write it."""

from fairtool.iso.element import Element
from fairtool.iso.namespaces import prefixed

_ROOTS = frozenset({"gmd:MD_Metadata", "gmi:MI_Metadata", "mdb:MD_Metadata", "datacite:resource", "eml:eml", "rdf:RDF"})


def xpath(element: Element) -> str:
    """Give an XPath with the usual prefixes, from the root of the record; `[2]` only where there are several."""
    steps: list[str] = []
    current: Element | None = element
    while current is not None:
        name = prefixed(current.tag)
        if name in _ROOTS:
            steps.append(name)
            break
        steps.append(f"{name}{_number(current)}")
        current = current.getparent()
    return "/" + "/".join(reversed(steps))


def _number(element: Element) -> str:
    before = sum(1 for _ in element.itersiblings(element.tag, preceding=True))
    several = before or next(element.itersiblings(element.tag), None) is not None
    return f"[{before + 1}]" if several else ""


def line_of(element: Element) -> int | None:
    """Give the line in the text; None for an element that was made."""
    line: int | None = element.sourceline
    return line
