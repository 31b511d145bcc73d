"""`fairtool fix`."""

from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool fix cruise.nc, then fairtool fix cruise.nc --apply --backup"


def fix(  # noqa: PLR0917 - one parameter an option
    paths: Annotated[
        list[str], typer.Argument(help="Files, directories or globs.", show_default=False, metavar="PATH")
    ],
    apply: Annotated[
        bool, typer.Option("--apply", help="Change the files; without it only the diff is shown.")
    ] = False,
    backup: Annotated[bool, typer.Option("--backup", help="Keep the original beside the file, as FILE.bak.")] = False,
    profile: options.Profiles = None,
    cf: options.Cf = None,
    standard: options.Standards = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    zone: options.Zone = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Mend what can be mended with certainty: show the diff, or with --apply change the files.

    Of data only attributes change, of records and plans only the values that are shown. A copy is changed, compared
    with the original value by value, and takes its place at the end. Exit codes: 0 nothing to mend or all mended, 1
    fixes wait for --apply or for you, 2 wrong usage, 3 a file could not be read or was refused, 4 a fault of fairtool.
    """
    from fairtool.cli.fix_run import run  # heavy: kept out of --help
    from fairtool.plan.zone import checked_zone

    said = {
        "profile": profile,
        "cf": cf,
        "standard": standard,
        "select": select,
        "ignore": ignore,
        "lang": lang,
        "quiet": quiet or None,
        "timeout": timeout,
        "memory": memory,
    }
    taken = options.Taken(zone=checked_zone(zone or ""))
    raise typer.Exit(run(paths, said, options.FixFlags(apply=apply, backup=backup), taken))
