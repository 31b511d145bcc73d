"""`fairtool dmp refresh`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool dmp refresh plan.yaml --check"


def refresh(  # noqa: PLR0917 - one parameter an option
    plan: Annotated[Path, typer.Argument(help="The plan file.", show_default=False, metavar="PLAN")],
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit with 1 where something would change.")
    ] = False,
    backup: Annotated[bool, typer.Option("--backup", help="Keep the plan as it was beside it, as PLAN.bak.")] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes; all cores by default.", metavar="N")
    ] = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Measure the data of a plan again, and show what that changes.

    Only the blocks `measured` and `from_record` are renewed; every other word and every comment stays.

    Exit codes: 0 done, or nothing to change, 1 --check found something to change, 2 wrong usage, 3 the plan or an
    input could not be read, 4 a fault of fairtool.
    """
    from fairtool.cli.dmp_refresh_run import run  # heavy: kept out of --help

    said = {"lang": lang, "quiet": quiet or None, "jobs": jobs, "timeout": timeout, "memory": memory}
    raise typer.Exit(run(plan, said, check=check, backup=backup))
