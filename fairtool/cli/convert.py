"""`fairtool convert`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool convert cruise.nc --to iso19139 --from answers.toml --output cruise.xml"


def convert(  # noqa: PLR0917 - one parameter an option
    paths: Annotated[
        list[str],
        typer.Argument(help="Data files or directories of them, or a record.", show_default=False, metavar="INPUT"),
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            "-t",
            metavar="ENCODING",
            help="iso19139, iso19115-3, datacite, datacite-xml, schema-org, geodcat, geodcat-xml, geodcat-jsonld, "
            "stac, stac-item, dataverse, recherche-data-gouv, ogcapi-records, eml, croissant, theia or aeris.",
            show_default=False,
        ),
    ],
    version: Annotated[
        str | None, typer.Option("--version", help="Version of the encoding: 4.5 of datacite.", metavar="VERSION")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", help="A file, or for several records a folder; standard output without.", metavar="FILE"
        ),
    ] = None,
    answers: Annotated[
        list[str] | None,
        typer.Option("--set", "-s", help="An answer: --set title='Sea ice'; may be repeated.", metavar="KEY=VALUE"),
    ] = None,
    answers_from: Annotated[
        list[Path] | None, typer.Option("--from", help="Answers in TOML; may be repeated.", metavar="FILE")
    ] = None,
    like: Annotated[
        Path | None,
        typer.Option(
            "--like",
            help="A record of your catalogue, to take contacts, constraints and thesauri from.",
            metavar="FILE",
        ),
    ] = None,
    losses: Annotated[
        bool, typer.Option("--losses", help="Tell on standard error what the encoding cannot hold.")
    ] = False,
    losses_file: Annotated[
        Path | None, typer.Option("--losses-file", help="Write the same to a file, as JSON.", metavar="FILE")
    ] = None,
    archive: Annotated[
        Path | None,
        typer.Option("--archive", help="With --to theia: pack pivot and data files for the portal.", metavar="FILE"),
    ] = None,
    ask: Annotated[bool, typer.Option("--ask", help="Ask for what is missing, on the terminal.")] = False,
    allow_network: Annotated[bool, typer.Option("--allow-network", help="Read inputs that are addresses.")] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Write a metadata record from data files, or from a record in another encoding.

    A document is always written. What no file can know is asked for by name on standard error, and answered with
    --set, --from, --ask or the record defaults of the configuration. Exit codes: 0 all is said, 1 answers are open,
    2 wrong usage, 3 an input could not be read, 4 a fault of fairtool.
    """
    from fairtool.cli.convert_run import Wanted, run  # heavy: kept out of --help

    said = {
        "allow_network": allow_network or None,
        "lang": lang,
        "quiet": quiet or None,
        "timeout": timeout,
        "memory": memory,
    }
    wanted = Wanted(
        to,
        version,
        output,
        tuple(answers or ()),
        tuple(answers_from or ()),
        like,
        losses=losses,
        losses_file=losses_file,
        archive=archive,
        ask=ask,
    )
    raise typer.Exit(run(paths, said, wanted))
