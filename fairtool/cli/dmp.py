"""`fairtool dmp` and what stands below it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import dmp_check, dmp_export, dmp_forecast, dmp_import, dmp_new, dmp_refresh, dmp_send, options


def validate(  # noqa: PLR0917 - one parameter an option
    paths: Annotated[
        list[str],
        typer.Argument(help="Plans, folders of plans, globs, or -.", show_default=False, metavar="PLAN"),
    ],
    standard: Annotated[
        list[str] | None,
        typer.Option("--standard", help="Version to hold the plans to: madmp=1.2.", metavar="NAME=VERSION"),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="First mend in the files what is certain; shows the diff.")
    ] = False,
    backup: Annotated[
        bool, typer.Option("--backup", help="With --fix: keep the original beside the file, as FILE.bak.")
    ] = False,
    zone: options.Zone = None,
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
    """Check data-management plans in JSON against the RDA DMP Common Standard 1.0, 1.1 or 1.2, and beyond it.

    The version is the one that $schema names, else the newest. With --fix the file is changed where only one thing can
    be meant; what only a person knows is asked for, and never invented.

    Exit codes: 0 nothing at or above --fail-on, 1 such findings, 2 wrong usage, 3 a plan could not be read or changed,
    4 a fault of fairtool.
    """
    from fairtool.cli.dmp_validate_run import Mending, run  # heavy: kept out of --help

    said = {
        "standard": standard,
        "select": select,
        "ignore": ignore,
        "format": formats,
        "baseline": baseline,
        "fail_on": fail_on,
        "exit_zero": exit_zero or None,
        "outcomes": outcomes or None,
        "jobs": jobs,
        "lang": lang,
        "quiet": quiet or None,
        "verbose": verbose or None,
        "timeout": timeout,
        "memory": memory,
    }
    mending = Mending(fix=fix, backup=backup, zone=zone)
    raise typer.Exit(run(paths, said, mending, update_baseline=update_baseline))


ABOUT = "Data-management plans: new, refresh, validate, check, export, import, send, forecast."
COMMANDS: Mapping[str, tuple[Callable[..., None], str]] = {
    "new": (dmp_new.new, dmp_new.EXAMPLE),
    "refresh": (dmp_refresh.refresh, dmp_refresh.EXAMPLE),
    "validate": (validate, "fairtool dmp validate plan.json --fix --backup"),
    "check": (dmp_check.check, dmp_check.EXAMPLE),
    "export": (dmp_export.export, dmp_export.EXAMPLE),
    "import": (dmp_import.import_, dmp_import.EXAMPLE),
    "send": (dmp_send.send, dmp_send.EXAMPLE),
    "forecast": (dmp_forecast.forecast, dmp_forecast.EXAMPLE),
}
