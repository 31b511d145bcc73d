"""`fairtool audit diff`: what has become better or worse between two audits."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool audit diff before.sqlite after.sqlite"


def diff(  # noqa: PLR0917 - one parameter an option
    old: Annotated[Path, typer.Argument(help="The older store.", metavar="OLD", show_default=False)],
    new: Annotated[Path, typer.Argument(help="The newer store.", metavar="NEW", show_default=False)],
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", help="text, markdown or json; may be repeated.", metavar="FORMAT[=FILE]"),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", help="Most files of each kind that are listed.", metavar="N", min=0)
    ] = 1000,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="End with 0 also where something is worse.")] = False,
    lang: options.Lang = None,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Compare two stores: files and rules that are better or worse, and whether the file or the rules have changed.

    Files are the same by their names, or by what comes after the root where the archive was moved. A file is worse
    where it can no longer be read, or any rule finds more in it; a new file is no worse one.

    Exit codes: 0 nothing is worse, 1 something is, 2 wrong usage, 4 a fault of fairtool.
    """
    from fairtool.cli.audit_diff_run import Asked, run  # heavy: kept out of --help

    raise typer.Exit(run(Asked(old, new, tuple(formats or ()), limit, exit_zero, lang, verbose)))
