"""`fairtool score`."""

from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool score record.xml cruise.nc, then with --fail-under 70 --require essential"


def score(  # noqa: PLR0917 - one parameter an option
    paths: Annotated[
        list[str],
        typer.Argument(help="One record and its data: files, directories, globs.", show_default=False, metavar="PATH"),
    ],
    rubric: Annotated[
        list[str] | None,
        typer.Option(
            "--rubric", "-r", help="The indicators to answer: rda-1.0 without; may be repeated.", metavar="NAME"
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", metavar="FORMAT[=FILE]", help="text, json or markdown; may be repeated."),
    ] = None,
    fail_under: Annotated[
        float | None, typer.Option(help="Fail where the score is lower, in percent.", metavar="PERCENT")
    ] = None,
    require: Annotated[
        str | None,
        typer.Option(help="Fail where an indicator of this priority fails.", metavar="essential|important|useful"),
    ] = None,
    min_coverage: Annotated[
        float | None,
        typer.Option(help="Fail where a smaller part of the indicators was assessed, from 0 to 1.", metavar="PART"),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="A threshold that is missed fails nothing.")] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Score how FAIR a record and its data are, before publication and without network.

    The record is read, the data are opened, and the two are compared: what is there and wrong counts as missing. What
    only the repository or the network can tell is not assessed, and left out of the number.

    Exit codes: 0 scored, 1 a threshold is missed, 2 wrong usage, 3 an input could not be read, 4 a fault of fairtool;
    the highest that is true.
    """
    from fairtool.cli.score_run import Thresholds, run  # heavy: kept out of --help

    said = {
        "exit_zero": exit_zero or None,
        "lang": lang,
        "quiet": quiet or None,
        "verbose": verbose or None,
        "timeout": timeout,
        "memory": memory,
    }
    limits = Thresholds(fail_under=fail_under, require=require, min_coverage=min_coverage)
    raise typer.Exit(run(paths, said, tuple(rubric or ()), tuple(formats or ()), limits))
