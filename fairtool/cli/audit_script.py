"""`fairtool audit script`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool audit script /archive --cluster slurm --store /scratch/audit --shards 64 --time 12:00:00"


def script(  # noqa: PLR0917 - one parameter an option
    roots: Annotated[
        list[str],
        typer.Argument(
            help="What is audited, as for audit run: folders, lists (@FILE), addresses.",
            show_default=False,
            metavar="ROOT",
        ),
    ],
    cluster: Annotated[str, typer.Option("--cluster", help="The scheduler.", metavar="slurm|pbs|oar|lsf")],
    store: Annotated[
        Path,
        typer.Option("--store", help="A folder that all machines see, for scripts, stores and logs.", metavar="FOLDER"),
    ],
    shards: Annotated[int, typer.Option("--shards", help="Jobs of the array.", metavar="N")] = 64,
    time: Annotated[str, typer.Option("--time", help="Time of one job: 2-12:00:00.", metavar="TIME")] = "12:00:00",
    memory: Annotated[
        str | None, typer.Option("--memory", help="Memory of one job: 8G.  [default: that of the site]", metavar="SIZE")
    ] = None,
    cpus: Annotated[int, typer.Option("--cpus", help="Cores of one job.", metavar="N")] = 4,
    account: Annotated[
        str | None, typer.Option("--account", help="The account or project that pays.", metavar="NAME")
    ] = None,
    queue: Annotated[
        str | None, typer.Option("--queue", "--partition", help="The queue or partition.", metavar="NAME")
    ] = None,
    modules: Annotated[
        str | None, typer.Option("--modules", help="Environment modules to load: 'gcc python/3.11'.", metavar="NAMES")
    ] = None,
    run_options: Annotated[
        str | None,
        typer.Option("--options", help="More options of audit run: '--profile odatis'.", metavar="OPTIONS"),
    ] = None,
    lang: options.Lang = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Write the job scripts that audit an archive on a cluster; nothing is submitted.

    One job of an array judges one part of the archive, and a job after them merges the parts and writes the report. A
    part that runs out of time goes on in its next run; submit.sh may be run again at any time.

    Exit codes: 0 written, 2 wrong usage.
    """
    from fairtool.cli.audit_script_run import Scripting, run  # heavy: kept out of --help

    asked = Scripting(
        roots=tuple(roots),
        cluster=cluster,
        store=store,
        shards=shards,
        time=time,
        memory=memory or "",
        cpus=cpus,
        account=account or "",
        queue=queue or "",
        modules=modules or "",
        options=run_options or "",
        lang=lang,
    )
    raise typer.Exit(run(asked))
