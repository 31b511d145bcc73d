"""What an audit came to: totals, and counts by rule, data set, data centre, pole, year, standard and kind."""

import sqlite3
from dataclasses import dataclass

from fairtool.audit.overview_across import AcrossCounts, across
from fairtool.audit.overview_counts import Counts, Group
from fairtool.audit.overview_groups import groups
from fairtool.audit.overview_rules import RuleCount, rule_counts
from fairtool.audit.overview_runs import RunTold, runs
from fairtool.audit.overview_scores import spread
from fairtool.audit.overview_sources import Sources, sources
from fairtool.audit.scope import WHOLE, Scope


@dataclass(frozen=True, slots=True)
class Overview:
    """What became of an archive, or of a part of it.

    Data sets, centres and poles with most errors come first. `scores` counts subjects by score in ten columns, and is
    empty where there is none. `runs` are the last ones, the newest first.
    """

    scope: Scope
    sources: Sources
    total: Counts
    rules: tuple[RuleCount, ...]
    datasets: tuple[Group, ...]
    centres: tuple[Group, ...]
    poles: tuple[Group, ...]
    years: tuple[Group, ...]
    standards: tuple[Group, ...]
    kinds: tuple[Group, ...]
    scores: tuple[int, ...]
    across: AcrossCounts
    runs: tuple[RunTold, ...]


def overview(connection: sqlite3.Connection, scope: Scope = WHOLE) -> Overview:
    """Give what a store has of an archive, or of a part of it; findings stay packed but for one a rule."""
    found = groups(connection, scope)
    return Overview(
        scope=scope,
        sources=sources(connection, scope),
        total=found.total,
        rules=rule_counts(connection, found.verdicts),
        datasets=found.datasets,
        centres=found.centres,
        poles=found.poles,
        years=found.years,
        standards=found.standards,
        kinds=found.kinds,
        scores=spread(connection, scope),
        across=across(connection, scope),
        runs=runs(connection),
    )
