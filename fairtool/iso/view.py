"""The view of a metadata record in XML that rules read, with its indexes computed once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from fairtool.iso.about import ABOUT, subjects_of
from fairtool.iso.element import Element
from fairtool.iso.identify import Encoding
from fairtool.iso.namespaces import namespace
from fairtool.iso.node import Node
from fairtool.iso.paths import FLAVOURED, Path, Paths, paths
from fairtool.iso.structure import Fault, Kind, check, load, table_for
from fairtool.record.part import shown_in
from fairtool.record.record import Record
from fairtool.rule import When

_SHOWN = 3  # places of one field


@dataclass(frozen=True, eq=False)
class XmlRecord:
    """A metadata record in XML: its root element, its encoding, its elements by tag, and the record that it means.

    `path` is what the user called it. `read` makes the canonical record, which is made once, when a rule asks for it.
    """

    path: str
    root: Element
    encoding: Encoding
    read: Callable[["XmlRecord"], Record]
    by_tag: Mapping[str, tuple[Element, ...]] = field(init=False)
    paths: Paths = field(init=False)
    _found: dict[str, tuple[Node, ...]] = field(init=False, default_factory=dict, repr=False)
    _shown: dict[str, tuple[tuple[str, str], ...]] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Compute the indexes."""
        found: dict[str, list[Element]] = {}
        for element in self.root.iter("*"):
            found.setdefault(element.tag, []).append(element)
        used = FLAVOURED.intersection(map(namespace, found))
        object.__setattr__(self, "by_tag", {tag: tuple(elements) for tag, elements in found.items()})
        object.__setattr__(self, "paths", paths(self.encoding.column, used) if self.encoding.column else {})

    @cached_property
    def record(self) -> Record:
        """The canonical record."""
        return self.read(self)

    @cached_property
    def _order(self) -> Mapping[Element, int]:
        """The place of each element in the document."""
        return {element: number for number, element in enumerate(self.root.iter("*"))}

    @cached_property
    def faults(self) -> tuple[Fault, ...] | None:
        """What the schemas of the standard would say; None where no table of its structure is known."""
        name = table_for(self.root)
        return tuple(check(self.root, load(name))) if name else None

    @cached_property
    def misvalued(self) -> frozenset[tuple[Element, str]]:
        """The elements whose value, or whose attribute of that name, is not what the schemas of the standard ask."""
        kinds = (Kind.VALUE, Kind.ATTRIBUTE)
        return frozenset((fault.element, fault.attribute) for fault in self.faults or () if fault.kind in kinds)

    @cached_property
    def _subjects(self) -> frozenset[str]:
        """What the record is about: most rules ask, and several classes may be asked for."""
        return subjects_of(self.node)

    @cached_property
    def node(self) -> Node:
        """The whole record as a node."""
        return Node(self.root, "Record", self.paths)

    def nodes(self, kind: str) -> tuple[Node, ...]:
        """Give all nodes of a class (`Citation`), wherever they stand, in the order of the document.

        `DataRecord`, `ServiceRecord` and `OtherRecord` are the whole record, where that is what it is about. Nodes are
        looked up once: most rules ask for one of a few classes.
        """
        found = self._found.get(kind)
        if found is None:
            found = self._found[kind] = self._looked_up(kind)
        return found

    def _looked_up(self, kind: str) -> tuple[Node, ...]:
        if kind == "Record":
            return (self.node,) if self.paths else ()
        if kind in ABOUT:
            return (self.node,) if self.paths and kind in self._subjects else ()
        section = self.paths.get(kind)
        ways = section.elements if section else ()
        found = [element for way in ways for element in self._ending(way)]
        if len(ways) > 1 or len({element.tag for element in found}) > 1:
            found.sort(key=self._order.__getitem__)
        return tuple(Node(element, kind, self.paths) for element in found)

    def _ending(self, way: Path) -> Iterator[Element]:
        """Give the elements at the end of a way of one step, or of two of which the first is the parent."""
        *parents, last = way.steps
        if not parents:
            yield from (element for tag in last for element in self.by_tag.get(tag, ()))
            return
        for tag in parents[-1]:
            for parent in self.by_tag.get(tag, ()):
                yield from parent.iterchildren(*last)

    def shown(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Give the place and the value of what stands in these fields of the canonical record."""
        return (one for name in names for one in self._shown_at(name))

    def _shown_at(self, name: str) -> tuple[tuple[str, str], ...]:
        """Give the first of what stands in a field, which is looked up once: several rules are about the same."""
        found = self._shown.get(name)
        if found is None:
            found = self._shown[name] = tuple(islice(shown_in(self.record, (name,)), _SHOWN))
        return found

    def parts(self, kind: type, when: When) -> Sequence[object]:
        """Give the parts of a kind that `when` matches: the record in XML, its nodes by class, the canonical record."""
        if kind is Node:
            return tuple(node for name in when.roles or ("Record",) for node in self.nodes(name))
        if kind is XmlRecord:
            return (self,) if not when.roles or any(self.nodes(name) for name in when.roles) else ()
        if kind is Record:
            return (self.record,)
        message = f"a record in XML has no parts of type {kind.__name__}"
        raise TypeError(message)
