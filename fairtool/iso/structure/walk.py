"""Checks a record against a structure table: one quick pass, and a slow look at what is not as it should be."""

from collections.abc import Iterator

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.structure.attributes import check_attributes
from fairtool.iso.structure.children import place_children
from fairtool.iso.structure.declaration import Declaration
from fairtool.iso.structure.fault import Fault, Kind
from fairtool.iso.structure.instance import check_nil, chosen_type
from fairtool.iso.structure.notes import Notes
from fairtool.iso.structure.table import Table
from fairtool.iso.structure.text import check_text, has_loose_text, note_loose_text
from fairtool.iso.structure.unordered import place_unordered

_TYPED = etree.XPath(
    "boolean(descendant-or-self::*[@xsi:type or @xsi:nil])",
    namespaces={"xsi": "http://www.w3.org/2001/XMLSchema-instance"},
)
_WITH_TEXT = etree.XPath("descendant-or-self::*[*][text()[normalize-space()]]")


def check(root: Element, table: Table) -> Iterator[Fault]:
    """Yield the faults of a record, in the order of its elements; none if and only if the schemas accept it."""
    declaration = table.element(root.tag)
    if declaration is None:
        yield Fault(Kind.UNKNOWN, root, table.shown(root.tag), reason="root")
        return
    notes = Notes(table, root)
    _walk(root, declaration, notes)
    yield from notes.faults
    yield from notes.dangling()


def _walk(root: Element, declared: Declaration, notes: Notes) -> None:  # noqa: C901, PLR0912 - see below
    """Look at every element; one loop without calls, since a record has hundreds and nearly all are as they should."""
    typed = _TYPED(root)
    texts = frozenset(_WITH_TEXT(root))
    stack = [(root, declared)]
    pop = stack.pop
    while stack:
        element, declaration = pop()
        type_ = declaration.type
        if typed or declaration.barred:
            chosen = chosen_type(element, declaration, notes)
            if chosen is None:
                continue
            type_ = chosen
        items = element.items()
        if items or type_.required:
            check_attributes(element, items, type_, notes)
            if typed and check_nil(element, declaration, notes):
                continue
        value = type_.text
        if value is not None:
            if value.holds is not None or declaration.fixed is not None or len(element):
                check_text(element, declaration, value, notes)
            continue
        inner = []
        if type_.unordered:
            inner = place_unordered(element, type_, notes)
        else:
            state = type_.start
            for child in element:
                step = state[child.tag]
                if step is None:
                    inner = place_children(element, type_, notes)
                    break
                state, known = step
                if known:
                    inner.append((child, known))
            else:
                if not state.final:
                    inner = place_children(element, type_, notes)
        if inner:
            stack += inner if len(inner) == 1 else reversed(inner)
        if not type_.mixed and (element in texts or (not inner and has_loose_text(element, blanks=type_.empty))):
            note_loose_text(element, declaration, type_, notes)
