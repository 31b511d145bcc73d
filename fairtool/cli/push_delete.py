"""`fairtool push delete`: records are taken out of a target, after what goes with them was shown and counted."""

from typing import Annotated

import typer

from fairtool.cli import options, push_options

EXAMPLE = "fairtool push delete sextant 0b1e6c3e-5a3b-4c7e-9d3f-2f6f0c5b7a11"


def delete(  # noqa: PLR0917 - one parameter an option
    target: Annotated[
        str, typer.Argument(help="A target of fairtool.toml or that fairtool knows, or an address.", metavar="TARGET")
    ],
    ids: Annotated[list[str], typer.Argument(help="Identifiers of records.", metavar="ID...")],
    yes: Annotated[
        int | None,
        typer.Option("--yes", help="Delete, if so many records go, those that go with them too.", metavar="COUNT"),
    ] = None,
    kind: push_options.Kind = None,
    settings: push_options.Settings = None,
    journal: push_options.Journal = None,
    key_file: push_options.KeyFile = None,
    formats: push_options.TextOrJson = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: push_options.Timeout = None,
) -> None:
    """Show which records would go, with those that the target deletes along with them; delete them with --yes COUNT.

    Nothing is deleted without the right count. What is published in a repository is never deleted.

    Exit codes: 0 all are gone, 1 nothing was deleted yet, or a record may not be, 2 wrong usage, 3 the target refused,
    4 a fault of fairtool.
    """
    from fairtool.cli.push_delete_run import run  # heavy: kept out of --help
    from fairtool.cli.push_opening import Pushing

    pushing = Pushing(
        target,
        kind,
        tuple(settings or ()),
        (),
        journal,
        key_file,
        timeout,
        tuple(formats or ()),
        lang,
        quiet,
        verbose,
    )
    raise typer.Exit(run(pushing, tuple(ids), yes))
