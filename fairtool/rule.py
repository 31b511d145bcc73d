"""A rule: one clause of a standard as a pure function, with what it covers, when it applies, and its examples."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from inspect import cleandoc
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, Literal, Protocol, TypeVar

from fairtool.context import Context
from fairtool.finding import Problem, Severity

Reads = Literal["none", "values"]
Part = TypeVar("Part")
View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class When:
    """What a rule applies to, as data: parts that have any of the attributes and any of the roles."""

    attributes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    def __and__(self, other: "When") -> "When":
        """Ask for both: `attribute("units") & role(Role.BOUNDS)`."""
        return When(self.attributes + other.attributes, self.roles + other.roles)


ALWAYS = When()


def attribute(*names: str) -> When:
    """Apply to parts that have any of these attributes."""
    return When(attributes=names)


def role(*roles: str) -> When:
    """Apply to variables that have any of these roles."""
    return When(roles=roles)


def element(*classes: str) -> When:
    """Apply to the nodes of a record that are of any of these classes of the path table: `element("Citation")`.

    `DataRecord`, `ServiceRecord` and `OtherRecord` are the whole record, where it is about that.
    """
    return When(roles=classes)


@dataclass(frozen=True, slots=True)
class Example:
    """A row of the conformance table, a text that breaks it and one that keeps it.

    The texts are CDL (completed by `fairtool.rules.frame`) or XML. `version` is the version of the standard that
    both are judged by; without it, the newest released version in which the row is in force.
    """

    row: str
    bad: str
    good: str
    version: str | None = None


class Viewed(Protocol):
    """A view that rules can be run on."""

    def parts(self, kind: type, when: When) -> Sequence[object]:
        """Give the parts of a kind that `when` matches, in file order; raises TypeError on an unknown kind."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule as the engine sees it; `sees` is the type of the parts that `check` takes.

    A rule equals itself only, since there is one of each id: so it is a key that costs nothing to look up. `shows` are
    the attributes, or the fields of the record, that are its evidence; without them it is what `when` names.
    """

    id: str
    check: Callable[[Any, Context[Any]], Iterator[Problem]]
    sees: type
    when: When
    covers: tuple[str, ...]
    severity: Severity | None
    reads: Reads
    examples: tuple[Example, ...]
    source: str
    docstring: str
    page_fr: str = ""
    shows: tuple[str, ...] = ()
    standard: str = field(init=False)

    def __post_init__(self) -> None:
        """Take the family of the rule from its id; it is the name of its standard: `cf`, `acdd`, `ugrid`."""
        object.__setattr__(self, "standard", self.id.partition("-")[0])

    @property
    def page(self) -> str:
        """The page: what holds in a sentence, then why."""
        return cleandoc(self.docstring)

    @property
    def title(self) -> str:
        """What holds, in one sentence."""
        return self.page.partition("\n")[0]

    @property
    def why(self) -> str:
        """Why it matters: the page without its title."""
        return self.page.partition("\n")[2].strip()


def rule(  # noqa: PLR0913 - keywords that a rule names
    id: str,  # noqa: A002 - the word of the contract
    *,
    covers: Sequence[str] = (),
    when: When = ALWAYS,
    examples: Sequence[Example] = (),
    reads: Reads = "none",
    severity: Severity | None = None,
    source: str = "",
    shows: Sequence[str] = (),
) -> Callable[[Callable[[Part, Context[View]], Iterator[Problem]]], Rule]:
    """Make a rule of a function `check(part, context)`; the annotation of `part` says what it sees.

    `covers` names the rows of the conformance table, from which the severity comes; a rule without rows gives its
    `severity` and `source`. `shows` names what the rule looks at, for those who ask for evidence. The docstring is the
    page of the rule: a sentence that says what holds, then why.
    """

    def make(check: Callable[[Part, Context[View]], Iterator[Problem]]) -> Rule:
        return Rule(
            id=id,
            check=check,
            sees=next(iter(check.__annotations__.values())),
            when=when,
            covers=tuple(covers),
            severity=severity,
            reads=reads,
            examples=tuple(examples),
            source=source,
            docstring=check.__doc__ or "",
            shows=tuple(shows),
        )

    return make


def rules_in(package: ModuleType) -> dict[str, Rule]:
    """Find every rule in the modules of a package, by id; raises ValueError where two have the same id.

    A module holds rules as its own names, or in tuples (rows of a table made into rules by a factory).
    """
    rules: dict[str, Rule] = {}
    for one in _held(package):
        if rules.setdefault(one.id, one) is not one:
            message = f"two rules are called {one.id}"
            raise ValueError(message)
    return rules


def _held(package: ModuleType) -> Iterator[Rule]:
    for info in walk_packages(package.__path__, f"{package.__name__}."):
        values = vars(import_module(info.name)).values()
        flat = (one for value in values for one in (value if isinstance(value, tuple) else (value,)))
        yield from (one for one in flat if isinstance(one, Rule))
