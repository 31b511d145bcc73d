"""What is fuzzed: a reader each, with the rules behind it, and the sound files that the bytes are made from.

netCDF-4 is not among them: its C libraries may take the process down, which is what the workers are for.
"""

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fairtool.discovery import Source
from fairtool.errors import UnreadableError
from fairtool.netcdf import cdl
from fairtool.netcdf.facts import from_facts, to_facts
from fairtool.report import Report, Status
from fairtool.settings import Settings
from fairtool.subject import report_on
from tests.cli.running import CLEAN, WRONG
from tests.hostile import sound
from tests.hostile.mutation import OF_BYTES, OF_TEXT, Mutation

_UNFORESEEN = "{path} cannot be read: {kind}: {reason}"  # what the engine makes of an error that no reader knew of


class FoundError(AssertionError):
    """Bytes of which something else came than a report in plain words."""


@dataclass(frozen=True, slots=True)
class Target:
    """What to do with bytes, what to begin with, and how to damage that."""

    judge: Callable[[bytes], object]
    seeds: Callable[[], tuple[bytes, ...]]
    mutations: Mapping[str, Mutation] = field(default_factory=lambda: OF_TEXT)


def judged(data: bytes, suffix: str) -> Report:
    """Give the report on a file with these bytes; raises FoundError where it is a fault of ours, or in no plain words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        reports = report_on(Source(path.name, path), Settings()).reports
    for report in reports:
        crashed = [f"{one.rule}: {one.reason}" for one in report.outcomes if one.status == "crashed"]
        unforeseen = [str(one.message) for one in report.findings if one.template == _UNFORESEEN]
        if report.status is Status.FAULT or unforeseen:
            raise FoundError("; ".join(crashed + unforeseen))
    return reports[0]


def _loaded(data: bytes) -> None:
    """Load a stored header and store it again; it is refused as unreadable, or comes back as it was."""
    try:
        stored = json.loads(data)
    except (ValueError, RecursionError):
        return
    try:
        dataset = from_facts(stored, "a.nc")
    except UnreadableError:
        return
    again = to_facts(dataset)
    if from_facts(again, "a.nc").root != dataset.root:
        raise FoundError("a header that was stored again is another one")


def _classic() -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.nc"
        return tuple(sound.plain(path, form).read_bytes() for form in sound.CLASSIC.values())


def _examples(*names: str) -> Callable[[], tuple[bytes, ...]]:
    return lambda: tuple(map(sound.example, names))


def _facts() -> tuple[bytes, ...]:
    return tuple(json.dumps(to_facts(cdl.parse(text, "a.cdl"))).encode() for text in (CLEAN, WRONG))


def _of(suffix: str) -> Callable[[bytes], object]:
    return lambda data: judged(data, suffix)


TARGETS: Mapping[str, Target] = {
    "classic": Target(_of(".nc"), _classic, OF_BYTES),
    "cdl": Target(_of(".cdl"), _examples("mooring.cdl", "glider-profile.cdl", "sst-grid.cdl")),
    "xml": Target(_of(".xml"), lambda: tuple(map(sound.iso, sound.XML))),
    "rdf": Target(_of(".rdf"), lambda: (sound.RDF.encode(),)),
    "turtle": Target(_of(".ttl"), _examples("laboratoire.ttl")),
    "json": Target(_of(".jsonld"), lambda: (sound.SCHEMA_ORG.encode(),)),
    "plan": Target(_of(".json"), _examples("plan.json")),
    "yaml": Target(_of(".yaml"), lambda: (sound.PLAN_FILE.encode(),)),
    "facts": Target(_loaded, _facts),
}
