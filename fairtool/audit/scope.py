"""The part of an archive that an overview is of: all of it, or one data centre, pole or data set."""

import sqlite3
from dataclasses import dataclass
from typing import Literal

Column = Literal["centre", "pole", "dataset"]
COLUMNS: tuple[Column, ...] = ("centre", "pole", "dataset")


@dataclass(frozen=True, slots=True)
class Scope:
    """The subjects that belong to one thing; `name` is empty for those of which it is not known.

    Without a column it is the whole archive. `word` is the row of the name in the store.
    """

    column: Column | None = None
    name: str = ""
    word: int | None = None

    @property
    def condition(self) -> str:
        """The condition in SQL on a row of `subject`; it has the one parameter of `values` where there is a column."""
        return f"subject.{self.column} IS ?" if self.column else "1"

    @property
    def values(self) -> tuple[int | None, ...]:
        """The parameters of the condition."""
        return (self.word,) if self.column else ()


WHOLE = Scope()


def scopes(connection: sqlite3.Connection, column: Column) -> tuple[Scope, ...]:
    """Give every centre, pole or data set of a store by its name; subjects that belong to none come last."""
    query = (
        f"SELECT {column}, text FROM (SELECT DISTINCT {column} FROM subject) LEFT JOIN word ON word.id = {column} "  # noqa: S608 - our own names
        "ORDER BY text IS NULL, text"
    )
    return tuple(Scope(column, text or "", word) for word, text in connection.execute(query))
