"""The template of a plan: the questions of a funder, and when it wants which version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fairtool.translate import Language

Words = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what is asked, help to answer it, and the fields of a plan that answer it.

    `like` are the questions of Science Europe that ask for the same: poles answer by these.
    `fields` are paths in the words of maDMP (`dataset.*.distribution.*.format`), `*` standing for each entry. Where
    `needs_person`, only a person can answer in full, whatever the fields say.
    """

    id: str
    section: str
    titles: Words
    texts: Words
    guidance: Words
    fields: tuple[str, ...]
    needs_person: bool = False
    like: tuple[str, ...] = ()

    @property
    def themes(self) -> frozenset[str]:
        """Its own id, and those of the questions that ask for the same."""
        return frozenset((self.id, *self.like))


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A version of the plan that a funder wants, and when.

    It is due `months` after the scientific start, or where `months` is None at `share` of the length of the project;
    only a project of more than `longer_than` months owes it.
    """

    name: str
    titles: Words
    months: int | None = None
    share: float | None = None
    longer_than: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """The questions of a funder in our own words; no funder has endorsed the wording.

    `funder` is the ROR of the funder, `grant` the beginning of the numbers of its grants.
    """

    name: str
    titles: Words
    source: str
    read: date
    sections: Mapping[str, Words]
    questions: tuple[Question, ...]
    versions: tuple[PlanVersion, ...] = ()
    funder: str = ""
    grant: str = ""

    def question(self, identity: str) -> Question | None:
        """Give the question with an id, or None."""
        return next((one for one in self.questions if one.id == identity), None)
