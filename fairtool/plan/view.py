"""The view of a plan that rules read: its document, its objects by what they are, and its faults."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

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
    faulty: frozenset[str] = field(init=False, repr=False)
    _parts: Mapping[str, tuple[PlanPart, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Find the objects of each class, and the places that have a fault of structure."""
        object.__setattr__(self, "faulty", frozenset(fault.where for fault in self.faults))
        found: dict[str, list[PlanPart]] = {kind: [] for kind in _PATHS}
        for kind, node in _walked(self.document, _tree()):
            found[kind].append(PlanPart(kind, node))
        object.__setattr__(self, "_parts", {kind: tuple(parts) for kind, parts in found.items()})

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


@dataclass(frozen=True, slots=True)
class _Step:
    """What objects at a place are, and the steps that lead on from there."""

    kinds: tuple[str, ...]
    after: Mapping[str, "_Step"]


@cache
def _tree() -> _Step:
    """Give the paths as a tree, so that a document is walked once for all classes."""
    return _step([(kind, path.split("/")) for kind, paths in _PATHS.items() for path in paths])


def _step(paths: Sequence[tuple[str, Sequence[str]]]) -> _Step:
    firsts = dict.fromkeys(path[0] for _, path in paths if path)
    after = {first: _step([(kind, path[1:]) for kind, path in paths if path[:1] == [first]]) for first in firsts}
    return _Step(tuple(kind for kind, path in paths if not path), after)


def _walked(node: JsonNode, step: _Step) -> Iterator[tuple[str, JsonNode]]:
    """Give the objects below a place, each with its class; what is no object is told by the rules of structure."""
    if step.kinds and node.members:
        yield from ((kind, node) for kind in step.kinds)
    for key, following in step.after.items():
        if key == "*":
            for item in node:
                yield from _walked(item, following)
        elif key in node.members:
            yield from _walked(node[key], following)
