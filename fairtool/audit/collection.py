"""The files of one data set, folded into what they have in common: a view of its own, which rules look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fairtool.audit.series import Series
from fairtool.audit.tally import Names, Spread
from fairtool.rule import When


@dataclass(frozen=True, slots=True)
class FileKind:
    """The files whose names have one pattern (`sst_{YYYYMMDD}.nc`), and what their headers say.

    `attributes` are the values of the global attributes that do not differ by nature. `attribute_sets` and
    `variable_sets` are which of them, and which variables, a file has. `named` are the variables that have a standard
    name, where no other in the file has it. `lengths` are those of dimensions that are no time.
    """

    pattern: str
    count: int
    attributes: Mapping[str, Spread[str]] = field(default_factory=dict)
    attribute_sets: Spread[Names] = field(default_factory=Spread)
    variable_sets: Spread[Names] = field(default_factory=Spread)
    named: Mapping[str, Spread[str]] = field(default_factory=dict)
    lengths: Mapping[str, Spread[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SharedVariable:
    """A variable that several files have by one name: its units, standard names, types and dimensions."""

    path: str
    units: Spread[str]
    standard_names: Spread[str]
    types: Spread[str]
    dimensions: Spread[str]


@dataclass(frozen=True, slots=True)
class Collection:
    """A data set: how many files it has, their kinds, variables, and series in time.

    `path` is its name. `members` are the first of its files. `attributes` are those that all files of a data set say
    alike, `patterns` the patterns of their names. `untold` counts files whose names or variables were too many to be
    told apart.
    """

    path: str
    count: int
    members: Names = ()
    attributes: Mapping[str, Spread[str]] = field(default_factory=dict)
    patterns: Spread[str] = field(default_factory=Spread)
    kinds: tuple[FileKind, ...] = ()
    variables: tuple[SharedVariable, ...] = ()
    series: tuple[Series, ...] = ()
    untold: int = 0

    @property
    def is_alike(self) -> bool:
        """Say whether most files are named like others: what stands together by chance has nothing in common."""
        return 2 * sum(kind.count for kind in self.kinds) > self.count

    def parts(self, kind: type, when: When) -> Sequence[object]:
        """Give the collection, or its kinds of files, variables or series; raises TypeError on another kind."""
        parts: Mapping[type, Sequence[object]] = {
            Collection: (self,),
            FileKind: self.kinds,
            SharedVariable: self.variables if self.is_alike else (),
            Series: self.series,
        }
        if kind in parts and not when.attributes:
            return parts[kind]
        message = f"a collection has no parts of type {kind.__name__}"
        raise TypeError(message)
