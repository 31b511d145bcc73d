"""The answer of a repository to what only it decides: its facts, and how far they can be trusted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fairtool.fair.repository import Fact, Repository
from fairtool.fair.result import Cited
from fairtool.translate import Language, marked
from fairtool.warned import Warned, warned

_OLD = marked("{title}, {value}: this is of {date}, more than a year ago ({source}); look there whether it is still so")
_RECALLED = marked("{title}, {value}: this is recalled, no source was read; it answers nothing")


@dataclass(frozen=True, slots=True)
class CitedFact(Cited):
    """A fact as evidence: `source` is the address where it was read, `where` is empty, `value` is in English.

    Evidence has one language, and a fact has two; what is shown in French takes `value_fr`.
    """

    value_fr: str

    def text(self, language: Language) -> str:
        """Give the value in a language."""
        return self.value_fr if language == "fr" else self.value


@dataclass(frozen=True, slots=True)
class RepositoryAnswer:
    """What a repository answers; `holds` is None where it is not known. The notes blame nobody."""

    holds: bool | None
    evidence: tuple[CitedFact, ...]
    notes: tuple[Warned, ...]


def answer_of(names: tuple[str, ...], repository: Repository, today: date) -> RepositoryAnswer:
    """Answer by the facts of these names, all of which must hold.

    One that does not hold decides; one that is unknown, absent or recalled leaves the answer open. A fact that is older
    than a year counts, and is said to be old.
    """
    facts = [repository.facts[name] for name in names if name in repository.facts]
    answers = [_answer(repository.facts.get(name)) for name in names]
    return RepositoryAnswer(
        holds=_all(answers),
        evidence=tuple(_cited(fact) for fact in facts if _answer(fact) is not None),
        notes=tuple(_notes(facts, repository, today)),
    )


def _answer(fact: Fact | None) -> bool | None:
    return None if fact is None or fact.recalled else fact.holds


def _all(answers: list[bool | None]) -> bool | None:
    if False in answers:
        return False
    return None if None in answers or not answers else True


def _cited(fact: Fact) -> CitedFact:
    return CitedFact(source=fact.source, where="", value=fact.values["en"], value_fr=fact.values["fr"])


def _notes(facts: Iterable[Fact], repository: Repository, today: date) -> Iterator[Warned]:
    for fact in facts:
        if fact.recalled:
            yield _told(_RECALLED, fact, repository)
        elif _answer(fact) is not None and fact.is_old(today):
            yield _told(_OLD, fact, repository)


def _told(template: str, fact: Fact, repository: Repository) -> Warned:
    return warned(
        template,
        where=fact.source or repository.address,
        title=repository.titles["en"],
        title_fr=repository.titles["fr"],
        value=fact.values["en"],
        value_fr=fact.values["fr"],
        date=fact.told or "",
        source=fact.source,
    )
