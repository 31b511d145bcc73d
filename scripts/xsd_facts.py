"""Turns a set of schemas into the facts of a structure table: what may stand where, how often, with which values."""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from xsd_set import XS, Component, SchemaSet
from xsd_values import ANY_SIMPLE, Values

Facts: TypeAlias = dict[str, Any]
ANY_TYPE = XS + "anyType"
UNBOUNDED = -1


def facts(schemas: SchemaSet, prefixes: Mapping[str, str]) -> Facts:
    """Give the table of a set; its names have the usual prefixes, and none where they have no namespace."""
    return Builder(schemas, Names(prefixes)).table()


class Names:
    """Gives names their prefixes."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Take the usual prefixes."""
        self.prefixes = {**prefixes, "xs": XS[1:-1]}
        self.by_namespace = {namespace: prefix for prefix, namespace in self.prefixes.items()}
        self.used: set[str] = set()

    def short(self, name: str) -> str:
        """Give `gmd:contact` for `{http://...}contact`."""
        namespace, _, local = name[1:].rpartition("}")
        if not namespace:
            return local
        if namespace not in self.by_namespace:
            *_, word, version = namespace.split("/")
            self.by_namespace[namespace] = f"{word}-{version}"
        prefix = self.by_namespace[namespace]
        self.prefixes[prefix] = namespace
        self.used.add(prefix)
        return f"{prefix}:{local}"


class Builder:
    """Collects the types as they are met; a type is a number, a complex one >= 0, a simple one < 0."""

    def __init__(self, schemas: SchemaSet, names: Names) -> None:
        """Start with the type that takes anything."""
        self.schemas = schemas
        self.names = names
        self.values = Values(schemas)
        self.types: list[Facts] = [{"m": 1, "c": ["*", "any", "lax", 0, UNBOUNDED], "w": ["any", "lax"]}]
        self.known: dict[str, int] = {ANY_TYPE: 0}
        self.untold: dict[int, Component] = {}
        self.attributes: dict[str, int] = {}
        self.resolved: dict[int, tuple[dict[str, list[Any]], Any]] = {}

    def table(self) -> Facts:
        """Give the whole table."""
        elements = {self.names.short(name): self.declared(part) for name, part in self.schemas.of_kind("element")}
        named = {
            self.names.short(name): self.type_of(name)
            for kind in ("complexType", "simpleType")
            for name, _ in self.schemas.of_kind(kind)
        }
        attributes = {
            self.names.short(name): self.attribute(part)[1:] for name, part in self.schemas.of_kind("attribute")
        }
        while self.untold:
            self.tell(next(iter(self.untold)))
        pool = sorted(self.attributes, key=self.attributes.__getitem__)
        return {
            "elements": elements,
            "named": named,
            "globals": attributes,
            "types": self.types,
            "attributes": [json.loads(entry) for entry in pool],
            "simple": self.values.pool(),
            "prefixes": {prefix: self.names.prefixes[prefix] for prefix in sorted(self.names.used)},
        }

    def declared(self, part: Component) -> Any:
        """Give a global element: its type, or its type and what else is said of it."""
        extras = self.extras(part)
        head = part.node.get("substitutionGroup")
        if head:
            extras["h"] = self.names.short(part.name(head))
        if part.node.get("abstract") == "true":
            extras["x"] = 1
        number = self.element_type(part)
        return [number, extras] if extras else number

    @staticmethod
    def extras(part: Component) -> Facts:
        """Give what is said of an element beside its type: n nillable, d default, f fixed."""
        node = part.node
        said: Facts = {"n": 1} if node.get("nillable") == "true" else {}
        for key, name in (("d", "default"), ("f", "fixed")):
            if node.get(name) is not None:
                said[key] = node.get(name)
        return said

    def element_type(self, part: Component) -> int:
        """Give the type of an element: its own, that of the head of its substitution group, or any."""
        if part.node.get("type"):
            return self.type_of(part.name(part.node.get("type")))
        for inner in part.parts("complexType", "simpleType"):
            return self.anonymous(inner)
        head = part.node.get("substitutionGroup")
        return self.element_type(self.schemas.find("element", part.name(head))) if head else 0

    def type_of(self, name: str) -> int:
        """Give the number of a named type."""
        if name in self.known:
            return self.known[name]
        if ("complexType", name) not in self.schemas.parts:
            self.known[name] = self.values.named(name)
            return self.known[name]
        return self.complex_type(self.schemas.find("complexType", name), name)

    def anonymous(self, part: Component) -> int:
        """Give the number of a type that stands inside an element."""
        if part.kind == "simpleType":
            return self.values.of(part)
        return self.complex_type(part, "")

    def complex_type(self, part: Component, name: str) -> int:
        """Add a complex type; it is told later, for a type may contain itself."""
        number = len(self.types)
        self.types.append({})
        self.untold[number] = part
        if name:
            self.known[name] = number
        return number

    def tell(self, number: int) -> None:
        """Say what a complex type is, unless it was said before."""
        part = self.untold.pop(number, None)
        if part is None:
            return
        said = self.types[number]
        if part.node.get("abstract") == "true":
            said["x"] = 1
        mixed = part.node.get("mixed")
        content = next(part.parts("simpleContent", "complexContent"), None)
        if content is None:
            self.fill(said, number, part, 0)
            self.mix(said, mixed)
            return
        derivation = next(content.parts("extension", "restriction"))
        base = self.type_of(derivation.name(derivation.node.get("base")))
        self.tell(base)
        said["b"] = [base, derivation.kind[0]]
        if content.kind == "simpleContent":
            self.simple_content(said, derivation, base)
            self.take_attributes(said, number, derivation, base)
        else:
            self.fill(said, number, derivation, base)
            self.mix(said, content.node.get("mixed") or mixed)

    @staticmethod
    def mix(said: Facts, mixed: str | None) -> None:
        """Say that text may stand between the elements."""
        if mixed in {"true", "1"}:
            said["m"] = 1

    def simple_content(self, said: Facts, derivation: Component, base: int) -> None:
        """Say the values of a type with text and attributes."""
        known = base if base < 0 else self.types[base].get("s", ANY_SIMPLE)
        inner = next(derivation.parts("simpleType"), None)
        known = self.values.of(inner) if inner is not None else known
        said["s"] = self.values.restricted(known, derivation) if derivation.kind == "restriction" else known

    def fill(self, said: Facts, number: int, part: Component, base: int) -> None:
        """Say the content and attributes of a type with elements; what is extended comes first."""
        group = next(part.parts("sequence", "choice", "all", "group"), None)
        own = self.particle(group) if group is not None else None
        inherited = self.types[base].get("c") if part.kind == "extension" else None
        if part.kind == "extension" and self.types[base].get("m"):
            said["m"] = 1
        both = [content for content in (inherited, own) if content]
        if len(both) == 2:
            said["c"] = [",", both]
        elif both:
            said["c"] = both[0]
        self.take_attributes(said, number, part, base)

    def particle(self, part: Component) -> list[Any] | None:
        """Give a particle: an element, a group (`,` sequence, `|` choice, `&` all) or `*`, with its multiplicity."""
        least = int(part.node.get("minOccurs", "1"))
        most = part.node.get("maxOccurs", "1")
        most = UNBOUNDED if most == "unbounded" else int(most)
        if most == 0:
            return None
        times = [] if (least, most) == (1, 1) else [least, most]
        if part.kind == "element":
            return self.element(part, times)
        if part.kind == "any":
            allowed = self.namespaces(part)
            return ["*", allowed, part.node.get("processContents", "strict"), *times]
        if part.kind == "group":
            named = self.schemas.find("group", part.name(part.node.get("ref")))
            inner = self.particle(next(named.parts("sequence", "choice", "all")))
            return inner if inner is None or not times else [",", [inner], *times]
        parts = [particle for particle in map(self.particle, part.parts()) if particle is not None]
        if part.kind != "choice" and not parts:
            return None
        return [{"sequence": ",", "choice": "|", "all": "&"}[part.kind], parts, *times]

    def element(self, part: Component, times: list[int]) -> list[Any]:
        """Give an element in its place: name alone for a global one, else name and type."""
        if part.node.get("ref"):
            name = self.names.short(part.name(part.node.get("ref")))
            return [name, None, *times] if times else [name]
        qualified = part.node.get("form", part.document.root.get("elementFormDefault")) == "qualified"
        local = part.node.get("name")
        name = self.names.short(f"{{{part.document.target}}}{local}") if qualified else local
        extras = self.extras(part)
        number = self.element_type(part)
        return [name, number, *(times or [1, 1]), extras] if extras else [name, number, *times]

    @staticmethod
    def namespaces(part: Component) -> Any:
        """Give the namespaces that a wildcard takes: any, `["not", ...]`, or a list."""
        said = part.node.get("namespace", "##any")
        target = part.document.target
        if said == "##any":
            return "any"
        if said == "##other":
            return ["not", target]
        return [{"##local": "", "##targetNamespace": target}.get(word, word) for word in said.split()]

    def take_attributes(self, said: Facts, number: int, part: Component, base: int) -> None:
        """Say the attributes of a type: those of its base, then its own."""
        inherited, wildcard = self.resolved.get(base, ({}, None))
        if base == 0 and said.get("b"):
            wildcard = ["any", "lax"]
        taken = dict(inherited)
        own = self.gather(part, taken)
        wildcard = own if own is not None or part.kind == "restriction" else wildcard
        self.resolved[number] = (taken, wildcard)
        if taken:
            entry = json.dumps([taken[name] for name in sorted(taken)])
            said["a"] = self.attributes.setdefault(entry, len(self.attributes))
        if wildcard is not None:
            said["w"] = wildcard

    def gather(self, part: Component, taken: dict[str, list[Any]]) -> Any:
        """Add the attributes of a type or group to those taken; gives its wildcard."""
        wildcard = None
        for inner in part.parts("attribute", "attributeGroup", "anyAttribute"):
            if inner.kind == "attributeGroup":
                group = self.schemas.find("attributeGroup", inner.name(inner.node.get("ref")))
                wildcard = self.gather(group, taken) or wildcard
            elif inner.kind == "anyAttribute":
                wildcard = [self.namespaces(inner), inner.node.get("processContents", "strict")]
            else:
                entry = self.attribute(inner)
                taken.pop(entry[0], None)
                if inner.node.get("use") != "prohibited":
                    taken[entry[0]] = entry
        return wildcard

    def attribute(self, part: Component) -> list[Any]:
        """Give an attribute: its name, the type of its value, 1 where it is required, its fixed value."""
        ref = part.node.get("ref")
        declaration = self.schemas.find("attribute", part.name(ref)) if ref else part
        name = part.name(ref) if ref else part.node.get("name")
        qualified = part.node.get("form", part.document.root.get("attributeFormDefault")) == "qualified"
        if not ref and (qualified or part.node.getparent().tag == XS + "schema"):
            name = f"{{{part.document.target}}}{name}"
        inner = next(declaration.parts("simpleType"), None)
        number = self.values.of(inner) if inner is not None else ANY_SIMPLE
        if declaration.node.get("type"):
            number = self.values.named(declaration.name(declaration.node.get("type")))
        fixed = part.node.get("fixed", declaration.node.get("fixed"))
        required = 1 if part.node.get("use") == "required" else 0
        short = self.names.short(name) if name.startswith("{") else name
        entry: list[Any] = [short, number]
        return [*entry, required, fixed] if fixed is not None else [*entry, required] if required else entry
