"""`fairtool push kit`: all that a person needs to fill in the form of a place."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool push kit seanoe record.xml data/ --output kit-seanoe --lang fr"


def kit(  # noqa: PLR0917 - one parameter an option
    target: Annotated[
        str,
        typer.Argument(help="seanoe, easydata, sextant or recherche-data-gouv.", show_default=False, metavar="TARGET"),
    ],
    record: Annotated[str, typer.Argument(help="The record of the data.", show_default=False, metavar="RECORD")],
    data: Annotated[
        list[str] | None,
        typer.Argument(help="The data: files and folders, of any format.", show_default=False, metavar="DATA"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The folder to write; a new one.", metavar="DIR")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write the kit over what a folder holds; other files stay.")
    ] = False,
    copy: Annotated[
        bool, typer.Option("--copy", help="Put the data files into the folder too, as hard links where possible.")
    ] = False,
    embargo: Annotated[
        str | None,
        typer.Option("--embargo", help="Until which day the data are under embargo, or none.", metavar="DATE|none"),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", metavar="FORMAT[=FILE]", help="Of the summary: text or json; may be repeated."),
    ] = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Write a folder with the form of a place filled in, the files with checksums, and the record to import.

    It is for places that no program can write to, or where you have no account as editor. What would block acceptance
    stands at the top. Nothing is deposited and nothing is sent: you do that yourself.

    Exit codes: 0 nothing known would block acceptance, 1 something would, 2 wrong usage, 3 an input could not be read.
    """
    from fairtool.cli.push_kit_run import Wanted, run  # heavy: kept out of --help

    said = {"lang": lang, "quiet": quiet or None, "timeout": timeout, "memory": memory}
    wanted = Wanted(target, record, tuple(data or ()), output, force=force, copy=copy, embargo=embargo)
    raise typer.Exit(run(wanted, said, formats or []))
