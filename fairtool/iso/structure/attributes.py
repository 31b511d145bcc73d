"""The attributes of an element: those that may stand there, those that must, and their values."""

from collections.abc import Iterable

from fairtool.iso.element import Element
from fairtool.iso.structure.declaration import Attribute, Type
from fairtool.iso.structure.fault import Fault, Kind
from fairtool.iso.structure.instance import ALLOWED
from fairtool.iso.structure.lexical import BLANKS
from fairtool.iso.structure.notes import Notes
from fairtool.iso.structure.text import short


def check_attributes(element: Element, items: Iterable[tuple[str, str]], type_: Type, notes: Notes) -> None:
    """Note what is wrong with the attributes of an element; `items` are their names and values."""
    known = type_.known
    for name, text in items:
        attribute = known.get(name)
        if attribute is None:
            _other(element, name, text, type_, notes)
        elif not attribute.free:
            _value(element, attribute, text, notes)
    for name in type_.required:
        if element.get(name) is None and not _otherwise(element, name, notes):
            attribute = type_.known[name]
            notes.add(_fault(element, notes, "missing", attribute.name, names=attribute.value.names))


def _value(element: Element, attribute: Attribute, text: str, notes: Notes) -> None:
    value = attribute.value
    if value.holds is not None and not value.holds(text):
        notes.add(_fault(element, notes, "value", attribute.name, text, value.expected, notes.codes(text, value.names)))
    elif attribute.fixed is not None and text.strip(BLANKS) != attribute.fixed:
        notes.add(_fault(element, notes, "value", attribute.name, text, "fixed", (attribute.fixed,)))
    elif value.mark:
        notes.mark(value.mark, text, element, attribute.name)


def _other(element: Element, name: str, text: str, type_: Type, notes: Notes) -> None:
    if name in ALLOWED or element in notes.extended:
        return
    if type_.others is not None and type_.others.takes(name):
        declared = notes.table.attribute(name) if type_.others.process != "skip" else None
        if declared is not None:
            _value(element, declared, text, notes)
            return
        if type_.others.process != "strict":
            return
    for other in notes.table.counterparts(name):
        if other in type_.known:
            notes.other_version(element, name)
            return
    shown = notes.table.shown(name)
    near = notes.nearest(name, sorted(one.name for one in type_.known.values()))
    notes.add(_fault(element, notes, "unknown", shown, text, names=near))


def _otherwise(element: Element, name: str, notes: Notes) -> bool:
    return any(name in notes.table.counterparts(one) for one in element.keys())  # noqa: SIM118 - names, not children


def _fault(  # noqa: PLR0913, PLR0917 - the parts of a sentence
    element: Element,
    notes: Notes,
    reason: str,
    attribute: str,
    text: str = "",
    expected: str = "",
    names: tuple[str, ...] = (),
) -> Fault:
    name = notes.table.shown(element.tag)
    return Fault(
        Kind.ATTRIBUTE,
        element,
        name,
        reason=reason,
        attribute=attribute,
        text=short(text),
        expected=expected,
        names=names,
    )
