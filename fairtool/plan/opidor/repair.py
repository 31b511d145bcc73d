"""Faulty plans in the form of the RDA standard, made right where that is certain; every repair is told with its place.

DMP OPIDoR's own export in this form has dates without zone, nulls, empty objects and a key of another name; imports
of versions 1.0 and 1.1 of the standard need no more than that to be plans by 1.2.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass

from fairtool.plan.fault import Fault, Kind
from fairtool.plan.faults import escaped, faults_of
from fairtool.plan.opidor.defaults import complete
from fairtool.plan.opidor.embargo import lift_embargoes
from fairtool.plan.opidor.mending import mended
from fairtool.plan.opidor.renamed import rename
from fairtool.plan.opidor.traces import clear_traces
from fairtool.plan.shape import shape_of
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_EMPTY = marked("{where} is empty: left out")
_MOST_ROUNDS = 3  # a value in a list that was none is looked at in the next


@dataclass(frozen=True, slots=True)
class Repaired:
    """The plan by 1.2, the repairs, and what is still missing or wrong."""

    document: Mapping[str, object]
    repairs: tuple[Warned, ...]
    faults: tuple[Fault, ...]


def repaired(document: Mapping[str, object], zone: str = "Z") -> Repaired:
    """Give a plan by 1.2 made of a document `{"dmp": ...}`, which stays as it is; `zone` is that of moments without."""
    told: list[Warned] = []
    empty: list[Warned] = []
    dmp = _sound(document.get("dmp"), "/dmp", empty)
    made: dict[str, object] = {"dmp": dmp if dmp is not None else {}}
    told += rename(JsonNode(made)["dmp"])
    told += lift_embargoes(JsonNode(made)["dmp"])
    told += clear_traces(JsonNode(made)["dmp"])
    faults = faults_of(made, shape_of("1.2"))
    for _ in range(_MOST_ROUNDS):
        new = [one for fault in faults if (one := _mend(made, fault, zone))]
        if not new:
            break
        told += new
        faults = faults_of(made, shape_of("1.2"))
    told += complete(made, faults)
    return Repaired(made, (*told, *empty), faults_of(made, shape_of("1.2")))


def _sound(value: object, where: str, told: list[Warned]) -> object:
    """Give a copy of a value without what is empty: null, blank texts, objects and lists of nothing; None for nothing.

    `dataset` may be an empty list: the standard requires the list, and allows it to be empty.
    """
    if isinstance(value, Mapping):
        inside = {key: _sound(one, f"{where}/{escaped(str(key))}", told) for key, one in value.items()}
        found: object = {key: one for key, one in inside.items() if one is not None}
    elif isinstance(value, list):
        items = (_sound(one, f"{where}/{index}", told) for index, one in enumerate(_flat(value)))
        found = [one for one in items if one is not None]
    else:
        found = None if isinstance(value, str) and not value.strip() else value
    if found in (None, {}, []) and where != "/dmp/dataset":
        if not isinstance(value, Mapping | list) or not value:
            told.append(warned(_EMPTY, where))
        return None
    return found


def _flat(items: list[object]) -> Iterator[object]:
    """Give the items, those of a list inside of the list too: a list of lists is written by some for one list."""
    for item in items:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield item


def _mend(made: dict[str, object], fault: Fault, zone: str) -> Warned | None:
    if fault.kind is Kind.COUNT:
        return _drop_doubles(made, fault)
    found = mended(fault, zone)
    if found is None:
        return None
    put(made, fault.where, found.value)
    return warned(found.template, fault.where, value=fault.value, new=found.value)


def _drop_doubles(made: dict[str, object], fault: Fault) -> Warned | None:
    items = fault.value if isinstance(fault.value, list) else []
    once = [item for index, item in enumerate(items) if item not in items[:index]]
    if not once or len(once) == len(items):
        return None
    put(made, fault.where, once)
    return warned(marked("{where} names something twice: named once"), fault.where)


def put(made: object, where: str, value: object) -> None:
    """Set the value at a JSON pointer whose parent is there."""
    *above, last = (part.replace("~1", "/").replace("~0", "~") for part in where.split("/")[1:])
    for part in above:
        made = made[int(part)] if isinstance(made, list) else made[part]  # type: ignore[index]  # the pointer is of it
    if isinstance(made, list):
        made[int(last)] = value
    elif isinstance(made, MutableMapping):
        made[last] = value
