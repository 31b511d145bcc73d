"""Completes a record that was written: what the standard requires and nobody said gets a reason, GML gets its ids."""

from collections.abc import Mapping

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS
from fairtool.iso.structure.declaration import Type
from fairtool.iso.structure.model import Particle, State, way
from fairtool.record.iso_layout import NILS, Spot, slot_of

_ID = f"{{{URIS['gml'][0]}}}id"
# Properties for which "missing" would be the wrong word.
_REASONS: Mapping[str, str] = dict.fromkeys(("pass", "version", "attributeDescription", "contentType"), "unknown")
_POSITIONS = frozenset({"beginPosition", "endPosition", "timePosition"})
_ATTRIBUTES: Mapping[str, str] = {"uom": "unknown", "codeSpace": "unknown", "unit": "other:unknown"}


def complete(root: Spot) -> None:
    """Add what the structure of the standard requires, and the ids of GML objects, which are the same every time."""
    taken = {str(one.get(name)) for one in root.element.iter("*") for name in (_ID, "id") if one.get(name)}
    seen: set[str] = set()
    todo = [root]
    while todo:
        spot = todo.pop()
        _attributes(spot, taken, seen)
        if spot.type.text is None:
            _children(spot)
        known = ((child, slot_of(spot.type, child.tag)) for child in spot.element.iterchildren("*"))
        todo.extend(reversed([Spot(child, slot.type) for child, slot in known if slot]))


def _attributes(spot: Spot, taken: set[str], seen: set[str]) -> None:
    for name in spot.type.required:
        if name in spot.element.attrib and (name != _ID or spot.element.get(_ID) not in seen):
            continue
        if name == _ID:
            spot.element.set(name, _free(spot.element.tag.partition("}")[2], taken))
        elif name in _ATTRIBUTES:
            spot.element.set(name, _ATTRIBUTES[name])
    name = "id" if "id" in spot.element.attrib else _ID
    given = spot.element.get(name)
    if name == "id" and given in seen:
        del spot.element.attrib[name]
    elif given:
        seen.add(given)


def _free(name: str, taken: set[str]) -> str:
    number = 1
    while f"{name}-{number}" in taken:
        number += 1
    taken.add(f"{name}-{number}")
    return f"{name}-{number}"


def _children(spot: Spot) -> None:
    """Walk the content model, and put in what is missing before each child and at the end."""
    state = spot.type.start
    for child in list(spot.element):
        state = _before(child, spot, state)
        step = state[child.tag]
        if step is None:
            return
        state = step[0]
    for _, particle in _missing(state, None):
        made = _nil(particle, spot.type)
        if made is not None:
            spot.element.append(made)


def _before(child: Element, spot: Spot, state: State) -> State:
    if state[child.tag] is not None:
        return state
    found = way(state, lambda one: one[child.tag] is not None)
    for _, particle in found[0] if found else ():
        made = _nil(particle, spot.type)
        if made is not None:
            child.addprevious(made)
    return found[1] if found else state


def _missing(state: State, _: None) -> tuple[tuple[State, Particle], ...]:
    found = None if state.final else way(state, lambda one: one.final)
    return found[0] if found else ()


def _nil(particle: Particle, parent: Type) -> Element | None:
    """Make an element that is required, with the reason why it has no value."""
    tag = next((one for one in particle.tags if slot_of(parent, one)), "")
    slot = slot_of(parent, tag)
    if slot is None:
        return None
    made: Element = etree.Element(tag)
    local = tag.partition("}")[2]
    if local in _POSITIONS:
        made.set("indeterminatePosition", "unknown")
    name = next((one for one in NILS if one in slot.type.known), "")
    if name:
        made.set(name, _REASONS.get(local, "missing"))
    return made
