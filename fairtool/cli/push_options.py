"""The options that the commands of push share."""

from pathlib import Path
from typing import Annotated

import typer

Kind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        help="What an address is: csw, geonetwork, ogcapi-records, stac, dataverse, aeris or theia.",
        metavar="KIND",
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", help="What the target needs beside its address: collection=alias.", metavar="KEY=VALUE"),
]
Journal = Annotated[
    Path | None,
    typer.Option("--journal", help="The journal of the target.  [default: one for each target]", metavar="FILE"),
]
KeyFile = Annotated[
    Path | None,
    typer.Option("--key-file", help="A file that only you can read, with lines https://host = KEY.", metavar="FILE"),
]
Timeout = Annotated[
    float | None, typer.Option("--timeout", help="Longest time for one request.  [default: 120]", metavar="SECONDS")
]
TextOrJson = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", help="text or json; may be repeated.", metavar="FORMAT[=FILE]"),
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", help="text, json or markdown; may be repeated.", metavar="FORMAT[=FILE]"),
]
