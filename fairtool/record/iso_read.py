"""Reading ISO 19139, 19115-2 and 19115-3 into the canonical record, by the path table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS, namespace, prefixed
from fairtool.iso.paths import FLAVOURED
from fairtool.iso.values import code_of, href_of, language_of, nil_of, text_of, translations_of
from fairtool.iso.view import XmlRecord
from fairtool.record.geometry import Geometry
from fairtool.record.iso_plan import ClassPlan, Filling, Plan, plan_of
from fairtool.record.places import Places
from fairtool.record.record import Record
from fairtool.record.text import Text

_IDS = ("id", *(f"{{{uri}}}id" for uri in URIS["gml"]))
_TRUE = {"true": True, "1": True, "false": False, "0": False}


def read_iso(view: XmlRecord) -> Record:
    """Give the canonical record of a record in one of the encodings of ISO 19115.

    Values that are not of their type are kept in `unread`, reasons for missing ones in `nil`; nothing is raised.
    """
    column = view.encoding.column
    if column is None:
        return Record(encoding=view.encoding.label)
    used = frozenset(namespace(tag) for tag in view.by_tag) & FLAVOURED
    reader = _Reader(plan_of(column, used), _languages(view))
    made: Record = reader.build(view.root, "Record", "")
    return replace(
        made,
        encoding=view.encoding.label,
        nil=reader.nil,
        unread=reader.unread,
        places=Places(view.path, reader.elements),
    )


def _languages(view: XmlRecord) -> Mapping[str, str]:
    """Give the languages of the locales by their ids."""
    return {node.text("id"): node.text("language") for node in view.nodes("Locale") if node.text("id")}


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is gathered while a record is read: places, reasons, and what could not be read."""

    plan: Plan
    languages: Mapping[str, str]
    nil: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    elements: dict[str, tuple[Element, str]] = field(default_factory=dict)

    def build(self, element: Element, kind: str, path: str) -> Any:
        """Give the object of a class that an element is; `path` is where it stands in the record."""
        plan = self.plan[kind]
        found: dict[str, Any] = {}
        prefix = f"{path}." if path else ""
        for filling in plan.own:
            self._fill(found, plan, filling, element, prefix)
        for child in element.iterchildren("*"):
            for filling in (*plan.by_child.get(child.tag, ()), *plan.by_child.get("*", ())):
                for target in _below(child, filling.steps):
                    self._fill(found, plan, filling, target, prefix)
        return plan.type(**{name: tuple(value) if name in plan.many else value for name, value in found.items()})

    def _fill(self, found: dict[str, Any], plan: ClassPlan, filling: Filling, element: Element, prefix: str) -> None:
        """Put the value of an element into the fields that were found."""
        name = filling.field
        several = name in plan.many
        path = f"{prefix}{name}[{len(found.get(name, ()))}]" if several else f"{prefix}{name}"
        if not several and name in found:
            self._leave(path, filling, element)
            return
        value = self._value(filling, element, path)
        if value is None or value == "":
            return
        self.elements[path] = element, filling.attribute
        if several:
            found.setdefault(name, []).append(value)
        else:
            found[name] = value

    def _leave(self, path: str, filling: Filling, element: Element) -> None:
        """Keep what stands where the record has room for one value only, and has one."""
        text = " ".join(element.itertext()).strip()
        if text and filling.kind not in self.plan and filling.kind != "attribute":
            self.unread[f"{path}[{sum(one.startswith(path) for one in self.unread) + 1}]"] = text

    def _value(self, filling: Filling, element: Element, path: str) -> Any:
        kind = filling.kind
        if kind in self.plan:
            return self.build(element, kind, path)
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
    xml = etree.tostring(element, encoding="unicode", with_tail=False)
    return Geometry(prefixed(element.tag).partition(":")[2], srs, points, xml)


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
