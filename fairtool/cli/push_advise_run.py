"""What `fairtool push advise` does: the record, the files, the rules, the documents."""

from collections.abc import Mapping, Sequence
from typing import Any

from fairtool.cli.console import complain
from fairtool.cli.outputs import Output, has_color, parse_formats, shown_in, width, write_whole
from fairtool.cli.push_said import said_embargo
from fairtool.cli.request import plain_run, request, settings_of, tool_version
from fairtool.errors import UnreadableError
from fairtool.exit_code import ExitCode
from fairtool.netcdf.read_limits import Limits
from fairtool.push.advise.advice import Advice, advise
from fairtool.push.advise.document import advice_json
from fairtool.push.advise.read import Described, Named, described_data, described_record, sorted_out
from fairtool.push.advise.subject import Embargo, subject_of
from fairtool.render.push.advice_markdown import advice_markdown
from fairtool.render.push.advice_text import advice_text
from fairtool.render.run import Run
from fairtool.settings import today
from fairtool.translate import Language

FORMATS = ("text", "json", "markdown")


def run(paths: Sequence[str], said: Mapping[str, Any], formats: Sequence[str], *, embargo: str | None) -> ExitCode:
    """Advise and write the documents; raises UsageError before anything is written."""
    asked = request(paths[0], said)
    until = said_embargo(embargo)
    named = sorted_out(paths)
    outputs = parse_formats(formats, [one.path for one in (*named.records, *named.data)], FORMATS)
    found, worst = _read(named, settings_of(asked).limits, asked.language)
    given = [_advice(one, until) for one in found]
    told = plain_run(asked, width(), color=has_color())
    if given:
        for output in outputs:
            write_whole(_document(given, output, shown_in(output, told)), output)
    undecided = any(one.best is None for one in given)
    return max(worst, ExitCode.FINDINGS if undecided else ExitCode.CLEAN)


def _read(named: Named, limits: Limits, language: Language) -> tuple[list[Described], ExitCode]:
    """Read what is named; a record that cannot be read is told, and the others go on."""
    found: list[Described] = []
    worst = ExitCode.CLEAN
    for source in named.records or named.data[:1]:
        try:
            found += described_record(source, named, limits) if named.records else [described_data(named, limits)]
        except UnreadableError as error:
            complain(error, language, source.name)
            worst = ExitCode.UNREADABLE
    return found, worst


def _advice(one: Described, embargo: Embargo | None) -> Advice:
    day = today()
    return advise(subject_of(one.name, one.said, one.files, day, embargo), day, one.looked_at, one.found)


def _document(given: Sequence[Advice], output: Output, run: Run) -> str:
    if output.format == "json":
        return advice_json(given, tool_version(), run.language)
    return (advice_markdown if output.format == "markdown" else advice_text)(given, run)
