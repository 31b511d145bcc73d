"""The subjects of an archive one by one, in the order of their names, as pages and tables list them."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from fairtool.audit.scope import Scope

_ROWS = """
SELECT source.name || part, status, standard, ds.text, ce.text, po.text, year, score, findings, verdict
FROM source CROSS JOIN subject ON subject.source = source.id
  LEFT JOIN word AS ds ON ds.id = dataset LEFT JOIN word AS ce ON ce.id = centre LEFT JOIN word AS po ON po.id = pole
WHERE {condition} ORDER BY source.name, subject.id
"""
_SIZE = """
SELECT count(*), total(length(name)) FROM subject JOIN source ON source.id = subject.source WHERE {condition}
"""
_FINDINGS = """
SELECT total(errors + warnings + infos) FROM subject JOIN verdict ON verdict.id = verdict WHERE {condition}
"""
# What is left of a name when all signs but slashes are taken from its end is its folder.
_FOLDERS = """
SELECT rtrim(name, replace(name, '/', '')), status, standard, dataset, centre, pole, year, verdict
FROM subject JOIN source ON source.id = subject.source WHERE {condition}
"""


class SubjectRow(NamedTuple):
    """A subject with what became of it; texts are empty, and the year 0, where they are not known.

    `findings` and `verdict` are rows of the store: the packed findings, and the set of their counts by rule.
    """

    name: str
    status: str
    standard: str
    dataset: str
    centre: str
    pole: str
    year: int
    score: float | None
    findings: int
    verdict: int


def subject_rows(connection: sqlite3.Connection, scope: Scope) -> Iterator[SubjectRow]:
    """Give every subject of a scope."""
    rows = connection.execute(_ROWS.format(condition=scope.condition), scope.values)
    for name, status, standard, dataset, centre, pole, year, *rest in rows:
        yield SubjectRow(name, status, standard, dataset or "", centre or "", pole or "", year or 0, *rest)


def folder_rows(connection: sqlite3.Connection, scope: Scope) -> Iterator[tuple[SubjectRow, int]]:
    """Give the folders of a scope, a row for subjects that are alike, and how many these are; scores are left out."""
    words = {None: "", **dict(connection.execute("SELECT id, text FROM word"))}
    counted = Counter(connection.execute(_FOLDERS.format(condition=scope.condition), scope.values))
    for (folder, status, standard, *belongs, year, verdict), files in counted.items():
        dataset, centre, pole = (words[one] for one in belongs)
        yield SubjectRow(folder, status, standard, dataset, centre, pole, year or 0, None, 0, verdict), files


def size_of(connection: sqlite3.Connection, scope: Scope) -> tuple[int, int]:
    """Count the subjects of a scope, and the letters of their names."""
    count, letters = connection.execute(_SIZE.format(condition=scope.condition), scope.values).fetchone()
    return int(count), int(letters)


def count_findings(connection: sqlite3.Connection, scope: Scope) -> int:
    """Count the findings of the subjects of a scope."""
    return int(connection.execute(_FINDINGS.format(condition=scope.condition), scope.values).fetchone()[0])


def packed_findings(connection: sqlite3.Connection, row: int) -> bytes:
    """Give the packed findings of a subject."""
    return bytes(connection.execute("SELECT content FROM packed WHERE id = ?", (row,)).fetchone()[0])
