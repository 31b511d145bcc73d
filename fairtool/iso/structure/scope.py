"""Which namespace a prefix has at an element; asked for each xsi:type, and told in one reading of the record."""

from collections import Counter
from functools import cached_property

from lxml import etree

from fairtool.iso.element import Element

Prefix = str | None

XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


class Scope:
    """The namespaces of one record, its surroundings included.

    lxml gathers all that are in scope whenever an element is asked for them, which with many of both takes for ever.
    """

    def __init__(self, root: Element) -> None:
        """Take the root of the record; nothing is read before it is needed."""
        self._root = root

    def namespace(self, element: Element, prefix: Prefix) -> str | None:
        """Give the namespace of a prefix, of None for names without one."""
        if prefix in self._constant:
            return self._constant[prefix]
        return self._scoped.get((element, prefix))

    @cached_property
    def _around(self) -> dict[Prefix, str]:
        parent = self._root.getparent()
        return {} if parent is None else dict(parent.nsmap)

    @cached_property
    def _constant(self) -> dict[Prefix, str]:
        """The prefixes that mean the same in the whole record."""
        declared = Counter(prefix or None for _, (prefix, _) in etree.iterwalk(self._root, events=("start-ns",)))
        around = self._around
        return {
            prefix: namespace
            for prefix, namespace in self._root.nsmap.items()
            if declared[prefix] == (0 if prefix in around else 1)
        }

    @cached_property
    def _scoped(self) -> dict[tuple[Element, Prefix], str]:
        """What the prefix of each xsi:type means there, for those that are declared in many places."""
        found: dict[tuple[Element, Prefix], str] = {}
        meanings: dict[Prefix, list[str]] = {prefix: [namespace] for prefix, namespace in self._around.items()}
        open_: list[Prefix] = []
        for event, item in etree.iterwalk(self._root, events=("start-ns", "end-ns", "start")):
            if event == "start-ns":
                open_.append(item[0] or None)
                meanings.setdefault(open_[-1], []).append(item[1])
            elif event == "end-ns":
                meanings[open_.pop()].pop()
            else:
                prefix = prefix_of(item.get(XSI_TYPE) or "")
                if meanings.get(prefix):
                    found[item, prefix] = meanings[prefix][-1]
        return found


def prefix_of(name: str) -> Prefix:
    """Give the prefix of a name, None where it has none."""
    prefix, colon, _ = name.strip().rpartition(":")
    return prefix if colon else None
