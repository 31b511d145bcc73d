"""A repository answers what only it decides, as far as is known, and says how far that can be trusted."""

from datetime import date

import pytest

from fairtool.fair.by_repository import answer_of
from fairtool.fair.repository import FACTS, Fact, Repository
from fairtool.fair.repository_file import load_repository, repositories

READ = date(2026, 11, 29)
LATER = date(2028, 1, 1)


def _fact(name: str, *, holds: bool | None, as_of: date | None = None) -> Fact:
    values = {"en": f"about {name}", "fr": f"sur {name}"}
    return Fact(name, holds, values, source=f"https://example.org/{name}", read=READ, as_of=as_of)


def _repository(*facts: Fact) -> Repository:
    titles = {"en": "The House", "fr": "La Maison"}
    return Repository("house", titles, "https://example.org", {fact.name: fact for fact in facts})


RECALLED = Fact("harvest", None, {"en": "OAI-PMH", "fr": "OAI-PMH"}, recalled=True)


def test_a_fact_that_holds_answers_with_its_source() -> None:
    answer = answer_of(("harvest",), _repository(_fact("harvest", holds=True)), READ)
    assert answer.holds is True
    assert answer.notes == ()
    (cited,) = answer.evidence
    assert (cited.source, cited.where, cited.value) == ("https://example.org/harvest", "", "about harvest")
    assert (cited.text("en"), cited.text("fr")) == ("about harvest", "sur harvest")


@pytest.mark.parametrize(
    ("first", "second", "holds"),
    [
        (True, True, True),
        (True, False, False),
        (True, None, None),
        (None, False, False),
        (None, None, None),
        (False, False, False),
    ],
)
def test_all_facts_must_hold_and_one_that_does_not_decides(
    *, first: bool | None, second: bool | None, holds: bool | None
) -> None:
    house = _repository(_fact("harvest", holds=first), _fact("pid", holds=second))
    answer = answer_of(("harvest", "pid"), house, READ)
    assert answer.holds is holds
    assert len(answer.evidence) == [first, second].count(True) + [first, second].count(False)


@pytest.mark.parametrize("names", [(), ("tombstone",), ("harvest", "tombstone"), ("no-such-fact",)])
def test_what_nobody_knows_stays_open(names: tuple[str, ...]) -> None:
    assert answer_of(names, _repository(_fact("harvest", holds=True)), READ).holds is None


def test_an_old_fact_counts_and_is_said_to_be_old() -> None:
    answer = answer_of(("harvest",), _repository(_fact("harvest", holds=True)), LATER)
    assert answer.holds is True
    (note,) = answer.notes
    assert note.text("en") == (
        "The House, about harvest: this is of 2026-11-29, more than a year ago (https://example.org/harvest); "
        "look there whether it is still so"
    )


def test_the_age_is_that_of_the_source_where_it_has_a_date() -> None:
    house = _repository(_fact("harvest", holds=False, as_of=date(2021, 5, 4)))
    (note,) = answer_of(("harvest",), house, READ).notes
    assert "this is of 2021-05-04" in note.text("en")


def test_an_old_fact_that_answers_nothing_is_not_spoken_of() -> None:
    answer = answer_of(("harvest",), _repository(_fact("harvest", holds=None)), LATER)
    assert (answer.holds, answer.evidence, answer.notes) == (None, (), ())


def test_what_is_recalled_answers_nothing_and_is_said_to_be_recalled() -> None:
    answer = answer_of(("harvest", "pid"), _repository(RECALLED, _fact("pid", holds=True)), READ)
    assert answer.holds is None
    assert [one.value for one in answer.evidence] == ["about pid"]
    (note,) = answer.notes
    assert note.text("en") == "The House, OAI-PMH: this is recalled, no source was read; it answers nothing"
    assert note.where == "https://example.org"


def test_what_is_recalled_answers_nothing_even_where_it_holds() -> None:
    recalled = Fact("harvest", holds=True, values=RECALLED.values, recalled=True)
    assert answer_of(("harvest",), _repository(recalled), READ).holds is None


@pytest.mark.parametrize("name", repositories())
def test_each_repository_that_is_shipped_answers_each_fact(name: str) -> None:
    repository = load_repository(name)
    for fact in FACTS:
        answer = answer_of((fact,), repository, READ)
        assert (answer.holds is None) == (answer.evidence == ())
        assert all(note.text(language) for note in answer.notes for language in ("en", "fr"))


def test_the_answers_of_two_repositories_differ_where_they_do() -> None:
    rdg, seanoe = load_repository("rdg"), load_repository("seanoe")
    assert answer_of(("tombstone",), rdg, READ).holds is True
    assert answer_of(("tombstone",), seanoe, READ).holds is None
    assert "2024-08-08" in answer_of(("tombstone",), rdg, READ).notes[0].text("en")


def test_a_note_has_its_values_in_french_beside_those_in_english() -> None:
    (note,) = answer_of(("harvest",), _repository(_fact("harvest", holds=True)), LATER).notes
    assert (note.values["title_fr"], note.values["value_fr"]) == ("La Maison", "sur harvest")
