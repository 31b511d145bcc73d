"""The places of a record that was read from XML: worked out when asked for, and when they leave the process."""

from collections.abc import Iterator, Mapping

from fairtool.iso.element import Element
from fairtool.iso.namespaces import prefixed
from fairtool.iso.xpath import line_of, xpath
from fairtool.record.place import Place


class Places(Mapping[str, Place]):
    """The place of each field of a record, from the element that it was read from."""

    __slots__ = ("_elements", "_file")

    def __init__(self, file: str, elements: Mapping[str, tuple[Element, str]]) -> None:
        """Keep the elements, and with each the attribute where that is the value."""
        self._file = file
        self._elements = elements

    def __getitem__(self, path: str) -> Place:
        """Give the place of a field; raises KeyError where nothing was read for it."""
        element, attribute = self._elements[path]
        where = f"{xpath(element)}/@{prefixed(attribute)}" if attribute else xpath(element)
        return Place(self._file, where, line_of(element))

    def __contains__(self, path: object) -> bool:
        """Tell whether something was read for a field, without working out its place."""
        return path in self._elements

    def __iter__(self) -> Iterator[str]:
        """Give the paths of the fields."""
        return iter(self._elements)

    def __len__(self) -> int:
        """Count the fields."""
        return len(self._elements)

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border as plain data, since elements cannot."""
        return dict, (dict(self.items()),)
