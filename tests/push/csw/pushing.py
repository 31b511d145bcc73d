"""A push as tests make it: a folder of records, a journal, a target, and the one flow of plan and apply."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.applying import Applied, apply_plan
from fairtool.push.call import Patience
from fairtool.push.csw.catalogue import CswCatalogue
from fairtool.push.form import Prospect
from fairtool.push.item import Item, Outcome
from fairtool.push.journal import Journal, known_in
from fairtool.push.planning import Planned, planned_items
from fairtool.push.target import Target, open_catalogue, session_for

QUICK = Patience(seconds=10, silence=5, pause=0.01, rate_pause=0.01)


@dataclass(frozen=True, slots=True)
class Push:
    """A folder with records and a journal, and the catalogue that they go to."""

    url: str
    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    patience: Patience = QUICK
    kind: str = "csw"

    @property
    def records(self) -> Path:
        """The folder of the records."""
        path = self.folder / "records"
        path.mkdir(parents=True, exist_ok=True)
        return path

    @property
    def journal(self) -> Path:
        """The journal."""
        return self.folder / "journal.jsonl"

    @property
    def sources(self) -> list[Source]:
        """The records in the folder, in the order of their names."""
        return [Source(str(path), path) for path in sorted(self.records.iterdir())]

    def put(self, records: Mapping[str, bytes]) -> None:
        """Write records into the folder; a name that no file can have becomes a number."""
        for number, (name, content) in enumerate(records.items()):
            plain = name if name.replace("-", "").isalnum() and name.isascii() else f"record-{number}"
            (self.records / f"{plain}.xml").write_bytes(content)

    @contextmanager
    def opened(self) -> Iterator[CswCatalogue]:
        """Give the adapter."""
        target = Target("essai", self.kind, self.url, self.settings)
        with session_for(target, None, self.patience) as session:
            found = open_catalogue(target, session)
            assert isinstance(found, CswCatalogue)
            yield found

    def prospect(self) -> Prospect:
        """Look at the catalogue."""
        with self.opened() as catalogue:
            return catalogue.prospect()

    def plan(self, *, force: bool = False) -> list[Item]:
        """Make a plan."""
        with self.opened() as catalogue:
            catalogue.prospect()
            asked = Planned(self.sources, (), known_in(self.journal), Limits(), force, self.journal.name)
            return list(planned_items(catalogue, asked))

    def apply(self, items: list[Item], plan: str = "plan") -> list[Outcome]:
        """Carry a plan out, or go on with it."""
        with self.opened() as catalogue, Journal(self.journal) as journal:
            sources = {one.name: one for one in self.sources}
            asked = Applied(items, sources, (), known_in(self.journal), Limits(), plan)
            return list(apply_plan(catalogue, asked, journal))

    def push(self) -> list[Outcome]:
        """Make a plan and carry it out."""
        return self.apply(self.plan())


def results(outcomes: list[Outcome]) -> dict[str, str]:
    """Give what became of each record."""
    return {one.item.id: one.result for one in outcomes}


def told(outcomes: list[Outcome]) -> list[str]:
    """Give the reasons that are given."""
    return [one.reason.text() for one in outcomes if one.reason]
