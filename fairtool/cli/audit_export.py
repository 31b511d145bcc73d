"""`fairtool audit export`: a table of a store for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool audit export audit.sqlite --table findings --output findings.csv"


def export(  # noqa: PLR0917 - one parameter an option
    store: Annotated[Path, typer.Argument(help="The store of an audit.", metavar="STORE", show_default=False)],
    table: Annotated[
        str,
        typer.Option("--table", "-t", help="files, findings, rules, datasets, across or outcomes.", metavar="TABLE"),
    ] = "files",
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", help="csv, ndjson or parquet.  [default: by the file]", metavar="FORMAT"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to.  [default: standard output]", metavar="FILE")
    ] = None,
    lang: options.Lang = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Write a table of a store, in the order of names: the same whatever machines made the store.

    Headings of CSV and messages are in the language of the run; texts that a spreadsheet would run as formulas have an
    apostrophe before them. Parquet needs the extra parquet.

    Exit codes: 0 done, 2 wrong usage, 3 the store is damaged, 4 a fault of fairtool.
    """
    from fairtool.cli.audit_export_run import run  # heavy: kept out of --help

    raise typer.Exit(run(store, table, form, output, lang))
