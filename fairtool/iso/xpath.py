"""The place of an element in a record, as findings write it; records do not change once places are asked for."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice

from fairtool.iso.element import Element
from fairtool.iso.namespaces import prefixed

_ROOTS = frozenset({"gmd:MD_Metadata", "gmi:MI_Metadata", "mdb:MD_Metadata", "datacite:resource", "eml:eml", "rdf:RDF"})
_COUNTED = 100  # siblings that are counted each time


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
    if element.getnext() is None and element.getprevious() is None:
        return ""
    before = sum(1 for _ in islice(element.itersiblings(element.tag, preceding=True), _COUNTED))
    if before == _COUNTED:
        return f"[{_numbers(element.getparent())[element]}]"
    several = before or next(element.itersiblings(element.tag), None) is not None
    return f"[{before + 1}]" if several else ""


@lru_cache(maxsize=8)
def _numbers(parent: Element) -> Mapping[Element, int]:
    """Give the number of each child among its namesakes, counted once: a million of them may all have findings."""
    counts: Counter[str] = Counter()
    found: dict[Element, int] = {}
    for child in parent.iterchildren("*"):
        counts[child.tag] += 1
        found[child] = counts[child.tag]
    return found


def forget() -> None:
    """Let go of the elements that were counted, which keep their document in memory."""
    _numbers.cache_clear()


def line_of(element: Element) -> int | None:
    """Give the line in the text; None for an element that was made."""
    line: int | None = element.sourceline
    return line
