"""`fairtool push advise`: which place fits a data set."""

from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool push advise record.xml data/"


def advise(  # noqa: PLR0917 - one parameter an option
    paths: Annotated[
        list[str],
        typer.Argument(help="A record and the data that it describes, or one of both.", show_default=False),
    ],
    embargo: Annotated[
        str | None,
        typer.Option("--embargo", help="Until which day the data are under embargo, or none.", metavar="DATE|none"),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", metavar="FORMAT[=FILE]", help="text, json or markdown; may be repeated."),
    ] = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Tell which repository or catalogue fits a data set, best first, with the rule and its source for each.

    Theme, size, embargo, licence and a DOI that the data have already are held against what the places say of
    themselves; nobody is asked over the network. What is not known is said, and never guessed.

    Exit codes: 0 a place is advised, 1 none can be, 2 wrong usage, 3 an input could not be read.
    """
    from fairtool.cli.push_advise_run import run  # heavy: kept out of --help

    said = {
        "lang": lang,
        "quiet": quiet or None,
        "verbose": verbose or None,
        "timeout": timeout,
        "memory": memory,
    }
    raise typer.Exit(run(paths, said, formats or [], embargo=embargo))
