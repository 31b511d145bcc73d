"""Subjects by data set, data centre, pole, year, standard and kind, each counted in one pass over an index.

The store has the sets of counts of subjects once (`verdict`), so a million subjects become some thousand rows. By place
SQL has an index for it; by kind it would sort texts, and counting the rows here takes a quarter of the time.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fairtool.audit.overview_counts import Alike, Counts, Group, add, counts_of
from fairtool.audit.scope import Scope

_PLACES = ("dataset", "centre", "pole", "year")
_KINDS = ("standard", "kind")
_BY_PLACE = """
SELECT dataset, centre, pole, year, status, verdict, count(*), min(id), count(score), total(score)
FROM subject WHERE {condition} GROUP BY dataset, centre, pole, year, status, verdict
"""
_BY_KIND = "SELECT standard, kind, status, verdict FROM subject WHERE {condition}"
Tallies = defaultdict[object, Counter[str]]


@dataclass(frozen=True, slots=True)
class Groups:
    """The subjects of a scope, counted in several ways.

    `verdicts` gives for each set of counts by rule how many subjects have it, and one of them.
    """

    total: Counts
    datasets: tuple[Group, ...]
    centres: tuple[Group, ...]
    poles: tuple[Group, ...]
    years: tuple[Group, ...]
    standards: tuple[Group, ...]
    kinds: tuple[Group, ...]
    verdicts: Mapping[int, tuple[int, int]]


def groups(connection: sqlite3.Connection, scope: Scope) -> Groups:
    """Count the subjects of a scope: one pass by place and year, and one by what they are; kinds have no scores."""
    totals = {
        row: tuple(numbers) for row, *numbers in connection.execute("SELECT id, errors, warnings, infos FROM verdict")
    }
    total: Counter[str] = Counter()
    verdicts: dict[int, tuple[int, int]] = {}
    places: dict[str, Tallies] = {name: defaultdict(Counter) for name in _PLACES}
    for *values, status, verdict, files, example, scored, scores in _rows(connection, _BY_PLACE, scope):
        alike = Alike(status, files, totals[verdict], scored, scores)
        known, first = verdicts.get(verdict, (0, example))
        verdicts[verdict] = known + files, min(first, example)
        add(total, alike)
        _add(places, values, alike)
    kinds: dict[str, Tallies] = {name: defaultdict(Counter) for name in _KINDS}
    for (*values, status, verdict), files in Counter(_rows(connection, _BY_KIND, scope)).items():
        _add(kinds, values, Alike(status, files, totals[verdict]))
    return Groups(
        total=counts_of(total),
        datasets=_named(connection, places["dataset"]),
        centres=_named(connection, places["centre"]),
        poles=_named(connection, places["pole"]),
        years=_sorted(places["year"]),
        standards=_sorted(kinds["standard"]),
        kinds=_sorted(kinds["kind"]),
        verdicts=verdicts,
    )


def _rows(connection: sqlite3.Connection, query: str, scope: Scope) -> Iterator[Any]:
    return connection.execute(query.format(condition=scope.condition), scope.values)


def _add(tallies: Mapping[str, Tallies], values: Iterable[object], alike: Alike) -> None:
    for tally, value in zip(tallies.values(), values, strict=True):
        add(tally[value], alike)


def _named(connection: sqlite3.Connection, tallies: Tallies) -> tuple[Group, ...]:
    """Give groups with their names, those with most errors first."""
    names = {row: _word(connection, row) for row in tallies}
    found = (Group(names[row], counts_of(tally)) for row, tally in tallies.items())
    return tuple(sorted(found, key=lambda one: (-one.counts.errors, -one.counts.warnings, one.name)))


def _word(connection: sqlite3.Connection, row: object) -> str:
    found = connection.execute("SELECT text FROM word WHERE id = ?", (row,)).fetchone()
    return str(found[0]) if found else ""


def _sorted(tallies: Tallies) -> tuple[Group, ...]:
    """Give groups in the order of their names; what is not known stands first."""
    found = (Group("" if name is None else str(name), counts_of(tally)) for name, tally in tallies.items())
    return tuple(sorted(found, key=lambda one: one.name))
