"""What certainly mends a fault of structure in a plan; what only a person knows is asked for, and never invented."""

from collections.abc import Callable, Mapping

from fairtool.finding import Fix, RemoveJson
from fairtool.plan.fault import Fault, Kind
from fairtool.plan.faults import identity
from fairtool.plan.view import Plan
from fairtool.record.json_node import JsonNode
from fairtool.rules.madmp.repair_code import code_for
from fairtool.rules.madmp.repair_json import written
from fairtool.rules.madmp.repair_key import renamed, type_for
from fairtool.rules.madmp.repair_text import text_for
from fairtool.rules.madmp.repair_type import value_for


def repair(fault: Fault, plan: Plan, zone: str) -> Fix | None:
    """Give the edits that mend a fault; None where nothing is certain. `zone` is that of moments without one."""
    if fault.value is None and fault.kind in (Kind.TYPE, Kind.CODE):
        return None if fault.is_required else Fix((RemoveJson(fault.where),))
    return _MENDERS[fault.kind](fault, plan, zone)


def _missing(fault: Fault, plan: Plan, _: str) -> Fix | None:
    outer = node_at(plan.document, fault.where.rpartition("/")[0])
    if outer.value == {} and _may_go(outer.where):
        return Fix((RemoveJson(outer.where),))
    return renamed(fault, outer) or type_for(fault, outer)


def _may_go(where: str) -> bool:
    """Say whether an empty object may be left out: a host, or an identifier of a grant."""
    return where.rpartition("/")[2] in ("host", "grant_id")


def _type(fault: Fault, _: Plan, __: str) -> Fix | None:
    return written(fault.where, value_for(fault))


def _code(fault: Fault, _: Plan, __: str) -> Fix | None:
    return written(fault.where, code_for(fault))


def _format(fault: Fault, _: Plan, zone: str) -> Fix | None:
    return written(fault.where, text_for(fault, zone))


def _count(fault: Fault, _: Plan, __: str) -> Fix | None:
    if isinstance(fault.value, list) and fault.value:
        kept: dict[str, object] = {}
        for item in fault.value:
            kept.setdefault(identity(item), item)
        return written(fault.where, list(kept.values()))
    return None if fault.is_required else Fix((RemoveJson(fault.where),))


def _none(_: Fault, __: Plan, ___: str) -> None:
    return None


_MENDERS: Mapping[Kind, Callable[[Fault, Plan, str], Fix | None]] = {
    Kind.MISSING: _missing,
    Kind.UNKNOWN: _none,
    Kind.TYPE: _type,
    Kind.CODE: _code,
    Kind.FORMAT: _format,
    Kind.COUNT: _count,
}


def node_at(document: JsonNode, where: str) -> JsonNode:
    """Give what stands at a JSON pointer."""
    node = document
    for part in where.split("/")[1:]:
        if isinstance(node.value, list):
            node = JsonNode(node.value[int(part)], f"{node.where}/{part}")
        else:
            node = node[part.replace("~1", "/").replace("~0", "~")]
    return node
