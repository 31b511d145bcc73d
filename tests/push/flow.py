"""A producer with a folder of records and a journal, who plans and applies as the commands do."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.applying import Applied, apply_plan
from fairtool.push.call import Patience
from fairtool.push.form import Catalogue
from fairtool.push.item import Item, Outcome
from fairtool.push.journal import Journal, known_in
from fairtool.push.key import Whence
from fairtool.push.origin import Origin
from fairtool.push.planning import Planned, planned_items
from fairtool.push.target import Target, key_for, open_catalogue, session_for
from fairtool.push.twins import refuse_twins

HASTE = Patience(seconds=10, silence=10, tries=3, pause=0.01, rate_pause=0.01, longest_pause=0.1)


@contextmanager
def opened(kind: str, url: str, key: str = "", settings: Mapping[str, str] | None = None) -> Iterator[Catalogue]:
    """Give the adapter of a target, with the key in the environment as users have it."""
    target = Target("essai", kind, url, dict(settings or {}))
    environment = {Origin.of(url).variable: key} if key else {}
    found = key_for(target, Whence(environment=environment))
    with session_for(target, found, HASTE) as session:
        yield open_catalogue(target, session)


@dataclass(frozen=True, slots=True)
class Producer:
    """The folder of a producer; `kind`, `url`, `key` and `settings` are of the target."""

    folder: Path
    kind: str
    url: str
    key: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)

    def keep(self, **records: bytes) -> None:
        """Write records into the folder, by the names of their files without ending."""
        for name, record in records.items():
            (self.folder / f"{name}.xml").write_bytes(record)

    def plan(self, *, force: bool = False) -> tuple[Item, ...]:
        """Plan all records of the folder."""
        sources, journal = list(self._sources.values()), self.folder / "journal.jsonl"
        asked = Planned(sources, (), known_in(journal), Limits(), force=force, journal=str(journal))
        with opened(self.kind, self.url, self.key, self.settings) as catalogue:
            assert catalogue.prospect().refusals == ()
            return tuple(refuse_twins(tuple(planned_items(catalogue, asked))))

    def apply(self, items: tuple[Item, ...]) -> tuple[Outcome, ...]:
        """Apply a plan."""
        path = self.folder / "journal.jsonl"
        applied = Applied(items, self._sources, (), known_in(path), Limits(), "0" * 64)
        with opened(self.kind, self.url, self.key, self.settings) as catalogue, Journal(path) as journal:
            catalogue.prospect()
            return tuple(apply_plan(catalogue, applied, journal))

    def push(self, *, force: bool = False) -> tuple[str, ...]:
        """Plan and apply, and give what was planned and what became of it: `create done`."""
        outcomes = self.apply(self.plan(force=force))
        return tuple(f"{one.item.action} {one.result}".strip() for one in outcomes)

    @property
    def _sources(self) -> Mapping[str, Source]:
        return {path.name: Source(path.name, path) for path in sorted(self.folder.glob("*.xml"))}
