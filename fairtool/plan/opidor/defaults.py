"""What a plan must say and does not, where there is an honest value: unknown, or what the plan says elsewhere."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence

from fairtool.plan.fault import Fault, Kind
from fairtool.plan.opidor.mending import kind_of
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_UNKNOWN = marked("{where} is not said: unknown")
_TAKEN = marked("{where} is not said: {value} was taken, from {source}")
_LOCAL = marked("{where} is not said: {value} was given, which is no persistent identifier")
_KIND = marked("{where} is not said: {identifier} is written as {value}")
_YES_NO = frozenset({"personal_data", "sensitive_data", "ethical_issues_exist"})


def complete(made: Mapping[str, object], faults: Sequence[Fault]) -> Iterator[Warned]:
    """Add what is missing in place where there is an honest value, and give a sentence for each."""
    for fault in faults:
        if fault.kind is Kind.MISSING:
            node, above = _at(made, fault.where)
            found = _value(fault, node, JsonNode(made)["dmp"], above)
            if found and isinstance(node.value, MutableMapping):
                value, sentence = found
                node.value[fault.name] = value
                yield sentence


def _value(fault: Fault, node: JsonNode, dmp: JsonNode, above: JsonNode) -> tuple[object, Warned] | None:
    where = fault.where
    if fault.name in _YES_NO:
        return "unknown", warned(_UNKNOWN, where)
    if fault.name == "dataset_id":
        index = int(where.split("/")[3])
        local = {"identifier": f"dataset-{index + 1}", "type": "other"}
        return local, warned(_LOCAL, where, value=local["identifier"])
    number = node["identifier"].text()
    if fault.name == "type" and number:
        return kind_of(number), warned(_KIND, where, value=kind_of(number), identifier=number)
    source = _SOURCES.get(fault.name)
    found = source(node, dmp, above) if source else JsonNode()
    if not found.text():
        return None
    return found.value, warned(_TAKEN, where, value=found.text(), source=found.where)


def _title(node: JsonNode, _: JsonNode, above: JsonNode) -> JsonNode:
    """Give the address of a host, or the title of the data set of a distribution."""
    return node["url"] or (above["title"] if "/distribution/" in node.where else JsonNode())


def _language(_: JsonNode, dmp: JsonNode, __: JsonNode) -> JsonNode:
    return dmp["language"]


def _start(node: JsonNode, _: JsonNode, above: JsonNode) -> JsonNode:
    return above["issued"] if node["license_ref"] else JsonNode()


def _modified(_: JsonNode, dmp: JsonNode, __: JsonNode) -> JsonNode:
    return dmp.first("created", "modified")


def _name(node: JsonNode, _: JsonNode, __: JsonNode) -> JsonNode:
    return node["mbox"]


_SOURCES: Mapping[str, Callable[[JsonNode, JsonNode, JsonNode], JsonNode]] = {
    "title": _title,
    "language": _language,
    "start_date": _start,
    "created": _modified,
    "modified": _modified,
    "name": _name,
}


def _at(made: Mapping[str, object], where: str) -> tuple[JsonNode, JsonNode]:
    """Give the object that lacks something, and the data set around it, or the plan where there is none."""
    node = above = JsonNode(made)
    parts = where.split("/")[1:-1]
    for index, part in enumerate(parts):
        value = node.value[int(part)] if isinstance(node.value, list) else node[part].value
        node = JsonNode(value, f"{node.where}/{part}")
        if index > 0 and parts[index - 1] == "dataset":
            above = node
    return node, above
