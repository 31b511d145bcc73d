"""Reading a plan whatever its form: JSON by the RDA DMP Common Standard, or a plan file."""

import json
import re
from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.plan.file_places import FilePlaces
from fairtool.plan.plan_file import PlanFile, is_plan_file, plan_file_of
from fairtool.plan.read import read_plan
from fairtool.plan.united import united
from fairtool.plan.view import Plan
from fairtool.record.json_node import JsonNode
from fairtool.version import Version

_BEGINNING = 4096
_NEWEST = Version(1, 2)
_LINE = re.compile(r", line (\d+)")


def read_any_plan(path: Path, name: str, fixed: Version | None = None) -> Plan:
    """Read a plan; `fixed` is the version of the standard that the user says. Raises UnreadableError."""
    try:
        with path.open("rb") as file:
            is_file = is_plan_file(file.read(_BEGINNING))
        return _of_file(plan_file_of(path.read_bytes(), name)) if is_file else read_plan(path, name, fixed)
    except OSError as error:
        raise UnreadableError("{path} cannot be read: {reason}", path=name, reason=error.strerror or error) from error


def _of_file(file: PlanFile) -> Plan:
    """Give the view of what the blocks of a plan file say together; what it misses is told with its line there."""
    file.refuse_faults()
    whole = united(file)
    places = {
        pointer: int(found[1])
        for pointer, origin in whole.sources.items()
        if origin.place.startswith(file.path) and (found := _LINE.fullmatch(origin.place[len(file.path) :]))
    }
    text = json.dumps(whole.document, ensure_ascii=False)
    return Plan(file.path, _NEWEST, JsonNode(whole.document), text, whole.faults, FilePlaces(places))
