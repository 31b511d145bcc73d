"""`fairtool fix`."""

from typing import Annotated

import typer

from fairtool.cli import options


def fix(
    paths: Annotated[list[str], typer.Argument(help="Files, directories or globs.", show_default=False)],
    apply: Annotated[bool, typer.Option("--apply", help="Change the files; without it only the diff is shown.")] = False,
    backup: Annotated[bool, typer.Option("--backup", help="Keep the original beside the file.")] = False,
    select: Annotated[list[str] | None, typer.Option(help="Only rules with this id or prefix.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="No rules with this id or prefix.")] = None,
    profile: Annotated[list[str] | None, typer.Option("--profile", "-p", help="A profile, by name or file.")] = None,
    cf: Annotated[str | None, typer.Option(help="CF version: auto, 1.6 ... 1.13 or 1.14-draft.")] = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Mend what can be mended with certainty: show the diff, or apply it to a copy that replaces the file."""
    from fairtool.cli.fix_run import run  # heavy: kept out of --help

    said = {
        "select": select, "ignore": ignore, "profile": profile, "cf": cf,
        "lang": lang, "timeout": timeout, "memory": memory,
    }
    raise typer.Exit(run(paths, said, options.FixFlags(apply=apply, backup=backup, quiet=quiet)))
