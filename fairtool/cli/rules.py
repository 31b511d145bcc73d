"""`fairtool rules`."""

from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool rules units, then fairtool rules cf-3.1-units-valid"


def rules(  # noqa: PLR0917 - one parameter an option
    words: Annotated[
        list[str] | None,
        typer.Argument(help="An id for its page, or words to search for.", show_default=False, metavar="ID|WORD"),
    ] = None,
    coverage: Annotated[
        str | None, typer.Option(help="Show which rules cover which rows of a standard.", metavar="STANDARD")
    ] = None,
    cf: Annotated[
        str | None, typer.Option(help="The version of the standard for --coverage.", metavar="VERSION")
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="text, json or markdown.", metavar="FORMAT")] = "text",
    lang: options.Lang = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """List the rules, search them, show the page of one, or the coverage of a standard."""
    from fairtool.cli.rules_run import show_coverage, show_rules  # heavy: kept out of --help

    raise typer.Exit(show_coverage(coverage, cf, form, lang) if coverage else show_rules(words or [], form, lang))
