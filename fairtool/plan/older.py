"""A plan by maDMP 1.2 as one by 1.1 or 1.0, and what becomes of what those versions do not know.

Objects are open in every version, so what is new in 1.2 stays where it is, and readers of the older version pass over
it. Only values that the older version forbids are changed.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from copy import deepcopy
from dataclasses import dataclass

from fairtool.plan.fault import Fault, Kind
from fairtool.plan.faults import faults_of
from fairtool.plan.formats import is_uri
from fairtool.plan.shape import EXTENSION, Shape, shape_of
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_UNKNOWN = marked("{where} is not known to version {version}: it stays, and its readers pass over it")
_KIND = marked("{where} is {value}, a kind that version {version} does not know: other was written")
_FIRST = marked("{where} holds several: version {version} has room for one, and the others are not in the document")
_REPORT = marked("{where} is no address, as version {version} wants one: it stands in ethical_issues_description now")
_EMPTY = marked("{where} is an empty list, which version {version} does not allow: left out")


@dataclass(frozen=True, slots=True)
class OlderPlan:
    """The document, what is told of it, and what the older version still misses in it."""

    document: Mapping[str, object]
    told: tuple[Warned, ...]
    faults: tuple[Fault, ...]


def older_plan(document: Mapping[str, object], version: str) -> OlderPlan:
    """Give a plan, `{"dmp": ...}` by 1.2, as one by an older version, which is `1.1` or `1.0`."""
    made: dict[str, object] = {"dmp": deepcopy(document["dmp"])}
    shape = shape_of(version)
    told = [*_report(JsonNode(made)["dmp"], version), *_singles(JsonNode(made), shape, version)]
    for fault in faults_of(made, shape):
        told += _changed(made, fault, version)
    told += (warned(_UNKNOWN, where, version=version) for where in _unknown(JsonNode(made), shape))
    return OlderPlan(made, tuple(told), faults_of(made, shape))


def _report(dmp: JsonNode, version: str) -> Iterator[Warned]:
    """Let a report that is no address stand in the description."""
    text, inside = dmp["ethical_issues_report"].text(), dmp.value
    if text and not is_uri(text) and isinstance(inside, MutableMapping):
        del inside["ethical_issues_report"]
        said = dmp["ethical_issues_description"].text()
        inside["ethical_issues_description"] = "\n".join(filter(None, (said, text)))
        yield warned(_REPORT, f"{dmp.where}/ethical_issues_report", version=version)


def _singles(node: JsonNode, shape: Shape, version: str) -> Iterator[Warned]:
    """Give the first of several where the older version has room for one."""
    inside = node.value
    for key, one in shape.keys.items():
        value = node[key].value
        if one.type == "object" and isinstance(value, list) and isinstance(inside, MutableMapping):
            if len(value) > 1:
                yield warned(_FIRST, node[key].where, version=version)
            inside[key] = value[0] if value else {}
        yield from _inside(JsonNode(node[key].value, node[key].where), one, version)


def _inside(node: JsonNode, shape: Shape, version: str) -> Iterator[Warned]:
    if shape.items:
        for item in node:
            yield from _singles(item, shape.items, version)
    elif node.members:
        yield from _singles(node, shape, version)


def _changed(made: dict[str, object], fault: Fault, version: str) -> Iterator[Warned]:
    parts = fault.where.split("/")[1:]
    parent: object = made
    for part in parts[:-1]:
        parent = parent[int(part)] if isinstance(parent, list) else parent[part]  # type: ignore[index]  # the pointer is of it
    if not isinstance(parent, MutableMapping):
        return
    if fault.kind is Kind.CODE and fault.name == "type" and "other" in fault.codes:
        parent["type"] = "other"
        yield warned(_KIND, fault.where, value=fault.value, version=version)
    elif fault.kind is Kind.COUNT and fault.value == []:
        del parent[fault.name]
        yield warned(_EMPTY, fault.where, version=version)


def _unknown(node: JsonNode, shape: Shape) -> Iterator[str]:
    """Give the places of the keys that are of 1.2 only."""
    for key in node.members:
        known = shape.keys.get(key)
        if key == EXTENSION:
            continue
        if known is None and shape.keys:
            yield node[key].where
        elif known and known.items:
            for item in node[key]:
                yield from _unknown(item, known.items)
        elif known:
            yield from _unknown(node[key], known)
