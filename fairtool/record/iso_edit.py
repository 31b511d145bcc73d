"""Editing a record in ISO XML in place: fields are set by the path table, all else stays as it was written."""

from collections.abc import Mapping
from typing import Any

from fairtool.errors import UsageError
from fairtool.iso.element import Element
from fairtool.iso.identify import encoding_of
from fairtool.iso.node import Node
from fairtool.iso.paths import Field
from fairtool.record.iso_complete import complete
from fairtool.record.iso_indent import Indentation, take_out
from fairtool.record.iso_layout import NILS, Layout, Spot, layout_of, slot_of
from fairtool.record.iso_plan import classes
from fairtool.record.iso_reach import Reach
from fairtool.record.iso_replace import replace_value
from fairtool.record.iso_steps import Step, steps_of
from fairtool.record.iso_writer import Writer
from fairtool.record.record import Record


def edit(root: Element, changes: Mapping[str, object]) -> None:
    """Set fields of the record whose root element is given: `resources[0].citation.title` to a text, for one.

    A value is what the record would hold: a text or `Text`, a number, an object such as a `Contact`, a tuple of these
    for a field of several values, None to take the field out. What is missing on the way is made at its place, and
    what the standard requires in a new object and it does not say gets a reason. Elements, comments and white space
    that no change concerns stay as they are.

    Raises UsageError where a path names no field, or the encoding has no place for it.
    """
    encoding = encoding_of(root)
    if encoding is None or encoding.column is None:
        raise UsageError("The element {name} is no ISO record, so that no field of it can be set", name=root.tag)
    editor = _Editor(root, layout_of(root, encoding.column, encoding.structure))
    for path, value in changes.items():
        editor.change(path, value)


class _Editor:
    """Changes one record; knows its layout, and how it is indented."""

    def __init__(self, root: Element, layout: Layout) -> None:
        self.root = root
        self.layout = layout
        self.indentation = Indentation(root)
        locales = {one.text("language"): one.text("id") for one in self._locales()}
        language = Node(root, "Record", layout.paths).text("language")
        self.writer = Writer(layout, locales, language=language)

    def _locales(self) -> list[Node]:
        """Give the locales of the record, of which texts may have translations."""
        ways = self.layout.paths["Locale"].elements
        tags = [tag for way in ways for tag in way.steps[-1]]
        nodes = [Node(one, "Locale", self.layout.paths) for one in self.root.iter(*tags)]
        return [one for one in reversed(nodes) if one.text("id")]

    def change(self, path: str, value: object) -> None:
        """Set the field at a path."""
        before = list(self.root.iter())
        *above, last = steps_of(path)
        spot, kind = self.layout.root(self.root), "Record"
        for step in above:
            field = self._field(kind, step, path)
            spot, kind = self._into(spot, field, step, path), field.kind
        self._set(spot, self._field(kind, last, path), last, value, path)
        self._tidy(before)

    def _field(self, kind: str, step: Step, path: str) -> Field:
        section = self.layout.paths.get(kind)
        field = section.fields.get(step.name) if section else None
        if field is None:
            raise UsageError("{path} is no field of a record: there is no {name} in it", path=path, name=step.name)
        if not field.ways:
            raise UsageError("{path} cannot be set: this encoding has no place for {name}", path=path, name=step.name)
        return field

    def _there(self, spot: Spot, field: Field) -> list[Spot]:
        """Give what stands for a field, in the order of the document."""
        reach = Reach(self.layout)
        found = [one for way in field.ways for one in reach.existing(spot, way.steps)]
        if field.kind in self.layout.paths:
            known = {tag for way in self.layout.paths[field.kind].elements for tag in way.steps[-1]}
            found = [one for one in found if one.element.tag in known or "*" in known]
        order = {element: number for number, element in enumerate(spot.element.iter("*"))}
        return sorted(found, key=lambda one: order[one.element])

    def _into(self, spot: Spot, field: Field, step: Step, path: str) -> Spot:
        """Give the object that a step leads to; it is made where it is the next one."""
        there = self._there(spot, field)
        number = step.number or 0
        if number < len(there):
            self._refuse_several_parties(there[: number + 1], path)
            return there[number]
        if number > len(there):
            template = "{path} leads nowhere: {name} has {count} values, and the next one is number {count}"
            raise UsageError(template, path=path, count=len(there), name=step.name)
        self._put(spot, field, classes()[field.kind](), number, path)
        return self._there(spot, field)[number]

    def _refuse_several_parties(self, there: list[Spot], path: str) -> None:
        """Refuse what cannot be told apart: a responsibility of several parties is several in a record."""
        for one in there:
            if sum(child.tag.endswith("}party") for child in one.element.iterchildren("*")) > 1:
                raise UsageError("{path} cannot be set: a responsibility there has several parties", path=path)

    def _set(self, spot: Spot, field: Field, step: Step, value: object, path: str) -> None:
        there = self._there(spot, field)
        if step.number is not None:
            there = there[step.number : step.number + 1]
        if value is None or isinstance(value, tuple):
            for one in there:
                take_out(one.element, spot.element, [way.attribute for way in field.ways])
            for number, part in enumerate(value or ()):
                self._put(spot, field, part, number, path)
            return
        if there and replace_value(there[0], field, value, self.writer):
            return
        self._put(spot, field, value, step.number, path)

    def _put(self, spot: Spot, field: Field, value: Any, number: int | None, path: str) -> None:
        if field.name == "lineages" and self.layout.column == "19139":
            scopes = tuple(one.value for one in Node(self.root, "Record", self.layout.paths).all("scopes"))
            self.writer.lineages(spot, field, Record(scopes=scopes, lineages=(value,)))
            return
        if not self.writer.put(spot, field, None, value, (path, number)):
            raise UsageError("{path} cannot be set: the standard has no place for it here", path=path)
        self._close(spot, field)

    def _close(self, spot: Spot, field: Field) -> None:
        """Take out properties that say why there is no value, now that there is one."""
        for way in field.ways:
            there = [one.element for one in self.layout.children(spot, way.steps[0])] if way.steps else []
            left_open = [one for one in there if not len(one) and any(name in one.attrib for name in NILS)]
            for one in left_open if len(there) > len(left_open) else ():
                take_out(one, spot.element, ())

    def _tidy(self, before: list[Element]) -> None:
        """Complete and indent what is new."""
        old = set(before)
        for element in [one for one in self.root.iter("*") if one not in old and one.getparent() in old]:
            spot = self._spot(element)
            if spot is not None:
                complete(spot)
            self.indentation.apply(element)

    def _spot(self, element: Element) -> Spot | None:
        """Give an element with its type, None where the structure does not know it."""
        if element is self.root:
            return self.layout.root(element)
        parent = element.getparent()
        above = self._spot(parent) if parent is not None else None
        slot = slot_of(above.type, element.tag) if above else None
        return Spot(element, slot.type) if slot else None
