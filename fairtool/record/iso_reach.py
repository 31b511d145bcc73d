"""Finds or makes the element for a value: along a way of the path table, at the place that the structure gives it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from fairtool.iso.paths import Field, Path
from fairtool.iso.structure.declaration import Type
from fairtool.record.geometry import Geometry
from fairtool.record.iso_layout import Layout, Spot, add, has_room, slot_of
from fairtool.record.iso_set import date_tag

Steps = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reach:
    """Goes the ways of the path table through a tree that is being built."""

    layout: Layout

    def once(self, spot: Spot, way: Path) -> bool:
        """Tell whether a way can be gone, but for one value only."""
        steps = self._steps(spot.type, way.steps)
        return len(steps) == len(way.steps) and not any(repeats for _, repeats in steps)

    def _steps(self, type_: Type, steps: Steps) -> list[tuple[tuple[str, ...], bool]]:
        """Give for each step the tags that may be gone by, and whether it repeats; shorter where it leads nowhere."""
        found: list[tuple[tuple[str, ...], bool]] = []
        for step in steps:
            tags = self.layout.allowed(type_, step)
            slot = slot_of(type_, tags[0]) if tags else None
            if slot is None:
                return found
            found.append((tags, slot.repeats))
            type_ = slot.type
        return found

    def target(self, spot: Spot, one: Field, way: Path, value: Any, number: int | None) -> Spot | None:
        """Give the element for a value, made where it was not there; None where it cannot stand, or something does."""
        steps = self._steps(spot.type, way.steps)
        if len(steps) < len(way.steps):
            return None
        if way.attribute:
            return self._holder(spot, way.steps, value)
        turn = max((place for place, (_, repeats) in enumerate(steps) if repeats and number is not None), default=-1)
        if number and turn < 0:
            return None
        shared = self._along(spot, way.steps[:turn], value) if turn > 0 else spot
        if shared is None:
            return None
        rest = way.steps[max(turn, 0) :]
        if turn < 0 or number is None:
            return self._single(shared, rest, one, value)
        return self._repeated(shared, rest, one, value, number)

    def _holder(self, spot: Spot, steps: Steps, value: Any) -> Spot | None:
        """Give the element for an attribute; None where it is not there and cannot be without a text of its own."""
        there = self._along(spot, steps, value)
        if there is None or there.element.text or there.type.text is None or there.type.text.holds is None:
            return there
        parent = there.element.getparent()
        if there.type.text.holds("") or parent is None:
            return there
        parent.remove(there.element)
        return None

    def _single(self, spot: Spot, steps: Steps, one: Field, value: Any) -> Spot | None:
        """Give the element at the end of a way without repetition; None where it is there already."""
        *before, last = steps
        parent = self._along(spot, before, value)
        if parent is None:
            return None
        there = next(self.layout.children(parent, last), None)
        if there is not None and (len(there.element) or there.element.text):
            return None
        return there or self._made(parent, last, value, one)

    def _repeated(self, spot: Spot, steps: Steps, one: Field, value: Any, number: int) -> Spot | None:
        """Give the element for a value of many: the turn takes a new element, unless its object lacks this value."""
        first, *rest = steps
        if len(rest) > 1:
            for candidate in list(self.layout.children(spot, first))[number : number + 1]:
                inner = next(self.layout.children(candidate, rest[0]), None)
                if inner and not any(True for _ in self.existing(inner, rest[1:])):
                    return self._fresh(inner, rest[1:], value, one) or self._fresh(spot, steps, value, one)
        return self._fresh(spot, steps, value, one)

    def by_what_is_there(self, spot: Spot, ways: Sequence[Path]) -> tuple[Path, ...]:
        """Give the ways to a field, first those of which more elements are there."""
        return tuple(sorted(ways, key=lambda way: -self._depth(spot, way)))

    def _depth(self, spot: Spot, way: Path) -> int:
        """Count the steps of a way, less the last, that lead to elements."""
        depths = range(1, len(way.steps))
        return max((depth for depth in depths if any(self.existing(spot, way.steps[:depth]))), default=0)

    def existing(self, spot: Spot, steps: Steps) -> Iterator[Spot]:
        """Give the elements at the end of a way."""
        if not steps:
            yield spot
            return
        first, *rest = steps
        for child in self.layout.children(spot, first):
            yield from self.existing(child, rest)

    def _along(self, spot: Spot, steps: Steps, value: Any) -> Spot | None:
        """Go a way by the elements that are there, and make those that are not."""
        reached: Spot | None = spot
        for step in steps:
            if reached is None:
                return None
            reached = next(self.layout.children(reached, step), None) or self._made(reached, step, value, None)
        return reached

    def open_property(self, spot: Spot, steps: Steps) -> Spot | None:
        """Give the property at the end of a way, without a value, for a reason; None where one has a value."""
        *before, last = steps
        parent = self._along(spot, before, None) if len(self._steps(spot.type, steps)) == len(steps) else None
        slot = slot_of(parent.type, self.layout.allowed(parent.type, last)[0]) if parent else None
        if parent is None or slot is None:
            return None
        there = next(self.layout.children(parent, last), None)
        if there is None or slot.repeats:
            return self._made(parent, last, None, None)
        return None if len(there.element) else there

    def _fresh(self, spot: Spot, steps: Steps, value: Any, one: Field) -> Spot | None:
        """Make all elements of a way."""
        made: Spot | None = spot
        for step in steps:
            made = self._made(made, step, value, one if step is steps[-1] else None) if made else None
        return made

    def _made(self, spot: Spot, step: tuple[str, ...], value: Any, one: Field | None) -> Spot | None:
        tags = self.layout.allowed(spot.type, step)
        if one is not None:
            tags = self._chosen(spot.type, tags, one, value)
        return add(spot, tags[0]) if tags and has_room(spot, tags[0]) else None

    def _chosen(self, parent: Type, tags: tuple[str, ...], one: Field, value: Any) -> tuple[str, ...]:
        """Choose the element that a value makes: the class of an object, a date or a time."""
        if isinstance(value, Geometry):
            return (etree.fromstring(value.xml).tag,)
        if one.kind == "date":
            return (date_tag(tags, value),) if tags else ()
        if one.kind not in self.layout.paths:
            return tags
        if kind := getattr(value, "kind", ""):
            return self.layout.named(parent, kind)
        known = self._classes(tags, one.kind)
        return tuple(sorted(known, key=lambda tag: -self._fits(parent, tag, value, one)))

    def _classes(self, tags: tuple[str, ...], kind: str) -> tuple[str, ...]:
        """Give the tags that are of a class of the table."""
        known = [tag for way in self.layout.paths[kind].elements for tag in way.steps[-1]]
        return tuple(sorted((tag for tag in tags if tag in known), key=known.index)) or tags

    def _fits(self, parent: Type, tag: str, value: Any, one: Field) -> int:
        """Count the fields of an object that an element has a place for."""
        slot = slot_of(parent, tag)
        rows = self.layout.paths[one.kind].fields.values()
        said = [row for row in rows if getattr(value, row.name) not in (None, "", ())]
        ways = [[step for way in row.ways for step in way.steps[:1]] for row in said]
        return sum(any(self.layout.allowed(slot.type, step) for step in steps) for steps in ways) if slot else -1
