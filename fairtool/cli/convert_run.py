"""What `fairtool convert` does: read, put the answers in, write the documents, and say what is still open."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from fairtool.atomic import written
from fairtool.cli.console import complain
from fairtool.cli.convert_archive import Pivots, pivots
from fairtool.cli.convert_archive import check as check_archive
from fairtool.cli.convert_archive import write as write_archive
from fairtool.cli.convert_names import names_for
from fairtool.cli.convert_said import asked_for, losses_document, say_losses, say_open
from fairtool.cli.request import Request, request, settings_of
from fairtool.conversion.answers import of_file, of_table, of_words
from fairtool.conversion.encodings import Encoding, encoding_named
from fairtool.conversion.identifier import AUTO
from fairtool.conversion.keys import Key
from fairtool.conversion.read import Named, pattern, prepare_for, read_one, united, within
from fairtool.conversion.run import Ask, Plan, converted
from fairtool.conversion.said import Answers
from fairtool.discovery import Source, discover
from fairtool.errors import UnreadableError, UsageError
from fairtool.exit_code import ExitCode
from fairtool.inputs import materialised
from fairtool.netcdf.read_limits import Limits
from fairtool.record.losses import LossReport, losses
from fairtool.record.not_held import NotHeldError
from fairtool.settings import today
from fairtool.translate import Language

_EACH = 0.1  # seconds that are given more for each record that is written


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one run is to do, as the command line says it."""

    to: str
    version: str | None = None
    output: str | None = None
    answers: tuple[str, ...] = ()
    answers_from: tuple[Path, ...] = ()
    like: Path | None = None
    losses: bool = False
    losses_file: Path | None = None
    archive: Path | None = None
    ask: bool = False


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of a record: its document, the names of the keys that are still open, and perhaps the losses.

    Where the encoding cannot hold the record there is no document, and why is in `refused`.
    """

    document: bytes = b""
    open: tuple[str, ...] = ()
    losses: LossReport | None = None
    pivots: Pivots = field(default_factory=dict)
    refused: NotHeldError | None = None


def run(paths: Sequence[str], said: Mapping[str, Any], wanted: Wanted) -> ExitCode:
    """Convert what the paths name; 1 where answers are open, 3 where an input could not be read."""
    asked = request(paths[0], said)
    plan = _plan(asked, wanted, settings_of(asked).limits)
    if wanted.ask and not sys.stdin.isatty():
        raise UsageError("--ask needs a terminal", hint="use --set or --from")
    records, worst, read = _records(paths, asked)
    if not records:
        return worst
    _refuse_one_identifier(records, plan)
    names = names_for([one.name for one in records], [one.record.identifier for one in records], plan.encoding)
    targets = _targets(wanted.output, names)
    if wanted.archive:
        check_archive(plan.encoding, records)
    _refuse_what_is_read((*targets, wanted.losses_file, wanted.archive), (*read, wanted.like, *wanted.answers_from))
    results = _written(records, plan, wanted, asked)
    if wanted.archive and results[0]:
        write_archive(wanted.archive, results[0].pivots, read, asked.language)
    for one, result, target in zip(records, results, targets, strict=True):
        if result and result.refused:
            complain(result.refused, asked.language, one.name)
        elif result:
            _write(result.document, target)
    if not asked.configuration.quiet:
        say_open([(name, result.open) for name, result in zip(names, results, strict=True) if result], asked.language)
    _say_losses(records, results, wanted, plan.encoding, asked.language)
    return max(worst, *(_code_of(result) for result in results))


def _code_of(result: _Result | None) -> ExitCode:
    if result is None or result.refused:
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if result.open else ExitCode.CLEAN


def _records(paths: Sequence[str], asked: Request) -> tuple[tuple[Named, ...], ExitCode, tuple[Path, ...]]:
    """Give the records to convert, and the files that were read; raises UsageError where the paths name nothing."""
    with materialised(discover(paths, allow_network=asked.configuration.allow_network)) as sources:
        listed = tuple(sources)
        found, worst = _read(listed, settings_of(asked).limits, asked.language)
    if not found and worst is ExitCode.CLEAN:
        raise UsageError("no file to convert in {paths}", paths=", ".join(paths), hint="name the file itself")
    return united(found, frozenset(paths)), worst, tuple(source.path for source in listed)


def _refuse_what_is_read(targets: Sequence[Path | None], read: Sequence[Path | None]) -> None:
    """Raise UsageError where a document would be written over a file that it is made from."""
    known = {path.resolve() for path in read if path}
    wrong = next((path for path in targets if path and path.resolve() in known), None)
    if wrong:
        raise UsageError(
            "{path} would be written over, and is read here", path=wrong, hint="give another file or folder: --output"
        )


def _refuse_one_identifier(records: Sequence[Named], plan: Plan) -> None:
    """Raise UsageError where several records would have the same identifier."""
    said = [one.text for one in plan.answers.get("record.identifier", ())]
    if len(records) > 1 and said and said[-1] != AUTO:
        raise UsageError("{count} records cannot have one identifier", count=len(records), hint="use identifier=auto")


def _plan(asked: Request, wanted: Wanted, limits: Limits) -> Plan:
    answers: dict[str, Any] = {}
    for path in wanted.answers_from:
        answers.update(of_file(path))
    answers.update(of_words(wanted.answers))
    return Plan(
        encoding_named(wanted.to, wanted.version),
        today(),
        answers,
        _defaults(asked),
        pattern(wanted.like, limits) if wanted.like else None,
    )


def _defaults(asked: Request) -> Answers:
    """Give what `[record.defaults]` of the configuration says."""
    content = asked.configuration.record.get("defaults", {})
    return of_table(content, str(asked.file or "")) if isinstance(content, Mapping) else {}


def _read(sources: Sequence[Source], limits: Limits, language: Language) -> tuple[list[Named], ExitCode]:
    """Read all sources; one that cannot be read is told, and the others go on."""
    found: list[Named] = []
    worst = ExitCode.CLEAN
    prepare_for(sources)
    for source in sources:
        try:
            found.extend(read_one(source, limits))
        except UnreadableError as error:
            complain(error, language, source.name)
            worst = ExitCode.UNREADABLE
    return found, worst


def _written(records: Sequence[Named], plan: Plan, wanted: Wanted, asked: Request) -> tuple[_Result | None, ...]:
    """Write all records, those of each document in a process of its own: what they ask for has no bounds.

    Where the limits do not suffice that is told, there is None, and the others go on. Nobody is asked in there.
    """
    if wanted.ask:
        return tuple(_result(one, plan, wanted, _asker(asked.language)) for one in records)
    limits = settings_of(asked).limits
    found: list[_Result | None] = []
    for name, group in groupby(records, key=lambda one: one.name.partition("#")[0]):
        several = tuple(group)
        longer = replace(limits, seconds=limits.seconds + len(several) * _EACH)
        try:
            found.extend(within(longer, name, partial(_results, several, plan, wanted)))
        except UnreadableError as error:
            complain(error, asked.language, name)
            found.extend([None] * len(several))
    return tuple(found)


def _results(records: Sequence[Named], plan: Plan, wanted: Wanted) -> tuple[_Result, ...]:
    return tuple(_result(one, plan, wanted) for one in records)


def _result(one: Named, plan: Plan, wanted: Wanted, ask: Ask | None = None) -> _Result:
    try:
        made = converted(one.record, plan, ask)
    except NotHeldError as error:
        return _Result(refused=error)
    report = losses(made.record, made.document) if wanted.losses or wanted.losses_file else None
    documents = pivots(made.record) if wanted.archive else {}
    return _Result(made.document, tuple(key.name for key in made.open), report, documents)


def _asker(language: Language) -> Ask:
    """Give what asks for one key on the terminal; an empty line leaves it open."""

    def ask(key: Key, wrong: UsageError | None) -> str:
        if wrong:
            complain(wrong, language)
        sys.stderr.write(f"{asked_for(key, language)}\n> ")
        sys.stderr.flush()
        return sys.stdin.readline().strip()

    return ask


def _targets(output: str | None, names: Sequence[str]) -> tuple[Path | None, ...]:
    """Give where each document goes; raises UsageError where several would go to one place."""
    is_folder = output is not None and (output.endswith("/") or Path(output).is_dir())
    if len(names) > 1 and not is_folder:
        raise UsageError(
            "{count} records cannot go to one document", count=len(names), hint="give a folder: --output records/"
        )
    if output is None:
        return (None,)
    if not is_folder:
        return (Path(output),)
    try:
        Path(output).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError("{path} cannot be written: {reason}", path=output, reason=error.strerror) from error
    return tuple(Path(output) / name for name in names)


def _write(document: bytes, target: Path | None) -> None:
    text = document.decode("utf-8")
    if target:
        with written(target) as stream:
            stream.write(text)
        return
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
    sys.stdout.flush()


def _say_losses(
    records: Sequence[Named], results: Sequence[_Result | None], wanted: Wanted, encoding: Encoding, language: Language
) -> None:
    both = zip(records, results, strict=True)
    told = [(one.name, result.losses) for one, result in both if result and result.losses]
    if wanted.losses:
        say_losses(told, encoding, language)
    if wanted.losses_file:
        with written(wanted.losses_file) as stream:
            stream.write(losses_document(told, encoding))
