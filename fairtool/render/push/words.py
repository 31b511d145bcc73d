"""The words for what push does and what became of it."""

from collections.abc import Iterable, Mapping

from fairtool.translate import Language, marked, translate

ACTIONS: Mapping[str, tuple[str, str]] = {  # word, style
    "create": (marked("create"), "clean"),
    "update": (marked("update"), "warning"),
    "unchanged": (marked("unchanged"), "dim"),
    "conflict": (marked("conflict"), "error"),
    "refused": (marked("refused"), "error"),
}
RESULTS: Mapping[str, tuple[str, str]] = {
    "done": (marked("done"), "clean"),
    "already": (marked("already there"), "clean"),
    "differs": (marked("differs"), "warning"),
    "refused": (marked("refused"), "error"),
    "moved": (marked("moved"), "error"),
    "failed": (marked("failed"), "error"),
    "open": (marked("open"), "error"),
}
VERDICTS: Mapping[str, tuple[str, str]] = {
    "same": (marked("same"), "clean"),
    "added": (marked("same, and more"), "clean"),
    "differs": (marked("differs"), "error"),
    "missing": (marked("missing"), "error"),
    "unreadable": (marked("unreadable"), "unreadable"),
}
STATES: Mapping[str, str] = {
    "draft": marked("draft"),
    "in-review": marked("in review"),
    "returned": marked("returned to the author"),
    "published": marked("published"),
    "private": marked("private"),
    "public": marked("public"),
    "deaccessioned": marked("deaccessioned"),
}


def state_word(state: str, language: Language) -> str:
    """Give the word for a state, as it is where there is none."""
    return translate(STATES[state], language) if state in STATES else state


def counted_words(counts: Iterable[tuple[str, int]], words: Mapping[str, tuple[str, str]], language: Language) -> str:
    """Give numbers with their words: `3 create, 1 update`."""
    return ", ".join(
        translate("{word}: {count}", language, word=translate(words[name][0], language), count=count)
        for name, count in counts
        if name in words
    )
