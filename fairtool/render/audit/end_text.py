"""The end of an audit in a few lines."""

from collections.abc import Iterator

from fairtool.audit.summing import Totals
from fairtool.plan.narrative.amounts import number_text
from fairtool.render.audit.wording import beside_told, counted, reason_of, severity_counts, status_counts
from fairtool.render.visible import visible
from fairtool.render.wording import led
from fairtool.translate import Language, marked, translate

_MOST = 10  # files that were given up which are named
_SLOW = 10  # a second: fewer are told with a digit after the point
_BESIDE = ("waiting", "offline", "gone", "other")
_BLANKS = str.maketrans("\u00a0\u202f", "  ")  # a terminal knows one blank


def end_text(found: Totals, opened: int, judged: int, seconds: float, language: Language) -> str:
    """Give what a store holds after a run that judged sources, and had to open some of them."""
    lines = _lines(found, opened, judged, seconds, language)
    return "".join(f"{line}\n" for line in lines).translate(_BLANKS)


def _lines(found: Totals, opened: int, judged: int, seconds: float, language: Language) -> Iterator[str]:
    yield _work(opened, judged, seconds, language)
    yield led(counted("files", found.subjects, language), status_counts(found, language) or "-", language)
    if words := severity_counts(found.found, language):
        yield words
    if words := severity_counts(found.across, language):
        yield led(translate("across files", language), words, language)
    yield from beside_told({name: getattr(found, name) for name in _BESIDE}, language)
    if found.offline:
        yield translate("--recall opens what lies on tape", language)
    for name, rule in found.quarantined[:_MOST]:
        yield translate("given up: {name}: {reason}", language, name=visible(name), reason=reason_of(rule, language))
    if len(found.quarantined) > _MOST:
        yield translate("and {count} more", language, count=len(found.quarantined) - _MOST)


def _work(opened: int, judged: int, seconds: float, language: Language) -> str:
    if not judged:
        return translate(marked("nothing had to be judged: no file is new or has changed"), language)
    rate = judged / max(seconds, 0.001)
    return translate(
        "{judged} judged in {seconds} s ({rate} a second), {opened} of them opened",
        language,
        judged=number_text(judged, language),
        seconds=number_text(seconds, language, 1),
        rate=number_text(rate, language, 1 if rate < _SLOW else 0),
        opened=number_text(opened, language),
    )
