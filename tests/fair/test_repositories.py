"""The repositories that are shipped: each loads, and each fact says where it was read and when."""

import re
from datetime import date

import pytest

from fairtool.errors import UsageError
from fairtool.fair.repository import FACTS, IN_WORDS, Fact, fact_words
from fairtool.fair.repository_file import load_repository, repositories

NAMES = pytest.mark.parametrize("name", repositories())
ADDRESS = re.compile(r"https?://[\w.-]+\.\w+/?\S*")
LONGEST = 200  # characters of a value that a note shows


def test_the_repositories_of_earth_system_data_are_known() -> None:
    assert repositories() == (
        "aeris",
        "easydata",
        "formater",
        "pangaea",
        "pndb",
        "recherche-data-gouv",
        "seanoe",
        "sextant",
        "theia",
        "zenodo",
    )


@NAMES
def test_a_repository_has_a_name_titles_and_an_address(name: str) -> None:
    one = load_repository(name)
    assert one.name == name
    assert all(one.titles[language] for language in ("en", "fr"))
    assert ADDRESS.fullmatch(one.address)


@NAMES
def test_a_repository_tells_only_what_is_asked_of_one(name: str) -> None:
    facts = load_repository(name).facts
    assert facts.keys() <= FACTS.keys()
    assert all(key == fact.name for key, fact in facts.items())
    assert {key for key in facts if facts[key].holds is not None} & IN_WORDS == set()


@NAMES
def test_a_fact_has_words_in_both_languages(name: str) -> None:
    for fact in load_repository(name).facts.values():
        assert fact.values["en"], fact.name
        assert fact.values["fr"], fact.name
        assert all(len(value) <= LONGEST and "\n" not in value for value in fact.values.values()), fact.name


@NAMES
def test_a_fact_has_a_source_and_a_date_unless_it_is_recalled(name: str) -> None:
    for fact in load_repository(name).facts.values():
        if fact.recalled:
            assert (fact.source, fact.read, fact.as_of, fact.holds) == ("", None, None, None)
        else:
            assert ADDRESS.fullmatch(fact.source), fact.name
            assert fact.read, fact.name
            assert (fact.as_of or fact.read) <= fact.read, fact.name
            assert fact.holds is None or len(fact.source) <= LONGEST, fact.name


@NAMES
def test_no_certification_is_recalled(name: str) -> None:
    fact = load_repository(name).facts.get("certification")
    assert fact is None or (fact.source and not fact.recalled)


def test_no_two_repositories_share_a_name() -> None:
    every = [one.casefold() for name in repositories() for one in (name, *load_repository(name).aliases)]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("given", "name"),
    [("rdg", "recherche-data-gouv"), ("RDG", "recherche-data-gouv"), ("Form@Ter", "formater"), (" Zenodo ", "zenodo")],
)
def test_a_repository_goes_by_its_other_names_and_in_capitals(given: str, name: str) -> None:
    assert load_repository(given).name == name


def test_an_unknown_name_gives_the_near_one() -> None:
    with pytest.raises(UsageError) as told:
        load_repository("pangea")
    assert str(told.value).startswith("there is no repository pangea; the repositories are aeris, easydata")
    assert told.value.values["near"] == "pangaea"
    assert told.value.hint == "did you mean {near}?"


def test_a_name_near_an_alias_gives_the_name_of_the_file() -> None:
    with pytest.raises(UsageError) as told:
        load_repository("recherche data gouvv")
    assert told.value.values["near"] == "recherche-data-gouv"


@pytest.mark.parametrize("name", ["", "qqqqqqq", "."])
def test_a_name_that_is_near_none_has_no_hint(name: str) -> None:
    with pytest.raises(UsageError) as told:
        load_repository(name)
    assert told.value.hint == ""


def test_a_name_is_no_path() -> None:
    with pytest.raises(UsageError):
        load_repository("../repositories/zenodo")


def test_every_fact_has_words() -> None:
    assert all(fact_words(name, "en") == words for name, words in FACTS.items())


@pytest.mark.parametrize(
    ("read", "as_of", "today", "is_old"),
    [
        (date(2026, 11, 29), None, date(2027, 11, 29), False),
        (date(2026, 11, 29), None, date(2027, 11, 30), True),
        (date(2026, 11, 29), date(2020, 1, 1), date(2026, 11, 29), True),
        (date(2027, 2, 28), None, date(2028, 2, 29), False),
        (date(2027, 2, 27), None, date(2028, 2, 29), True),
        (None, None, date(2100, 1, 1), False),
    ],
)
def test_a_fact_is_old_after_a_year(*, read: date | None, as_of: date | None, today: date, is_old: bool) -> None:
    fact = Fact("pid", holds=True, values={"en": "DOI", "fr": "DOI"}, read=read, as_of=as_of)
    assert fact.is_old(today) is is_old
