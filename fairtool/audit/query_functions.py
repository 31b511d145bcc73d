"""What a query can call beside what SQL has: the packed results of a store as JSON, and their sentences."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from functools import lru_cache

from fairtool.audit.packing import finding_of, text_of
from fairtool.errors import FairtoolError
from fairtool.translate import Language, message_of

_REMEMBERED = 100  # packed results that are kept unpacked, since many files share them
_SMALL = 4096  # bytes of one that is: they may become a thousand times as many
# What each function gives of a file, or of a row of `packed`, by its number.
_CONTENT: Mapping[str, str] = {
    "findings": "SELECT content FROM subject JOIN packed ON packed.id = findings WHERE subject.id = ?",
    "outcomes": "SELECT content FROM subject JOIN packed ON packed.id = outcomes WHERE subject.id = ?",
    "header": "SELECT facts FROM kept WHERE subject = ?",
    "unpacked": "SELECT content FROM packed WHERE id = ?",
}


def add_functions(connection: sqlite3.Connection, language: Language) -> None:
    """Let queries call `findings(file)`, `outcomes(file)`, `header(file)`, `unpacked(id)` and `message(finding)`.

    All but the last give JSON text for `json_each` and `json_extract`, or NULL where there is nothing. `message` takes
    the JSON of a finding, and the language where it is not that of the run.
    """
    for name, query in _CONTENT.items():
        connection.create_function(name, 1, _giver(connection, query))
    connection.create_function("message", 1, lambda text: _message(text, language))
    connection.create_function("message", 2, lambda text, code: _message(text, "fr" if code == "fr" else "en"))


def _giver(connection: sqlite3.Connection, query: str) -> Callable[[object], str | None]:
    def give(number: object) -> str | None:
        row = connection.execute(query, (number,)).fetchone() if isinstance(number, int) else None
        content = row[0] if row else None
        if not isinstance(content, bytes):
            return None
        return _text(content) if len(content) <= _SMALL else text_of(content)

    return give


@lru_cache(_REMEMBERED)
def _text(content: bytes) -> str:
    return text_of(content)


def _message(text: object, language: Language) -> str | None:
    """Give the sentence of a finding; NULL for what is none."""
    try:
        return message_of(finding_of(json.loads(str(text))), language).encode(errors="backslashreplace").decode()
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, FairtoolError):
        return None
