"""`fairtool dmp new`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool dmp new --from data/ --record record.xml --template anr --pole odatis"


def new(  # noqa: PLR0917 - one parameter an option
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Data files or folders, as with --from.", show_default=False, metavar="PATH"),
    ] = None,
    from_: Annotated[
        list[str] | None, typer.Option("--from", help="Data files or folders; may be repeated.", metavar="PATH")
    ] = None,
    record: Annotated[
        list[str] | None,
        typer.Option("--record", help="A metadata record of the data; may be repeated.", metavar="FILE"),
    ] = None,
    template: Annotated[
        str, typer.Option("--template", "-t", help="The questions: anr, science-europe ...", metavar="NAME")
    ] = "science-europe",
    pole: Annotated[
        str | None, typer.Option("--pole", help="Whose habits hold: aeris, odatis, theia ...", metavar="NAME")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The plan file.", metavar="FILE")] = Path("plan.yaml"),
    force: Annotated[bool, typer.Option("--force", help="Replace a plan that is there already.")] = False,
    list_templates: Annotated[
        bool, typer.Option("--list-templates", help="Show the templates and poles with their sources, and do nothing.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes; all cores by default.", metavar="N")
    ] = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Make a data-management plan that holds what data and records know, and asks for the rest.

    The plan is one YAML file; --lang is its language, too. What only a person can answer stands in it as comments, and
    is listed on standard error.

    Exit codes: 0 nothing is open, 1 questions are open, 2 wrong usage, 3 an input could not be read (the plan is
    written all the same), 4 a fault of fairtool.
    """
    from fairtool.cli.dmp_new_run import Wanted, list_all, run  # heavy: kept out of --help

    if list_templates:
        raise typer.Exit(list_all(lang))
    said = {"lang": lang, "quiet": quiet or None, "jobs": jobs, "timeout": timeout, "memory": memory}
    wanted = Wanted((*(paths or ()), *(from_ or ())), tuple(record or ()), template, pole, output, force=force)
    raise typer.Exit(run(wanted, said))
