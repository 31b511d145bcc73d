"""Writing a folder with a page and a table for each data centre, pole or data set; the first page comes last."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from fairtool.atomic import written
from fairtool.audit.contacts import contacts
from fairtool.audit.overview import Overview, overview
from fairtool.audit.scope import Column, Scope, scopes
from fairtool.errors import UsageError
from fairtool.render.audit.file_names import file_names
from fairtool.render.audit.finding_table import write_findings
from fairtool.render.audit.index_page import Part, index_page
from fairtool.render.audit.page import page
from fairtool.render.run import Run
from fairtool.translate import translate

_MOST = 2_000  # pages


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the pages go, what there is one for each of, and the name of the store."""

    path: Path
    column: Column
    store: str
    run: Run


def write_folder(folder: Folder, connection: sqlite3.Connection, found: Overview) -> int:
    """Write the folder, each file whole or not at all; gives how many pages there are. Raises UsageError."""
    parts = scopes(connection, folder.column)
    if len(parts) > _MOST:
        raise UsageError(
            "there are {count} of them, and no folder should have so many pages",
            count=len(parts),
            hint="--by centre and --by pole make fewer",
        )
    _make(folder.path)
    unknown = translate("not known", folder.run.language)
    names = file_names((one.name for one in parts), unknown)
    told = [_part(folder, connection, scope, name) for scope, name in zip(parts, names, strict=True)]
    _write(folder.path / "index.html", index_page(found, told, folder.column, folder.run, folder.store))
    return len(told)


def _part(folder: Folder, connection: sqlite3.Connection, scope: Scope, name: str) -> Part:
    people = contacts(connection, scope)
    text = page(connection, overview(connection, scope), folder.run, folder.store, people)
    _write(folder.path / f"{name}.html", text)
    with written(folder.path / f"{name}.csv") as stream:
        count = write_findings(stream, connection, scope, folder.run.language)
    return Part(scope.name, name, people, count)


def _write(path: Path, text: str) -> None:
    with written(path) as stream:
        stream.write(text)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError("{path} cannot be written: {reason}", path=folder, reason=error.strerror or error) from error
