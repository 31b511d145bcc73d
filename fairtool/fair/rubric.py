"""Rubrics: which rules are evidence for which FAIR indicator, as data (`schemas/rubrics/*.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache, lru_cache
from typing import Literal, NotRequired, TypedDict

from fairtool.errors import UsageError
from fairtool.finding import Severity
from fairtool.report import Outcome
from fairtool.resources import folder, schema
from fairtool.translate import Language

Priority = Literal["essential", "important", "useful"]
PRIORITIES: tuple[Priority, ...] = ("essential", "important", "useful")
PRINCIPLES = ("F", "A", "I", "R")


class On(StrEnum):
    """What the rules of a group look at."""

    RECORD = "record"
    DATA = "data"
    TOGETHER = "together"


class Fold(StrEnum):
    """How the outcomes of a group become one answer.

    All rules pass; one passes; the share that passes; or none of those that looked at something finds fault.
    """

    ALL = "all"
    ANY = "any"
    SHARE = "share"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that are evidence together, by their ids, or by how ids begin (`cf-`).

    A finding counts from the severity `at_least` on. A share below `least` is none.
    """

    on: On
    fold: Fold
    rules: tuple[str, ...]
    at_least: Severity = Severity.WARNING
    least: float = 0.5

    def named(self, known: tuple[str, ...]) -> tuple[str, ...]:
        """Give those of the known rules that are of the group."""
        return named(self.rules, known)

    def of(self, outcomes: Mapping[str, Outcome]) -> list[Outcome]:
        """Give what became of the rules of the group, those that were run."""
        if any(one.endswith("-") for one in self.rules):
            return [outcomes[rule] for rule in self.named(tuple(outcomes))]
        return [outcomes[rule] for rule in self.rules if rule in outcomes]


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader is told of an indicator, in one language: what it is, what it asks, how to satisfy it."""

    title: str
    ask: str
    do: str


@dataclass(frozen=True, slots=True)
class Exempt:
    """Where an indicator does not apply: this rule passes. `reason` is what is said then."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A question of a rubric. `needs` says why it cannot be answered here; it then has no groups."""

    id: str
    priority: Priority
    words: Mapping[Language, Words]
    groups: tuple[Group, ...] = ()
    needs: str = ""
    exempt: Exempt | None = None

    @property
    def principle(self) -> str:
        """The principle: `F1` of `RDA-F1-01M`."""
        return self.id.split("-")[1]

    @property
    def letter(self) -> str:
        """The letter of the principle."""
        return self.principle[0]


@dataclass(frozen=True, slots=True)
class Rubric:
    """A named and versioned list of indicators; `weights` are the points of each priority.

    `profile` names the rules that are run. `doubts` are rules that tell a placeholder: what they point at is no
    evidence.
    """

    name: str
    titles: Mapping[Language, str]
    source: str
    profile: str
    doubts: tuple[str, ...]
    weights: Mapping[Priority, int]
    indicators: tuple[Indicator, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that are run, by ids or how those begin."""
        groups = (group for one in self.indicators for group in one.groups)
        exempt = (one.exempt.rule for one in self.indicators if one.exempt)
        return tuple(dict.fromkeys((*(rule for group in groups for rule in group.rules), *exempt, *self.doubts)))

    @property
    def shown(self) -> tuple[str, ...]:
        """The rules whose evidence is shown: those that ask for something, and not those that only find faults."""
        groups = (group for one in self.indicators for group in one.groups)
        asking = (group for group in groups if group.fold is not Fold.SILENT and group.at_least is not Severity.ERROR)
        return tuple(dict.fromkeys(rule for group in asking for rule in group.rules))


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
    needs: NotRequired[str]
    evidence: NotRequired[list[_Group]]
    not_applicable: NotRequired[_Exempt]


@lru_cache(maxsize=512)  # the rules are the same for every record, and for every file
def named(wanted: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """Give those of the known rules that are named by their ids, or by how those begin."""
    exact, beginnings = frozenset(wanted), tuple(one for one in wanted if one.endswith("-"))
    return tuple(rule for rule in known if rule in exact or (beginnings and rule.startswith(beginnings)))


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
    content = schema(f"rubrics/{name}")
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
