"""`fairtool push verify`: what a target holds, held against the records here; nothing is written."""

from typing import Annotated

import typer

from fairtool.cli import options, push_options

EXAMPLE = "fairtool push verify sextant records/"


def verify(  # noqa: PLR0917 - one parameter an option
    target: Annotated[
        str,
        typer.Argument(
            help="A target of fairtool.toml or that fairtool knows, an address, or the DOI of what was published.",
            metavar="TARGET",
        ),
    ],
    records: Annotated[
        list[str],
        typer.Argument(help="Records, folders, globs; data too, where the target takes files.", metavar="RECORD..."),
    ],
    doi: Annotated[
        str | None,
        typer.Option("--doi", help="The DOI, or the address of the page, of what was published.", metavar="DOI"),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask addresses of this machine and of local networks, too.")
    ] = False,
    kind: push_options.Kind = None,
    settings: push_options.Settings = None,
    journal: push_options.Journal = None,
    key_file: push_options.KeyFile = None,
    formats: push_options.TextOrJson = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="What differs does not fail the run.")] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: push_options.Timeout = None,
) -> None:
    """Read records back from a target and compare them with the files here, field by field.

    What the target added by itself is shown and is no difference. A public catalogue is read without a key. What was
    published by a form (seanoe, easydata ...) is read by its DOI, and compared by meaning.

    Exit codes: 0 all is there, 1 a record differs or is missing, 2 wrong usage, 3 a file could not be read or the
    target does not answer, 4 a fault of fairtool.
    """
    from fairtool.cli.push_opening import Pushing  # heavy: kept out of --help
    from fairtool.cli.push_published_run import Public
    from fairtool.cli.push_verify_run import run

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
    raise typer.Exit(run(pushing, tuple(records), Public(doi, allow_private), exit_zero=exit_zero))
