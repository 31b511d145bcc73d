"""`fairtool validate`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool validate cruise.nc data/ --format text --format gitlab=quality.json"


def validate(  # noqa: PLR0917 - one parameter an option
    paths: Annotated[
        list[str],
        typer.Argument(help="Files, directories, globs, or - for standard input.", show_default=False, metavar="PATH"),
    ],
    profile: options.Profiles = None,
    cf: options.Cf = None,
    standard: options.Standards = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    schematron: options.Schematron = None,
    xsd: options.Xsd = False,
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
    deep: Annotated[bool, typer.Option("--deep", help="Read whole data variables where a rule asks.")] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes; all cores by default.", metavar="N")
    ] = None,
    allow_network: Annotated[bool, typer.Option("--allow-network", help="Read paths that are addresses.")] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
    explain_config: options.ExplainConfig = False,
) -> None:
    """Check data files and metadata records against their standards and the profiles that you name.

    netCDF and CDL are held to CF; records in ISO 19139, ISO 19115-2, ISO 19115-3, DataCite, EML and DCAT to their
    structure, ISO 19115 and, where they cite it, INSPIRE; data-management plans to the RDA DMP Common Standard. A
    record and data that are named together are held against each other.

    Exit codes: 0 nothing at or above --fail-on, 1 such findings, 2 wrong usage, 3 an input could not be read,
    4 a fault of fairtool, 130 interrupted; the highest that is true.
    """
    from fairtool.cli.validate_run import explain, request, run  # heavy: kept out of --help

    asked = request(
        paths[0],
        {
            "profile": profile,
            "cf": cf,
            "standard": standard,
            "select": select,
            "ignore": ignore,
            "schematron": schematron,
            "xsd": xsd or None,
            "format": formats,
            "baseline": baseline,
            "fail_on": fail_on,
            "exit_zero": exit_zero or None,
            "outcomes": outcomes or None,
            "deep": deep or None,
            "jobs": jobs,
            "allow_network": allow_network or None,
            "lang": lang,
            "quiet": quiet or None,
            "verbose": verbose or None,
            "timeout": timeout,
            "memory": memory,
        },
    )
    if explain_config:
        explain(asked)
        return
    raise typer.Exit(run(paths, asked, update_baseline=update_baseline))
