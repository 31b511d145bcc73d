"""One hostile file: its name, how it is built, and what fairtool should say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fairtool.report import Report, Status

READ = "read"  # it was read, and rules said what they have to say
ANY = ""  # any verdict but a fault of ours
UNREADABLE = "io-unreadable"
TIMEOUT = "io-timeout"
MEMORY = "io-memory"
CRASH = "io-crash"
LOST = f"{TIMEOUT}|{MEMORY}|{CRASH}"


@dataclass(frozen=True, slots=True)
class Case:
    """A file called `name`, which `make` writes to a path.

    `verdict` is READ, the rule that says why it could not be read, several of them with a bar between, or ANY. `said`
    stands in the message. A `heavy` one takes seconds or hundreds of megabytes: it is left out of the sample, and on a
    busy machine its time may be over first.
    """

    name: str
    make: Callable[[Path], object]
    verdict: str = ANY
    said: str = ""
    heavy: bool = False

    def fits(self, verdict: str) -> bool:
        """Say whether a verdict is the one that the case should have."""
        if verdict == TIMEOUT and self.heavy:
            return True
        return verdict != Status.FAULT and (self.verdict == ANY or verdict in self.verdict.split("|"))


def verdict_of(report: Report) -> str:
    """Give what a report says in one word: READ, the rule that says why it could not be read, or `fault`."""
    match report.status:
        case Status.UNREADABLE:
            return report.findings[0].rule
        case Status.FAULT:
            return Status.FAULT.value
    return READ


def worst(verdicts: list[str]) -> str:
    """Give the one verdict of a file with several subjects: whatever is no READ prevails."""
    return next((one for one in verdicts if one != READ), READ)


def of_bytes(data: bytes) -> Callable[[Path], object]:
    """Give what writes these bytes."""
    return lambda path: path.write_bytes(data)


def of_text(text: str) -> Callable[[Path], object]:
    """Give what writes a text in UTF-8."""
    return lambda path: path.write_bytes(text.encode())
