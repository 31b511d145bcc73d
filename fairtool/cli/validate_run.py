"""What `fairtool validate` does: configuration, sources, reports, renderers, exit code."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fairtool.cli.reporting import Reporting
from fairtool.cli.request import Request, request, settings_of
from fairtool.discovery import discover
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.inputs import materialised
from fairtool.translate import marked, translate
from fairtool.validation import validate_sources, with_records
from fairtool.workload import cores

__all__ = ["explain", "request", "run"]
_ORIGINS = (marked("default"), marked("locale"))  # the others are names of options, variables and files


def run(paths: Sequence[str], asked: Request, *, update_baseline: bool) -> ExitCode:
    """Validate what the paths name and write the documents; raises UsageError before anything is written."""
    settings = settings_of(asked)
    chosen = asked.configuration
    reporting = Reporting.of(asked, paths, update_baseline=update_baseline)
    with materialised(discover(paths, allow_network=chosen.allow_network)) as sources:
        listed = tuple(sources)
        if not listed:
            raise UsageError("no file to validate in {paths}", paths=", ".join(paths), hint="name the file itself")
        settings = with_records(listed, replace(settings, named=tuple(paths)))
        reports = validate_sources(listed, settings, min(chosen.jobs or cores(), len(listed)))
        return reporting.write(reports, len(listed))


def explain(asked: Request) -> None:
    """Show every setting, its value and where it comes from."""
    implied = {"lang": (asked.language, marked("locale"))} if asked.configuration.lang is None else {}
    for name, said_by in asked.origins.items():
        value, origin = implied.get(name, (getattr(asked.configuration, name), said_by))
        told = translate(origin, asked.language) if origin in _ORIGINS else origin
        sys.stdout.write(f"{name.replace('_', '-'):14} {_shown(value) or '-':30} {told}\n")


def _shown(value: object) -> str:
    """Give a value nearly as the configuration writes it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return ", ".join(map(str, value))
        case Mapping():
            return ", ".join(f"{name}={one}" for name, one in value.items())
    return str(value)
