"""Which rules cover which rows of a conformance table: `fairtool-coverage/1`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fairtool.conformance import Row, table
from fairtool.rules.catalogue import rules_of
from fairtool.standards import DRAFT
from fairtool.version import Version

SCHEMA = "fairtool-coverage/1"


@dataclass(frozen=True, slots=True)
class CoveredRow:
    """A row in force in a version, and the ids of the rules that cover it; `undecidable` says why none can."""

    row: Row
    kind: str
    since: Version
    rules: tuple[str, ...]


def coverage(standard: str, version: Version) -> tuple[CoveredRow, ...]:
    """Give the rows of the conformance document that are in force in a version, with their rules."""
    return tuple(_covered(standard, version, chapters=False))


def chapter_coverage(standard: str, version: Version) -> tuple[CoveredRow, ...]:
    """Give the statements of the chapters that the conformance document leaves out, with their rules."""
    return tuple(_covered(standard, version, chapters=True))


def _covered(standard: str, version: Version, *, chapters: bool) -> Iterator[CoveredRow]:
    covering = _rules_by_row(standard)
    for row in table(standard).values():
        kind = row.kind(version)
        if kind is None or (kind == "information" and not chapters):
            continue  # an information that we add to an older version is no line of its document
        if (row.source == "chapter") is chapters:
            yield CoveredRow(row, kind, row.spans[0].since, covering.get(row.id, ()))


def _rules_by_row(standard: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for rule in rules_of(standard).values():
        for row in rule.covers:
            found[row] = (*found.get(row, ()), rule.id)
    for name, asked in table(standard).items():
        if asked.answered_by:
            found[name] = (*found.get(name, ()), *_beginning(asked.answered_by))
    return found


def _beginning(prefix: str) -> tuple[str, ...]:
    """Give the ids of the rules that begin with the words of a prefix, whose first word is their standard."""
    return tuple(name for name in rules_of(prefix.partition("-")[0]) if name.startswith(f"{prefix}-"))


def document(standard: str, version: Version) -> Mapping[str, object]:
    """Give the coverage as the JSON document `fairtool-coverage/1`."""
    draft = "-draft" if version == DRAFT.get(standard) else ""
    return {
        "schema": SCHEMA,
        "standard": f"{standard.upper()}-{version}{draft}",
        "rows": [
            {
                "row": one.row.id,
                "kind": one.kind,
                "since": str(one.since),
                "rules": list(one.rules),
                "undecidable": one.row.undecidable or None,
                "text": one.row.text,
            }
            for one in coverage(standard, version)
        ],
    }
