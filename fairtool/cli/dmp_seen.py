"""Looking at the data and records of a plan, for the commands that fill one."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from fairtool.cli.console import note
from fairtool.cli.progress import followed
from fairtool.cli.request import Request, settings_of
from fairtool.exit_code import ExitCode
from fairtool.plan.filled import Circumstances
from fairtool.plan.measured_file import Seen, see, sources_of
from fairtool.plan.shown_path import Spelling
from fairtool.render.visible import visible
from fairtool.translate import Language, message_of, translate
from fairtool.workload import cores


def looked_at(paths: Sequence[str], asked: Request) -> tuple[Seen, ...]:
    """Examine everything that the paths name, many files in workers, with a progress bar."""
    sources = sources_of(paths)
    jobs = min(asked.configuration.jobs or cores(), max(len(sources), 1))
    found = see(paths, sources, settings_of(asked), jobs)
    return tuple(followed(found, len(sources) + 1, asked.language, quiet=asked.configuration.quiet))


def circumstances(spelling: Spelling, language: Language, known: Mapping[str, str]) -> Circumstances:
    """Give what a plan is filled by now."""
    return Circumstances(spelling, language, datetime.now(tz=UTC), known)


def told_unreadable(seen: Sequence[Seen], language: Language) -> ExitCode:
    """Say what could not be read; the exit code is 3 where there is any."""
    lost = [report for one in seen for report in one.unreadable]
    for report in lost:
        why = message_of(report.findings[0], language) if report.findings else ""
        is_named = report.path in why
        note(why if is_named else translate("{path}: {message}", language, path=visible(report.path), message=why))
    return ExitCode.UNREADABLE if lost else ExitCode.CLEAN
