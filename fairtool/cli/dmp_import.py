"""`fairtool dmp import`: a plan of another tool becomes a plan file, or maDMP."""

from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool dmp import opidor-export.json --output plan.yaml"


def import_(  # noqa: PLR0917 - one parameter an option
    file: Annotated[str, typer.Argument(help="A plan in JSON.", show_default=False, metavar="FILE")],
    output: Annotated[
        str, typer.Option("--output", "-o", help="File; - for standard output.", metavar="FILE")
    ] = "plan.yaml",
    to: Annotated[str, typer.Option("--to", "-t", help="plan-file or madmp.", metavar="FORM")] = "plan-file",
    template: Annotated[
        str, typer.Option("--template", help="The questions of the plan file.", metavar="NAME")
    ] = "science-europe",
    zone: options.Zone = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Read a plan of DMP OPIDoR, in its own or its RDA form, or maDMP 1.0 to 1.2, and mend what is wrong in it.

    Each repair is told with its place. What nobody said stays open: it is listed, and never invented. With
    --to madmp the output is maDMP 1.2 in JSON, in plan.json unless --output says another.

    Exit codes: 0 the plan is whole, 1 something is open in it, 2 wrong usage, 3 the file could not be read, or is no
    plan.
    """
    from fairtool.cli.dmp_import_run import Import, run  # heavy: kept out of --help

    asked = Import(to, output, template, zone or "Z", lang, force=force, quiet=quiet)
    raise typer.Exit(run(file, asked))
