"""From the bytes of a file to the view of a plan; what only looks like one is told for what it is."""

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.plan.edition import judged
from fairtool.plan.places import Places
from fairtool.plan.view import Plan
from fairtool.record.json_node import JsonNode, read_json
from fairtool.version import Version

_MOST = 128 * 2**20  # bytes; a plan of 100,000 data sets has half of that
_OF_OPIDOR = frozenset({"meta", "researchOutput"})
_OF_SCHEMAS = ("$ref", "properties")  # what a schema says of the key `dmp`
_DEPTH_OF_WRAPPING = 3


def read_plan(path: Path, name: str, fixed: Version | None = None) -> Plan:
    """Read a plan; `fixed` is the version that the user says. Raises UnreadableError."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):  # to read a named pipe may wait for ever
        raise UnreadableError("{path} is no file", path=name)
    size = about.st_size
    if size > _MOST:
        raise UnreadableError(
            "{path} has {size} bytes; a plan of more than {most} is not read",
            hint="part it into several plans",
            path=name,
            size=size,
            most=_MOST,
        )
    return plan_of(path.read_bytes(), name, fixed)


def plan_of(data: bytes, name: str, fixed: Version | None = None) -> Plan:
    """Give the view of a plan in JSON.

    Raises UnreadableError where it is none, with line and column for broken JSON.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError("{path} is no UTF-8, as JSON must be", hint="save it as UTF-8", path=name) from None
    document = read_json(text, name, lists=True)
    if "dmp" not in document.members:
        _refuse_others(document, name)
    version, faults = judged(document.members, fixed)
    return Plan(name, version, document, text, faults, Places(text))


def _refuse_others(document: JsonNode, name: str) -> None:
    """Raise UnreadableError for a plan that is wrapped, or in another form; an object without a plan passes."""
    if document.members.keys() >= _OF_OPIDOR:
        raise UnreadableError(
            "{path} is a plan in the own form of DMP OPIDoR, and none of the RDA DMP Common Standard",
            hint="export it from DMP OPIDoR in the RDA form",
            path=name,
        )
    inner = next(_plans_in(document, _DEPTH_OF_WRAPPING), None)
    if inner is not None:
        raise UnreadableError(
            "{path} is an answer that holds a plan at {place}, and no plan itself",
            hint="save what stands there as a file of its own",
            path=name,
            place=inner or "/",
        )
    if not document.members:
        raise UnreadableError(
            "{path} is a list, and no plan", hint="give one plan, an object with the key dmp", path=name
        )


def _plans_in(node: JsonNode, depth: int) -> Iterator[str]:
    """Give the places of the objects with a key `dmp` that are not too deep inside."""
    inner = node.members.get("dmp")
    if isinstance(inner, Mapping) and inner.keys().isdisjoint(_OF_SCHEMAS):
        yield node.where
    elif depth:
        inside = node if isinstance(node.value, list) else (node[key] for key in node.members)
        for one in inside:
            yield from _plans_in(one, depth - 1)
