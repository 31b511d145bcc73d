"""The words for what push does and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fairtool.translate import Language, marked, translate


@dataclass(frozen=True, slots=True)
class Word:
    """A word, how it is painted, and how many of its kind are told, and one: French has another form for it."""

    text: str
    style: str
    many: str
    one: str


Words = Mapping[str, Word]
ACTIONS: Words = {
    "create": Word(marked("create"), "clean", marked("{count} to create"), marked("1 to create")),
    "update": Word(marked("update"), "warning", marked("{count} to update"), marked("1 to update")),
    "unchanged": Word(marked("unchanged"), "dim", marked("{count} unchanged"), marked("1 unchanged")),
    "conflict": Word(marked("conflict"), "error", marked("{count} in conflict"), marked("1 in conflict")),
    "refused": Word(marked("refused"), "error", marked("{count} refused"), marked("1 refused")),
}
RESULTS: Words = {
    "done": Word(marked("done"), "clean", marked("{count} written"), marked("1 written")),
    "already": Word(marked("already there"), "clean", marked("{count} already there"), marked("1 already there")),
    "differs": Word(
        marked("differs"), "warning", marked("{count} came back otherwise"), marked("1 came back otherwise")
    ),
    "refused": Word(marked("refused"), "error", marked("{count} refused"), marked("1 refused")),
    "moved": Word(marked("moved"), "error", marked("{count} moved"), marked("1 moved")),
    "failed": Word(marked("failed"), "error", marked("{count} failed"), marked("1 failed")),
    "open": Word(marked("open"), "error", marked("{count} open"), marked("1 open")),
    "unchanged": ACTIONS["unchanged"],
}
VERDICTS: Words = {
    "same": Word(marked("same"), "clean", marked("{count} the same"), marked("1 the same")),
    "added": Word(
        marked("same, and more"),
        "clean",
        marked("{count} the same, with additions of the target"),
        marked("1 the same, with additions of the target"),
    ),
    "differs": Word(marked("differs"), "error", marked("{count} different"), marked("1 different")),
    "missing": Word(marked("missing"), "error", marked("{count} missing"), marked("1 missing")),
    "refused": ACTIONS["refused"],
    "unreadable": Word(
        marked("unreadable"),
        "unreadable",
        marked("{count} that cannot be compared"),
        marked("1 that cannot be compared"),
    ),
}
STATES: Mapping[str, str] = {
    "draft": marked("draft"),
    "in-review": marked("in review"),
    "returned": marked("returned to the author"),
    "published": marked("published"),
    "publishing": marked("being published"),
    "hidden": marked("not to be seen"),
    "private": marked("private"),
    "public": marked("public"),
    "deaccessioned": marked("deaccessioned"),
}


def state_word(state: str, language: Language) -> str:
    """Give the word for a state, as it is where there is none."""
    return translate(STATES[state], language) if state in STATES else state


def counted_words(counts: Iterable[tuple[str, int]], words: Words, language: Language) -> str:
    """Give numbers with their words, those that are not zero: `3 to create, 1 to update`."""
    told = [_counted(words[name], count, language) for name, count in counts if count and name in words]
    return ", ".join(told) or translate("nothing", language)


def _counted(word: Word, count: int, language: Language) -> str:
    return translate(word.one if count == 1 else word.many, language, count=count)
