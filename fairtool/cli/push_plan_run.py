"""What `fairtool push plan` does: records in, a plan file and its summary out."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fairtool.atomic import written
from fairtool.cli.console import note
from fairtool.cli.outputs import check_places, parse_formats, spare
from fairtool.cli.progress import followed
from fairtool.cli.push_checking import Checking
from fairtool.cli.push_inputs import Inputs, inputs_of
from fairtool.cli.push_opening import FORMATS, Opened, Pushing, choose, limits_of, opened
from fairtool.cli.push_written import write_plan
from fairtool.cli.request import Request, tool_version
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.push.item import Item
from fairtool.push.journal import now
from fairtool.push.plan_document import Plan, plan_document
from fairtool.push.planning import Planned, planned_items
from fairtool.push.target import Target, Wishes, check_wishes, kind_named
from fairtool.push.twins import refuse_twins
from fairtool.render.json_text import dumped
from fairtool.render.visible import visible
from fairtool.translate import Language, marked, translate

if TYPE_CHECKING:
    from fairtool.push.targets import Place

_LOUD = marked(
    "--no-validate: the records were NOT validated; what is wrong in them goes to the target, where others read it"
)


@dataclass(frozen=True, slots=True)
class Planning:
    """What is planned: the records, where the plan goes, and what is asked beyond the writing."""

    records: tuple[str, ...]
    output: Path
    force: bool = False
    no_validate: bool = False
    publish: str = ""
    submit: bool = False


def run(pushing: Pushing, planning: Planning, *, exit_zero: bool) -> ExitCode:
    """Write a plan; raises UsageError and RefusedError before anything is written anywhere."""
    asked = pushing.asked()
    chosen = choose(pushing, asked)
    inputs = inputs_of(planning.records, takes_files=kind_named(chosen.target.kind).takes_files)
    read = [one.path for one in (*inputs.records, *inputs.data)]
    outputs = parse_formats(pushing.formats, read, FORMATS)
    spare([planning.output, *(one.file for one in outputs if one.file)], [*read, chosen.journal])
    check_places([planning.output, *(one.file for one in outputs if one.file)])
    _check_overwritten(planning.output)
    wishes = Wishes(planning.publish, planning.submit)
    check_wishes(chosen.target.kind, wishes)
    checking = Checking.of(asked, chosen.target.profile)
    with opened(chosen, pushing, asked.language, to_write=True, wishes=wishes) as target:
        items = _items(target, inputs, planning, asked, checking)
        plan = Plan(chosen.target, now(), target.prospect, items, tuple(one.name for one in inputs.data))
    document = plan_document(plan, tool_version(), asked.language)
    with written(planning.output) as stream:
        stream.write(dumped(document))
    write_plan(outputs, asked, plan)
    _say(planning, inputs, plan, asked)
    return _code(items, exit_zero=exit_zero)


def _check_overwritten(path: Path) -> None:
    """Raise UsageError where the plan would be written over something that is no plan, or through a link to nothing.

    A link may have come with the data, and nobody types the name of the plan that is usual.
    """
    begin = b""
    if path.is_file():
        with path.open("rb") as stream:
            begin = stream.read(100)
    if b"fairtool-push-plan/1" not in begin and (begin.strip() or path.is_symlink()):
        raise UsageError("{path} is there already, and is no plan", path=path, hint="name another file: --output FILE")


def _place(target: Target) -> "Place | None":
    """Give what is known of a repository by its address, which may give every data set a DOI; None for catalogues."""
    if not kind_named(target.kind).takes_files:
        return None
    from fairtool.push.one_doi import place_of

    return place_of(target)


def _items(target: Opened, inputs: Inputs, planning: Planning, asked: Request, checking: Checking) -> tuple[Item, ...]:
    limits = limits_of(asked)
    place = _place(target.chosen.target)
    wanted = Planned(
        inputs.records, inputs.data, target.known, limits, planning.force, target.chosen.journal.name, place
    )
    count = len(inputs.records)
    waiting = planned_items(target.catalogue, wanted)
    items = tuple(refuse_twins(tuple(followed(waiting, count, asked.language, quiet=asked.configuration.quiet))))
    if planning.no_validate:
        note(translate(_LOUD, asked.language))
        return items
    return checking.checked(items, inputs.by_name)


def _say(planning: Planning, inputs: Inputs, plan: Plan, asked: Request) -> None:
    if asked.configuration.quiet:
        return
    language: Language = asked.language
    inputs.tell(language)
    to_do = any(one.action in ("create", "update") for one in plan.items)
    template = (
        marked("the plan is in {path}; carry it out with: fairtool push apply {path}")
        if to_do
        else marked("the plan is in {path}; there is nothing to write")
    )
    note(translate(template, language, path=visible(shlex.quote(str(planning.output)))))


def _code(items: Sequence[Item], *, exit_zero: bool) -> ExitCode:
    if any(not one.digest and one.action == "refused" for one in items):
        return ExitCode.UNREADABLE
    if any(one.action in ("conflict", "refused") for one in items) and not exit_zero:
        return ExitCode.FINDINGS
    return ExitCode.CLEAN
