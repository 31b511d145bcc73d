"""Places the children of an element that may stand in any order, each once."""

from collections import Counter

from fairtool.iso.element import Element
from fairtool.iso.structure.children import Placed, unknown
from fairtool.iso.structure.declaration import Type
from fairtool.iso.structure.fault import Fault, Kind
from fairtool.iso.structure.notes import Notes


def place_unordered(element: Element, type_: Type, notes: Notes) -> Placed:
    """Note the faults of the children; gives those that can be looked into."""
    parent = notes.table.shown(element.tag)
    choices = {tag: choice for choice in type_.choices for tag in choice.tags}
    seen: Counter[str] = Counter()
    placed: Placed = []
    guessed: set[str] = set()
    for child in element:
        if not isinstance(child.tag, str):
            continue
        seen[child.tag] += 1
        if child.tag in choices:
            placed.append((child, choices[child.tag].tags[child.tag]))
            if seen[child.tag] == 2:
                count = sum(one.tag == child.tag for one in element)
                notes.add(Fault(Kind.REPEATED, child, notes.table.shown(child.tag), parent, count=count))
        elif seen[child.tag] == 1:
            fault = unknown(child, element, [choice.name for choice in type_.choices], notes)
            if fault is not None:
                notes.add(fault)
                guessed.update(fault.names[:1])
    if seen or not type_.may_be_empty:
        _tell_missing(element, type_, frozenset(seen), guessed, notes)
    return placed


def _tell_missing(element: Element, type_: Type, seen: frozenset[str], guessed: set[str], notes: Notes) -> None:
    """Tell of what is missing, unless an unknown child looks like it: that is one mistake."""
    for choice in type_.choices:
        if choice.required and choice.name not in guessed and not seen & choice.tags.keys():
            notes.add(Fault(Kind.MISSING, element, choice.name, notes.table.shown(element.tag)))
