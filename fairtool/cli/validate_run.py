"""What `fairtool validate` does: configuration, sources, reports, renderers, exit code."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fairtool.archives.names import form_of
from fairtool.cli.explain import explain
from fairtool.cli.reporting import Reporting
from fairtool.cli.request import Request, request, settings_of
from fairtool.discovery import discover
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.inputs import materialised
from fairtool.validation import validate_sources, with_records
from fairtool.workload import cores

__all__ = ["explain", "request", "run"]


def run(paths: Sequence[str], asked: Request, *, update_baseline: bool) -> ExitCode:
    """Validate what the paths name and write the documents; raises UsageError before anything is written."""
    settings = settings_of(asked)
    chosen = asked.configuration
    reporting = Reporting.of(asked, paths, update_baseline=update_baseline)
    with materialised(discover(_opened_up(paths, reporting), allow_network=chosen.allow_network)) as sources:
        listed = tuple(sources)
        if not listed:
            raise UsageError("no file to validate in {paths}", paths=", ".join(paths), hint="name the file itself")
        reporting.spare(one.path for one in listed)
        settings = with_records(listed, replace(settings, named=tuple(paths)))
        reports = validate_sources(listed, settings, min(chosen.jobs or cores(), len(listed)))
        return reporting.write(reports, len(listed))


def _opened_up(paths: Sequence[str], reporting: Reporting) -> Iterable[str]:
    """Give the paths, those of archive files replaced by the members in them."""
    if not any(form_of(path) or "!" in path for path in paths):
        return paths
    from fairtool.archives.named import archives_in, with_members

    reporting.spare(archives_in(paths))
    return with_members(paths)
