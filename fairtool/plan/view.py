"""The view of a plan that rules read: its document, its objects by what they are, and its faults."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fairtool.plan.fault import Fault
from fairtool.plan.places import Places
from fairtool.record.json_node import JsonNode
from fairtool.rule import When
from fairtool.version import Version

# Where the objects of each class stand; `*` is each item.
_PATHS: Mapping[str, tuple[str, ...]] = {
    "Dmp": ("dmp",),
    "Contact": ("dmp/contact",),
    "Contributor": ("dmp/contributor/*",),
    "Cost": ("dmp/cost/*",),
    "Project": ("dmp/project/*",),
    "Funding": ("dmp/project/*/funding/*",),
    "Dataset": ("dmp/dataset/*",),
    "Creator": ("dmp/dataset/*/creator/*",),
    "Metadata": ("dmp/dataset/*/metadata/*",),
    "Distribution": ("dmp/dataset/*/distribution/*",),
    "License": ("dmp/dataset/*/distribution/*/license/*",),
    "Host": ("dmp/dataset/*/distribution/*/host",),
    "TechnicalResource": ("dmp/dataset/*/technical_resource/*",),
    "PersonId": (
        "dmp/contact/contact_id/*",
        "dmp/contributor/*/contributor_id/*",
        "dmp/dataset/*/creator/*/creator_id/*",
    ),
    "AffiliationId": (
        "dmp/contact/affiliation/*/affiliation_id",
        "dmp/contributor/*/affiliation/*/affiliation_id",
        "dmp/dataset/*/creator/*/affiliation/*/affiliation_id",
    ),
    "DataId": ("dmp/dmp_id", "dmp/dataset/*/dataset_id"),
    "FunderId": ("dmp/project/*/funding/*/funder_id",),
}
CLASSES: frozenset[str] = frozenset(_PATHS)


@dataclass(frozen=True, slots=True)
class PlanPart:
    """An object of a plan, of one class: `Dataset`, `Host`; rules ask its node for what is in it."""

    kind: str
    node: JsonNode

    @property
    def path(self) -> str:
        """Where it stands, as a JSON pointer."""
        return self.node.where

    def shown(self, names: Sequence[str]) -> Iterator[tuple[str, object]]:
        """Give the texts of these keys, as evidence."""
        yield from ((self.node[name].where, self.node[name].text()) for name in names)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it was read; `version` is that of the standard by which its faults are told."""

    path: str
    version: Version
    document: JsonNode
    text: str
    faults: tuple[Fault, ...]
    places: Places
    _parts: Mapping[str, tuple[PlanPart, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Find the objects of each class."""
        found = {kind: tuple(self._found(kind, paths)) for kind, paths in _PATHS.items()}
        object.__setattr__(self, "_parts", found)

    def _found(self, kind: str, paths: Sequence[str]) -> Iterator[PlanPart]:
        for path in paths:
            yield from (PlanPart(kind, node) for node in _at(self.document, path.split("/")))

    @property
    def dmp(self) -> JsonNode:
        """The plan inside the document."""
        return self.document["dmp"]

    def parts(self, kind: type, when: When) -> Sequence[object]:
        """Give the plan, or its objects of the classes that `when` names."""
        if kind is Plan:
            return (self,)
        if kind is PlanPart:
            return tuple(part for name in when.roles for part in self._parts[name])
        message = f"a plan has no parts of type {kind.__name__}"
        raise TypeError(message)

    def line(self, where: str) -> int:
        """Give the line where something stands, or should."""
        return self.places.line(where)


def _at(node: JsonNode, path: Sequence[str]) -> Iterator[JsonNode]:
    """Give the objects at a path; what is no object is told by the rules of structure."""
    if not path:
        if node.members:
            yield node
    elif path[0] == "*":
        for item in node:
            yield from _at(item, path[1:])
    elif node.members:
        yield from _at(node[path[0]], path[1:])
