"""`fairtool init`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool init --ci gitlab"


def init(  # noqa: PLR0917 - one parameter an option
    folder: Annotated[Path, typer.Argument(help="The folder of the project.", metavar="FOLDER")] = Path(),
    ci: Annotated[
        str | None, typer.Option("--ci", help="Write the pipeline of GitLab or GitHub, too.", metavar="gitlab|github")
    ] = None,
    profile: options.Profiles = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
    lang: options.Lang = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Write fairtool.toml, and with --ci the pipeline that checks each change."""
    from fairtool.cli.init_run import write  # heavy: kept out of --help

    raise typer.Exit(write(folder, ci, tuple(profile or ()), force=force, lang=lang))
