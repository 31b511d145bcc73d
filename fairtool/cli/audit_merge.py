"""`fairtool audit merge`: one store of several."""

from pathlib import Path
from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool audit merge --store all.sqlite shard-*.sqlite"


def merge(  # noqa: PLR0917 - one parameter an option
    stores: Annotated[
        list[Path],
        typer.Argument(help="Stores of shards, or of other machines.", metavar="STORE...", show_default=False),
    ],
    store: Annotated[
        Path,
        typer.Option("--store", help="The merged store; one that is there is merged with the rest.", metavar="FILE"),
    ],
    partial: Annotated[
        bool, typer.Option("--partial", help="Take it as it is where shards are missing or did not end.")
    ] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Merge stores into one; of a file that is in several of them, the newest run counts.

    The merged store is whole or not there: what was there before stays until the end. What holds across files is looked
    at anew; what was judged by older rules is judged anew by the next `fairtool audit run --stored`.

    Exit codes: 0 done, 1 merged, but a shard is missing or did not end, 2 wrong usage, 4 a fault of fairtool.
    """
    from fairtool.cli.audit_merge_run import run  # heavy: kept out of --help

    raise typer.Exit(run(store, tuple(stores), partial=partial, lang=lang, quiet=quiet))
