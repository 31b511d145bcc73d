"""Puts the objects of a record into ISO XML, field by field, by the ways of the path table."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS
from fairtool.iso.paths import Column, Field, Path
from fairtool.iso.values import code_of
from fairtool.record.citation import Responsibility
from fairtool.record.geometry import Geometry
from fairtool.record.iso_layout import Layout, Spot, add
from fairtool.record.iso_reach import Reach, Steps
from fairtool.record.iso_set import says, set_code, set_language, set_text, written
from fairtool.record.quality import Quality
from fairtool.record.record import Record
from fairtool.record.scope import Scope
from fairtool.record.text import Text
from fairtool.vocabulary import languages

NIL: Mapping[Column, str] = {
    "19139": f"{{{URIS['gco'][0]}}}nilReason",
    "19115-3": f"{{{URIS['gco'][1]}}}nilReason",
}
# Where a value stands in the record, and its number among those of its field; None where the field has one only.
At = tuple[str, int | None]
_GML_ID = f"{{{URIS['gml'][0]}}}id"
# Objects are written before single values, so that these find what holds them: a version the citation of a format.
_LAST = 4
_RANK: Mapping[str, int] = {"Geometry": 0, "code": 2, "attribute": _LAST}
_PROPERTIES = frozenset({"text", "string", "language"})
_SINGLE = frozenset({"text", "string", "language", "uri", "date", "time", "real", "integer", "boolean", "raw"})


@dataclass(frozen=True, slots=True)
class Writer:
    """Puts objects of the record into elements.

    `locales` are the ids of locales by language, `nil` says why values are open, `language` is that of the record;
    `lost` gathers the paths of what has no place.
    """

    layout: Layout
    locales: Mapping[str, str]
    nil: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    lost: list[str] = field(default_factory=list)

    def fill(self, spot: Spot, thing: Any, kind: str, path: str) -> None:
        """Write the fields of an object into its element; `path` is where it stands in the record."""
        section = self.layout.paths[kind]
        known = [one for one in section.fields.values() if one.kind != "tag"]
        for one in sorted(known, key=lambda one: _rank(one, thing)):
            self.field(spot, one, thing, f"{path}.{one.name}" if path else one.name)

    def field(self, spot: Spot, one: Field, thing: Any, path: str) -> None:
        """Write a field of an object."""
        if one.name == "lineages" and self.layout.column == "19139":
            self.lineages(spot, one, thing)
            return
        value = getattr(thing, one.name)
        if not isinstance(value, tuple):
            self._one(spot, one, thing, value, (path, None))
            return
        for number, part in enumerate((*value, None)):
            self._one(spot, one, thing, part, (f"{path}[{number}]", number))

    def _one(self, spot: Spot, one: Field, thing: Any, value: Any, at: At) -> None:
        self._reason(spot, one, thing, at[0])
        if value is None or value == "" or self.put(spot, one, thing, value, at):
            return
        if not (isinstance(value, Responsibility) and self._another_party(spot, one, value, at)):
            self.lost.append(at[0])

    def _another_party(self, spot: Spot, one: Field, value: Responsibility, at: At) -> bool:
        """Put a responsibility into the one that stands where there is room for one only, as a party more."""
        there = [each for way in one.ways for each in Reach(self.layout).existing(spot, way.steps)]
        if not there or self.layout.column == "19139":
            return False
        made = etree.Element(there[-1].element.tag)
        self.fill(Spot(made, there[-1].type), value, one.kind, at[0])
        there[-1].element.extend(child for child in list(made) if child.tag.endswith("}party"))
        return True

    def put(self, spot: Spot, one: Field, thing: Any, value: Any, at: At) -> bool:
        """Write one value of a field, the one with a number among them; False where the encoding has no place."""
        path, number = at
        reach = Reach(self.layout)
        ways = _ways(one, thing) if thing is not None else reach.by_what_is_there(spot, one.ways)
        if number is None and self._is_there(spot, ways, value):
            return True
        for way in ways:
            target = reach.target(spot, one, way, value, number)
            if target is not None:
                return self._set(target, one, way, value, path)
            number = number - 1 if number and reach.once(spot, way) else number
        return False

    def _is_there(self, spot: Spot, ways: tuple[Path, ...], value: Any) -> bool:
        """Tell whether a value stands already where a reader would look for it, put there for another field."""
        text = _plain(value) if isinstance(value, str | Text) else ""
        followed = [way for way in ways if text and way.steps and not way.attribute]
        ends = [there.element for way in followed for there in Reach(self.layout).existing(spot, way.steps)]
        return any(says(end) == text for end in ends)

    def _reason(self, spot: Spot, one: Field, thing: Any, path: str) -> None:
        """Write why a value is left open, where the record says so."""
        reason = self.nil.get(path)
        if not reason:
            return
        reach = Reach(self.layout)
        for way in _ways(one, thing):
            place = reach.open_property(spot, way.steps if one.kind in _PROPERTIES else way.steps[:1])
            if place is not None:
                place.element.set(NIL[self.layout.column], reason)
                return

    def lineages(self, spot: Spot, one: Field, record: Record) -> None:
        """Write the lineages of a record into the quality of their scope, which is where ISO 19139 has them."""
        *above, inside, last = one.ways[0].steps
        for number, lineage in enumerate(record.lineages):
            quality = self._quality(spot, record, next(iter(lineage.scopes), None), (above, inside))
            made = add(add(quality, inside[0]), last[0])
            self.fill(made, replace(lineage, scopes=()), one.kind, f"lineages[{number}]")

    def _quality(self, spot: Spot, record: Record, said: Scope | None, steps: tuple[Steps, tuple[str, ...]]) -> Spot:
        """Give the quality of a scope, else of its level, that has no lineage yet; a new one for want of it."""
        above, inside = steps
        scope = said or Scope(next(iter(record.scopes), "dataset"))
        there = [one for one in Reach(self.layout).existing(spot, above) if one.element.find(inside[0]) is None]
        known = dict(zip(Reach(self.layout).existing(spot, above), record.qualities, strict=False))
        same = [one for one in there if one in known and known[one].scope == said]
        level = [one for one in there if self._level(one) == scope.level]
        if found := same or level or [one for one in there if not self._level(one)]:
            return found[0]
        made = add(add(spot, above[0][0]), above[1][0])
        self.fill(made, Quality(scope), "Quality", "")
        return made

    def _level(self, quality: Spot) -> str:
        """Give the level of the scope of a quality."""
        rows = self.layout.paths["Quality"].fields["scope"], self.layout.paths["Scope"].fields["level"]
        levels = Reach(self.layout).existing(quality, [step for row in rows for step in row.ways[0].steps])
        return next((code_of(one.element) for one in levels), "")

    def _set(self, spot: Spot, one: Field, way: Path, value: Any, path: str) -> bool:
        """Write a value into the element that was made for it."""
        if isinstance(value, Geometry):
            return _replace(spot.element, value)
        if one.kind in self.layout.paths:
            self.fill(spot, value, one.kind, path)
            return True
        if way.attribute:
            return _set_attribute(spot, way.attribute, written(value, ""))
        return self.write(spot, one.kind, value)

    def write(self, spot: Spot, kind: str, value: Any) -> bool:
        """Write a single value of a kind into its element; False where that cannot hold it."""
        match kind:
            case "text" | "string" | "uri" if spot.type.text is None:
                text = value if isinstance(value, Text) else Text(value)
                return set_text(spot, text, self.layout, self.locales)
            case "language":
                return set_language(spot, value, self.layout, _name(value, self.language))
            case "code" | "raw" if "codeListValue" in spot.type.known:
                set_code(spot, value, self.layout.column)
            case _:
                return self._plain_text(spot, written(value, spot.element.tag))
        return True

    def _plain_text(self, spot: Spot, text: str) -> bool:
        """Write a text; where the type of the element does not hold it, the element goes, for it would be invalid."""
        holds = spot.type.text.holds if spot.type.text else None
        parent = spot.element.getparent()
        if holds is not None and not holds(text) and parent is not None:
            parent.remove(spot.element)
            return False
        spot.element.text = text
        return True


def _set_attribute(spot: Spot, said: str, text: str) -> bool:
    """Write an attribute; False where its type does not hold the text, such as a UUID for an id."""
    name = _GML_ID if said == "id" and "id" not in spot.type.known else said
    known = spot.type.known.get(name)
    if known is not None and known.value.holds is not None and not known.value.holds(text):
        return False
    spot.element.set(name, text)
    return True


def _rank(one: Field, thing: Any) -> int:
    """Give when a field is written: objects first, then a single code, which its text may repeat, then the others."""
    if one.kind == "code" and isinstance(getattr(thing, one.name), tuple):
        return _LAST
    return _RANK.get(one.kind, 3 if one.kind in _SINGLE else 1)


def _ways(one: Field, thing: Any) -> tuple[Path, ...]:
    """Give the ways to a field; in a responsibility without an organisation, those of a person come first."""
    if not isinstance(thing, Responsibility) or not (thing.individual or thing.position):
        return one.ways
    if thing.organisation or thing.logo or thing.organisation_identifiers:
        return one.ways
    return tuple(sorted(one.ways, key=lambda way: not _is_of_person(way)))


def _is_of_person(way: Path) -> bool:
    return len(way.steps) > 1 and way.steps[1][0].endswith("}CI_Individual")


def _replace(element: Element, value: Geometry) -> bool:
    """Put the content of a geometry into the element that was made for it."""
    source = etree.fromstring(value.xml)
    element.text = source.text
    for name, text in source.attrib.items():
        element.set(name, text)
    element.extend(list(source))
    return True


def _plain(value: Any) -> str:
    return " ".join(str(value).split())


def _name(code: str, language: str) -> str:
    """Give the name of a language in the language of a record: in French or English, else the code."""
    named, own = languages.language(code), languages.language(language)
    if named is None or own is None:
        return code
    return {"fr": named.name_fr, "en": named.name_en}.get(own.alpha2 or "", code)
