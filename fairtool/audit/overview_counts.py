"""What became of many subjects, counted: by status, findings by severity, the mean of their scores."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

_FIELDS = {"clean": "clean", "findings": "findings", "unreadable": "unreadable", "fault": "faults"}


class Alike(NamedTuple):
    """Subjects of one status and with the same errors, warnings and infos; `scores` is the sum over those `scored`."""

    status: str
    files: int
    found: tuple[int, ...]
    scored: int = 0
    scores: float = 0.0


@dataclass(frozen=True, slots=True)
class Counts:
    """Subjects by status, and the findings of those that could be read.

    `scored` counts those with a score, and `scores` is the sum of these in percent.
    """

    files: int = 0
    clean: int = 0
    findings: int = 0
    unreadable: int = 0
    faults: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    scored: int = 0
    scores: float = 0.0

    @property
    def score(self) -> float | None:
        """The mean score in percent; None where no subject has one."""
        return round(self.scores / self.scored, 1) if self.scored else None

    @property
    def share(self) -> float:
        """The share of clean subjects, from 0 to 1."""
        return self.clean / self.files if self.files else 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """Subjects that have something in common; the name is empty where it is not known of them."""

    name: str
    counts: Counts


def add(tally: Counter[str], alike: Alike) -> None:
    """Add subjects to a tally, from which `counts_of` makes the counts.

    The one finding of an unreadable subject says why it is, and is no error in its content.
    """
    tally["files"] += alike.files
    tally[_FIELDS[alike.status]] += alike.files
    tally["scored"] += alike.scored
    tally["scores"] += alike.scores  # type: ignore[assignment]  # a sum of percents in a counter of wholes
    if alike.status != "unreadable":
        for name, number in zip(("errors", "warnings", "infos"), alike.found, strict=True):
            tally[name] += number * alike.files


def counts_of(tally: Counter[str]) -> Counts:
    """Give the counts of a tally."""
    return Counts(**tally)
