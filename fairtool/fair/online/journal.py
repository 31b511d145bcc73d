"""The exchanges of a run while it goes on, in a file: what a process had is kept, whatever becomes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fairtool.fair.online.exchange import Exchange
from fairtool.fair.online.recording import line_of, write_lines


@dataclass(frozen=True, slots=True)
class Journal:
    """A file that one process adds exchanges to, and another makes a recording of."""

    path: Path

    def keep(self, exchange: Exchange) -> None:
        """Add an exchange, written whole before the next is asked for."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{line_of(exchange)}\n")

    def write_recording(self, path: Path) -> None:
        """Write all exchanges that are there as a recording; raises UsageError where that is not possible."""
        write_lines(path, self._lines())

    def _lines(self) -> Iterator[str]:
        if self.path.exists():
            with self.path.open(encoding="utf-8", newline="\n") as file:
                yield from (line[:-1] for line in file if line.endswith("\n"))  # the last may have been cut off
