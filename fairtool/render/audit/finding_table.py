"""The findings of a part of an archive as a table for a spreadsheet, a row each, to be sent to those who mend.

A spreadsheet in French takes semicolons between the cells, since its numbers have commas.
"""

import csv
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TextIO

from fairtool.audit.packing import unpack_findings
from fairtool.audit.scope import Scope
from fairtool.audit.subject_rows import SubjectRow, packed_findings, subject_rows
from fairtool.finding import Finding
from fairtool.mapping.review_sheet import guarded
from fairtool.render.visible import visible
from fairtool.render.wording import hint, severity_word
from fairtool.translate import Language, marked, message_of, translate

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


def write_findings(stream: TextIO, connection: sqlite3.Connection, scope: Scope, language: Language) -> int:
    """Write every finding of a scope, in the order of the files; gives how many there are."""
    stream.write(_MARK)
    writer = csv.writer(stream, delimiter=";" if language == "fr" else ",", lineterminator="\r\n")
    writer.writerow([translate(head, language) for head in _HEADS])
    count = 0
    known: dict[int, tuple[Finding, ...]] = {}
    for row in subject_rows(connection, scope):
        findings = known.get(row.findings)
        if findings is None:
            findings = unpack_findings(packed_findings(connection, row.findings))
            if len(known) < _REMEMBERED:
                known[row.findings] = findings
        writer.writerows(_rows(row, findings, language))
        count += len(findings)
    return count


def _rows(row: SubjectRow, findings: Sequence[Finding], language: Language) -> Iterator[list[str]]:
    first = [row.name, row.dataset, str(row.year or ""), row.standard]
    for one in findings:
        about = [severity_word(one.severity, language), one.rule, one.where, str(one.line or "")]
        yield [guarded(visible(cell)) for cell in (*first, *about, message_of(one, language), hint(one, language))]
