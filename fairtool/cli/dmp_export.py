"""`fairtool dmp export`: a plan as a document for people."""

from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool dmp export plan.yaml --to docx --version initial"


def export(  # noqa: PLR0917 - one parameter an option
    plan: Annotated[str, typer.Argument(help="A plan file, or a plan in JSON.", show_default=False, metavar="PLAN")],
    to: Annotated[
        str, typer.Option("--to", "-t", help="markdown, html, docx or pdf.", metavar="FORMAT", show_default=False)
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
    final: Annotated[bool, typer.Option("--final", help="Refuse a plan in which something is open.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Write a plan as a document: every question with its answers, the data sets in tables, and what is still open.

    Without --output the file stands beside the plan and is named after it and the version: plan-v1-initial.docx. The
    document is in the language of the plan unless --lang says another. docx and pdf need the extra `office`.

    Exit codes: 0 done, 1 something is open and --final was given, 2 wrong usage, 3 the plan could not be read.
    """
    from fairtool.cli.dmp_export_run import Export, run  # heavy: kept out of --help

    asked = Export(to, output, version, template, lang, final=final, force=force, quiet=quiet)
    raise typer.Exit(run(plan, asked))
