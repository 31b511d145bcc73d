"""Turns the simple types of a set of schemas into facts: the built-in type beneath, enumerations, patterns, limits."""

import json
from collections.abc import Mapping
from typing import Any

from xsd_set import XS, Component, SchemaSet

ANY_SIMPLE = -1
FACETS: Mapping[str, str] = {
    "length": "len", "minLength": "lo", "maxLength": "hi", "totalDigits": "td", "fractionDigits": "fd",
    "minInclusive": "ge", "maxInclusive": "le", "minExclusive": "gt", "maxExclusive": "lt", "whiteSpace": "ws",
}  # fmt: skip


class Values:
    """Collects the simple types as they are met; equal ones have one number, and numbers are negative.

    A type has `b` (the built-in type beneath), `u` (the members of a union) or `l` (the items of a list), and its
    facets: `e` enumeration, `r` patterns (all lists must match, one of each list), and the others by short names.
    """

    def __init__(self, schemas: SchemaSet) -> None:
        """Start with the type of any simple value."""
        self.schemas = schemas
        self.types: list[dict[str, Any]] = []
        self.numbers: dict[str, int] = {}
        self.add({"b": "anySimpleType"})

    def pool(self) -> list[dict[str, Any]]:
        """Give the types in the order of their numbers: -1, -2 ..."""
        return self.types

    def add(self, said: dict[str, Any]) -> int:
        """Give the number of a type."""
        text = json.dumps(said, sort_keys=True)
        if text not in self.numbers:
            self.types.append(said)
            self.numbers[text] = -len(self.types)
        return self.numbers[text]

    def named(self, name: str) -> int:
        """Give the number of a named type, built in or not."""
        if name.startswith(XS):
            return self.add({"b": name[len(XS) :]})
        return self.of(self.schemas.find("simpleType", name))

    def of(self, part: Component) -> int:
        """Give the number of a simple type as it is declared."""
        derivation = next(part.parts("restriction", "list", "union"))
        inner = [self.of(simple) for simple in derivation.parts("simpleType")]
        if derivation.kind == "union":
            names = (derivation.node.get("memberTypes") or "").split()
            return self.add({"u": [self.named(derivation.name(name)) for name in names] + inner})
        if derivation.kind == "list":
            return self.add({"l": inner[0] if inner else self.named(derivation.name(derivation.node.get("itemType")))})
        base = inner[0] if inner else self.named(derivation.name(derivation.node.get("base")))
        return self.restricted(base, derivation)

    def restricted(self, base: int, derivation: Component) -> int:
        """Give the number of a type made narrower."""
        said = dict(self.types[-base - 1])
        patterns = [facet.node.get("value") for facet in derivation.parts("pattern")]
        codes = [facet.node.get("value") for facet in derivation.parts("enumeration")]
        if patterns:
            said["r"] = [*said.get("r", []), patterns]
        if codes:
            said["e"] = codes
        for facet in derivation.parts(*FACETS):
            said[FACETS[facet.kind]] = facet.node.get("value")
        return self.add(said)
