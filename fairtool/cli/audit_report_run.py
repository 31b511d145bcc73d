"""What `fairtool audit report` does: a store is read, and its overview is written in each format."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fairtool.audit.overview import Overview, overview
from fairtool.audit.scope import COLUMNS, Column
from fairtool.audit.store.opening import opened_to_read
from fairtool.cli.audit_report_folder import Folder, write_folder
from fairtool.cli.console import note
from fairtool.cli.outputs import Output, check_places, has_color, parse_formats, shown_in, width, write_whole
from fairtool.cli.request import Request, plain_run, request
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.render.audit.document_parts import report_document
from fairtool.render.audit.markdown import audit_markdown
from fairtool.render.audit.page import page
from fairtool.render.audit.text import audit_text
from fairtool.render.json_text import dumped
from fairtool.render.run import Run
from fairtool.translate import translate

FORMATS = ("text", "html", "markdown", "json")


@dataclass(frozen=True, slots=True)
class Reported:
    """What the command line says."""

    store: Path
    formats: tuple[str, ...] = ()
    by: str | None = None
    output: Path | None = None
    lang: str | None = None
    quiet: bool = False
    verbose: bool = False


def run(reported: Reported) -> ExitCode:
    """Report on a store; raises UsageError before anything is written."""
    said = {"lang": reported.lang, "quiet": reported.quiet or None, "verbose": reported.verbose or None}
    asked = request(".", said)
    column = _column(reported)
    outputs = parse_formats(reported.formats, [reported.store], FORMATS) if reported.formats or not column else ()
    check_places([one.file for one in outputs if one.file])
    with opened_to_read(reported.store) as connection:
        found = overview(connection)
        for one in outputs:
            _write(one, connection, found, reported.store.name, asked)
        if column and reported.output:
            folder = Folder(reported.output, column, reported.store.name, plain_run(asked, 0, color=False))
            count = write_folder(folder, connection, found)
            told = translate(
                "{count} pages and tables are in {folder}", asked.language, count=count, folder=reported.output
            )
            if not reported.quiet:
                note(told)
    return ExitCode.CLEAN


def _column(reported: Reported) -> Column | None:
    """Give what there is a page for each of; raises UsageError where the options do not go together."""
    if reported.by is None:
        if reported.output:
            raise UsageError("--output is the folder for --by", hint="a single report goes to --format html=FILE")
        return None
    column = next((one for one in COLUMNS if one == reported.by), None)
    if column is None:
        raise UsageError("--by cannot be {value}", value=reported.by, hint="use centre, pole or dataset")
    if reported.output is None:
        raise UsageError("--by needs a folder for its pages", hint="add --output FOLDER")
    return column


def _write(output: Output, connection: sqlite3.Connection, found: Overview, store: str, asked: Request) -> None:
    run = shown_in(output, plain_run(asked, width(), color=has_color()))
    forms: Mapping[str, Callable[[Run], str]] = {
        "text": lambda run: audit_text(found, run, store),
        "markdown": lambda run: audit_markdown(found, run, store),
        "html": lambda run: page(connection, found, run, store),
        "json": lambda run: dumped(report_document(found, store, run.version, run.language)) + "\n",
    }
    write_whole(forms[output.format](run), output)
