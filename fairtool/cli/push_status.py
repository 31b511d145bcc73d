"""`fairtool push status`: how what was pushed to a target stands there."""

from typing import Annotated

import typer

from fairtool.cli import options, push_options

EXAMPLE = "fairtool push status rdg"


def status(  # noqa: PLR0917 - one parameter an option
    target: Annotated[
        str, typer.Argument(help="A target of fairtool.toml or that fairtool knows, or an address.", metavar="TARGET")
    ],
    ids: Annotated[
        list[str] | None,
        typer.Argument(help="Identifiers of records.  [default: all that the journal knows]", metavar="ID..."),
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
    """Show what was pushed from here and how it stands: draft, in review, returned with a reason, published.

    A push that did not come to its end, what was changed or deleted in the target since, and files whose embargo has
    passed are told.

    Exit codes: 0 nothing is open, 1 something is, 2 wrong usage, 3 the target does not answer, 4 a fault of fairtool.
    """
    from fairtool.cli.push_opening import Pushing  # heavy: kept out of --help
    from fairtool.cli.push_status_run import run

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
    raise typer.Exit(run(pushing, tuple(ids or ())))
