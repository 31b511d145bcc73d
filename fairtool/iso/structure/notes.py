"""What is noted while a record is checked: faults, identifiers, references."""

from collections.abc import Iterator
from difflib import get_close_matches

from fairtool.iso.element import Element
from fairtool.iso.structure.fault import Fault, Kind
from fairtool.iso.structure.scope import Scope
from fairtool.iso.structure.table import Table

_NEAREST = 3
# A record with more unknown names than this is no record with slips of the pen: they are no longer compared.
_COMPARED = 50
_LONGEST_NAME = 60


class Notes:
    """The faults of one record so far, and what must be remembered to find others."""

    def __init__(self, table: Table, root: Element) -> None:
        """Start with a clean record."""
        self.table = table
        self.scope = Scope(root)
        self.faults: list[Fault] = []
        self.extended: set[Element] = set()
        self._namespaces: set[str] = set()
        self._identifiers: set[str] = set()
        self._references: list[tuple[str, str, Element]] = []
        self._compared = 0

    def add(self, fault: Fault) -> None:
        """Note a fault."""
        self.faults.append(fault)

    def other_version(self, element: Element, tag: str) -> None:
        """Note once that a namespace is the one of another version of the standard."""
        found = tag[1:].partition("}")[0]
        if found in self._namespaces:
            return
        self._namespaces.add(found)
        right = self.table.counterparts(tag)[0][1:].partition("}")[0]
        name = self.table.shown(self.table.counterparts(tag)[0])
        self.add(Fault(Kind.NAMESPACE, element, name, text=found, expected=right))

    def mark(self, kind: str, identifier: str, element: Element, name: str) -> None:
        """Note an identifier, which must be the only one of its name, or a reference to one."""
        identifier = identifier.strip()
        if kind == "IDREF":
            self._references.append((identifier, name, element))
        elif identifier in self._identifiers:
            self.add(Fault(Kind.REFERENCE, element, name, reason="twice", text=identifier))
        self._identifiers.add(identifier) if kind == "ID" else None

    def dangling(self) -> Iterator[Fault]:
        """Yield a fault for each reference whose identifier is nowhere in the record."""
        for identifier, name, element in self._references:
            if identifier not in self._identifiers:
                yield Fault(Kind.REFERENCE, element, name, reason="dangling", text=identifier)

    def codes(self, text: str, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Give the codes of an enumeration, those most like a text first."""
        self._compared += 1
        if self._compared > _COMPARED or len(text) > _LONGEST_NAME:
            return codes
        near = get_close_matches(text, codes, _NEAREST, 0.6)
        return tuple(dict.fromkeys((*near, *codes)))

    def nearest(self, name: str, known: list[str]) -> tuple[str, ...]:
        """Give the names most like one that is not known, or else the first of those that may stand there."""
        local = name.rpartition("}")[2].rpartition(":")[2].lower()
        self._compared += 1
        if self._compared > _COMPARED or len(local) > _LONGEST_NAME:
            return tuple(known[:_NEAREST])
        by_local = {one.rpartition(":")[2].lower(): one for one in reversed(known)}
        near = get_close_matches(local, by_local, _NEAREST, 0.6)
        return tuple(by_local[one] for one in near) or tuple(known[:_NEAREST])
