"""What `fairtool dmp new` does: measure, read, fill, write the plan, and say what is open."""

import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairtool.atomic import written
from fairtool.cli.console import chosen_language, note
from fairtool.cli.dmp_inputs import files_in
from fairtool.cli.dmp_seen import circumstances, looked_at, told_unreadable
from fairtool.cli.outputs import spare
from fairtool.cli.request import request
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.plan.filled import defaults, filled
from fairtool.plan.new_text import Head, new_plan
from fairtool.plan.open_answers import OpenAnswer
from fairtool.plan.plan_file import refuse_to_overwrite
from fairtool.plan.pole_file import load_pole, plan_poles
from fairtool.plan.shown_path import Spelling, from_folder
from fairtool.plan.template_file import load_template, templates
from fairtool.render.visible import visible
from fairtool.translate import Language, marked, translate

_NOT_ENDORSED = marked("the wording of all templates and poles is ours; neither the funders nor the poles endorsed it")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one run is to do, as the command line says it."""

    data: tuple[str, ...]
    records: tuple[str, ...]
    template: str
    pole: str | None
    output: Path
    force: bool = False


def run(wanted: Wanted, said: Mapping[str, Any]) -> ExitCode:
    """Make the plan; 1 where questions are open, 3 where an input could not be read."""
    paths = (*wanted.data, *wanted.records)
    asked = request(paths[0] if paths else str(wanted.output), said)
    template, pole = load_template(wanted.template), load_pole(wanted.pole) if wanted.pole else None
    is_file = str(wanted.output) != "-"
    if is_file:
        refuse_to_overwrite(wanted.output, force=wanted.force)
        spare((wanted.output,), files_in(paths))
    seen = looked_at(paths, asked)
    if paths and not any(one.files or one.records or one.unreadable for one in seen):
        raise UsageError("no data and no record in {paths}", paths=", ".join(paths), hint="name the file itself")
    folder = wanted.output.parent
    shown = tuple(from_folder(one, folder) for one in paths)
    spelling = Spelling(folder, bool(paths) and all(Path(one).is_absolute() for one in paths))
    given = circumstances(spelling, asked.language, {})
    made = filled(seen, [Path(one) for one in wanted.data], given)
    count = len(wanted.data)
    head = Head(template, pole, asked.language, shown[:count], shown[count:])
    plan = new_plan(head, made, defaults(made.groups, pole, uuid.uuid4().urn))
    _write(plan.text, wanted.output if is_file else None)
    if not asked.configuration.quiet:
        _say_open(plan.open, wanted.output, asked.language)
    return told_unreadable(seen, asked.language) or (ExitCode.FINDINGS if plan.open else ExitCode.CLEAN)


def _write(text: str, target: Path | None) -> None:
    """Write a plan into a file, or to standard output."""
    if target is None:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
        return
    with written(target) as stream:
        stream.write(text)


def _say_open(found: Sequence[OpenAnswer], output: Path, language: Language) -> None:
    """List the questions that a person must answer."""
    if str(output) != "-":
        note(translate("{path} is written", language, path=visible(str(output))))
    if not found:
        return
    note(translate("still open, {count} questions; answer them under `declared`:", language, count=len(found)))
    wide = max(len(one.question.id) for one in found)
    for one in found:
        sys.stderr.write(f"  {one.question.id:<{wide}}  {one.question.titles[language]}{_missing(one, language)}\n")


def _missing(one: OpenAnswer, language: Language) -> str:
    if not one.known or not one.missing:
        return ""
    return translate(" (in part: {fields})", language, fields=", ".join(map(_short, one.missing)))


def _short(field: str) -> str:
    """Give a field without what is the same in most: `license.start_date`."""
    parts = [part for part in field.split(".") if part not in {"dataset", "distribution", "about", "*"}]
    return ".".join(parts)


def list_all(lang: str | None) -> ExitCode:
    """Show the templates and the poles, each with the address of its facts."""
    language = chosen_language(lang)
    sys.stdout.write("".join(f"{line}\n" for line in _listed(language)))
    return ExitCode.CLEAN


def _listed(language: Language) -> Iterator[str]:
    yield translate("Templates (--template):", language)
    for name in templates():
        template = load_template(name)
        due = [one.titles[language] for one in template.versions]
        count = translate("{count} questions", language, count=len(template.questions))
        yield from _entry(name, template.titles[language], ", ".join((count, *due)), template.source)
    yield translate("Poles (--pole):", language)
    for name in plan_poles():
        pole = load_pole(name)
        words = translate(
            "{stated} statements with their sources, {open} open questions",
            language,
            stated=len(pole.statements),
            open=len(pole.open_questions),
        )
        yield from _entry(name, pole.titles[language], words, pole.source)
    yield translate(_NOT_ENDORSED, language)


def _entry(name: str, title: str, words: str, source: str) -> Iterator[str]:
    yield f"  {name:<16} {title}"
    yield from (f"  {'':<16} {line}" for line in (words, source))
