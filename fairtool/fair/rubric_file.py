"""The files of the rubrics, `schemas/rubrics/*.toml`, read from their compact form."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import NotRequired, TypedDict

from fairtool.errors import UsageError
from fairtool.fair.rubric import (
    Asked,
    Exempt,
    Fold,
    Group,
    Indicator,
    MetricTest,
    On,
    Priority,
    Rubric,
    Words,
)
from fairtool.fair.rubric_extends import whole
from fairtool.finding import Severity
from fairtool.resources import folder
from fairtool.translate import Language


class _Group(TypedDict):
    on: str
    fold: str
    rules: list[str]
    least: NotRequired[float]
    mended: NotRequired[float]


class _Exempt(TypedDict):
    rule: str
    reason: str


class _Asked(TypedDict):
    needs: NotRequired[str]
    evidence: NotRequired[list[_Group]]
    page: NotRequired[list[_Group]]
    plan: NotRequired[list[_Group]]
    repository: NotRequired[list[str]]


class _Test(_Asked):
    id: str
    points: float
    title: str
    title_fr: str


class _Indicator(_Asked):
    priority: NotRequired[Priority]
    section: NotRequired[str]
    points: NotRequired[float]
    source: NotRequired[str]
    title: str
    title_fr: str
    ask: str
    ask_fr: str
    do: str
    do_fr: str
    not_applicable: NotRequired[_Exempt]
    tests: NotRequired[list[_Test]]
    best: NotRequired[bool]


_FAIR: Mapping[str, Mapping[Language, str]] = {letter: {} for letter in "FAIR"}


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
    weights = content.get("weights", {})
    return Rubric(
        name=content["name"],
        titles=_titles(content),
        source=content["source"],
        profile=content["profile"],
        doubts=tuple(content["doubts"]),
        sections={key: _titles(entry) for key, entry in content.get("sections", {}).items()} or _FAIR,
        indicators=tuple(_indicator(key, entry, weights) for key, entry in content["indicators"].items()),
        predicts=content.get("predicts", ""),
    )


def _titles(entry: Mapping[str, str]) -> Mapping[Language, str]:
    return {"en": entry["title"], "fr": entry["title_fr"]}


def _indicator(key: str, entry: _Indicator, weights: Mapping[str, float]) -> Indicator:
    exempt, priority = entry.get("not_applicable"), entry.get("priority")
    return Indicator(
        id=key,
        section=entry.get("section") or key.split("-")[1][0],
        points=entry.get("points") or weights.get(priority or "", 1.0),
        words={
            "en": Words(entry["title"], entry["ask"], entry["do"]),
            "fr": Words(entry["title_fr"], entry["ask_fr"], entry["do_fr"]),
        },
        asked=_asked(entry),
        priority=priority,
        exempt=Exempt(exempt["rule"], exempt["reason"]) if exempt else None,
        tests=tuple(_test(one) for one in entry.get("tests", ())),
        is_best=entry.get("best", False),
        source=entry.get("source", ""),
    )


def _test(entry: _Test) -> MetricTest:
    titles: Mapping[Language, str] = {"en": entry["title"], "fr": entry["title_fr"]}
    return MetricTest(entry["id"], entry["points"], titles, _asked(entry))


def _asked(entry: _Asked) -> Asked:
    return Asked(
        groups=tuple(_group(one) for one in entry.get("evidence", ())),
        needs=entry.get("needs", ""),
        page=tuple(_group(one) for one in entry.get("page", ())),
        repository=tuple(entry.get("repository", ())),
        plan=tuple(_group(one) for one in entry.get("plan", ())),
    )


def _group(entry: _Group) -> Group:
    severity = dict(entry).get("from", Severity.WARNING)  # `from` is no name in Python
    return Group(
        on=On(entry["on"]),
        fold=Fold(entry["fold"]),
        rules=tuple(entry["rules"]),
        at_least=Severity(str(severity)),
        least=entry.get("least", 0.5),
        mended=entry.get("mended", 0.0),
    )
