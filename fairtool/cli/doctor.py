"""`fairtool doctor`."""

from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool doctor"


def doctor(
    form: Annotated[str, typer.Option("--format", "-f", help="text or json.", metavar="text|json")] = "text",
    lang: options.Lang = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Show versions, vocabularies, locale, limits and optional parts, in one screen."""
    from fairtool.cli.doctor_run import show  # heavy: kept out of --help

    raise typer.Exit(show(form, lang))
