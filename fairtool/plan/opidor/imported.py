"""What others write as a plan, read: DMP OPIDoR's two forms, and maDMP of any version, faulty or not."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fairtool.errors import UnreadableError
from fairtool.plan.edition import declared
from fairtool.plan.fault import Fault
from fairtool.plan.opidor.from_standard import plan_of
from fairtool.plan.opidor.repair import repaired
from fairtool.plan.opidor.unread import unread
from fairtool.plan.plan_file import is_plan_file
from fairtool.record.json_node import JsonNode, read_json
from fairtool.translate import marked, translate
from fairtool.warned import Warned, warned

LARGEST = 128 * 2**20  # bytes; a plan of 100,000 data sets has half of that
_DEPTH_OF_WRAPPING = 3
_MIDNIGHT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00")
_WRAPPED = marked("{where} holds the plan; what is around it was passed over")


class Form(StrEnum):
    """The form in which a plan came."""

    STANDARD = "opidor"
    RDA = "opidor-rda"
    MADMP = "madmp"


@dataclass(frozen=True, slots=True)
class Imported:
    """A plan by maDMP 1.2, `{"dmp": ...}`: the form it came in, what was repaired, what is still missing or wrong."""

    form: Form
    version: str
    document: Mapping[str, object]
    told: tuple[Warned, ...]
    faults: tuple[Fault, ...]


def imported(data: bytes, path: str, zone: str = "Z") -> Imported:
    """Read a plan; raises UnreadableError for what is no JSON, too large, or no plan, and names what it is."""
    if len(data) > LARGEST:
        raise UnreadableError(
            "{path} has {size} bytes; a plan of more than {most} is not read",
            hint="part it into several plans",
            path=path,
            size=len(data),
            most=LARGEST,
        )
    if is_plan_file(data):
        raise UnreadableError(
            "{path} is a plan file already, and needs no import",
            hint="use it as it is; fairtool dmp export {path} --to madmp makes JSON of it",
            path=path,
        )
    root = read_json(data, path, lists=True)
    found = None if _other(root) else next(_plans(root, _DEPTH_OF_WRAPPING), None)
    if found is None:
        raise _no_plan(root, path)
    wrapped = (warned(_WRAPPED, found.where),) if found.where else ()
    if "researchOutput" in found.members:
        return _standard(found, wrapped)
    return _rda(found, root, wrapped, zone)


def _plans(node: JsonNode, depth: int) -> Iterator[JsonNode]:
    """Give the objects that are plans, the outermost first."""
    if _is_plan(node):
        yield node
    elif depth:
        inside = node if isinstance(node.value, list) else (node[key] for key in node.members)
        for one in inside:
            yield from _plans(one, depth - 1)


def _is_plan(node: JsonNode) -> bool:
    members = node.members
    is_standard = isinstance(members.get("meta"), Mapping) and isinstance(members.get("researchOutput"), list)
    return isinstance(members.get("dmp"), Mapping) or is_standard


def _standard(root: JsonNode, wrapped: tuple[Warned, ...]) -> Imported:
    plan = plan_of(JsonNode(root.value))
    found = repaired(plan)
    lost = tuple(unread(JsonNode(root.value), plan))
    return Imported(Form.STANDARD, "", found.document, (*wrapped, *found.repairs, *lost), found.faults)


def _rda(node: JsonNode, root: JsonNode, wrapped: tuple[Warned, ...], zone: str) -> Imported:
    found = repaired(node.members, zone)
    form = Form.RDA if _is_of_opidor(node["dmp"]) else Form.MADMP
    return Imported(form, declared(root.members), found.document, (*wrapped, *found.repairs), found.faults)


def _is_of_opidor(dmp: JsonNode) -> bool:
    """Tell an export of DMP OPIDoR by its marks: `title` for `name`, midnight without a zone."""
    resources = [one for dataset in dmp["dataset"] for one in dataset["technical_resource"]]
    is_titled = any("title" in one.members and "name" not in one.members for one in resources)
    is_midnight = _MIDNIGHT.fullmatch(dmp["created"].text()) is not None
    return is_titled or is_midnight or "opidor" in dmp["dmp_id"]["identifier"].text().casefold()


# What is known to be something else, by the keys at its root.
_OTHERS = (
    (marked("an RO-Crate"), ("@context", "@graph")),
    (marked("a JSON Schema"), ("$schema", "properties")),
    (marked("a plan in the old form of DMPRoadmap"), ("plan_content",)),
    (marked("a registry of DMP OPIDoR"), ("fr_FR", "en_GB")),
)


def _other(root: JsonNode) -> str:
    """Give what a document is, where it is known to be no plan."""
    return next((name for name, marks in _OTHERS if all(mark in root.members for mark in marks)), "")


def _no_plan(root: JsonNode, path: str) -> UnreadableError:
    other = _other(root)
    keys = ", ".join(list(root.members)[:8])
    if not other and not keys:
        other = marked("an empty object") if isinstance(root.value, Mapping) else marked("a list without a plan")
    return UnreadableError(
        "{path} is {kind}, and no plan" if other else "{path} is JSON, but no plan: it holds {keys}",
        hint="give maDMP (a root dmp) or the standard form of DMP OPIDoR (meta and researchOutput)",
        path=path,
        kind=other,
        kind_fr=translate(other, "fr"),
        keys=keys,
    )
