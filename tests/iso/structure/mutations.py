"""Systematic mistakes: each element deleted, doubled, moved, renamed, emptied; each attribute taken away or spoilt."""

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

Element = etree._Element
Mutation = Callable[[Element], bool]


def delete(element: Element) -> bool:
    element.getparent().remove(element)
    return True


def double(element: Element) -> bool:
    element.addnext(deepcopy(element))
    return True


def swap(element: Element) -> bool:
    after = element.getnext()
    if after is None:
        return False
    after.addnext(element)
    return True


def rename(element: Element) -> bool:
    element.tag += "x"
    return True


def empty(element: Element) -> bool:
    changed = bool(element.text) or len(element) > 0
    for child in list(element):
        element.remove(child)
    element.text = ""
    return changed


def spoil(element: Element) -> bool:
    element.text = f"x{(element.text or '').strip()}"
    return True


def bare(element: Element) -> bool:
    changed = bool(element.attrib)
    element.attrib.clear()
    return changed


def strange(element: Element) -> bool:
    for name in element.attrib:
        element.set(name, "% x")
    element.set("strange", "1")
    return True


MUTATIONS: tuple[Mutation, ...] = (delete, double, swap, rename, empty, spoil, bare, strange)


def mutants(root: Element) -> Iterator[tuple[str, Element]]:
    """Give every mutant of a record with what was done to which element."""
    count = sum(isinstance(node.tag, str) for node in root.iter())
    for index in range(1, count):
        for mutation in MUTATIONS:
            mutant = deepcopy(root)
            element = [node for node in mutant.iter() if isinstance(node.tag, str)][index]
            place = mutant.getroottree().getpath(element)
            if mutation(element):
                yield f"{mutation.__name__} {place}", mutant
