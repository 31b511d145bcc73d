"""`fairtool dmp send`: a plan is created on a server. Experimental."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool dmp send opidor plan.yaml"


def send(  # noqa: PLR0917 - one parameter an option
    server: Annotated[str, typer.Argument(help="opidor.", show_default=False, metavar="SERVER")],
    plan: Annotated[str, typer.Argument(help="A plan file, or a plan in JSON.", show_default=False, metavar="PLAN")],
    url: Annotated[
        str | None, typer.Option("--url", help="Address of the server.  [default: https://dmp.opidor.fr]")
    ] = None,
    email: Annotated[
        str | None,
        typer.Option("--email", help="Your e-mail there, where the token is that of your profile.", metavar="EMAIL"),
    ] = None,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", help="A file with the token that only you can read.", metavar="FILE")
    ] = None,
    version: Annotated[
        str, typer.Option("--version", help="Version of the plan: initial, mid-term or final.", metavar="VERSION")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Send it without asking.")] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    timeout: Annotated[
        float | None, typer.Option("--timeout", help="Longest time for the request.  [default: 60]", metavar="SECONDS")
    ] = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Create a plan in DMP OPIDoR (experimental): a new one each time, which replaces none.

    The token comes from FAIRTOOL_OPIDOR_TOKEN, a file, the keyring, or is asked for; it is for one server only
    (FAIRTOOL_OPIDOR_URL, or https://dmp.opidor.fr), and is sent to no other. A request that failed is never made again
    by itself.

    Exit codes: 0 the plan is there, 2 wrong usage, 3 the plan could not be read, or the server did not take it.
    """
    from fairtool.cli.dmp_send_run import Send, run  # heavy: kept out of --help

    asked = Send(server, url, email, token_file, version, timeout, lang, yes=yes, quiet=quiet)
    raise typer.Exit(run(plan, asked))
