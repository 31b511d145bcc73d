"""`fairtool push apply`: a plan is carried out, record by record, each read back after it was written."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options, push_options

EXAMPLE = "fairtool push apply plan.json"


def apply(  # noqa: PLR0917 - one parameter an option
    plan: Annotated[Path, typer.Argument(help="A plan of fairtool push plan.", show_default=False, metavar="PLAN")],
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run of this plan that did not come to its end.")
    ] = False,
    publish: Annotated[
        str | None,
        typer.Option("--publish", help="Publish, too; what has a DOI stays public.", metavar="major|minor"),
    ] = None,
    submit: Annotated[bool, typer.Option("--submit-for-review", help="Hand drafts to the curators, too.")] = False,
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
    """Carry out a plan: create and update what it says, leave alone what moved since, read everything back.

    Nothing is published without --publish. A run that was interrupted, at whatever point, is gone on with by --resume:
    nothing is written twice, and no record is forgotten.

    Exit codes: 0 all is there as it was sent, 1 a conflict, a refused record, or one that the target gives back
    otherwise, 2 wrong usage, 3 the target refused, or it is not known whether a record was written, 4 a fault of
    fairtool.
    """
    from fairtool.cli.push_apply_run import Applying, run  # heavy: kept out of --help
    from fairtool.cli.push_opening import Pushing

    pushing = Pushing(
        journal=journal,
        key_file=key_file,
        timeout=timeout,
        formats=tuple(formats or ()),
        lang=lang,
        quiet=quiet,
        verbose=verbose,
    )
    raise typer.Exit(run(pushing, Applying(plan, resume, publish or "", submit), exit_zero=exit_zero))
