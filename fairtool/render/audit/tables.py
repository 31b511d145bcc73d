"""The tables that text and Markdown share: files by what they have in common."""

from collections.abc import Iterator, Sequence

from fairtool.audit.overview import Overview
from fairtool.audit.overview_counts import Group
from fairtool.plan.narrative.amounts import number_text
from fairtool.render.audit.page_words import page_words
from fairtool.render.audit.wording import name_of, percent
from fairtool.translate import Language, translate

_KEYS = ("pole", "centre", "dataset", "year", "standard")


def grouped_by(found: Overview) -> Iterator[tuple[str, tuple[Group, ...]]]:
    """Give the groups that say more than the totals, each with the name of what is common."""
    for key in _KEYS:
        groups: tuple[Group, ...] = getattr(found, f"{key}s")
        if len(groups) > 1:
            yield key, groups


def group_heads(key: str, groups: Sequence[Group], language: Language) -> tuple[str, ...]:
    """Give the heads of a table; there is a column of scores where there are scores."""
    words = page_words(language)
    clean = translate("Clean", language)
    score = (words["score"],) if any(one.counts.scored for one in groups) else ()
    return (words[key], words["files"], clean, words["errors"], words["warnings"], *score)


def group_row(one: Group, language: Language, *, has_score: bool) -> tuple[str, ...]:
    """Give the cells of a group."""
    counts = one.counts
    score = "" if counts.score is None else number_text(counts.score, language, 1)
    return (
        name_of(one.name, language),
        number_text(counts.files, language),
        percent(counts.share, language),
        number_text(counts.errors, language),
        number_text(counts.warnings, language),
        *((score,) if has_score else ()),
    )
