"""The findings of a part of an archive as a table for a spreadsheet, to be sent to those who mend.

A row is a finding of a file. Where these are more than a spreadsheet or a mail takes well, a row is a finding that
files of a data set have alike, with the first of them, and how many they are. A spreadsheet in French takes
semicolons between the cells, since its numbers have commas.
"""

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TextIO

from fairtool.audit.packing import unpack_findings
from fairtool.audit.scope import Scope
from fairtool.audit.subject_rows import count_findings, packed_findings, subject_rows
from fairtool.finding import Finding
from fairtool.mapping.review_sheet import guarded
from fairtool.render.visible import visible
from fairtool.render.wording import hint, severity_word
from fairtool.translate import Language, marked, message_of, translate

MOST = 100_000  # rows
_MARK = "\ufeff"  # without it a spreadsheet takes UTF-8 for another encoding
_REMEMBERED = 20_000  # results that many files share
_HEADS = (
    marked("File"),
    marked("Data set"),
    marked("Year"),
    marked("Standard"),
    marked("Severity"),
    marked("Rule"),
    marked("Place"),
    marked("Line"),
    marked("Finding"),
    marked("What to do"),
)
_FILES = marked("Files")
_REST = marked("{count} findings more are left out here; fairtool audit export writes all of them")

Cells = tuple[str, ...]


def write_findings(stream: TextIO, connection: sqlite3.Connection, scope: Scope, language: Language) -> int:
    """Write the findings of a scope; gives how many there are."""
    count = count_findings(connection, scope)
    stream.write(_MARK)
    writer = csv.writer(stream, delimiter=";" if language == "fr" else ",", lineterminator="\r\n")
    table = _Table(connection, scope, language, {})
    writer.writerow([translate(head, language) for head in (*_HEADS, *((_FILES,) if count > MOST else ()))])
    writer.writerows(table.alike() if count > MOST else table.one_by_one())
    return count


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows; `known` remembers what results say, by their rows in the store."""

    connection: sqlite3.Connection
    scope: Scope
    language: Language
    known: dict[int, tuple[Cells, ...]]

    def one_by_one(self) -> Iterator[Cells]:
        """Give each finding of each file, in the order of the files."""
        for row in subject_rows(self.connection, self.scope):
            first = _shown(row.name, row.dataset, str(row.year or ""), row.standard)
            yield from ((*first, *said) for said in self._said(row.findings))

    def alike(self) -> Iterator[Cells]:
        """Give the findings that the files of a data set have alike, those of most files first."""
        firsts, files = self._files()
        found: Counter[Cells] = Counter()
        begins: dict[Cells, str] = {}
        for (dataset, standard, findings), number in files.items():
            for said in self._said(findings):
                key = (dataset, standard, *said)
                found[key] += number
                begins.setdefault(key, firsts[dataset, standard, findings])
        ranked = sorted(found.items(), key=lambda item: (item[0][0], -item[1], item[0]))
        for key, number in islice(ranked, MOST):
            dataset, standard, *about = key
            yield *_shown(begins[key], dataset, "", standard), *about, str(number)
        if rest := sum(number for _, number in ranked[MOST:]):
            yield (translate(_REST, self.language, count=rest),)

    def _files(self) -> tuple[dict[tuple[str, str, int], str], Counter[tuple[str, str, int]]]:
        """Give the first file of each data set, standard and result, and how many there are."""
        firsts: dict[tuple[str, str, int], str] = {}
        counts: Counter[tuple[str, str, int]] = Counter()
        for row in subject_rows(self.connection, self.scope):
            key = (row.dataset, row.standard, row.findings)
            counts[key] += 1
            firsts.setdefault(key, row.name)
        return firsts, counts

    def _said(self, findings: int) -> tuple[Cells, ...]:
        said = self.known.get(findings)
        if said is None:
            content = packed_findings(self.connection, findings)
            said = tuple(_cells(one, self.language) for one in unpack_findings(content))
            if len(self.known) < _REMEMBERED:
                self.known[findings] = said
        return said


def _cells(one: Finding, language: Language) -> Cells:
    about = (severity_word(one.severity, language), one.rule, one.where, str(one.line or ""))
    return _shown(*about, message_of(one, language), hint(one, language))


def _shown(*cells: str) -> Cells:
    return tuple(guarded(visible(cell)) for cell in cells)
