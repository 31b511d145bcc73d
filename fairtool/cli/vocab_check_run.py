"""What `fairtool vocab check` does: SKOS files, reports, renderers, exit code."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from fairtool.cli.console import note
from fairtool.cli.outputs import Output, Outputs, has_color, parse_formats, width
from fairtool.cli.progress import followed
from fairtool.cli.request import Request, acceptances_of, plain_run, request, settings_of
from fairtool.cli.vocab_check_report import Checks, report_on, thinned
from fairtool.discovery import discover
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode, exit_code
from fairtool.inputs import materialised
from fairtool.known import Known
from fairtool.settings import today
from fairtool.summary import Summary
from fairtool.translate import translate

_SUFFIXES = frozenset({".ttl", ".rdf", ".skos", ".nt", ".n3", ".trig", ".nq", ".owl", ".jsonld"})
_FOR_PEOPLE = frozenset({"text", "markdown", "github"})  # the others are read by programs, and hold everything


def run(
    files: Sequence[str], said: Mapping[str, Any], *, update_baseline: bool = False, shacl: bool = False
) -> ExitCode:
    """Check SKOS files and write the documents; raises UsageError before anything is written.

    `files` are paths, patterns, folders (all RDF in them), `-`, and addresses where the network is allowed. `said` has
    the options of `fairtool validate` that were given, by the names of `fairtool.options.Options`: format, select,
    ignore, baseline, fail_on, exit_zero, outcomes, allow_network, lang, quiet, verbose, timeout, memory; None is one
    that was not given. `shacl` runs the SHACL shapes, too.
    """
    asked = request(files[0], said)
    checks = _checks(asked, shacl=shacl)
    chosen = asked.configuration
    outputs = parse_formats(chosen.format, files)
    known = Known(chosen.baseline, acceptances_of(asked), today(), update=update_baseline)
    with materialised(discover(_expanded(files), allow_network=chosen.allow_network)) as sources:
        listed = tuple(sources)
        if not listed:
            raise UsageError("no SKOS file to check in {paths}", paths=", ".join(files), hint="name the file itself")
        reports = known.filtered(report_on(source, checks) for source in listed)
        with closing(followed(reports, len(listed), asked.language, quiet=chosen.quiet)) as followed_reports:
            summary = _written(followed_reports, outputs, asked, known)
    known.save()
    if update_baseline and chosen.baseline and not chosen.quiet:
        note(translate("wrote {path}", asked.language, path=chosen.baseline))
    return exit_code(summary, chosen.fail_on, exit_zero=chosen.exit_zero)


def _checks(asked: Request, *, shacl: bool) -> Checks:
    """Give what is asked of every file; the configuration of a project may select rules of other standards."""
    if shacl:
        from fairtool.skos.check.shapes import available

        available()
    settings = settings_of(asked)
    about_skos = tuple(one for one in settings.selection.select if one.startswith("skos"))
    return Checks(about_skos, settings.selection.ignore, settings.limits, shacl)


def _expanded(files: Sequence[str]) -> Iterator[str]:
    """Give the RDF files in a folder, in the order of their names, and everything else as it is."""
    for name in files:
        path = Path(name)
        if not path.is_dir():
            yield name
            continue
        inside = (one for one in path.rglob("*") if one.suffix.lower() in _SUFFIXES and one.is_file())
        yield from sorted(str(one) for one in inside if not _is_hidden(one.relative_to(path)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _written(reports: Iterator[Any], outputs: Sequence[Output], asked: Request, known: Known) -> Summary:
    """Write every report to all documents: thinned to those that are for people, whole to the others."""
    told = plain_run(asked, width(), color=has_color())
    short = () if told.verbose else tuple(one for one in outputs if one.format in _FOR_PEOPLE)
    whole = tuple(one for one in outputs if one not in short)
    summary = Summary()
    with Outputs(short, told) as for_people, Outputs(whole, told) as documents:
        for report in reports:
            for_people.add(thinned(report))
            documents.add(report)
            summary = summary.plus(report)
        summary = replace(summary, stale=known.stale())
        for_people.close(summary)
        documents.close(summary)
    return summary
