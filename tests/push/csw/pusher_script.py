"""A process that pushes to a catalogue on command, and can be killed: run by the tests as a script of its own."""

from pathlib import Path

import fairtool.iso.subjects
import fairtool.push.csw.catalogue  # noqa: F401 - once, and not in each child
from fairtool.netcdf.read_limits import Limits
from fairtool.push.applying import Applied, apply_plan
from fairtool.push.form import Prospect
from fairtool.push.journal import Journal, known_in, now
from fairtool.push.plan_document import Plan, plan_document
from fairtool.push.plan_file import read_plan
from fairtool.push.target import Target
from fairtool.render.json_text import dumped
from tests.push.csw.pushing import Push
from tests.push.killing.carrying import carry_out, keep

SETTINGS = {"batch": "4"}


def plan(url: str, folder: Path) -> None:
    """Make a plan, and write it as the command does."""
    push = Push(url, folder, SETTINGS)
    made = Plan(Target("essai", "csw", push.url), now(), Prospect(), tuple(push.plan(force=True)), ())
    (push.folder / "plan.json").write_text(dumped(plan_document(made, "0", "en")), encoding="utf-8")


def apply(url: str, folder: Path) -> None:
    """Carry the plan out, or go on with it; how the writing took is kept."""
    push = Push(url, folder, SETTINGS)
    file = read_plan(push.folder / "plan.json")
    with push.opened() as catalogue, Journal(push.journal) as journal:
        sources = {one.name: one for one in push.sources}
        applied = Applied(file.items, sources, (), known_in(push.journal), Limits(), file.digest)
        keep(folder, list(apply_plan(catalogue, applied, journal)))


carry_out({"plan": plan, "apply": apply})
