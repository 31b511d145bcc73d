"""`fairtool dmp check`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool dmp check plan.json data/ --record record.xml"


def check(  # noqa: PLR0917 - one parameter an option
    plan: Annotated[
        str, typer.Argument(help="The plan: maDMP in JSON, or a plan file.", show_default=False, metavar="PLAN")
    ],
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="The data, and their records; without any those that the plan file was made from.",
            show_default=False,
            metavar="PATH",
        ),
    ] = None,
    record: Annotated[
        list[str] | None,
        typer.Option("--record", help="A metadata record of the data; may be repeated.", metavar="FILE"),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", help="The day to check for: 2026-12-31; today without.", metavar="DATE")
    ] = None,
    tariff: Annotated[
        str | None,
        typer.Option(
            "--tariff", help="What a terabyte costs in a year; without it, as the pole says.", metavar='"120 EUR"'
        ),
    ] = None,
    ci: Annotated[bool, typer.Option("--ci", help="Fail on warnings too: the plan has drifted.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="First mend in the plan what is certain; shows the diff.")] = False,
    backup: Annotated[bool, typer.Option("--backup", help="With --fix: keep the original as PLAN.bak.")] = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT[=FILE]",
            help="text, json, ndjson, sarif, junit, github, gitlab, markdown or html; may be repeated.",
        ),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="Fail only on findings that are not in this file.", metavar="FILE")
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Write the baseline from what is found now.")
    ] = False,
    fail_on: Annotated[
        str | None, typer.Option(help="The least severity that fails the run.", metavar="error|warning|info")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Findings do not fail the run.")] = False,
    outcomes: Annotated[bool, typer.Option("--outcomes", help="List the rules that passed, too.")] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes; all cores by default.", metavar="N")
    ] = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Hold a data-management plan against the data and the record that it is about.

    Volume, formats, variables, licence, identifiers, dates and people of the plan are compared with what the files and
    the record say; with the template of the ANR it says which version of the plan is due. What does not agree is told
    with both places. Data of formats that fairtool does not read are counted, and known by their first bytes.

    Exit codes: 0 nothing at or above --fail-on, 1 such findings, 2 wrong usage, 3 an input could not be read or
    changed, 4 a fault of fairtool.
    """
    from fairtool.cli.dmp_check_run import Checking, run  # heavy: kept out of --help

    said = {
        "select": select,
        "ignore": ignore,
        "format": formats,
        "baseline": baseline,
        "fail_on": fail_on or ("warning" if ci else None),
        "exit_zero": exit_zero or None,
        "outcomes": outcomes or None,
        "jobs": jobs,
        "lang": lang,
        "quiet": quiet or None,
        "verbose": verbose or None,
        "timeout": timeout,
        "memory": memory,
    }
    checking = Checking(plan, tuple(paths or ()), tuple(record or ()), on, fix=fix, backup=backup, tariff=tariff)
    raise typer.Exit(run(checking, said, update_baseline=update_baseline))
