"""What an entry of `cell_methods` says, and what may be wrong with its words (CF 7.3, 7.4 and 7.5)."""

import re
from enum import StrEnum
from typing import Literal, NamedTuple

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)


class Fault(StrEnum):
    """What is wrong with a word of `cell_methods`."""

    EMPTY = "there is no entry"
    GLUED = "no blank after the colon of a name"
    NO_NAME = "a method without a name"
    NO_METHOD = "a name without a method"
    NO_NORM = "anomaly_wrt without a variable"
    NO_TYPE = "where or over without a type"
    NO_WHERE = "over a type without where"
    NO_PERIOD = "within without days or years"
    ORDER = "where after within or over"
    TWICE = "a phrase that is there twice"
    UNEXPECTED = "a word that no phrase takes"
    PARENTHESIS = "a parenthesis without its partner"
    SECOND_COMMENT = "a second comment in an entry"


class SyntaxProblem(NamedTuple):
    """A word that does not fit the grammar, and why."""

    fault: Fault
    word: str


class Interval(NamedTuple):
    """The spacing of the original data, as written: `1` and `day` of `interval: 1 day`."""

    value: str
    unit: str

    @property
    def number(self) -> float | None:
        """The value as a number, or None where it is none."""
        return float(self.value) if _NUMBER.fullmatch(self.value) else None


class Period(NamedTuple):
    """`within days`, `within years`, `over days` or `over years` of a climatological time (CF 7.4)."""

    relation: Literal["within", "over"]
    unit: Literal["days", "years"]


class CellMethod(NamedTuple):
    """One entry: the names it is about, the method as written, and the phrases that follow it.

    `where` and `over` are area types or variables that hold them (empty without the phrase), `norm` the variable
    after `anomaly_wrt`. `comment` is the free text, without the intervals; `late_interval` says that the free text
    holds an interval that should have come first. `method` is empty where it is missing.
    """

    names: tuple[str, ...]
    method: str = ""
    where: str = ""
    over: str = ""
    norm: str = ""
    period: Period | None = None
    intervals: tuple[Interval, ...] = ()
    comment: str = ""
    late_interval: bool = False

    @property
    def kind(self) -> str:
        """The method in lower case: case is not significant in it (CF 7.3)."""
        return self.method.lower()


class CellMethods(NamedTuple):
    """What a `cell_methods` text says: its entries in order, and what does not fit the grammar."""

    methods: tuple[CellMethod, ...]
    problems: tuple[SyntaxProblem, ...]
