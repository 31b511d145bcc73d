"""Repositories: what only they decide of a record, as data (`schemas/repositories/*.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fairtool.translate import Language, marked, translate

# What a profile can tell, in the order in which it is shown.
FACTS: Mapping[str, str] = {
    "record-page": marked("a page for each record"),
    "data-access": marked("access to the data for a person"),
    "harvest": marked("records can be harvested"),
    "record-protocol": marked("protocols of the record"),
    "authentication": marked("a login where access is restricted"),
    "tombstone": marked("a page stays when data are withdrawn"),
    "pid": marked("persistent identifier"),
    "certification": marked("certification"),
    "formats-served": marked("standard formats of records"),
    "largest-file": marked("largest deposit"),
    "formats-advised": marked("formats of data that are advised"),
    "licences": marked("usual licences"),
}
IN_WORDS = frozenset({"largest-file", "formats-advised", "licences"})  # they have no yes or no


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing that a repository says of itself; `holds` is None where nobody knows.

    `source` is the address of what was read, on the day `read`; `as_of` is the date that the source itself has, where
    it is older. A fact that is recalled has neither: no source was read.
    """

    name: str
    holds: bool | None
    values: Mapping[Language, str]
    source: str = ""
    read: date | None = None
    as_of: date | None = None
    recalled: bool = False

    @property
    def told(self) -> date | None:
        """The day of which the fact is: that of the source where it has one, else that of the reading."""
        return self.as_of or self.read

    def is_old(self, today: date) -> bool:
        """Say whether the fact is older than a year: repositories change."""
        return self.told is not None and self.told < _a_year_before(today)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository or catalogue with the facts that are known of it, by name."""

    name: str
    titles: Mapping[Language, str]
    address: str
    facts: Mapping[str, Fact]
    aliases: tuple[str, ...] = ()


def fact_words(name: str, language: Language) -> str:
    """Give the words for a fact: what is asked of the repository."""
    return translate(FACTS[name], language)


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - 1, day=28)
