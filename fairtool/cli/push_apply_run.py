"""What `fairtool push apply` does: a plan file in, records written, a report of each out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fairtool.cli.console import complain, note
from fairtool.cli.outputs import check_places, parse_formats, spare
from fairtool.cli.progress import followed
from fairtool.cli.push_opening import FORMATS, Opened, Pushing, limits_of, opened
from fairtool.cli.push_written import write_plan
from fairtool.cli.request import Request
from fairtool.discovery import Source
from fairtool.errors import FairtoolError, UsageError
from fairtool.exit_code import ExitCode
from fairtool.push.applying import Applied, apply_plan
from fairtool.push.chosen import Chosen, default_journal
from fairtool.push.item import Outcome
from fairtool.push.journal import Journal, Known, known_in
from fairtool.push.plan_document import Plan
from fairtool.push.plan_file import PlanFile, read_plan
from fairtool.push.read import file_of
from fairtool.push.target import Target, Wishes, check_wishes
from fairtool.render.visible import visible
from fairtool.translate import Language, marked, translate

_NONE_OPEN = marked("no run of {path} is open: all of it is carried out, and what is there already is left as it is")
_WORST = frozenset({"failed", "open"})
_BAD = frozenset({"differs", "refused", "moved"})


@dataclass(frozen=True, slots=True)
class Applying:
    """What is applied, and what is asked beyond the writing."""

    plan: Path
    resume: bool = False
    publish: str = ""
    submit: bool = False


def run(pushing: Pushing, applying: Applying, *, exit_zero: bool) -> ExitCode:
    """Carry out a plan; raises UsageError and RefusedError before anything is written."""
    asked = pushing.asked()
    file = read_plan(applying.plan)
    wishes = Wishes(applying.publish, applying.submit)
    check_wishes(file.target.kind, wishes)
    _check_here(applying.plan, file)
    chosen = _chosen(file.target, pushing, asked)
    read: list[str | Path] = [applying.plan, *(file_of(one.path) for one in file.items), *file.data]
    outputs = parse_formats(pushing.formats, read, FORMATS)
    documents = [one.file for one in outputs if one.file]
    spare(documents, [*read, chosen.journal])
    check_places(documents)  # a report that cannot be written is told before anything is sent
    _check_resume(applying, file, known_in(chosen.journal, chosen.place), asked.language)
    with (
        opened(chosen, pushing, asked.language, to_write=True, wishes=wishes) as target,
        Journal(chosen.journal, chosen.place) as journal,
    ):
        known = known_in(chosen.journal, chosen.place)  # once it is ours alone
        applied = _applied(file, replace(target, known=known), asked)
        count = len(file.items)
        waiting = followed(
            apply_plan(target.catalogue, applied, journal), count, asked.language, quiet=asked.configuration.quiet
        )
        outcomes, error = _gathered(waiting)
    write_plan(outputs, asked, Plan(file.target, file.made, target.prospect, file.items, file.data, outcomes))
    if error is None:
        return _code(outcomes, exit_zero=exit_zero)
    _tell_error(error, len(file.items) - len(outcomes), asked, applying)
    return ExitCode.INTERRUPTED if isinstance(error, KeyboardInterrupt) else ExitCode(error.exit_code)


def _chosen(target: Target, pushing: Pushing, asked: Request) -> Chosen:
    """Give the target of a plan, with the journal and the keys that the configuration has for one of its name."""
    own = asked.configuration.targets.get(target.name)
    own = own if own and (own.url, own.kind) == (target.url, target.kind) else None
    journal = pushing.journal or (own.journal if own else None) or default_journal(target)
    return Chosen(target, journal, pushing.key_file or (own.key_file if own else None))


def _check_here(path: Path, file: PlanFile) -> None:
    """Raise UsageError where no record of a plan is there: it names them from the folder in which it was made."""
    names = [file_of(one.path) for one in file.items if one.action in ("create", "update")]
    if names and not any(Path(name).exists() for name in names):
        raise UsageError(
            "none of the records of {path} is here: there is no {name}",
            path=path,
            name=names[0],
            hint="apply a plan in the folder in which it was made",
        )


def _check_resume(applying: Applying, file: PlanFile, known: Known, language: Language) -> None:
    if file.digest in known.unfinished and not applying.resume:
        raise UsageError(
            "a run of {path} did not come to its end",
            path=applying.plan,
            hint="go on with it: fairtool push apply {path} --resume; or make a new plan, which reads the target again",
        )
    if applying.resume and file.digest not in known.unfinished:
        note(translate(_NONE_OPEN, language, path=applying.plan))


def _applied(file: PlanFile, target: Opened, asked: Request) -> Applied:
    names = dict.fromkeys(file_of(one.path) for one in file.items)
    sources = {name: Source(name, Path(name)) for name in names}
    data = tuple(Source(name, Path(name)) for name in file.data)
    return Applied(file.items, sources, data, target.known, limits_of(asked), file.digest)


def _gathered(waiting: Iterator[Outcome]) -> tuple[tuple[Outcome, ...], FairtoolError | KeyboardInterrupt | None]:
    """Gather the outcomes up to the end, or to what ends the run before it."""
    outcomes: list[Outcome] = []
    try:
        for one in waiting:
            outcomes.append(one)  # noqa: PERF402 - what came before an error is kept
    except (FairtoolError, KeyboardInterrupt) as error:
        return tuple(outcomes), error
    return tuple(outcomes), None


def _tell_error(error: FairtoolError | KeyboardInterrupt, left: int, asked: Request, applying: Applying) -> None:
    if isinstance(error, FairtoolError):
        complain(error, asked.language)
    told = translate(
        "the run did not come to its end; records without a result: {count}. Go on with: fairtool push apply {path} "
        "--resume",
        asked.language,
        count=left,
        path=visible(str(applying.plan)),
    )
    note(told)


def _code(outcomes: Sequence[Outcome], *, exit_zero: bool) -> ExitCode:
    results = {one.result for one in outcomes}
    if results & _WORST:
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if results & _BAD and not exit_zero else ExitCode.CLEAN
