"""`fairtool map`."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = 'fairtool map "température de l\'air" "vent zonal" --to cf-standard-names --to odatis-od1'


def map_(  # noqa: PLR0917 - one parameter an option
    words: Annotated[list[str] | None, typer.Argument(help="Keywords.", show_default=False, metavar="WORD")] = None,
    files: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            help="Keywords of a list (one a line, CSV, TSV), a data file or a record; - is standard input.",
            metavar="FILE",
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", "-t", help="A thesaurus by name, or a SKOS file; may be repeated.", metavar="NAME"),
    ] = None,
    pole: Annotated[
        list[str] | None,
        typer.Option("--pole", help="The thesauri of a pole: aeris, odatis, theia, ForM@Ter, pndb ...", metavar="NAME"),
    ] = None,
    facet: Annotated[
        str | None,
        typer.Option("--facet", help="variable, object, platform, instrument, theme or place.", metavar="FACET"),
    ] = None,
    keyword_lang: Annotated[
        str | None, typer.Option("--keyword-lang", help="Language of the keywords; guessed without.", metavar="fr|en")
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            help="text, json, sssom, turtle or review; FORMAT=FILE writes a file.",
            metavar="FORMAT[=FILE]",
        ),
    ] = None,
    suggestions: Annotated[
        bool, typer.Option("--suggestions", help="In sssom and turtle, give what is to be looked at, too.")
    ] = False,
    review_file: Annotated[
        Path | None,
        typer.Option("--review-file", help="What curators decided, as `--format review` writes it.", metavar="FILE"),
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="Decide at the terminal, and keep it in --review-file.")
    ] = False,
    patch: Annotated[
        bool, typer.Option("--patch", help="Show what the accepted concepts change in the files.")
    ] = False,
    apply: Annotated[bool, typer.Option("--apply", help="With --patch: change the files.")] = False,
    backup: Annotated[bool, typer.Option("--backup", help="With --apply: keep the original, as FILE.bak.")] = False,
    sdn: Annotated[
        bool, typer.Option("--sdn", help="With --patch: the attributes of SeaDataNet, from P01 and P06.")
    ] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
    timeout: options.Timeout = None,
    memory: options.Memory = None,
) -> None:
    """Find the concepts of thesauri that keywords mean, in French or English, without network.

    What is certain is accepted; what is likely is suggested, best first; for the rest there is no concept. `fairtool
    vocab list` names the thesauri. Exit codes: 0 all are accepted, 1 some are to be looked at, or have no concept, 2
    wrong usage, 3 a file could not be read, 4 a fault of fairtool.
    """
    from fairtool.cli.map_run import Wanted, run  # heavy: kept out of --help

    said = {"lang": lang, "quiet": quiet or None, "verbose": verbose or None, "timeout": timeout, "memory": memory}
    wanted = Wanted(
        tuple(words or ()),
        tuple(files or ()),
        tuple(to or ()),
        tuple(pole or ()),
        facet,
        keyword_lang,
        tuple(formats or ()),
        suggestions=suggestions,
        review_file=review_file,
        review=review,
        patch=patch or apply,
        apply=apply,
        backup=backup,
        sdn=sdn,
    )
    raise typer.Exit(run(said, wanted))
