"""Writing results: of sources, and of what was found across files."""

import json
import sqlite3
from collections.abc import Sequence

from fairtool.audit.packing import counts_of, pack_findings
from fairtool.audit.store.interning import Interning
from fairtool.audit.store.opening import as_bytes
from fairtool.audit.work import Done, Judged
from fairtool.report import Report

_MEMBERS = 100  # files of a data set that are named with its findings


class Recording:
    """Writes results into an open store; what is shared is stored once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin with what is there."""
        self._connection = connection
        self._interned = Interning(connection)

    def forget(self) -> None:
        """Remember no rows any more, as before some are deleted."""
        self._interned.forget()

    def record(self, done: Done, basis: int) -> None:
        """Write what became of a source that was judged by a basis."""
        if done.same or done.state == "left" or (done.subjects and done.subjects[0].subject is not None):
            self._rejudge(done, basis)
            return
        self._connection.execute("DELETE FROM subject WHERE source = ?", (done.source,))
        if done.opened:
            self._keep_document(done)
        for one in done.subjects:
            self._add(done.source, one)
        # The state comes last: whatever ends the run before it, the source is judged again.
        digests = (done.opened, done.head, done.opened, done.checksum, done.opened, done.found)
        self._connection.execute(
            "UPDATE source SET state = ?, basis = ?, loss = ?, seconds = ?, head = CASE WHEN ? THEN ? ELSE head END, "
            "content = CASE WHEN ? THEN ? ELSE content END, found = CASE WHEN ? THEN ? ELSE found END WHERE id = ?",
            (done.state, basis, done.loss, done.seconds, *digests, done.source),
        )

    def _keep_document(self, done: Done) -> None:
        """Keep the document that was read; where none is worth keeping, that of before tells nothing any more."""
        if done.document is None:
            self._connection.execute("DELETE FROM document WHERE source = ?", (done.source,))
            return
        statement = "INSERT OR REPLACE INTO document (source, content, given) VALUES (?, ?, 0)"
        self._connection.execute(statement, (done.source, done.document))

    def _rejudge(self, done: Done, basis: int) -> None:
        """Write what became of subjects that are what they were; a source that is left still waits."""
        statement = (
            "UPDATE subject SET standard = ?, status = ?, verdict = ?, outcomes = ?, findings = ?, "
            "dataset = ?, centre = ?, pole = ?, year = ?, score = ? WHERE id = ?"
        )
        for one in done.subjects:
            told = (one.standard, one.status, *self._stored(one), *self._place(one), one.score, one.subject)
            self._connection.execute(statement, told)
        if done.state != "left":
            self._connection.execute("UPDATE source SET state = 'done' WHERE id = ?", (done.source,))
        if done.state != "left" or done.subjects:
            self._connection.execute("UPDATE source SET basis = ? WHERE id = ?", (basis, done.source))

    def _place(self, one: Judged) -> tuple[int | None, ...]:
        word, belongs = self._interned.word, one.belongs
        return word(belongs.dataset), word(belongs.centre), word(belongs.pole), belongs.year or None

    def _stored(self, one: Judged) -> tuple[int, int, int]:
        interned = self._interned
        return interned.verdict(one.counts), interned.packed(one.outcomes), interned.packed(one.findings)

    def _add(self, source: int, one: Judged) -> None:
        word = self._interned.word
        subject = self._connection.execute(
            "INSERT INTO subject (source, part, kind, standard, status, verdict, outcomes, findings, dataset, centre, "
            "pole, year, score, licence, header) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(source, one.part, one.kind, one.standard, one.status, *self._stored(one)),
                *(*self._place(one), one.score, word(one.licence), one.header),
            ),
        ).lastrowid
        self._connection.execute(
            "INSERT INTO kept (subject, holding, facts) VALUES (?, ?, ?)", (subject, one.holding, one.facts)
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO identifier (subject, text) VALUES (?, CAST(? AS TEXT))",
            ((subject, as_bytes(text)) for text in one.identifiers),
        )

    def keep_across(self, report: Report, dataset: int | None, told: str) -> None:
        """Write what was found across the files of a data set, or of the archive; `told` changes when they do."""
        self._connection.execute("DELETE FROM across WHERE dataset IS ?", (dataset,))
        found = self._interned.packed(pack_findings(report.findings))
        verdict, members = self._interned.verdict(counts_of(report.findings)), json.dumps(report.members[:_MEMBERS])
        self._connection.execute(
            "INSERT INTO across (name, dataset, status, verdict, findings, members, print) "
            "VALUES (CAST(? AS TEXT), ?, ?, ?, ?, ?, ?)",
            (as_bytes(report.path), dataset, report.status.value, verdict, found, members, told),
        )

    def forget_across(self, datasets: Sequence[int]) -> None:
        """Drop what was found across the files of data sets that are no longer there."""
        self._connection.executemany("DELETE FROM across WHERE dataset = ?", ((one,) for one in datasets))
