"""Running audits in tests in this process: for what needs no worker, and many runs."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fairtool.audit.asked import Asked
from fairtool.audit.discovering import Discovering
from fairtool.audit.discovery import entries
from fairtool.audit.judging import judge
from fairtool.audit.running import Order, run
from fairtool.audit.scoring import scoring
from fairtool.audit.store.writer import Writer
from fairtool.audit.whole import is_whole, sought
from fairtool.audit.work import Done, Work
from fairtool.selection import Selection
from fairtool.settings import Settings
from tests.audit.running import rows

ALL = Discovering()


@dataclass(slots=True)
class Heard:
    """What a run told of itself."""

    done: list[Done] = field(default_factory=list)
    finished: bool = False

    @property
    def opened(self) -> int:
        """How many sources were opened, and not only looked into."""
        return sum(one.opened and not one.same for one in self.done)

    def found(self, count: int) -> None:
        """Hear how many entries were found."""

    def begins(self, total: int) -> None:
        """Hear how many there are."""

    def judged(self, done: Done) -> None:
        """Hear what became of a source."""
        self.done.append(done)


def selecting(**selection: Any) -> Settings:
    """Give settings with a selection of rules."""
    return Settings(selection=Selection(**selection))


def audited(
    roots: Path | Sequence[Path], store: Path, asked: Asked | None = None, options: Discovering = ALL, **order: Any
) -> Heard:
    """Audit folders into a store, judging one source after the other; `stop` is after how many a signal comes."""
    named = [str(root) for root in ((roots,) if isinstance(roots, Path) else roots)]
    asked = replace(asked or Asked(), folder=str(Path.cwd()))
    if asked.rubric:
        asked = replace(asked, scoring=scoring(asked.rubric, asked.settings))
    stop = order.pop("stop", None)
    heard = Heard()
    told = Order(
        tuple(named),
        asked,
        "again",
        sought=sought(named, options, asked.verify, str(asked.checksum)),
        whole=is_whole(named, (), options),
        **order,
    )
    with Writer(store) as writer:
        heard.finished = run(told, writer, entries(named, options), lambda works: _engine(works, asked, stop), heard)
    return heard


def _engine(works: Iterable[Work], asked: Asked, stop: int | None) -> Iterator[Done]:
    for number, work in enumerate(works):
        if number == stop:
            os.kill(os.getpid(), 15)  # as a scheduler does
        yield judge(work, asked)


def told(store: Path) -> list[tuple[Any, ...]]:
    """Give what a store says of every subject, but its digests: what a fresh run would say as well."""
    return rows(
        store,
        "SELECT name, part, subject.kind, standard, status, v.digest, o.digest, f.digest, facts, holding, ds.text, "
        "ce.text, po.text, year, score FROM source JOIN subject ON subject.source = source.id "
        "JOIN verdict AS v ON v.id = verdict JOIN packed AS o ON o.id = outcomes JOIN packed AS f ON f.id = findings "
        "JOIN kept ON kept.subject = subject.id LEFT JOIN word AS ds ON ds.id = dataset "
        "LEFT JOIN word AS ce ON ce.id = centre LEFT JOIN word AS po ON po.id = pole ORDER BY name, part",
    )
