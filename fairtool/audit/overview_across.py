"""What was found across the files of data sets, as an overview shows it: counted whole, told for the worst."""

import json
import sqlite3
from dataclasses import dataclass

from fairtool.audit.packing import unpack_findings
from fairtool.audit.scope import Scope
from fairtool.finding import Finding

_MOST = 300  # data sets whose findings are told
_FOUND = """
SELECT across.name, errors, warnings, infos, packed.content, members, across.dataset IS NOT NULL FROM across
  JOIN verdict ON verdict.id = across.verdict JOIN packed ON packed.id = across.findings
WHERE errors + warnings + infos > 0 AND {condition}
ORDER BY errors DESC, warnings DESC, infos DESC, across.name
"""
_OF_SCOPE = "across.dataset IN (SELECT subject.dataset FROM subject WHERE {condition})"


@dataclass(frozen=True, slots=True)
class Across:
    """What was found across the files of a data set; `members` names files that it is about.

    The name is empty where it was found across the whole archive.
    """

    name: str
    findings: tuple[Finding, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AcrossCounts:
    """What was found across files: how many data sets have findings, how many of each severity, and the worst.

    `parts` counts the data sets, and the whole archive where something was found across it.
    """

    datasets: int = 0
    parts: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    worst: tuple[Across, ...] = ()


def across(connection: sqlite3.Connection, scope: Scope) -> AcrossCounts:
    """Give what was found across files in a scope."""
    condition = _OF_SCOPE.format(condition=scope.condition) if scope.column else "1"
    datasets = parts = errors = warnings = infos = 0
    worst: list[Across] = []
    for row in connection.execute(_FOUND.format(condition=condition), scope.values):
        errors, warnings, infos = errors + row[1], warnings + row[2], infos + row[3]
        datasets, parts = datasets + row[6], parts + 1
        if len(worst) < _MOST:
            worst.append(Across(row[0], unpack_findings(row[4]), _names(row[5])))
    return AcrossCounts(datasets, parts, errors, warnings, infos, tuple(worst))


def _names(members: str) -> tuple[str, ...]:
    """Give the names of a JSON list of them."""
    try:
        found = json.loads(members)
    except ValueError:
        return ()
    return tuple(map(str, found)) if isinstance(found, list) else ()
