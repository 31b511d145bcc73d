"""`fairtool audit run`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool audit run /archive --store audit.sqlite"


def run(  # noqa: PLR0917 - one parameter an option
    roots: Annotated[
        list[str],
        typer.Argument(
            help="Folders, files, archive files, lists (@FILE), s3:// and https:// addresses.",
            show_default=False,
            metavar="ROOT",
        ),
    ],
    store: Annotated[Path, typer.Option("--store", help="The file for the results; one that is there is continued.")],
    profile: options.Profiles = None,
    cf: options.Cf = None,
    standard: options.Standards = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    schematron: options.Schematron = None,
    deep: Annotated[bool, typer.Option("--deep", help="Read whole data variables where a rule asks.")] = False,
    score: Annotated[
        str | None, typer.Option("--score", help="Score each file by this rubric: rda-1.0.", metavar="RUBRIC")
    ] = None,
    checksum: Annotated[
        bool, typer.Option("--checksum", help="Read every file whole, and keep its checksum: finds copies.")
    ] = False,
    verify: Annotated[
        str | None,
        typer.Option(
            "--verify",
            help="Look into files that seem unchanged: at their first bytes, or at all of them.",
            metavar="header|content",
        ),
    ] = None,
    stored: Annotated[bool, typer.Option("--stored", help="Open nothing: judge anew by what the store holds.")] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where the last run was ended, without looking around again.")
    ] = False,
    layout: Annotated[
        str | None,
        typer.Option("--layout", help="What folders mean: {pole}/{centre}/{dataset}", metavar="PATTERN"),
    ] = None,
    include: Annotated[
        list[str] | None, typer.Option("--include", help="Only files that match; may be repeated.", metavar="GLOB")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", help="No files that match; may be repeated.", metavar="GLOB")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="netcdf, cdl, zarr, xml, rdf, json or plan; may be repeated.", metavar="KIND"),
    ] = None,
    min_size: Annotated[str | None, typer.Option("--min-size", help="Leave out smaller files.", metavar="SIZE")] = None,
    max_size: Annotated[
        str | None, typer.Option("--max-size", help="Leave out larger files: 2GiB.", metavar="SIZE")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="Only files changed since: 2026-01-31.", metavar="DATE")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Only files changed until.", metavar="DATE")] = None,
    manifest: Annotated[
        list[Path] | None,
        typer.Option("--manifest", help="Checksums to hold files against; may be repeated.", metavar="FILE"),
    ] = None,
    root: Annotated[
        str | None, typer.Option("--root", help="Where the names in lists and listings lie.", metavar="FOLDER")
    ] = None,
    recall: Annotated[bool, typer.Option("--recall", help="Open files that lie on tape, too.")] = False,
    csw: Annotated[bool, typer.Option("--csw", help="The addresses are CSW endpoints: audit their records.")] = False,
    shard: Annotated[str | None, typer.Option("--shard", help="Only one part of many: 3/64.", metavar="I/N")] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, help="Worker processes; by default the cores of the job.", metavar="N"),
    ] = None,
    max_open_rate: Annotated[
        float | None,
        typer.Option("--max-open-rate", min=0.01, help="Most files opened in a second.", metavar="N"),
    ] = None,
    engine: Annotated[str, typer.Option("--engine", help="Who judges.", metavar="local|dask")] = "local",
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="Address of a Dask scheduler.", metavar="ADDRESS")
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option("--cluster", help="Start Dask workers as jobs: slurm, pbs, oar, lsf, sge.", metavar="KIND"),
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Dask workers to start with --cluster.", metavar="N")
    ] = None,
    scratch: Annotated[
        Path | None,
        typer.Option("--scratch", help="Write the store in this folder, and copy it when done.", metavar="FOLDER"),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", metavar="FORMAT[=FILE]", help="text or json; may be repeated."),
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option(help="The least severity that fails the run.", metavar="error|warning|info")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Findings do not fail the run.")] = False,
    allow_network: Annotated[bool, typer.Option("--allow-network", help="Read roots that are addresses.")] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Judge every file of an archive, and keep the results in one file.

    Each file is judged apart: one that crashes, hangs or eats memory loses its own result only, and is named. A second
    run opens only what is new or has changed; where rules have changed, the stored headers are judged anew, and a file
    is opened only for a rule that needs its values. A run that is ended goes on where it was with --resume.

    Exit codes: 0 nothing at or above --fail-on, 1 such findings, 2 wrong usage, 3 a file could not be read or was given
    up, 4 a fault of fairtool, 130 interrupted; the highest that is true.
    """
    from fairtool.cli.audit_run_run import run as carry_out  # heavy: kept out of --help
    from fairtool.cli.audit_running import Running
    from fairtool.cli.request import request

    asked = request(
        roots[0],
        {
            "profile": profile,
            "cf": cf,
            "standard": standard,
            "select": select,
            "ignore": ignore,
            "schematron": schematron,
            "format": formats,
            "fail_on": fail_on,
            "exit_zero": exit_zero or None,
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
    running = Running(
        roots=tuple(roots),
        store=store,
        score=score or "",
        checksum=checksum,
        verify=verify or "",
        stored=stored,
        resume=resume,
        layout=layout or "",
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        kinds=tuple(kind or ()),
        min_size=min_size or "",
        max_size=max_size or "",
        since=since or "",
        until=until or "",
        manifests=tuple(manifest or ()),
        root=root or "",
        recall=recall,
        csw=csw,
        shard=shard or "",
        rate=max_open_rate,
        engine=engine,
        scheduler=scheduler or "",
        cluster=cluster or "",
        workers=workers,
        scratch=scratch,
    )
    raise typer.Exit(carry_out(running, asked))
