"""The lines that all texts of push are made of: a record with its word, changes, sentences."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from fairtool.push.changes import Change, excerpts
from fairtool.push.form import Prospect
from fairtool.push.target import Target
from fairtool.render.push.words import Word, Words
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.translate import translate
from fairtool.warned import Warned

One = TypeVar("One")
_LISTED = 20  # records of one kind; with --verbose all are
_MOST = 5  # changes of a record that are shown; with --verbose all are
_LONGEST = 60  # characters of a value


def heading(target: Target, prospect: Prospect, run: Run) -> Iterator[str]:
    """Give the line that names the target, and what it says of itself."""
    software = visible(prospect.software) or target.kind
    about = f"{visible(target.url)}, {software}"
    if target.name != target.url:
        about = translate("{name}: {about}", run.language, name=visible(target.name), about=about)
    yield from (paint(line, "bold", run) for line in folded(about, run, 0, 2))


def notes(prospect: Prospect, run: Run) -> Iterator[str]:
    """Give what is to be known of a target before something is written there, or of where was read."""
    for note in prospect.notes:
        yield from folded(visible(note.text(run.language)), run, 2, 2)


def shown_of(things: Sequence[One], run: Run) -> Sequence[One]:
    """Give those of many records of one kind that are listed."""
    return things if run.verbose else things[:_LISTED]


def left_of(things: Sequence[object], run: Run) -> Iterator[str]:
    """Tell how many records of one kind are not listed."""
    left = len(things) - len(shown_of(things, run))
    if left:
        yield translate("and {count} more; --verbose tells all", run.language, count=left)


def row(word: Word, words: Words, name: str, path: str, run: Run) -> Iterator[str]:
    """Give the line of a record: what is done with it, its file, its identifier."""
    widest = max(len(translate(one.text, run.language)) for one in words.values())
    shown = translate(word.text, run.language)
    about = "  ".join(filter(None, (visible(path), visible(name))))
    lines = folded(f"{shown:{widest}}  {about}", run, 0, widest + 2)
    lines[0] = lines[0].replace(shown, paint(shown, word.style, run), 1)
    yield from lines


def sentence(told: Warned | None, run: Run) -> Iterator[str]:
    """Give a sentence, indented, and what can be done about it."""
    if told:
        yield from folded(visible(told.text(run.language)), run, 4, 2)
    if told and told.hint:
        yield from folded(visible(told.advice(run.language)), run, 4, 2)


def changes(found: Sequence[Change], run: Run) -> Iterator[str]:
    """Give what changes, field by field."""
    for line in changes_told(found, run):
        yield from folded(line, run, 4, 2)


def changes_told(found: Sequence[Change], run: Run) -> Iterator[str]:
    """Give a text for each change, and one for those that are too many."""
    shown = found if run.verbose else found[:_MOST]
    yield from (change_line(one, run) for one in shown)
    if len(found) > len(shown):
        yield translate("and {count} more; --verbose tells all", run.language, count=len(found) - len(shown))


def change_line(one: Change, run: Run) -> str:
    """Give a change as text: `title: "a" -> "b"`, with a plus or a minus where there is one side only."""
    arrow = "→" if run.unicode else "->"
    before, after = excerpts(_seen(one.before), _seen(one.after), _LONGEST)
    if before is None:
        return f'+ {visible(one.field)}: "{after}"'
    if after is None:
        return f'- {visible(one.field)}: "{before}"'
    return f'{visible(one.field)}: "{before}" {arrow} "{after}"'


def _seen(value: str | None) -> str | None:
    return None if value is None else visible(value)
