"""`fairtool audit report`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool audit report audit.sqlite --format html=audit.html"


def report(  # noqa: PLR0917 - one parameter an option
    store: Annotated[Path, typer.Argument(help="The store that an audit wrote.", show_default=False, metavar="STORE")],
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", help="text, html, markdown or json; may be repeated.", metavar="FORMAT[=FILE]"),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", help="A page and a table for each of them, in --output.", metavar="centre|pole|dataset"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The folder for --by; made if need be.", metavar="FOLDER")
    ] = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Show what an audit found: totals, rules, data sets, data centres, poles, years, and each file.

    The HTML page needs nothing else: it can be sent, filed and printed, and leads from a rule to its files and from a
    file to its findings. With --by there is such a page for each data centre, and beside it all findings as a table
    for a spreadsheet.

    Exit codes: 0 the report was written, 2 wrong usage, 3 the store is damaged, 4 a fault of fairtool.
    """
    from fairtool.cli.audit_report_run import Reported, run  # heavy: kept out of --help

    raise typer.Exit(run(Reported(store, tuple(formats or ()), by, output, lang, quiet=quiet, verbose=verbose)))
