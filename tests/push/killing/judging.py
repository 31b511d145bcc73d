"""What a push has to have left once it came to its end: each record done, and a journal that is whole."""

import json
from collections.abc import Iterable
from pathlib import Path

from fairtool.push.journal import known_in
from fairtool.push.journal_entry import entry_of


def check_ended(folder: Path, ids: Iterable[str]) -> None:
    """Hold what became of each record, and the journal, against what was asked for."""
    *_, last = (folder / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    results = {name: (result, reason) for name, result, reason in json.loads(last)}
    assert {result for result, _ in results.values()} <= {"done", "already"}, results
    journal = folder / "journal.jsonl"
    known = known_in(journal)
    assert known.pending == {}
    assert known.unfinished == {}
    assert set(known.last) == set(ids)
    lines = journal.read_bytes().split(b"\n")
    assert lines[-1] == b""
    assert sum(entry_of(line) is None for line in lines[:-1] if line.strip()) == known.torn
