"""`fairtool score`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

_FORMATS = "text, json, markdown, html, junit, sarif, badge, badge-json, ftr or dqv; may be repeated."
EXAMPLE = "fairtool score record.xml cruise.nc, then with --fail-under 70 --require essential"


def score(  # noqa: PLR0917 - one parameter an option
    paths: Annotated[
        list[str],
        typer.Argument(
            help="One record, its data and their plan: files, directories, globs; with --online a DOI or an address.",
            show_default=False,
            metavar="PATH",
        ),
    ],
    rubric: Annotated[
        list[str] | None,
        typer.Option(
            "--rubric", "-r", help="The indicators to answer: rda-1.0 without; may be repeated.", metavar="NAME"
        ),
    ] = None,
    repository: Annotated[
        str | None,
        typer.Option("--repository", help="Where it is to be deposited: seanoe, zenodo, easydata ...", metavar="NAME"),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", metavar="FORMAT[=FILE]", help=_FORMATS),
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
    no_regression: Annotated[
        Path | None,
        typer.Option(
            help="Fail where an indicator is worse than in this earlier JSON document.",
            metavar="FILE",
            show_default=False,
        ),
    ] = None,
    online: Annotated[
        bool, typer.Option("--online", help="Ask the web for what was published under a DOI or an address.")
    ] = False,
    record: Annotated[
        Path | None, typer.Option("--record", help="Keep all answers of the web in a file.", metavar="FILE")
    ] = None,
    replay: Annotated[
        Path | None,
        typer.Option("--replay", help="Take the answers from such a file, and ask nobody.", metavar="FILE"),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask addresses of this machine and of local networks, too.")
    ] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="A threshold that is missed fails nothing.")] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
    explain_config: options.ExplainConfig = False,
) -> None:
    """Score how FAIR a record and its data are: before publication without network, or as published with --online.

    The record is read, the data are opened, and the two are compared: what is there and wrong counts as missing. What
    only the repository or the network can tell is not assessed, and left out of the number.

    Exit codes: 0 scored, 1 a threshold is missed, 2 wrong usage, 3 an input could not be read, 4 a fault of fairtool;
    the highest that is true.
    """
    from fairtool.cli.score_run import Thresholds, run  # heavy: kept out of --help
    from fairtool.fair.online_options import Online  # heavy: kept out of --help

    said = {
        "exit_zero": exit_zero or None,
        "lang": lang,
        "quiet": quiet or None,
        "verbose": verbose or None,
        "timeout": timeout,
        "memory": memory,
    }
    limits = Thresholds(fail_under=fail_under, require=require, min_coverage=min_coverage, no_regression=no_regression)
    if explain_config:
        from fairtool.cli.score_explain import explain_score  # heavy: kept out of --help

        explain_score(paths, said, tuple(rubric or ()), repository, limits)
        return
    web = Online(online, record, replay, allow_private, timeout)
    raise typer.Exit(run(paths, said, tuple(rubric or ()), repository, tuple(formats or ()), limits=limits, online=web))
