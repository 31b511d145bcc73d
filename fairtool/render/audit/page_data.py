"""What the script of the page reads: every file, small; what files share stands once, and files name it by number.

`names` are the ends of the file names, one a line. `place` and `set` give for each file where it belongs, and what was
found. A place is a folder, data set, centre, pole, year, standard and status; a set is a list of sentences.
"""

import sqlite3
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from fairtool.audit.packing import unpack_findings
from fairtool.audit.scope import Scope
from fairtool.audit.subject_rows import SubjectRow, folder_rows, packed_findings, subject_rows
from fairtool.finding import Severity
from fairtool.render.audit.sentences import Sentences
from fairtool.render.audit.wording import rule_title
from fairtool.render.visible import visible
from fairtool.translate import Language

STATUSES = ("clean", "findings", "unreadable", "fault")
WORDS = ("dataset", "centre", "pole", "year", "standard")
_MOST = 50_000  # folders that a page lists


class Numbered:
    """Things by number, in the order in which they came."""

    def __init__(self) -> None:
        """Have none yet."""
        self._numbers: dict[Any, int] = {}

    def of(self, thing: Hashable) -> int:
        """Give the number of a thing."""
        return self._numbers.setdefault(thing, len(self._numbers))

    def __iter__(self) -> Iterator[Any]:
        """Give the things in their order."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """Count the things."""
        return len(self._numbers)


class PageData:
    """The files, or folders of files, of a page; add all, then take `content`."""

    def __init__(self, language: Language) -> None:
        """Have none yet."""
        self.sentences = Sentences(language)
        self._language = language
        self._words = {name: Numbered() for name in WORDS}
        self._folders, self._places, self._sets = Numbered(), Numbered(), Numbered()
        self._names: list[str] = []
        self._rows: list[tuple[int, int, int, float | None]] = []

    def add(self, row: SubjectRow, said: tuple[int, ...], files: int = 1) -> None:
        """Add a file and the numbers of what was found; or a folder with so many files that are alike."""
        folder, sign, name = row.name.rpartition("/")
        values = (row.dataset, row.centre, row.pole, str(row.year or ""), row.standard)
        words = (self._words[key].of(visible(value)) for key, value in zip(WORDS, values, strict=True))
        place = (self._folders.of(visible(folder + sign)), *words, STATUSES.index(row.status))
        self._names.append(visible(name))
        self._rows.append((self._places.of(place), self._sets.of(said), files, row.score))

    def content(self) -> dict[str, object]:
        """Give what the script reads, as JSON values."""
        places, sets, files, scores = zip(*self._rows, strict=True) if self._rows else ((), (), (), ())
        known = self.sentences
        content: dict[str, object] = {
            "folders": list(self._folders),
            "names": "\n".join(self._names),
            "places": list(self._places),
            "place": places,
            "sets": list(self._sets),
            "set": sets,
            "rules": [(visible(rule), rule_title(rule, self._language)) for rule in known.rules],
            "sentences": known.all,
            **{name: list(words) for name, words in self._words.items()},
        }
        if any(number != 1 for number in files):
            content["files"] = files
        if any(score is not None for score in scores):
            content["score"] = [None if score is None else round(score) for score in scores]
        return content


def of_files(connection: sqlite3.Connection, scope: Scope, language: Language) -> PageData:
    """Give every file of a scope with what was found in it."""
    data = PageData(language)
    known: dict[int, tuple[int, ...]] = {}
    for row in subject_rows(connection, scope):
        said = known.get(row.findings)
        if said is None:
            findings = unpack_findings(packed_findings(connection, row.findings))
            said = known[row.findings] = data.sentences.of(findings, row.name)
        data.add(row, said)
    return data


def of_folders(connection: sqlite3.Connection, scope: Scope, language: Language) -> PageData:
    """Give the folders of a scope, each with the rules that found something there; upper ones where they are many."""
    data = PageData(language)
    verdicts = _verdicts(connection, data.sentences)
    folded: Folded = Counter()
    for row, files in folder_rows(connection, scope):
        folded[row._replace(verdict=0), row.verdict] += files
    while len({row for row, _ in folded}) > _MOST:
        folded = _higher(folded)
    for row, members in _together(folded):
        said = sorted({number for verdict, _ in members for number in verdicts.get(verdict, ())})
        data.add(row, tuple(said), sum(files for _, files in members))
    return data


Folded = Counter[tuple[SubjectRow, int]]


def _higher(folded: Folded) -> Folded:
    """Fold the folders once more, into those that they are in."""
    higher: Folded = Counter()
    for (row, verdict), files in folded.items():
        above = row.name.rstrip("/").rpartition("/")[0]
        higher[row._replace(name=f"{above}/"), verdict] += files
    return higher


def _together(folded: Folded) -> Iterable[tuple[SubjectRow, Sequence[tuple[int, int]]]]:
    """Give each folder with its sets of counts and how many files have them, by name."""
    found: dict[SubjectRow, list[tuple[int, int]]] = {}
    for (row, verdict), files in folded.items():
        found.setdefault(row, []).append((verdict, files))
    return sorted(found.items())


def _verdicts(connection: sqlite3.Connection, sentences: Sentences) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for verdict, rule, severity in connection.execute("SELECT verdict, rule, severity FROM verdict_rule"):
        found.setdefault(verdict, []).append(sentences.of_rule(rule, Severity(severity)))
    return found
