"""`fairtool audit query`: questions to a store, by name or in SQL."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool audit query audit.sqlite worst-files --limit 20"


def query(  # noqa: PLR0917 - one parameter an option
    store: Annotated[Path | None, typer.Argument(help="The store of an audit.", metavar="STORE")] = None,
    question: Annotated[
        str | None, typer.Argument(help="A question by its name, or SQL; - reads it.", metavar="QUESTION|SQL")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show the questions that have a name.")] = False,
    form: Annotated[
        str, typer.Option("--format", "-f", help="text, csv, json or ndjson.", metavar="FORMAT[=FILE]")
    ] = "text",
    limit: Annotated[
        int | None,
        typer.Option("--limit", help="Most rows.  [default: 1000 as text, else all]", metavar="N", min=1),
    ] = None,
    timeout: Annotated[
        float | None, typer.Option("--timeout", help="Longest time for the answer.  [default: 120]", metavar="SECONDS")
    ] = None,
    lang: options.Lang = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Ask a store, by the name of a question or in SQL; nothing is changed by it.

    The tables are file, finding, rule, dataset_rule, centre_rule, dataset, centre, pole, quarantine, across_finding.
    findings(id), outcomes(id) and header(id) give JSON of a file, message(finding) a sentence.

    Exit codes: 0 answered, 2 wrong usage, a wrong query, or one that takes too long, 4 a fault of fairtool.
    """
    from fairtool.cli.audit_query_run import Asked, list_questions, run  # heavy: kept out of --help

    if list_:
        raise typer.Exit(list_questions(form, lang))
    raise typer.Exit(run(Asked(store, question, form, limit, timeout, lang)))
