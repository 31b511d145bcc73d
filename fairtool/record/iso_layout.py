"""Where an element may stand in ISO XML: its place among the children, whether it repeats, what its type is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS, namespace
from fairtool.iso.paths import FLAVOURED, Column, Paths, paths
from fairtool.iso.structure.declaration import Declaration, Type
from fairtool.iso.structure.model import Grammar
from fairtool.iso.structure.table import Table, load

# What stands where the path table says `*` and nothing is known of it.
_USUAL = ("EX_TemporalExtent", "DQ_FullInspection", "UnitDefinition")
_19115_3 = "http://standards.iso.org/iso/19115/-3"
# The addresses of the edition of 2018 where a prefix has had several: 2.0 only for what changed since that of 2016.
_EDITIONS: Mapping[Column, tuple[str, ...]] = {
    "19139": (),
    "19115-3": (
        f"{_19115_3}/srv/2.1",
        f"{_19115_3}/gco/1.0",
        *(f"{_19115_3}/{name}/1.0" for name in ("mco", "mrd", "mri", "mex", "mas")),
    ),
}
_STRUCTURE: Mapping[Column, str] = {"19139": "iso-19139-2007", "19115-3": "iso-19115-3-2.0"}


# Why a property has no value; it goes when one is put in.
NILS = tuple(f"{{{uri}}}nilReason" for uri in URIS["gco"])


class Slot(NamedTuple):
    """The place of a child in the content of its parent: its rank, its type, whether several may stand there."""

    rank: int
    type: Type
    repeats: bool


class Spot(NamedTuple):
    """An element of a tree and the type that it has where it stands."""

    element: Element
    type: Type


@lru_cache(maxsize=8192)
def slot_of(parent: Type, tag: str) -> Slot | None:
    """Give the place that a child with this tag has in a type; None where none is allowed."""
    particle, found = parent.grammar.alphabet.get(tag, (None, None))
    if particle is None or not isinstance(found, Declaration) or found.barred:
        return None
    return Slot(particle.rank, found.type, parent.grammar.repeats(particle))


@lru_cache(maxsize=8192)
def together(parent: Type, one: str, other: str) -> bool:
    """Tell whether a type may have two children with these tags: not both sides of a choice, not one thing twice."""
    grammar = parent.grammar
    first, second = (
        {place for place, label in enumerate(grammar.labels) if label == grammar.alphabet[tag][0].rank}
        for tag in (one, other)
    )
    return bool(_after(grammar, first) & second or _after(grammar, second) & first)


def _after(grammar: Grammar, places: set[int]) -> set[int]:
    found: set[int] = set()
    queue = list(places)
    for place in queue:
        fresh = grammar.follow[place] - found
        found |= fresh
        queue.extend(fresh)
    return found


@dataclass(frozen=True, slots=True)
class Layout:
    """How records of one encoding are built: the path table, and the structure table of its schemas."""

    column: Column
    paths: Paths
    table: Table

    def root(self, element: Element) -> Spot:
        """Give the spot of the root element of a record; raises KeyError where the structure does not know it."""
        declared = self.table.element(element.tag)
        if declared is None:
            raise KeyError(element.tag)
        return Spot(element, declared.type)

    def allowed(self, parent: Type, tags: Iterable[str]) -> tuple[str, ...]:
        """Give those of some tags that may stand in a type; `*` is whatever may."""
        found = [tag for tag in tags if tag != "*" and slot_of(parent, tag)]
        return tuple(found) if "*" not in tags else tuple(self.anything(parent))

    def anything(self, parent: Type) -> Iterator[str]:
        """Give the tags that may stand in a type, the usual one first."""
        tags = [tag for tag in parent.grammar.alphabet if slot_of(parent, tag)]
        yield from sorted(tags, key=lambda tag: tag.partition("}")[2] not in _USUAL)

    def named(self, parent: Type, local: str) -> tuple[str, ...]:
        """Give the tags with a local name that may stand in a type."""
        return tuple(tag for tag in self.anything(parent) if tag.partition("}")[2] == local)

    def children(self, spot: Spot, tags: Iterable[str]) -> Iterator[Spot]:
        """Give the children with one of the tags, each with its type, as far as the structure knows them."""
        for child in spot.element.iterchildren(*tags):
            if isinstance(child.tag, str) and (slot := slot_of(spot.type, child.tag)):
                yield Spot(child, slot.type)


def add(spot: Spot, tag: str) -> Spot:
    """Put a new child at its place, behind those that come before it in the standard, and behind its equals.

    Raises KeyError where the type of the parent has no place for it.
    """
    slot = slot_of(spot.type, tag)
    if slot is None:
        raise KeyError(tag)
    for name in NILS:
        spot.element.attrib.pop(name, None)
    child = etree.Element(tag)
    behind = _behind(spot, slot.rank)
    if behind:
        spot.element.insert(-behind, child)
    else:
        spot.element.append(child)
    return Spot(child, slot.type)


def has_room(spot: Spot, tag: str) -> bool:
    """Tell whether an element can take one more child with a tag, beside those that it has."""
    if slot_of(spot.type, tag) is None:
        return False
    if spot.element.find(tag) is not None:  # what stands beside it may stand beside one more
        return together(spot.type, tag, tag)
    there = {child.tag for child in spot.element.iterchildren("*") if slot_of(spot.type, child.tag)}
    return all(together(spot.type, one, tag) for one in there)


def _behind(spot: Spot, rank: int) -> int:
    """Give how many of the children of an element come behind one of a rank; the last are looked at first.

    Most are put at the end, and a record may hold many thousand.
    """
    behind = 0
    for number, child in enumerate(spot.element.iterchildren(reversed=True)):
        if isinstance(child.tag, str):
            known = slot_of(spot.type, child.tag)
            if known and known.rank <= rank:
                return number
            behind = number + 1
    return behind


def layout(column: Column) -> Layout:
    """Give the layout of new records: ISO 19139 of 2007, or ISO 19115-3 in its edition of 2018."""
    return Layout(column, paths(column, frozenset(_EDITIONS[column])), load(_STRUCTURE[column]))


def layout_of(root: Element, column: Column, structure: str) -> Layout:
    """Give the layout of a record that is there, with the namespaces that it uses."""
    own = {namespace(one.tag) for one in root.iter("*")} & FLAVOURED
    return Layout(column, paths(column, frozenset({*own, *_missing(own, column)})), load(structure))


def _missing(own: set[str], column: Column) -> Iterator[str]:
    """Give the addresses of the edition of 2018 for prefixes that a record does not use yet."""
    for uri in _EDITIONS[column]:
        if not any(uri in uris and own.intersection(uris) for uris in URIS.values()):
            yield uri


def namespaces(column: Column) -> dict[str, str]:
    """Give the prefixes of a new record."""
    known = layout(column).table.prefixes
    chosen = {prefix: uri for prefix, uri in known.items() if "-" not in prefix and prefix != "xml"}
    chosen["xsi"] = URIS["xsi"][0]
    if column == "19139":
        return chosen | {"gmi": URIS["gmi"][0]}
    return chosen | {"srv": f"{_19115_3}/srv/2.1"}
