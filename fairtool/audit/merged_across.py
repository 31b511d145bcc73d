"""Looking across the files of a store that was merged: what belongs together may have come from several parts."""

import json
from pathlib import Path
from typing import Any

from fairtool.audit.file_system import file_system_of
from fairtool.audit.looking_across import look_across
from fairtool.audit.store.writer import Writer
from fairtool.selection import Selection
from fairtool.settings import Settings


def look_across_merged(path: Path) -> int:
    """Run the rules across files as the newest run of a store chose them; gives for how many data sets.

    Raises UsageError where the store is in use, or a profile of that run is not here.
    """
    with Writer(path, shared_file_system=not file_system_of(path.absolute().parent).holds_wal) as writer:
        return look_across(writer, Settings(selection=_selection(json.loads(writer.adopt()))))


def _selection(content: dict[str, Any]) -> Selection:
    """Give what was chosen, from what results rest on."""
    said = content.get("selection", {})
    lists = {name: tuple(said.get(name, ())) for name in ("profiles", "select", "ignore", "schematron")}
    return Selection(**lists, versions=said.get("versions", {}), xsd=bool(said.get("xsd")))
