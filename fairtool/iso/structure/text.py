"""The text of elements: values where the type has a value, nothing where only elements may stand."""

from fairtool.iso.element import Element
from fairtool.iso.structure.declaration import Declaration, Type
from fairtool.iso.structure.fault import Fault, Kind
from fairtool.iso.structure.lexical import BLANKS
from fairtool.iso.structure.notes import Notes
from fairtool.iso.structure.values import Value

_SHOWN = 80
_HOLDERS = 3


def check_text(element: Element, declaration: Declaration, value: Value, notes: Notes) -> None:
    """Note what is wrong with the value of an element."""
    text = element.text or ""
    if len(element):
        text += "".join(child.tail or "" for child in element)
        inner = next((child for child in element if isinstance(child.tag, str)), None)
        if inner is not None:
            name = notes.table.shown(inner.tag)
            notes.add(Fault(Kind.UNKNOWN, inner, name, declaration.name, reason="simple"))
            return
    if not text and (declaration.default is not None or declaration.fixed is not None):
        return
    if value.holds is not None and not value.holds(text):
        fault = Fault(
            Kind.VALUE,
            element,
            declaration.name,
            text=short(text),
            expected=value.expected,
            names=notes.codes(text, value.names),
        )
        notes.add(fault)
    elif declaration.fixed is not None and text.strip(BLANKS) != declaration.fixed:
        notes.add(
            Fault(Kind.VALUE, element, declaration.name, text=short(text), expected="fixed", names=(declaration.fixed,))
        )
    elif value.mark:
        notes.mark(value.mark, text, element, declaration.name)


def has_loose_text(element: Element, *, blanks: bool) -> bool:
    """Tell whether an element without children has text, its comments set aside; `blanks` whether blanks are text."""
    texts = (element.text, *(child.tail for child in element))
    return any(text and (blanks or text.strip(BLANKS)) for text in texts)


def note_loose_text(element: Element, declaration: Declaration, type_: Type, notes: Notes) -> None:
    """Note that an element has text of its own, with the elements that could hold it."""
    if element in notes.extended:
        return
    texts = (element.text, *(child.tail for child in element))
    text = next((short(text) for text in texts if text and text.strip(BLANKS)), "")
    if not text:
        notes.add(Fault(Kind.TEXT, element, declaration.name, reason="blanks"))
        return
    holders = (one for particle, _ in type_.start.edges for one in tuple(particle.tags.values())[:1])
    names = tuple(one.name for one in holders if one.type.text is not None and not one.barred)[:_HOLDERS]
    notes.add(Fault(Kind.TEXT, element, declaration.name, text=text, names=names))


def short(text: str) -> str:
    """Give a text as a sentence can quote it."""
    text = " ".join(text[: 4 * _SHOWN].split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
