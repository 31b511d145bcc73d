"""`fairtool push plan`: what would be written to a target, field by field; nothing is sent that it keeps."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options, push_options

EXAMPLE = "fairtool push plan sextant records/ --output plan.json"


def plan(  # noqa: PLR0917 - one parameter an option
    target: Annotated[
        str, typer.Argument(help="A target of fairtool.toml or that fairtool knows, or an address.", metavar="TARGET")
    ],
    records: Annotated[
        list[str],
        typer.Argument(
            help="Records, folders of records, globs; data too, where the target takes files.", metavar="RECORD..."
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the plan is written.", metavar="FILE")] = Path(
        "push-plan.json"
    ),
    kind: push_options.Kind = None,
    settings: push_options.Settings = None,
    profile: options.Profiles = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite what others changed in the target. Shown in the plan.")
    ] = False,
    no_validate: Annotated[
        bool, typer.Option("--no-validate", help="Do not validate the records first. They may be refused, or be wrong.")
    ] = False,
    publish: Annotated[
        str | None,
        typer.Option("--publish", help="Plan to publish, too; what has a DOI stays public.", metavar="major|minor"),
    ] = None,
    submit: Annotated[
        bool, typer.Option("--submit-for-review", help="Plan to hand drafts to the curators, too.")
    ] = False,
    journal: push_options.Journal = None,
    key_file: push_options.KeyFile = None,
    formats: push_options.Formats = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Conflicts and refused records do not fail the run.")
    ] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: push_options.Timeout = None,
) -> None:
    """Compare records with what a target holds, and write a plan: create, update, unchanged, conflict or refused.

    Nothing is written to the target. Records with errors are refused here, before anything is sent. What somebody else
    changed in the target since the last push is a conflict, and is never overwritten without --force.

    The key is looked for in the environment, in a file of your own (--key-file), in the keyring, and asked for at a
    terminal; see docs/push.md. It never stands on the command line.

    Exit codes: 0 all can be written, 1 a conflict or a refused record, 2 wrong usage, 3 a file could not be read or the
    target refuses, 4 a fault of fairtool.
    """
    from fairtool.cli.push_opening import Pushing  # heavy: kept out of --help
    from fairtool.cli.push_plan_run import Planning, run

    pushing = Pushing(
        target,
        kind,
        tuple(settings or ()),
        tuple(profile or ()),
        journal,
        key_file,
        timeout,
        tuple(formats or ()),
        lang,
        quiet,
        verbose,
    )
    planning = Planning(
        tuple(records), output, force=force, no_validate=no_validate, publish=publish or "", submit=submit
    )
    raise typer.Exit(run(pushing, planning, exit_zero=exit_zero))
