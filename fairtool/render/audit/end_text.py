"""The end of an audit in a few lines."""

from collections.abc import Iterator

from fairtool.audit.summing import Totals
from fairtool.render.numbers import grouped
from fairtool.render.visible import visible
from fairtool.translate import Language, marked, translate

_MOST = 10  # files that were given up which are named
_STATUS = (
    ("clean", marked("{count} clean")),
    ("findings", marked("{count} with findings")),
    ("unreadable", marked("{count} unreadable")),
    ("faults", marked("{count} with a fault of fairtool")),
)
_FOUND = (
    ("errors", marked("{count} errors")),
    ("warnings", marked("{count} warnings")),
    ("infos", marked("{count} infos")),
)
_BESIDE = (
    ("offline", marked("{count} on tape, not opened (--recall opens them)")),
    ("other", marked("{count} neither data nor records")),
    ("gone", marked("{count} no longer there")),
    ("waiting", marked("{count} still to be judged")),
)
_REASONS = {
    "io-crash": marked("the process that read it crashed"),
    "io-timeout": marked("not read within the time limit"),
    "io-memory": marked("needs more memory than the limit"),
}


def end_text(found: Totals, opened: int, judged: int, seconds: float, language: Language) -> str:
    """Give what a store holds after a run that judged sources, and had to open some of them."""
    return "\n".join(_lines(found, opened, judged, seconds, language)) + "\n"


def _lines(found: Totals, opened: int, judged: int, seconds: float, language: Language) -> Iterator[str]:
    yield translate(
        "{judged} judged in {seconds} s ({rate} a second), {opened} of them opened",
        language,
        judged=grouped(judged, language),
        seconds=f"{seconds:.1f}",
        rate=grouped(round(judged / max(seconds, 0.001)), language),
        opened=grouped(opened, language),
    )
    subjects = translate("{count} subjects", language, count=grouped(found.subjects, language))
    yield translate("{word}: {text}", language, word=subjects, text=_listed(found, _STATUS, language) or "-")
    for rows in (_FOUND, _BESIDE):
        if words := _listed(found, rows, language):
            yield words
    for name, rule in found.quarantined[:_MOST]:
        reason = translate(_REASONS.get(rule, rule), language)
        yield translate("given up: {name}: {reason}", language, name=visible(name), reason=reason)
    if len(found.quarantined) > _MOST:
        yield translate("and {count} more", language, count=len(found.quarantined) - _MOST)


def _listed(found: Totals, rows: tuple[tuple[str, str], ...], language: Language) -> str:
    counts = ((getattr(found, name), words) for name, words in rows)
    return ", ".join(translate(words, language, count=grouped(number, language)) for number, words in counts if number)
