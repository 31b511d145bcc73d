"""`fairtool dmp export`: a plan as a document for people, or in the form of another tool."""

from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool dmp export plan.yaml --to docx --version initial"


def export(  # noqa: PLR0917 - one parameter an option
    plan: Annotated[str, typer.Argument(help="A plan file, or a plan in JSON.", show_default=False, metavar="PLAN")],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            "-t",
            help="markdown, html, docx, pdf, ftr, madmp, opidor or opidor-rda.",
            metavar="FORM",
            show_default=False,
        ),
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
    template: Annotated[
        str,
        typer.Option(
            "--template",
            help="Questions of another template than that of the plan.",
            metavar="NAME",
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
    """Write a plan as a document for people, or in a form that other tools read.

    markdown, html, docx and pdf have every question with its answers, the data sets in tables, and what is still open;
    docx and pdf need the extra `office`. ftr is an evaluation of the plan, as linked data. madmp is the RDA DMP Common
    Standard. opidor is the own form of DMP OPIDoR, of which its import keeps most; opidor-rda is maDMP, arranged for
    its other import. What a form cannot hold is told on standard error.

    The language is that of the plan, or of --lang. Without --output the file stands beside the plan, and is named after
    it: plan-v1-initial.docx, plan-opidor.json.

    Exit codes: 0 done, 1 something is open, 2 wrong usage, 3 the plan could not be read.
    """
    from fairtool.cli.dmp_export_run import EVALUATION, Export, run  # heavy: kept out of --help
    from fairtool.render.plan.exporters import DOCUMENTS

    if to in DOCUMENTS or to == EVALUATION:
        code = run(plan, Export(to, output, version, template, lang, final=final, force=force, quiet=quiet))
    else:
        from fairtool.cli.dmp_exchange_run import Exchange
        from fairtool.cli.dmp_exchange_run import run as exchange

        asked = Exchange(to, output, version, standard, lang, final=final, force=force, quiet=quiet)
        code = exchange(plan, asked)
    raise typer.Exit(code)
