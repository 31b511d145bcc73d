"""`fairtool dmp export`: a plan in another form."""

from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool dmp export plan.yaml --to opidor"


def export(  # noqa: PLR0917 - one parameter an option
    plan: Annotated[str, typer.Argument(help="A plan file, or a plan in JSON.", show_default=False, metavar="PLAN")],
    to: Annotated[
        str, typer.Option("--to", "-t", help="madmp, opidor or opidor-rda.", metavar="FORM", show_default=False)
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", help="File; - for standard output.", metavar="FILE", show_default=False)
    ] = "",
    version: Annotated[
        str,
        typer.Option(
            "--version",
            help="Version that the funder wants: initial, mid-term or final.",
            metavar="VERSION",
            show_default=False,
        ),
    ] = "",
    standard: Annotated[
        str, typer.Option("--standard", help="With --to madmp: 1.2, 1.1 or 1.0.", metavar="VERSION")
    ] = "1.2",
    final: Annotated[bool, typer.Option("--final", help="Refuse a plan in which something is open.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Write a plan in a form that others read.

    madmp is the RDA DMP Common Standard. opidor is the own form of DMP OPIDoR, of which its import keeps most, with its
    labels in the language of the plan, or that of --lang; opidor-rda is maDMP, arranged for its other import. What the
    form cannot hold is told on standard error. Without --output the file stands beside the plan: plan-opidor.json.

    Exit codes: 0 done, 1 something is open in the document, 2 wrong usage, 3 the plan could not be read.
    """
    from fairtool.cli.dmp_exchange_run import Exchange, run  # heavy: kept out of --help

    asked = Exchange(to, output, version, standard, lang, final=final, force=force, quiet=quiet)
    raise typer.Exit(run(plan, asked))
