"""The tables that can be exported from a store, as rows in the order of names.

The rows say what was found and nothing of how: no timings, no numbers of the store. So two stores of the same archive
give the same tables, whatever machines made them.
"""

import sqlite3
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fairtool.audit.packing import unpack_findings, unpack_outcomes
from fairtool.finding import Finding
from fairtool.render.cells import Cell
from fairtool.translate import Language, marked, message_of

Type = Literal["text", "integer", "number"]
_SHARED = 2000  # packed results that are kept unpacked, since many files share them
_FEW = 100  # outcomes, of which there are fewer sets
_SMALL = 4096  # bytes of one that is: a store that somebody else made may hold large ones


Rows = Generator[tuple[Cell, ...], None, None]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, its heading for people, what its values are."""

    name: str
    heading: str
    type: Type = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and what gives its rows in a language."""

    columns: tuple[Column, ...]
    rows: Callable[[sqlite3.Connection, Language], Rows]


_FILE = Column("file", marked("file"))
_DATASET = Column("dataset", marked("data set"))
_CENTRE = Column("centre", marked("data centre"))
_POLE = Column("pole", marked("pole"))
_YEAR = Column("year", marked("year"), "integer")
_RULE = Column("rule", marked("rule"))
_SEVERITY = Column("severity", marked("severity"))
_STATUS = Column("status", marked("status"))
_COUNTS = (
    Column("errors", marked("errors"), "integer"),
    Column("warnings", marked("warnings"), "integer"),
)
_SCORE = Column("score", marked("score"), "number")
_SAID = (
    _RULE,
    _SEVERITY,
    Column("where", marked("place")),
    Column("line", marked("line"), "integer"),
    Column("message", marked("message")),
    Column("template", marked("template")),
    Column("source", marked("clause")),
)
# Subjects in the order of names; those of one source in that of the source.
_NAMED = (
    "FROM source CROSS JOIN subject ON subject.source = source.id JOIN verdict ON verdict.id = subject.verdict "
    "LEFT JOIN word AS ds ON ds.id = dataset LEFT JOIN word AS ce ON ce.id = centre "
    "LEFT JOIN word AS po ON po.id = pole"
)
_IN_ORDER = "ORDER BY source.name, subject.id"
_FILES = (
    "SELECT source.name || part, subject.kind, standard, status, "
    "errors * (status <> 'unreadable'), warnings, infos, ds.text, ce.text, po.text, "
    f"year, score, size, datetime(nullif(modified, 0) / 1000000000, 'unixepoch') {_NAMED} {_IN_ORDER}"
)
_PACKED = (
    "SELECT source.name || part, ds.text, ce.text, po.text, year, packed.content "
    f"{_NAMED} JOIN packed ON packed.id = subject.{{what}} {_IN_ORDER}"
)
_RULES = "SELECT rule, severity, files, findings FROM rule ORDER BY rule, severity"
_GROUPS = (
    "SELECT dataset, files, clean, unreadable, errors, warnings, first_year, last_year, score FROM dataset "
    "ORDER BY dataset"
)
_ACROSS = (
    "SELECT name, text, content FROM across JOIN packed ON packed.id = findings LEFT JOIN word ON word.id = dataset "
    "ORDER BY name, text"
)


def _selected(query: str) -> Callable[[sqlite3.Connection, Language], Rows]:
    def rows(connection: sqlite3.Connection, _language: Language) -> Rows:
        yield from connection.execute(query)

    return rows


def _findings(connection: sqlite3.Connection, language: Language) -> Rows:
    for *belongs, content in connection.execute(_PACKED.format(what="findings")):
        yield from ((*belongs, *said) for said in _said(content, language))


def _across(connection: sqlite3.Connection, language: Language) -> Rows:
    for name, dataset, content in connection.execute(_ACROSS):
        yield from ((name, dataset, *said) for said in _said(content, language))


def _outcomes(connection: sqlite3.Connection, _language: Language) -> Rows:
    for name, *_, content in connection.execute(_PACKED.format(what="outcomes")):
        yield from ((name, *told) for told in _told(content))


def _rules(connection: sqlite3.Connection, language: Language) -> Rows:
    from fairtool.rule_page import title_of  # noqa: PLC0415 - the rules are loaded for this table only
    from fairtool.rules.catalogue import all_rules  # noqa: PLC0415

    known = all_rules()
    for rule, *rest in connection.execute(_RULES):
        yield rule, title_of(known[rule], language) if rule in known else None, *rest


def _said(content: bytes, language: Language) -> tuple[tuple[Cell, ...], ...]:
    return _found(content, language) if len(content) > _SMALL else _shared(content, language)


@lru_cache(_SHARED)
def _shared(content: bytes, language: Language) -> tuple[tuple[Cell, ...], ...]:
    return _found(content, language)


def _found(content: bytes, language: Language) -> tuple[tuple[Cell, ...], ...]:
    return tuple(_row(finding, language) for finding in unpack_findings(content))


def _row(one: Finding, language: Language) -> tuple[Cell, ...]:
    message = message_of(one, language)
    return one.rule, one.severity.value, one.where, one.line, message, one.template, one.source or None


@lru_cache(_FEW)
def _told(content: bytes) -> tuple[tuple[Cell, ...], ...]:
    return tuple((one.rule, one.status.value, one.examined, one.reason) for one in unpack_outcomes(content).outcomes)


TABLES: Mapping[str, Table] = {
    "files": Table(
        (
            *(_FILE, Column("kind", marked("kind")), Column("standard", marked("standard")), _STATUS, *_COUNTS),
            *(Column("infos", marked("infos"), "integer"), _DATASET, _CENTRE, _POLE, _YEAR, _SCORE),
            *(Column("size", marked("size in bytes"), "integer"), Column("modified", marked("modified"))),
        ),
        _selected(_FILES),
    ),
    "findings": Table((_FILE, _DATASET, _CENTRE, _POLE, _YEAR, *_SAID), _findings),
    "rules": Table(
        (
            *(_RULE, Column("title", marked("title")), _SEVERITY, Column("files", marked("files"), "integer")),
            Column("findings", marked("findings"), "integer"),
        ),
        _rules,
    ),
    "datasets": Table(
        (
            *(_DATASET, Column("files", marked("files"), "integer"), Column("clean", marked("clean"), "integer")),
            *(Column("unreadable", marked("unreadable"), "integer"), *_COUNTS),
            *(
                Column("first_year", marked("first year"), "integer"),
                Column("last_year", marked("last year"), "integer"),
            ),
            _SCORE,
        ),
        _selected(_GROUPS),
    ),
    "across": Table((Column("name", marked("name")), _DATASET, *_SAID), _across),
    "outcomes": Table(
        (_FILE, _RULE, _STATUS, Column("examined", marked("examined"), "integer"), Column("reason", marked("reason"))),
        _outcomes,
    ),
}
