"""What `fairtool map --patch` does: the changes of each file, shown or made."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairtool.cli.console import complain, note
from fairtool.cli.request import Request, settings_of
from fairtool.errors import UnreadableError
from fairtool.exit_code import ExitCode
from fairtool.mapping.answer import Answer
from fairtool.mapping.document_patch import Asked, Patched, patched
from fairtool.render.visible import visible
from fairtool.settings import today
from fairtool.translate import Language, marked, translate

# For one change, and for several, by what is done with them.
_COUNTS: Mapping[bool, tuple[str, str]] = {
    True: (
        marked("{path}: 1 concept or attribute written"),
        marked("{path}: {count} concepts or attributes written"),
    ),
    False: (
        marked("{path}: 1 concept or attribute to write; add --apply to do it"),
        marked("{path}: {count} concepts or attributes to write; add --apply to do it"),
    ),
}


@dataclass(frozen=True, slots=True)
class PatchWanted:
    """The files to change, and how; `beside_answers` puts what is told behind the answers, on standard output."""

    files: tuple[str, ...]
    apply: bool = False
    backup: bool = False
    sdn: bool = False
    beside_answers: bool = False


def patch(answers: Sequence[Answer], schemes: tuple[str, ...], wanted: PatchWanted, asked: Request) -> ExitCode:
    """Show or make the changes of each file; 1 where they wait for --apply, 3 where a file was refused."""
    worst = ExitCode.CLEAN
    order = Asked(schemes, settings_of(asked).limits, today(), apply=wanted.apply, backup=wanted.backup, sdn=wanted.sdn)
    stream = sys.stdout if wanted.beside_answers else sys.stderr
    for name in wanted.files:
        try:
            found = patched(Path(name), answers, order)
        except UnreadableError as error:
            complain(error, asked.language, name)
            worst = max(worst, ExitCode.UNREADABLE)
            continue
        stream.write("".join(f"{visible(line)}\n" for line in _told(name, found, wanted, asked)))
        stream.flush()
        for remark in found.notes:
            note(translate(remark.template, asked.language, **remark.values))
        if found.count and not wanted.apply:
            worst = max(worst, ExitCode.FINDINGS)
    return worst


def _told(name: str, found: Patched, wanted: PatchWanted, asked: Request) -> Iterator[str]:
    yield _counted(name, found.count, asked.language, apply=wanted.apply)
    if found.count and not asked.configuration.quiet:
        yield from (f"  {line}" for line in found.lines)


def _counted(name: str, count: int, language: Language, *, apply: bool) -> str:
    if not count:
        return translate(marked("{path}: nothing to change"), language, path=name)
    one, many = _COUNTS[apply]
    return translate(one if count == 1 else many, language, path=name, count=count)
