"""The options that several commands share."""

from dataclasses import dataclass
from typing import Annotated

import typer

Lang = Annotated[str | None, typer.Option("--lang", help="Language of the output: fr or en.", metavar="fr|en")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show only what matters.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show more: infos, rules not evaluated.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
Timeout = Annotated[float | None, typer.Option("--timeout", help="Seconds for one file.  [30]")]
Memory = Annotated[int | None, typer.Option("--memory", help="MiB for one file.  [2048]")]
ExplainConfig = Annotated[bool, typer.Option("--explain-config", help="Show the settings and where they come from.")]


@dataclass(frozen=True, slots=True)
class Flags:
    """The switches of one run that no configuration fixes."""

    quiet: bool = False
    verbose: bool = False
    exit_zero: bool = False
    update_baseline: bool = False
    allow_network: bool = False


@dataclass(frozen=True, slots=True)
class FixFlags:
    """The switches of `fairtool fix`."""

    apply: bool = False
    backup: bool = False
    quiet: bool = False
