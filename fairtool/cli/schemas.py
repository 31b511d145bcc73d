"""`fairtool schemas`."""

from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool schemas pull iso-19139-2007"


def schemas(  # noqa: PLR0917 - one parameter an option
    action: Annotated[str, typer.Argument(help="list or pull.", metavar="list|pull")] = "list",
    names: Annotated[
        list[str] | None, typer.Argument(help="Sets of schemas; all without one.", metavar="SET", show_default=False)
    ] = None,
    mirror: Annotated[
        str | None,
        typer.Option("--from", help="A folder or address that holds copies, by host and path.", metavar="PLACE"),
    ] = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    timeout: options.Timeout = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Fetch the official XML schemas, which `fairtool validate --xsd` asks for a second opinion.

    `pull` uses the network, once: what it fetched is kept in FAIRTOOL_CACHE_DIR or the cache of the system.

    Exit codes: 0 done, 2 wrong usage, 3 a schema could not be fetched or is not what it was.
    """
    from fairtool.cli.schemas_run import run  # heavy: kept out of --help

    raise typer.Exit(run(action, tuple(names or ()), mirror, lang=lang, quiet=quiet, seconds=timeout))
