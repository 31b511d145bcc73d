"""White space around elements that are put into a document or taken out, so that it looks as if written by one hand."""

from collections.abc import Iterable

from fairtool.iso.element import Element


class Indentation:
    """How a document is indented: by `unit` for each level, not at all where its root has no line break in it."""

    def __init__(self, root: Element) -> None:
        """Look at the white space before the first child of the root."""
        before = root.text or ""
        self.unit = before.rpartition("\n")[2] if "\n" in before and not before.strip() else ""
        self.broken = "\n" in before

    def apply(self, element: Element) -> None:
        """Indent an element that was put in, and what is in it, like those beside it."""
        parent = element.getparent()
        if parent is None or not self.broken:
            return
        lead = self._around(element, parent)
        self._inside(element, lead)

    def _around(self, element: Element, parent: Element) -> str:
        """Set the white space before and behind an element; gives the one before."""
        previous, following = element.getprevious(), element.getnext()
        if previous is None and following is None:
            closing = _before(parent)
            parent.text, element.tail = closing + self.unit, closing
            return closing + self.unit
        if previous is None:
            lead = parent.text or ""
            element.tail = lead
            return lead
        lead = _before(previous)
        element.tail = previous.tail
        previous.tail = lead
        return lead

    def _inside(self, element: Element, lead: str) -> None:
        children = list(element)
        if not children or (element.text or "").strip():
            return
        element.text = lead + self.unit
        for child in children:
            self._inside(child, lead + self.unit)
            child.tail = lead + self.unit
        children[-1].tail = lead


def _before(element: Element) -> str:
    """Give the white space before an element, from the last line break on."""
    previous, parent = element.getprevious(), element.getparent()
    text = (previous.tail if previous is not None else parent.text if parent is not None else "") or "\n"
    return "\n" + text.rpartition("\n")[2] if "\n" in text and not text.strip() else ""


def take_out(element: Element, within: Element, attributes: Iterable[str]) -> None:
    """Take an element out, and those around it, up to a limit, that nothing else is in; or only an attribute of it."""
    names = [name for name in attributes if name]
    for name in names:
        element.attrib.pop(name, None)
    if names and (element is within or element.attrib or len(element)):
        return
    current = element
    while current is not within:
        parent = current.getparent()
        if parent is None:
            return
        _remove(current, parent)
        if len(parent) or parent is within:
            return
        current = parent


def _remove(element: Element, parent: Element) -> None:
    previous, tail = element.getprevious(), element.tail
    if previous is not None and element.getnext() is None:
        previous.tail = tail
    elif previous is None and element.getnext() is None:
        parent.text = tail
    parent.remove(element)
