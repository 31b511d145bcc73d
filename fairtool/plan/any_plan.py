"""Reading a plan whatever its form: JSON by the RDA DMP Common Standard, or a plan file."""

import json
from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.plan.file_places import FilePlaces
from fairtool.plan.read import read_plan
from fairtool.plan.view import Plan
from fairtool.record.json_node import JsonNode
from fairtool.version import Version

_BEGINNING = 4096
_NEWEST = Version(1, 2)


def read_any_plan(path: Path, name: str, fixed: Version | None = None) -> Plan:
    """Read a plan; `fixed` is the version of the standard that the user says. Raises UnreadableError."""
    try:
        with path.open("rb") as file:
            is_json = file.read(_BEGINNING).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
        return read_plan(path, name, fixed) if is_json else _of_file(path, name)
    except OSError as error:
        raise UnreadableError("{path} cannot be read: {reason}", path=name, reason=error.strerror or error) from error


def _of_file(path: Path, name: str) -> Plan:
    """Give the view of what the blocks of a plan file say together; what it misses is told with its line there."""
    from fairtool.plan.file_lines import data_of, lines_of  # noqa: PLC0415 - ruamel.yaml, for plan files only
    from fairtool.plan.plan_file import Source, plan_file_of  # noqa: PLC0415 - likewise
    from fairtool.plan.united import united  # noqa: PLC0415 - likewise
    from fairtool.plan.yaml_text import LARGEST  # noqa: PLC0415 - likewise

    with path.open("rb") as stream:
        file = plan_file_of(stream.read(LARGEST + 1), name)
    file.refuse_faults()
    whole = united(file)
    text = json.dumps(whole.document, ensure_ascii=False)
    measured = frozenset(where for where, origin in whole.sources.items() if origin.source is Source.MEASURED)
    places = FilePlaces(lines_of(file, whole), data_of(file, whole), measured)
    return Plan(name, _NEWEST, JsonNode(whole.document), text, whole.faults, places)
