"""A process that pushes records with data to Dataverse on command, and can be killed: run by the test as a script."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import fairtool.iso.subjects
import fairtool.pairing  # noqa: F401 - once, and not in each child
from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.applying import Applied, apply_plan
from fairtool.push.call import Patience
from fairtool.push.dataverse.catalogue import DataverseCatalogue, catalogue
from fairtool.push.form import Prospect
from fairtool.push.journal import Journal, known_in, now
from fairtool.push.key import Key
from fairtool.push.origin import Origin
from fairtool.push.plan_document import Plan, plan_document
from fairtool.push.plan_file import read_plan
from fairtool.push.planning import Planned, planned_items
from fairtool.push.session import Session
from fairtool.push.target import Target, Wishes
from fairtool.render.json_text import dumped
from tests.push.dataverse_double.people import token_of
from tests.push.killing.carrying import carry_out, keep

QUICK = Patience(seconds=10, silence=10, pause=0.01, rate_pause=0.01, longest_pause=1.0)


@contextmanager
def opened(target: Target, folder: Path) -> Iterator[DataverseCatalogue]:
    """Give the catalogue; drafts are submitted where the folder says so."""
    key = Key(Origin.of(target.url), token_of("depositor"), "token", "X-Dataverse-key")
    with Session(target.url, key, QUICK) as session:
        yield catalogue(target, session, Wishes(submit=(folder / "submit").exists()))


def plan(url: str, folder: Path) -> None:
    """Make a plan, and write it as the command does."""
    target = Target("essai", "dataverse", url, {"collection": "lab"})
    records, data = _sources(folder / "records"), _sources(folder / "data")
    asked = Planned(records, data, known_in(folder / "journal.jsonl"), Limits())
    with opened(target, folder) as found:
        items = tuple(planned_items(found, asked))
    made = Plan(target, now(), Prospect(), items, tuple(one.name for one in data))
    (folder / "plan.json").write_text(dumped(plan_document(made, "0", "en")), encoding="utf-8")


def apply(_url: str, folder: Path) -> None:
    """Carry the plan out, or go on with it."""
    file, path = read_plan(folder / "plan.json"), folder / "journal.jsonl"
    named = {one.name: one for one in _sources(folder / "records")}
    with opened(file.target, folder) as found, Journal(path) as journal:
        applied = Applied(file.items, named, _sources(folder / "data"), known_in(path), Limits(), file.digest)
        keep(folder, list(apply_plan(found, applied, journal)))


def _sources(folder: Path) -> list[Source]:
    return [Source(str(path), path) for path in sorted(folder.iterdir())]


carry_out({"plan": plan, "apply": apply})
