"""The end of an audit in a few lines."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.audit.summing import Totals, Unread
from fairtool.plan.narrative.amounts import number_text
from fairtool.render.audit.wording import beside_told, counted, said_of, severity_counts, status_counts
from fairtool.render.run import Run
from fairtool.render.style import folded
from fairtool.render.wording import led, sentence
from fairtool.translate import Language, marked, translate

_SLOW = 10  # a second: fewer are told with a digit after the point
_BESIDE = ("waiting", "offline", "gone", "other", "broken", "links")
_BLANKS = str.maketrans("\u00a0\u202f", "  ")  # a terminal knows one blank
_GIVEN_UP, _NOT_READ = marked("given up: {text}"), marked("not read: {text}")
_OTHERS = (marked("1 of them neither data nor a record"), marked("{count} of them neither data nor records"))


@dataclass(frozen=True, slots=True)
class Worked:
    """What a run did: the files that it judged, how many of them it opened, how many are no data and no records."""

    judged: int
    opened: int
    others: int
    seconds: float


def end_text(found: Totals, worked: Worked, store: str, run: Run) -> str:
    """Give what a store holds after a run; `store` is its file, as a command names it."""
    lines = (part for line in _lines(found, worked, store, run.language) for part in folded(line, run, 0, 2))
    return "".join(f"{line}\n" for line in lines).translate(_BLANKS)


def _lines(found: Totals, worked: Worked, store: str, language: Language) -> Iterator[str]:
    if worked.judged or found.waiting:
        yield _work(worked, language)
    else:
        yield translate("nothing had to be judged: no file is new or has changed", language)
    yield led(_subjects(found, language), status_counts(found, language) or "-", language)
    if words := severity_counts(found.found, language):
        yield words
    if words := severity_counts(found.across, language):
        yield led(translate("across files", language), words, language)
    yield from beside_told({name: getattr(found, name) for name in _BESIDE}, language)
    if found.offline:
        yield translate("--recall opens what lies on tape", language)
    yield from (_unread(one, language) for one in found.unread)
    if left := found.unreadable - len(found.unread):
        command = f"fairtool audit query {shlex.quote(store)} unreadable"
        yield translate(
            "and {count} more; all of them: {command}",
            language,
            count=number_text(left, language),
            command=command,
        )


def _subjects(found: Totals, language: Language) -> str:
    """Count what was judged: files, and what is in them where some hold several records."""
    files = counted("files", found.sources, language)
    if found.subjects == found.sources:
        return files
    return translate(
        "{count} data sets and records in {files}",
        language,
        count=number_text(found.subjects, language),
        files=files,
    )


def _unread(one: Unread, language: Language) -> str:
    """Say why a file could not be read."""
    text = said_of(one.name, sentence(one.finding, language), language)
    return translate(_GIVEN_UP if one.loss else _NOT_READ, language, text=text)


def _work(worked: Worked, language: Language) -> str:
    rate = worked.judged / max(worked.seconds, 0.001)
    told = translate(
        "{files} judged in {seconds} s ({rate} a second), {opened} of them opened",
        language,
        files=counted("files", worked.judged, language),
        seconds=number_text(worked.seconds, language, 1),
        rate=number_text(rate, language, 1 if rate < _SLOW else 0),
        opened=number_text(worked.opened, language),
    )
    if not worked.others:
        return told
    one, many = _OTHERS
    others = translate(one if worked.others == 1 else many, language, count=number_text(worked.others, language))
    return f"{told}, {others}"
