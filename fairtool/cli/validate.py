"""`fairtool validate`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EPILOG = """Examples:  fairtool validate cruise.nc  |  fairtool validate data/ --format text --format gitlab=quality.json"""


def validate(  # noqa: PLR0913 - one parameter an option
    paths: Annotated[
        list[str], typer.Argument(help="Files, directories, globs, or - for standard input.", show_default=False)
    ],
    profile: Annotated[
        list[str] | None, typer.Option("--profile", "-p", help="A profile, by name or file; may be repeated.")
    ] = None,
    cf: Annotated[str | None, typer.Option(help="CF version: auto, 1.6 ... 1.13 or 1.14-draft.")] = None,
    standard: Annotated[list[str] | None, typer.Option(help="NAME=VERSION of another standard.")] = None,
    select: Annotated[list[str] | None, typer.Option(help="Only rules with this id or prefix.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="No rules with this id or prefix.")] = None,
    formats: Annotated[
        list[str] | None, typer.Option("--format", "-f", help="FORMAT or FORMAT=FILE; may be repeated.")
    ] = None,
    baseline: Annotated[Path | None, typer.Option(help="Fail only on findings that are not in this file.")] = None,
    update_baseline: Annotated[  # noqa: FBT002 - a flag of the command line
        bool, typer.Option("--update-baseline", help="Write the baseline from what is found now.")
    ] = False,
    fail_on: Annotated[str | None, typer.Option(help="error, warning or info.")] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Findings do not fail the run.")] = False,  # noqa: FBT002
    outcomes: Annotated[bool, typer.Option("--outcomes", help="List the rules that passed, too.")] = False,  # noqa: FBT002
    deep: Annotated[bool, typer.Option("--deep", help="Read whole data variables where a rule asks.")] = False,  # noqa: FBT002
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes; all cores by default.")] = None,
    allow_network: Annotated[bool, typer.Option("--allow-network", help="Read paths that are addresses.")] = False,  # noqa: FBT002
    lang: options.Lang = None,
    quiet: options.Quiet = False,  # noqa: FBT002
    verbose: options.Verbose = False,  # noqa: FBT002
    debug: options.Debug = False,  # noqa: FBT002, ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
    explain_config: options.ExplainConfig = False,  # noqa: FBT002
) -> None:
    """Check netCDF and CDL files against the CF conventions and the profiles that you name."""
    from fairtool.cli.validate_run import explain, request, run  # noqa: PLC0415 - heavy: kept out of --help

    asked = request(
        paths[0],
        {
            "profile": profile,
            "cf": cf,
            "standard": standard,
            "select": select,
            "ignore": ignore,
            "format": formats,
            "baseline": baseline,
            "fail_on": fail_on,
            "outcomes": outcomes or None,
            "deep": deep or None,
            "jobs": jobs,
            "lang": lang,
            "timeout": timeout,
            "memory": memory,
        },
    )
    if explain_config:
        explain(asked)
        return
    flags = options.Flags(quiet=quiet, verbose=verbose, exit_zero=exit_zero, update_baseline=update_baseline, allow_network=allow_network)
    raise typer.Exit(run(paths, asked, flags))
