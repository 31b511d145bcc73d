"""Reads from a recording why there was no answer: only in sentences that the program itself says.

A sentence is filled with values as Python fills a format, which can do more than to show them: what stands in a file
that others wrote is a value, and never the sentence.
"""

from string import Formatter
from types import MappingProxyType

from fairtool.asking import ASK_HINTS
from fairtool.fair.online.fetch import FAULTS
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_OTHER = marked("{where} was not answered, as the recording says: {reason}")


def fault_of(node: JsonNode, address: str) -> Warned:
    """Give the fault that a recording holds; one in other words than ours is shown as it is written."""
    template = _text(node["template"])
    needed = [name for _, name, _, _ in Formatter().parse(template) if name] if template in FAULTS else []
    values = {name: _text(node["values"][name]) for name in _with_french(needed) if name in node["values"].members}
    if not needed or not {*needed} <= {"where", *values}:
        return warned(_OTHER, address, reason=template)
    hint = _text(node["hint"])
    told = warned(template, _text(node["where"]), **values)
    return Warned(told.template, told.where, MappingProxyType(dict(told.values)), hint if hint in ASK_HINTS else "")


def _with_french(names: list[str]) -> tuple[str, ...]:
    return tuple(one for name in names if name != "where" for one in (name, f"{name}_fr"))


def _text(node: JsonNode) -> str:
    return node.value if isinstance(node.value, str) else ""
