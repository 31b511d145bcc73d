"""The files of the rubrics, `schemas/rubrics/*.toml`, read from their compact form."""

from difflib import get_close_matches
from functools import cache
from typing import NotRequired, TypedDict

from fairtool.errors import UsageError
from fairtool.fair.rubric import Exempt, Fold, Group, Indicator, On, Priority, Rubric, Words
from fairtool.fair.rubric_extends import whole
from fairtool.finding import Severity
from fairtool.resources import folder


class _Group(TypedDict):
    on: str
    fold: str
    rules: list[str]
    least: NotRequired[float]


class _Exempt(TypedDict):
    rule: str
    reason: str


class _Indicator(TypedDict):
    priority: Priority
    title: str
    title_fr: str
    ask: str
    ask_fr: str
    do: str
    do_fr: str
    source: NotRequired[str]
    needs: NotRequired[str]
    evidence: NotRequired[list[_Group]]
    not_applicable: NotRequired[_Exempt]


def rubrics() -> tuple[str, ...]:
    """Give the names of the rubrics that come with fairtool."""
    return tuple(sorted(path.stem for path in (folder("schemas") / "compact/rubrics").glob("*.json")))


@cache
def load(name: str) -> Rubric:
    """Load a rubric by name; raises UsageError for one that does not exist."""
    if name not in rubrics():
        near = get_close_matches(name, rubrics(), 1)
        raise UsageError(
            "there is no rubric {name}; the rubrics are {names}",
            name=name,
            names=", ".join(rubrics()),
            hint="did you mean {near}?" if near else "",
            near=near[0] if near else "",
        )
    content = whole(name)
    return Rubric(
        name=content["name"],
        titles={"en": content["title"], "fr": content["title_fr"]},
        source=content["source"],
        profile=content["profile"],
        doubts=tuple(content["doubts"]),
        weights=content["weights"],
        indicators=tuple(_indicator(key, entry) for key, entry in content["indicators"].items()),
    )


def _indicator(key: str, entry: _Indicator) -> Indicator:
    exempt = entry.get("not_applicable")
    return Indicator(
        id=key,
        priority=entry["priority"],
        words={
            "en": Words(entry["title"], entry["ask"], entry["do"]),
            "fr": Words(entry["title_fr"], entry["ask_fr"], entry["do_fr"]),
        },
        groups=tuple(_group(one) for one in entry.get("evidence", ())),
        source=entry.get("source", ""),
        needs=entry.get("needs", ""),
        exempt=Exempt(exempt["rule"], exempt["reason"]) if exempt else None,
    )


def _group(entry: _Group) -> Group:
    severity = dict(entry).get("from", Severity.WARNING)  # `from` is no name in Python
    return Group(
        on=On(entry["on"]),
        fold=Fold(entry["fold"]),
        rules=tuple(entry["rules"]),
        at_least=Severity(str(severity)),
        least=entry.get("least", 0.5),
    )
