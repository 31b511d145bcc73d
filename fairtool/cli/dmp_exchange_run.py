"""What `fairtool dmp export` does for the forms of other tools: the plan, the document, what is told, the exit code."""

import sys
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from fairtool.atomic import written
from fairtool.cli.console import chosen_language, note
from fairtool.cli.dmp_export_run import EVALUATION
from fairtool.cli.dmp_inputs import files_of_plan, refuse_stdin
from fairtool.cli.dmp_told import tell
from fairtool.cli.outputs import spare
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.plan.edition import known_versions
from fairtool.plan.export import EXPORTERS, Exported, Exporter, Order, exporter, version_part
from fairtool.plan.opidor.labels import code_of
from fairtool.plan.sources import read_source
from fairtool.render.plan.exporters import DOCUMENTS
from fairtool.settings import today
from fairtool.translate import Language, translate


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is asked for; `output` is `-` for standard output, empty for a name that is made from the plan."""

    to: str
    output: str = ""
    version: str = ""
    standard: str = "1.2"
    lang: str | None = None
    final: bool = False
    force: bool = False
    quiet: bool = False


def run(plan: str, asked: Exchange) -> ExitCode:
    """Write a plan in another form; raises UsageError before anything is written."""
    refuse_stdin(plan)
    make = _checked(asked)
    language = chosen_language(asked.lang)
    target = None if asked.output == "-" else _target(Path(plan), asked)
    source = read_source(Path(plan))
    order = Order(language if asked.lang else source.language, today(), asked.standard, asked.version)
    made = make(source, order)
    if asked.final and made.open:
        tell(made.open, language)
        note(translate("nothing was written: --final wants no open point", language))
        return ExitCode.FINDINGS
    _write(made, target)
    if not asked.quiet:
        _report(made, target, language)
    return ExitCode.FINDINGS if made.open else ExitCode.CLEAN


def _checked(asked: Exchange) -> Exporter:
    if asked.to not in EXPORTERS:
        forms = (*DOCUMENTS, EVALUATION, *EXPORTERS)
        near = get_close_matches(asked.to, forms, 1)
        raise UsageError(
            "--to cannot be {value}; the forms are {names}",
            value=asked.to,
            names=", ".join(forms),
            hint="did you mean {near}?" if near else "",
            near=near[0] if near else "",
        )
    if asked.standard not in known_versions():
        raise UsageError(
            "--standard cannot be {value}", value=asked.standard, hint="use {names}", names=", ".join(known_versions())
        )
    if asked.version and not code_of("DMPVersion", asked.version):
        raise UsageError("--version cannot be {value}", value=asked.version, hint="use initial, mid-term or final")
    return exporter(asked.to)


def _target(plan: Path, asked: Exchange) -> Path:
    """Give the file to write: the one that was named, or one beside the plan."""
    part = version_part(asked.version)
    target = Path(asked.output) if asked.output else plan.with_name(f"{plan.stem}{part}-{asked.to}.json")
    if target.exists():
        spare((target,), (plan, *files_of_plan(plan)))
    if target.is_file() and not asked.force:
        raise UsageError(
            "{path} is there already, and somebody may have worked on it",
            path=target,
            hint="replace it with --force, or name another file with --output",
        )
    return target


def _write(made: Exported, target: Path | None) -> None:
    if target is None:
        sys.stdout.buffer.write(made.content)
        sys.stdout.buffer.flush()
        return
    with written(target) as stream:
        stream.write(made.content.decode())


def _report(made: Exported, target: Path | None, language: Language) -> None:
    tell(made.told, language)
    tell(made.open, language)
    if target is not None:
        note(translate("written: {path}", language, path=target))
    if made.use:
        note(made.use.text(language))
