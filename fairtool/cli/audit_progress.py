"""How far an audit is: a live line on a terminal, a plain line now and then where nobody watches."""

import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from fairtool.cli.console import note
from fairtool.render.numbers import grouped
from fairtool.translate import Language, translate

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from fairtool.audit.work import Done

_EVERY = 30.0  # seconds between two plain lines
_OFTEN = 0.25  # seconds between two changes of the live line
_WORST = 2  # rules that are named


@dataclass(slots=True)
class Count:
    """What was judged so far in a run."""

    total: int = 0
    judged: int = 0
    opened: int = 0
    found: int = 0
    unreadable: int = 0
    others: int = 0
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, done: "Done") -> None:
        """Count a source."""
        self.judged += 1
        self.opened += done.opened and not done.same
        self.others += done.state in ("other", "broken")
        for subject in done.subjects:
            self.unreadable += subject.status == "unreadable"
            self.found += subject.status == "findings"
            self.rules.update({rule: number for rule, severity, number in subject.counts if severity == "error"})

    @property
    def rejudged(self) -> int:
        """The sources that needed not to be opened."""
        return self.judged - self.opened


class AuditProgress:
    """Shows how a run goes on; a context that tidies the terminal at its end."""

    def __init__(self, language: Language, *, quiet: bool) -> None:
        """Show nothing yet."""
        self.count = Count()
        self._language = language
        self._quiet = quiet
        self._start = self._told = time.monotonic()
        self._live: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Give the progress."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the live line away."""
        if self._live:
            self._live.stop()

    def found(self, count: int) -> None:
        """Tell how many entries were found so far."""
        if self._is_due():
            note(translate("{count} entries found", self._language, count=grouped(count, self._language)))

    def begins(self, total: int) -> None:
        """Begin to show how many of `total` sources are judged."""
        self.count.total = total
        self._start = self._told = time.monotonic()
        if total and not self._quiet and sys.stderr.isatty():
            self._live, self._task = _live(total)
            self._live.start()

    def judged(self, done: "Done") -> None:
        """Count a source, and show it now and then."""
        self.count.add(done)
        if self._live and self._task is not None:
            if time.monotonic() - self._told > _OFTEN:
                self._told = time.monotonic()
                self._live.update(self._task, completed=self.count.judged, description=self._pace())
        elif self._is_due():
            note(self._line())

    def _is_due(self) -> bool:
        if self._quiet or time.monotonic() - self._told < _EVERY:
            return False
        self._told = time.monotonic()
        return True

    def _pace(self) -> str:
        rate = self.count.judged / max(time.monotonic() - self._start, 0.001)
        return translate(
            "{rate} a second; {words}",
            self._language,
            rate=grouped(round(rate), self._language),
            words=self._words(),
        )

    def _line(self) -> str:
        seconds = max(time.monotonic() - self._start, 0.001)
        rate = self.count.judged / seconds
        left = (self.count.total - self.count.judged) / rate if rate else 0.0
        return translate(
            "{done} of {total} judged ({percent} %), {rate} a second, {left} left; {words}",
            self._language,
            done=grouped(self.count.judged, self._language),
            total=grouped(self.count.total, self._language),
            percent=self.count.judged * 100 // max(1, self.count.total),
            rate=grouped(round(rate), self._language),
            left=duration(left),
            words=self._words(),
        )

    def _words(self) -> str:
        words = translate(
            "{found} with findings, {unreadable} unreadable",
            self._language,
            found=grouped(self.count.found, self._language),
            unreadable=grouped(self.count.unreadable, self._language),
        )
        worst = [f"{rule} {grouped(number, self._language)}" for rule, number in self.count.rules.most_common(_WORST)]
        return "; ".join((words, *worst))


def duration(seconds: float) -> str:
    """Give a time as `4 h 05 min`, `12 min 30 s` or `45 s`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def _live(total: int) -> "tuple[Progress, TaskID]":
    from rich.console import Console  # only for a terminal
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    progress = Progress(
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
    return progress, progress.add_task("", total=total)
