"""Rubrics: which rules are evidence for which FAIR indicator, as data (`schemas/rubrics/*.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from fairtool.finding import Severity
from fairtool.report import Outcome
from fairtool.translate import Language

Priority = Literal["essential", "important", "useful"]
PRIORITIES: tuple[Priority, ...] = ("essential", "important", "useful")


class On(StrEnum):
    """What the rules of a group look at."""

    RECORD = "record"
    DATA = "data"
    TOGETHER = "together"
    PAGE = "page"  # the landing page, looked at online
    PLAN = "plan"  # a data-management plan, held against the others


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

    A finding counts from the severity `at_least` on. A share below `least` is none. `mended` is what holds where all
    that is wrong has a certain fix, such as a code in another case.
    """

    on: On
    fold: Fold
    rules: tuple[str, ...]
    at_least: Severity = Severity.WARNING
    least: float = 0.5
    mended: float = 0.0

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
class Asked:
    """Where an answer comes from: groups of rules, each of which must hold, or the reason why there is none here.

    `page` are groups that stand in their place where a landing page was looked at. `repository` are facts on the
    repository that answer what `needs` leaves open. `plan` are groups on a data-management plan: they count besides the
    others where one was named, and are left out where none was.
    """

    groups: tuple[Group, ...] = ()
    needs: str = ""
    page: tuple[Group, ...] = ()
    repository: tuple[str, ...] = ()
    plan: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class MetricTest:
    """A test of a metric, which earns points or none."""

    id: str
    points: float
    titles: Mapping[Language, str]
    asked: Asked


@dataclass(frozen=True, slots=True)
class Indicator:
    """A question of a rubric, answered by rules, or by tests that earn its points.

    The points of tests are added up, or where `is_best` those of the best test count. `section` is the part of the
    rubric that it belongs to.
    """

    id: str
    section: str
    points: float
    words: Mapping[Language, Words]
    asked: Asked = Asked()
    priority: Priority | None = None
    exempt: Exempt | None = None
    tests: tuple[MetricTest, ...] = ()
    is_best: bool = False
    source: str = ""

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups of rules that may be asked."""
        every = (self.asked, *(test.asked for test in self.tests))
        return tuple(group for one in every for group in (*one.groups, *one.page, *one.plan))


@dataclass(frozen=True, slots=True)
class Rubric:
    """A named and versioned list of indicators in sections, which have names of their own or are letters of FAIR.

    `profile` names the rules that are run. `doubts` are rules that tell a placeholder: what they point at is no
    evidence. `predicts` is what gives the score that this one only predicts, in an interval.
    """

    name: str
    titles: Mapping[Language, str]
    source: str
    profile: str
    doubts: tuple[str, ...]
    sections: Mapping[str, Mapping[Language, str]]
    indicators: tuple[Indicator, ...]
    predicts: str = ""

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


@lru_cache(maxsize=512)  # the rules are the same for every record, and for every file
def named(wanted: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """Give those of the known rules that are named by their ids, or by how those begin."""
    exact, beginnings = frozenset(wanted), tuple(one for one in wanted if one.endswith("-"))
    return tuple(rule for rule in known if rule in exact or (beginnings and rule.startswith(beginnings)))
