"""Reading ISO 19139, 19115-2 and 19115-3 into the canonical record, by the path table."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS, namespace, prefixed
from fairtool.iso.paths import FLAVOURED
from fairtool.iso.values import code_of, href_of, language_of, nil_of, text_of, translations_of
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import xpath
from fairtool.record.geometry import Geometry
from fairtool.record.iso_gml import xml_of
from fairtool.record.iso_plan import ClassPlan, Filling, Plan, plan_of
from fairtool.record.lineage import Lineage
from fairtool.record.places import Places
from fairtool.record.record import Record
from fairtool.record.text import Text

_IDS = ("id", *(f"{{{uri}}}id" for uri in URIS["gml"]))
_TRUE = {"true": True, "1": True, "false": False, "0": False}


def read_iso(view: XmlRecord) -> Record:
    """Give the canonical record of a record in one of the encodings of ISO 19115.

    Values that are not of their type are kept in `unread` by their field, and those of elements that the record has no
    field for by their XPath; reasons for missing values in `nil`. Nothing is raised.
    """
    column = view.encoding.column
    if column is None:
        return Record(encoding=view.encoding.label)
    used = frozenset(namespace(tag) for tag in view.by_tag) & FLAVOURED
    reader = _Reader(plan_of(column, used), _languages(view))
    made: Record = reader.build(view.root, "Record", "")
    return replace(
        made,
        lineages=_scoped(made, reader.elements) if column == "19139" else made.lineages,
        encoding=view.encoding.label,
        nil=reader.nil,
        unread={**reader.unread, **dict(_left(view.root, reader.taken))},
        places=Places(view.path, reader.elements),
    )


def _languages(view: XmlRecord) -> Mapping[str, str]:
    """Give the languages of the locales by their ids."""
    return {node.text("id"): node.text("language") for node in view.nodes("Locale") if node.text("id")}


def _left(root: Element, taken: set[Element]) -> Iterator[tuple[str, str]]:
    """Give the values of elements that no field took, by their XPath."""
    for element in root.iter("*"):
        if not len(element) and element.text and element.text.strip() and not _is_taken(element, taken):
            yield xpath(element), element.text.strip()


def _is_taken(element: Element, taken: set[Element]) -> bool:
    current: Element | None = element
    while current is not None:
        if current in taken:
            return True
        current = current.getparent()
    return False


def _scoped(record: Record, elements: Mapping[str, tuple[Element, str]]) -> tuple[Lineage, ...]:
    """Give the lineages with their scope, which ISO 19139 says of the quality that they stand in."""
    parents = [elements[f"lineages[{number}]"][0].getparent() for number in range(len(record.lineages))]
    above = [None if parent is None else parent.getparent() for parent in parents]
    scopes = {elements[f"qualities[{number}]"][0]: one.scope for number, one in enumerate(record.qualities)}
    found = [scopes.get(one) if one is not None else None for one in above]
    return tuple(
        replace(one, scopes=(scope,)) if scope else one for one, scope in zip(record.lineages, found, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is gathered while a record is read: places, reasons, and what could not be read."""

    plan: Plan
    languages: Mapping[str, str]
    nil: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    elements: dict[str, tuple[Element, str]] = field(default_factory=dict)
    taken: set[Element] = field(default_factory=set)

    def build(self, element: Element, kind: str, path: str, without: Sequence[Element] = ()) -> Any:
        """Give the object of a class that an element is; `path` is where it stands in the record."""
        made = _Made(self.plan[kind], f"{path}." if path else "")
        for filling in made.plan.own:
            self._fill(made, filling, element)
        for child in element.iterchildren("*"):
            if child not in without:
                self._child(made, child)
        if "phone_types" in made.found:
            made.found["phone_types"] = _types_of_phones(element, made.plan)
        return made.thing()

    def _child(self, made: "_Made", child: Element) -> None:
        """Fill the fields that a child element says."""
        plan = made.plan
        fillings = (*plan.by_child.get(child.tag, ()), *plan.by_child.get("*", ()))
        if fillings and not len(child) and (reason := nil_of(child)):
            nearest = min(fillings, key=lambda filling: len(filling.steps))
            if nearest.steps:
                self.nil[made.place(nearest.field)] = reason
        for filling in fillings:
            for target in _below(child, filling.steps):
                for others in _other_parties(target, filling.kind):
                    self._fill(made, filling, target, others)

    def _fill(self, made: "_Made", filling: Filling, element: Element, without: Sequence[Element] = ()) -> None:
        """Put the value of an element into the fields that were found."""
        name, kind, path = filling.field, filling.kind, made.place(filling.field)
        several = name in made.plan.many
        if kind not in self.plan and not filling.attribute:
            self.taken.add(element)
        if not several and name in made.found:
            self._leave(path, filling, element)
            return
        value = self.build(element, kind, path, without) if kind in self.plan else self._value(filling, element, path)
        if value is None or value == "":
            return
        self.elements[path] = element, filling.attribute
        if several:
            made.found.setdefault(name, []).append(value)
        else:
            made.found[name] = value

    def _leave(self, path: str, filling: Filling, element: Element) -> None:
        """Keep what stands where the record has room for one value only, and has one."""
        said = _attribute(element, filling.attribute) if filling.attribute else " ".join(element.itertext())
        text = " ".join(said.split())
        if text and filling.kind not in self.plan and filling.kind != "attribute":
            self.unread[f"{path}[{sum(one.startswith(path) for one in self.unread) + 1}]"] = text

    def _value(self, filling: Filling, element: Element, path: str) -> Any:
        kind = filling.kind
        if kind == "text":
            return self._text(element, path)
        if kind == "attribute":
            return _attribute(element, filling.attribute)
        if kind == "Geometry":
            return _geometry(element)
        raw = _READERS[kind](element) if kind in _READERS else (element.text or "").strip()
        if not raw and (reason := nil_of(element)):
            self.nil[path] = reason
        return self._typed(kind, raw, path)

    def _text(self, element: Element, path: str) -> Text | None:
        value, href = text_of(element), href_of(element)
        if not value and not href:
            if reason := nil_of(element):
                self.nil[path] = reason
            return None
        said = translations_of(element)
        return Text(value, href, {self.languages.get(name, name): text for name, text in said.items() if text})

    def _typed(self, kind: str, raw: str, path: str) -> Any:
        try:
            return _TYPES[kind](raw) if raw and kind in _TYPES else raw
        except (ValueError, KeyError, OverflowError):
            self.unread[path] = raw
            return None


@dataclass(frozen=True, slots=True)
class _Made:
    """An object while it is read: what was found for its fields, and where it stands in the record."""

    plan: ClassPlan
    prefix: str
    found: dict[str, Any] = field(default_factory=dict)

    def place(self, name: str) -> str:
        """Give the next place of a field: `title`, or `dates[2]` where there are several."""
        several = name in self.plan.many
        return f"{self.prefix}{name}[{len(self.found.get(name, ()))}]" if several else f"{self.prefix}{name}"

    def thing(self) -> Any:
        """Give the object."""
        many = self.plan.many
        return self.plan.type(**{name: tuple(value) if name in many else value for name, value in self.found.items()})


def _other_parties(element: Element, kind: str) -> Sequence[Sequence[Element]]:
    """Give what to leave out: nothing, or of a responsibility of several parties in turn all parties but one."""
    parties = (
        [one for one in element.iterchildren("*") if one.tag.endswith("}party")] if kind == "Responsibility" else []
    )
    return [[one for one in parties if one is not party] for party in parties] or [()]


def _types_of_phones(element: Element, plan: ClassPlan) -> list[str]:
    """Give the type of each telephone, empty for one without, so that types go with numbers."""
    phones = ((child, filling) for child in element.iterchildren("*") for filling in plan.by_child.get(child.tag, ()))
    types = ((child, filling) for child, filling in phones if filling.field == "phone_types")
    return [next(map(code_of, _below(child, filling.steps)), "") for child, filling in types]


def _below(element: Element, steps: Iterable[tuple[str, ...]]) -> Iterator[Element]:
    elements = [element]
    for step in steps:
        elements = [child for one in elements for child in one.iterchildren(*step)]
    yield from elements


def _attribute(element: Element, name: str) -> str:
    if not name:  # a way to an element in place of an attribute
        return (element.text or "").strip()
    names = _IDS if name == "id" else (name,)
    return next((str(element.get(one)).strip() for one in names if element.get(one)), "")


def _geometry(element: Element) -> Geometry:
    points = tuple(text.strip() for text in element.itertext() if text.strip())
    srs = next((str(one.get("srsName")) for one in element.iter("*") if one.get("srsName")), "")
    return Geometry(prefixed(element.tag).partition(":")[2], srs, points, xml_of(element))


_READERS: Mapping[str, Callable[[Element], str]] = {
    "string": text_of,
    "code": code_of,
    "language": language_of,
    "uri": text_of,
    "tag": lambda element: prefixed(element.tag).partition(":")[2],
}
_TYPES: Mapping[str, Callable[[str], float | int | bool]] = {
    "real": float,
    "integer": int,
    "boolean": lambda raw: _TRUE[raw],
}
