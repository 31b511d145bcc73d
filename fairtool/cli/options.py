"""The options that several commands share."""

from dataclasses import dataclass
from typing import Annotated

import typer

from fairtool.kinds import Kind

Lang = Annotated[str | None, typer.Option("--lang", help="Language of the output.", metavar="fr|en")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show only what matters.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show more: infos, rules not evaluated.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
Timeout = Annotated[
    float | None, typer.Option("--timeout", help="Longest time for one file.  [default: 30]", metavar="SECONDS")
]
Memory = Annotated[
    int | None, typer.Option("--memory", help="Most memory for one file.  [default: 2048]", metavar="MIB")
]
ExplainConfig = Annotated[
    bool, typer.Option("--explain-config", help="Show the settings and where they come from, and do nothing.")
]
Profiles = Annotated[
    list[str] | None,
    typer.Option("--profile", "-p", help="A profile, by name or file; may be repeated.", metavar="NAME"),
]
Cf = Annotated[
    str | None, typer.Option("--cf", help="CF version: auto, 1.6 ... 1.13 or 1.14-draft.", metavar="VERSION")
]
Standards = Annotated[
    list[str] | None, typer.Option("--standard", help="Version of another standard: acdd=1.1.", metavar="NAME=VERSION")
]
Select = Annotated[
    list[str] | None, typer.Option("--select", help="Only rules with this id or prefix; may be repeated.", metavar="ID")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", help="No rules with this id or prefix; may be repeated.", metavar="ID")
]

Schematron = Annotated[
    list[str] | None,
    typer.Option("--schematron", help="A Schematron schema to run on records; may be repeated.", metavar="FILE"),
]
Xsd = Annotated[
    bool, typer.Option("--xsd", help="Ask the official XML schemas, too; `fairtool schemas pull` fetches them.")
]


Zone = Annotated[
    str | None,
    typer.Option(
        "--zone", help="Time zone of moments in plans that have none: Z, +02:00, Europe/Paris.", metavar="ZONE"
    ),
]


@dataclass(frozen=True, slots=True)
class Taken:
    """What every source is taken for (`plan`), and the time zone of moments without one; not in the configuration."""

    kind: Kind | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class FixFlags:
    """The switches of `fairtool fix` that are for one run."""

    apply: bool = False
    backup: bool = False
