"""A plan as commands are given it: a plan file, or a plan in JSON of any form and version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.plan.fault import Fault
from fairtool.plan.opidor.imported import LARGEST, imported
from fairtool.plan.plan_file import is_plan_file, plan_file_of
from fairtool.plan.united import united
from fairtool.record.json_node import JsonNode
from fairtool.translate import Language
from fairtool.warned import Warned

_FRENCH = "fra"


@dataclass(frozen=True, slots=True)
class PlanSource:
    """A plan by maDMP 1.2, `{"dmp": ...}`; what was repaired in it, and what is still missing or wrong."""

    path: str
    document: Mapping[str, object]
    language: Language
    told: Sequence[Warned]
    faults: Sequence[Fault]


def read_source(path: Path) -> PlanSource:
    """Read a plan, which may be incomplete; raises UnreadableError where there is none."""
    data = content_of(path)
    if is_plan_file(data) or (path.suffix.lower() in (".yaml", ".yml")):
        plan = plan_file_of(data, str(path))
        plan.refuse_faults()
        found = united(plan)
        return PlanSource(str(path), found.document, plan.language, (), found.faults)
    read = imported(data, str(path))
    return PlanSource(str(path), read.document, language_of(read.document), read.told, read.faults)


def language_of(document: Mapping[str, object]) -> Language:
    """Give the language of a plan, `{"dmp": ...}`: French, or for any other English."""
    return "fr" if JsonNode(document)["dmp"]["language"].text() == _FRENCH else "en"


def content_of(path: Path) -> bytes:
    """Give the bytes of a file, no more than a plan may have and one; raises UnreadableError."""
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableError("{path} cannot be read: {reason}", path=path, reason=error.strerror or error) from error
