"""The attributes by which a record says of itself what type an element has (xsi:type) and that it has no value."""

from fairtool.iso.element import Element
from fairtool.iso.structure.declaration import Declaration, Type
from fairtool.iso.structure.fault import Fault, Kind
from fairtool.iso.structure.notes import Notes
from fairtool.iso.structure.scope import XSI_TYPE, prefix_of
from fairtool.iso.structure.table import XS

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
OFFERED = 5
XSI_NIL = XSI + "nil"
ALLOWED = frozenset({XSI_TYPE, XSI_NIL, XSI + "schemaLocation", XSI + "noNamespaceSchemaLocation"})


def chosen_type(element: Element, declaration: Declaration, notes: Notes) -> Type | None:
    """Give the type that an element has: the declared one, or that of xsi:type; None where it cannot be known."""
    text = element.get(XSI_TYPE)
    if declaration.abstract:
        substitutes = notes.table.substitutes(notes.table.short(element.tag)).values()
        names = tuple(one.name for one in substitutes if not one.abstract)[:OFFERED]
        notes.add(Fault(Kind.UNKNOWN, element, declaration.name, reason="abstract", names=names))
        return None
    if text is None:
        if declaration.type.abstract:
            notes.add(Fault(Kind.ATTRIBUTE, element, declaration.name, reason="missing", attribute="xsi:type"))
            return None
        return declaration.type
    found = _named(element, text.strip(), notes)
    if found is not None and notes.table.derives(found, declaration.type) and not found.abstract:
        return found
    known = _note(element, declaration, text.strip(), notes)
    return None if known or declaration.type.abstract else declaration.type


def _named(element: Element, text: str, notes: Notes) -> Type | None:
    namespace = notes.scope.namespace(element, prefix_of(text))
    local = text.rpartition(":")[2]
    return notes.table.named_type(f"{{{namespace}}}{local}" if namespace else local)


def _note(element: Element, declaration: Declaration, text: str, notes: Notes) -> bool:
    """Tell why a type cannot be taken: of another version, of a profile that is not known, or simply wrong.

    True where it is simply wrong: then nothing can be said of what the element holds.
    """
    namespace = notes.scope.namespace(element, prefix_of(text))
    if namespace == XS or namespace in notes.table.namespaces or (namespace is None and ":" not in text):
        notes.add(Fault(Kind.ATTRIBUTE, element, declaration.name, reason="type", attribute="xsi:type", text=text))
        return True
    tag = f"{{{namespace}}}{text.rpartition(':')[2]}"
    if any(notes.table.named_type(one) for one in notes.table.counterparts(tag)):
        notes.other_version(element, tag)
        return False
    notes.extended.add(element)
    reason = "undeclared" if namespace is None else "type"
    notes.add(Fault(Kind.EXTENSION, element, declaration.name, reason=reason, attribute="xsi:type", text=text))
    return False


def check_nil(element: Element, declaration: Declaration, notes: Notes) -> bool:
    """Tell whether an element says that it has no value; notes where it may not, or has one all the same."""
    said = element.get(XSI_NIL)
    if said is None:
        return False
    if not declaration.nillable or said.strip() not in {"true", "false", "1", "0"}:
        notes.add(Fault(Kind.ATTRIBUTE, element, declaration.name, reason="nil", attribute="xsi:nil", text=said))
        return not len(element) and not element.text
    if said.strip() in {"false", "0"}:
        return False
    if len(element) or element.text:
        notes.add(Fault(Kind.TEXT, element, declaration.name, reason="nil", text=(element.text or "").strip()))
    return True
