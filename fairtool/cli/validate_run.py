"""What `fairtool validate` does: configuration, sources, reports, renderers, exit code."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace

from fairtool.acceptance import Acceptance
from fairtool.cli.console import note
from fairtool.cli.outputs import Outputs, has_color, parse_formats, width
from fairtool.cli.progress import followed
from fairtool.cli.request import Request, acceptances_of, request, run_of, settings_of
from fairtool.discovery import discover
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode, exit_code
from fairtool.inputs import materialised
from fairtool.known import Known
from fairtool.settings import today
from fairtool.summary import Summary
from fairtool.translate import Language, marked, translate
from fairtool.validation import validate_sources, with_records
from fairtool.workload import cores

__all__ = ["explain", "request", "run"]
_ORIGINS = (marked("default"), marked("locale"))  # the others are names of options, variables and files


def run(paths: Sequence[str], asked: Request, *, update_baseline: bool) -> ExitCode:
    """Validate what the paths name and write the documents; raises UsageError before anything is written."""
    settings = settings_of(asked)
    chosen = asked.configuration
    outputs = parse_formats(chosen.format, paths)
    known = Known(chosen.baseline, acceptances_of(asked), today(), update=update_baseline)
    with materialised(discover(paths, allow_network=chosen.allow_network)) as sources:
        listed = tuple(sources)
        if not listed:
            raise UsageError("no file to validate in {paths}", paths=", ".join(paths), hint="name the file itself")
        settings = with_records(listed, replace(settings, named=tuple(paths)))
        reports = known.filtered(validate_sources(listed, settings, min(chosen.jobs or cores(), len(listed))))
        summary = Summary()
        with (
            Outputs(outputs, run_of(asked, width(), color=has_color())) as documents,
            closing(followed(reports, len(listed), asked.language, quiet=chosen.quiet)) as followed_reports,
        ):
            for report in followed_reports:
                documents.add(report)
                summary = summary.plus(report)
            summary = replace(summary, stale=known.stale())
            documents.close(summary)
    known.save()
    if update_baseline and chosen.baseline and not chosen.quiet:
        note(translate("wrote {path}", asked.language, path=chosen.baseline))
    _warn(known.expired(), asked.language)
    return exit_code(summary, chosen.fail_on, exit_zero=chosen.exit_zero)


def _warn(expired: Iterable[Acceptance], language: Language) -> None:
    """Name the entries of the configuration that were let run out, since their findings fail again."""
    for entry in expired:
        note(
            translate(
                "the [[ignore]] entry of {rule} for {path} expired on {day} ({reason}): its findings count again",
                language,
                rule=entry.rule,
                path=entry.path,
                day=entry.expires,
                reason=entry.reason,
            )
        )


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
