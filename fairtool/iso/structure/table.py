"""A structure table: what the schemas of a standard allow, read from `schemas/structure`.

The keys of a table are short. `elements`: name -> type, or [type, {h head of its substitution group, x abstract, n
nillable, d default, f fixed}]. `types` (numbers >= 0): c content, m mixed, s simple type of the text, a row of
`attributes`, w wildcard for attributes, b [base, extension or restriction], x abstract. `simple` (numbers -1, -2 ...):
b built-in type, u members, l items, and facets. Content: [name], [name, type, least, most], [",", parts, least, most]
for a sequence, "|" for a choice, "&" for any order, ["*", namespaces, process, least, most] for a wildcard.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal

from fairtool.iso.structure.declaration import Attribute, Attributes, Declaration, Type, wildcard
from fairtool.iso.structure.model import Particle
from fairtool.iso.structure.values import Value, compiled
from fairtool.resources import folder

XS = "http://www.w3.org/2001/XMLSchema"
_LAST = re.compile(r"/[0-9][0-9.]*$")
_VERSION = re.compile(r"-[\d.]+$")


class Table:
    """The structure of one standard; what a record does not need is never made ready."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        """Take a table as it was read."""
        self.prefixes: Mapping[str, str] = raw["prefixes"]
        self.namespaces: Mapping[str, str] = {namespace: prefix for prefix, namespace in self.prefixes.items()}
        self._raw = raw
        self._families = _families(self.namespaces)
        self._members = _members(raw["elements"])
        self._types: dict[int, Type] = {}
        self._simple: dict[int, Value] = {}
        self._attributes: dict[int, Attributes] = {}
        self._elements: dict[str, Declaration | None] = {}
        self._groups: dict[str, Mapping[str, Declaration]] = {}

    def short(self, tag: str) -> str:
        """Give the name of a table for the name of a tree: `gmd:contact` for `{http://...}contact`."""
        if tag[0] != "{":
            return tag
        namespace, _, local = tag[1:].partition("}")
        prefix = self.namespaces.get(namespace)
        return f"{prefix}:{local}" if prefix else tag

    def tag(self, name: str) -> str:
        """Give the name of a tree for the name of a table."""
        prefix, colon, local = name.partition(":")
        return f"{{{self.prefixes[prefix]}}}{local}" if colon else name

    def shown(self, tag: str) -> str:
        """Give the name that people write: with the usual prefix, without the version that tells two apart."""
        prefix, colon, local = self.short(tag).partition(":")
        return f"{_VERSION.sub('', prefix)}:{local}" if colon and tag[0] == "{" and "}" not in local else tag

    def counterparts(self, tag: str) -> tuple[str, ...]:
        """Give the names that a name of another version of a standard has in this table."""
        if tag[0] != "{":
            return ()
        namespace, _, local = tag[1:].partition("}")
        same = self._families.get(_family(namespace), ())
        return tuple(f"{{{one}}}{local}" for one in same if one != namespace)

    def element(self, tag: str) -> Declaration | None:
        """Give a global element."""
        if tag not in self._elements:
            name = self.short(tag)
            if name not in self._raw["elements"] or ("{" in name):
                return None
            self._elements[tag] = self._declared(name, self._raw["elements"][name])
        return self._elements[tag]

    def _undeclared(self, tag: str) -> Declaration:
        """Give what stands for an element that no one declares where anything may stand: it holds anything."""
        return Declaration(tag, self.type(0))

    def _declared(self, name: str, said: Any) -> Declaration:
        number, extras = said if isinstance(said, list) else (said, {})
        return self._declaration(name, number, extras)

    def _declaration(self, name: str, number: int, extras: Mapping[str, Any]) -> Declaration:
        return Declaration(
            self.shown(self.tag(name)),
            self.type(number),
            nillable="n" in extras,
            abstract="x" in extras,
            fixed=extras.get("f"),
            default=extras.get("d"),
        )

    def substitutes(self, name: str) -> Mapping[str, Declaration]:
        """Give what may stand where a global element is asked for, itself included, by their names in a tree."""
        if name not in self._groups:
            names = [name]
            for one in names:
                names.extend(self._members.get(one, ()))
            found = {self.tag(one): self.element(self.tag(one)) for one in dict.fromkeys(names)}
            self._groups[name] = {tag: one for tag, one in found.items() if one is not None}
        return self._groups[name]

    def named_type(self, tag: str) -> Type | None:
        """Give a type by its name, as xsi:type has it."""
        if tag.startswith(f"{{{XS}}}"):
            return self._built_in(tag[len(XS) + 2 :])
        number = self._raw["named"].get(self.short(tag))
        return None if number is None else self.type(number)

    def _built_in(self, name: str) -> Type | None:
        if name == "anyType":
            return self.type(0)
        try:
            value = compiled({"b": name}, self.simple)
        except KeyError:
            return None
        return Type(-1, {"b": [0, "r"]}, Attributes({}, ()), value, self._particle)

    def type(self, number: int) -> Type:
        """Give a type by its number."""
        if number not in self._types:
            self._types[number] = self._made(number)
        return self._types[number]

    def _made(self, number: int) -> Type:
        if number < 0:
            return Type(number, {"b": [0, "r"]}, Attributes({}, ()), self.simple(number), self._particle)
        entry = self._raw["types"][number]
        text = self.simple(entry["s"]) if "s" in entry else None
        return Type(number, entry, self._attributes_of(entry.get("a")), text, self._particle)

    def derives(self, derived: Type, base: Type) -> bool:
        """Tell whether a type is another or comes of it."""
        if base.number == 0 or derived is base:
            return True
        if derived.number < 0:
            return base.text is not None and base.number < 0 and base.text.expected == "anySimpleType"
        step = derived.base
        while step is not None and step[0] > 0 and step[0] != base.number:
            step = self.type(step[0]).base
        return step is not None and step[0] == base.number

    def simple(self, number: int) -> Value:
        """Give a simple type by its number."""
        if number not in self._simple:
            self._simple[number] = compiled(self._raw["simple"][-number - 1], self.simple)
        return self._simple[number]

    def attribute(self, tag: str) -> Attribute | None:
        """Give a global attribute."""
        said = self._raw["globals"].get(self.short(tag))
        return None if said is None else self._attribute([self.short(tag), *said])

    def _attribute(self, entry: Sequence[Any]) -> Attribute:
        value = self.simple(entry[1])
        fixed = entry[3] if len(entry) > 3 else None
        return Attribute(self.shown(self.tag(entry[0])), value, len(entry) > 2 and entry[2] == 1, fixed)

    def _attributes_of(self, row: int | None) -> Attributes:
        if row is None:
            return Attributes({}, ())
        if row not in self._attributes:
            known = {self.tag(entry[0]): self._attribute(entry) for entry in self._raw["attributes"][row]}
            required = tuple(tag for tag, attribute in known.items() if attribute.required)
            self._attributes[row] = Attributes(known, required)
        return self._attributes[row]

    def _particle(self, entry: Sequence[Any], rank: int) -> Particle:
        if entry[0] == "*":
            return self._any(entry, rank)
        name = entry[0]
        if len(entry) < 2 or entry[1] is None:
            tags = self.substitutes(name)
        else:
            tags = {self.tag(name): self._declaration(name, entry[1], entry[4] if len(entry) > 4 else {})}
        return Particle(rank, self.shown(self.tag(name)), tags, tags.get)

    def _any(self, entry: Sequence[Any], rank: int) -> Particle:
        allowed = wildcard(entry[1:])

        def find(tag: str) -> Declaration | Literal[False] | None:
            if not allowed.takes(tag):
                return None
            if allowed.process == "skip":
                return False
            return self.element(tag) or (None if allowed.process == "strict" else self._undeclared(tag))

        return Particle(rank, "*", {}, find, wild=True)


def _family(namespace: str) -> str:
    """Give what the namespaces of all versions of a standard have in common."""
    return _LAST.sub("", namespace.rstrip("/")).replace("https://", "http://")


def _families(namespaces: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    families: dict[str, list[str]] = {}
    for namespace in namespaces:
        families.setdefault(_family(namespace), []).append(namespace)
    return families


def _members(elements: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    members: dict[str, list[str]] = {}
    for name, said in elements.items():
        if isinstance(said, list) and "h" in said[1]:
            members.setdefault(said[1]["h"], []).append(name)
    return members


@cache
def load(name: str) -> Table:
    """Give a table by its name, `iso-19139-2007` for one; it is read once."""
    path = folder("schemas") / "structure" / f"{name}.json"
    return Table(json.loads(path.read_bytes()))
