"""The keywords of files, for the command line: what cannot be read is told, and the others go on."""

from collections.abc import Sequence

from fairtool.cli.console import complain
from fairtool.discovery import discover
from fairtool.errors import UnreadableError, UsageError
from fairtool.exit_code import ExitCode
from fairtool.inputs import materialised
from fairtool.mapping.answer import Keyword
from fairtool.mapping.inputs import keywords_of
from fairtool.netcdf.read_limits import Limits
from fairtool.translate import Language


def keywords_in(
    files: Sequence[str], limits: Limits, language: Language, *, sdn: bool = False
) -> tuple[tuple[Keyword, ...], ExitCode]:
    """Give the keywords of all files in order; raises UsageError where the names mean no file."""
    found: list[Keyword] = []
    worst = ExitCode.CLEAN
    with materialised(discover(files)) as sources:
        listed = tuple(sources)
        if not listed:
            raise UsageError("no file with keywords in {paths}", paths=", ".join(files), hint="name the file itself")
        for source in listed:
            try:
                found.extend(keywords_of(source, limits, units=sdn))
            except UnreadableError as error:
                complain(error, language, source.name)
                worst = ExitCode.UNREADABLE
    return tuple(found), worst
