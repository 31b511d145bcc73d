"""The index of a thesaurus as one SQLite file: written once, whole or not at all; read without any RDF."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fairtool.errors import UsageError
from fairtool.skos.entry import Entry
from fairtool.thesauri.content import Content, Row
from fairtool.thesauri.parts import PARTS, parts_of
from fairtool.thesauri.postings import Arrays, Postings

FORMAT = 16  # raised whenever what is written here, or computed for it, changes
_SEPARATOR = "\x1f"
_TABLES = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE concept (
    number INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE, labels TEXT NOT NULL,
    notation TEXT NOT NULL, path TEXT NOT NULL, unit TEXT, deprecated INTEGER NOT NULL,
    successor TEXT NOT NULL, used INTEGER NOT NULL, kinds TEXT NOT NULL, definition TEXT NOT NULL
);
CREATE TABLE way (
    number INTEGER PRIMARY KEY, concept INTEGER NOT NULL, text TEXT NOT NULL, lang TEXT NOT NULL,
    origin INTEGER NOT NULL, key TEXT NOT NULL
);
CREATE TABLE relation (concept INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL);
CREATE TABLE alias (key TEXT PRIMARY KEY, concept INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE split (word TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE array (name TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX way_key ON way (key);
CREATE INDEX relation_concept ON relation (concept);
CREATE INDEX relation_target ON relation (target);
"""


def write_index(path: Path, content: Content, facts: Mapping[str, str]) -> None:
    """Write an index to a file that does not exist yet; raises UsageError where the folder cannot be written to.

    What an error leaves is taken away.
    """
    is_whole = False
    try:
        with closing(sqlite3.connect(path)) as base:
            base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            base.executescript(_TABLES)
            _fill(base, content, facts)
            base.executescript(_INDEXES)
            base.commit()
        is_whole = True
    except (sqlite3.Error, OSError) as error:
        raise UsageError("{path} cannot be written: {reason}", path=path, reason=str(error)) from error
    finally:
        if not is_whole:
            with suppress(OSError):
                path.unlink()


def _fill(base: sqlite3.Connection, content: Content, facts: Mapping[str, str]) -> None:
    base.executemany("INSERT INTO fact VALUES (?, ?)", facts.items())
    base.executemany(
        f"INSERT INTO concept VALUES ({','.join('?' * 11)})",  # noqa: S608 - no value in it
        (_concept(number, row) for number, row in enumerate(content.rows)),
    )
    base.executemany(f"INSERT INTO way VALUES ({','.join('?' * 6)})", _ways(content))  # noqa: S608 - no value in it
    entries = (row.entry for row in content.rows)
    base.executemany(
        "INSERT INTO relation VALUES (?, ?, ?)",
        chain.from_iterable(map(_relations, *zip(*enumerate(entries), strict=True))),
    )
    base.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?)", content.aliases)
    base.executemany("INSERT INTO split VALUES (?, ?)", content.splits.items())
    for name in ("grams", "words", "context"):
        for part, data in _packed(getattr(content, name)):
            base.execute("INSERT INTO array VALUES (?, ?)", (f"{name}.{part}", data))
    base.executemany("INSERT INTO array VALUES (?, ?)", ((name, data.tobytes()) for name, data in _columns(content)))


def _columns(content: Content) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """Yield what is asked of every label and concept at once, as arrays."""
    words = content.words
    size = len(content.ways)
    yield "way.concept", np.array([way.concept for way in content.ways], np.int32)
    yield "way.origin", np.array([way.origin for way in content.ways], np.int32)
    for part in PARTS:
        yield f"way.{part}", np.array([parts_of(way.key, part) for way in content.ways], np.int64)
    yield "way.stems", np.bincount(words.documents, minlength=size).astype(np.float32)
    per_term = np.repeat(words.rarity, np.diff(words.starts))
    yield "way.rarity", np.bincount(words.documents, per_term, size).astype(np.float32)
    yield "concept.use", np.log1p(np.array([row.use for row in content.rows], np.float32))
    yield "concept.topic", np.log1p(np.array(_topics([row.path for row in content.rows]), np.float32))
    yield "concept.deprecated", np.array([row.entry.deprecated for row in content.rows], np.bool_)


def _topics(paths: Sequence[str]) -> list[int]:
    """Give for each path how many begin with the same two steps: large topics are meant more often than small ones."""
    topics = [tuple(path.split(" > ")[:2]) if path else () for path in paths]
    sizes = Counter(topics)
    return [sizes[topic] if topic else 0 for topic in topics]


def _concept(number: int, row: Row) -> tuple[object, ...]:
    entry = row.entry
    return (
        number, entry.uri, _labels(entry), next(iter(entry.notations), ""), row.path,
        entry.unit, entry.deprecated, row.successor, row.use, " ".join(entry.kinds), _definition(entry),
    )  # fmt: skip


def _labels(entry: Entry) -> str:
    return json.dumps([[label.text, label.lang, label.kind] for label in entry.labels], ensure_ascii=False)


def _definition(entry: Entry) -> str:
    english = [one.text for one in entry.definitions if one.lang.startswith("en")]
    return next(iter(english or [one.text for one in entry.definitions]), "")


def _ways(content: Content) -> Iterator[tuple[object, ...]]:
    for number, way in enumerate(content.ways):
        yield number, way.concept, way.label.text, way.label.lang, int(way.origin), way.key


def _relations(number: int, entry: Entry) -> Iterator[tuple[int, str, str]]:
    for kind in ("broader", "narrower", "related", "replaced_by"):
        for uri in getattr(entry, kind):
            yield number, kind, uri
    for kind, uri in (*entry.mappings, *entry.parts):
        yield number, kind, uri


def _packed(postings: Postings) -> Iterator[tuple[str, bytes]]:
    terms = sorted(postings.numbers, key=postings.numbers.__getitem__)
    yield "terms", _SEPARATOR.join(terms).encode()
    yield "starts", np.array(postings.starts, np.int64).tobytes()
    yield "documents", postings.documents.astype(np.int32).tobytes()
    yield "weights", postings.weights.astype(np.float32).tobytes()
    yield "rarity", np.array(postings.rarity, np.float32).tobytes()
    yield "norms", postings.norms.tobytes()


def read_arrays(base: sqlite3.Connection) -> Arrays:
    """Give what is known of each label and each concept of an index."""
    query = "SELECT name, data FROM array WHERE name LIKE 'way.%' OR name LIKE 'concept.%'"
    data = dict(base.execute(query))
    return Arrays(
        np.frombuffer(data["way.concept"], np.int32),
        np.frombuffer(data["way.origin"], np.int32),
        np.frombuffer(data["way.stems"], np.float32),
        np.frombuffer(data["way.rarity"], np.float32),
        np.frombuffer(data["way.property"], np.int64),
        np.frombuffer(data["way.matrix"], np.int64),
        np.frombuffer(data["concept.use"], np.float32),
        np.frombuffer(data["concept.topic"], np.float32),
        np.frombuffer(data["concept.deprecated"], np.bool_),
    )


def read_postings(base: sqlite3.Connection, name: str) -> Postings:
    """Give an inverted list of an index; in memory its numbers are wide, as NumPy sums them fastest."""
    data = dict(base.execute("SELECT name, data FROM array WHERE name LIKE ?", (f"{name}.%",)))
    text = data[f"{name}.terms"].decode()
    terms = text.split(_SEPARATOR) if text else []
    return Postings(
        {term: number for number, term in enumerate(terms)},
        np.frombuffer(data[f"{name}.starts"], np.int64).tolist(),
        np.frombuffer(data[f"{name}.documents"], np.int32).astype(np.intp),
        np.frombuffer(data[f"{name}.weights"], np.float32).astype(np.float64),
        np.frombuffer(data[f"{name}.rarity"], np.float32).tolist(),
        np.frombuffer(data[f"{name}.norms"], np.float32),
    )
