"""Labels lead to concepts; those of a deprecated concept lead to what took its place."""

import pytest

from fairtool.skos.entry import Entry
from fairtool.thesauri.labels import Origin, Usage, Way, ways_of
from tests.thesauri.small import BASE, entry


def _led(entries: list[Entry], key: str, usage: tuple[Usage, ...] = ()) -> list[tuple[int, str]]:
    """Give the numbers of the concepts that a key leads to, and where each label comes from."""
    return [(way.concept, way.origin.name.lower()) for way in ways_of(entries, usage) if way.key == key]


def test_each_label_leads_to_its_concept() -> None:
    entries = [entry("a", "en:Sea", "fr:mer", "-en:ocean", "~en:see")]
    assert [(way.key, way.origin.name) for way in ways_of(entries)] == [
        ("sea", "PREFERRED"),
        ("mer", "PREFERRED"),
        ("ocean", "ALTERNATIVE"),
        ("see", "HIDDEN"),
    ]


def test_labels_of_a_deprecated_concept_lead_to_what_replaces_it() -> None:
    entries = [
        entry("old", "en:wind chill", "-en:chill", deprecated=True, replaced_by=(f"{BASE}new",)),
        entry("new", "en:apparent temperature"),
    ]
    assert _led(entries, "wind chill") == [(1, "old")]
    assert _led(entries, "chill") == [(1, "old")]
    assert _led(entries, "apparent temperature") == [(1, "preferred")]


def test_labels_of_a_deprecated_concept_lead_to_the_one_in_force_with_its_name() -> None:
    entries = [entry("old", "en:salinity", "-en:saltiness", deprecated=True), entry("new", "en:Salinity")]
    assert _led(entries, "saltiness") == [(1, "old")]
    assert [concept for concept, _ in _led(entries, "salinity")] == [1]


def test_a_deprecated_concept_that_nothing_replaces_keeps_its_labels() -> None:
    assert _led([entry("old", "en:salinity", deprecated=True)], "salinity") == [(0, "preferred")]


def test_a_replacement_that_is_not_there_counts_as_none() -> None:
    entries = [entry("old", "en:salinity", deprecated=True, replaced_by=("https://elsewhere.example/a",))]
    assert _led(entries, "salinity") == [(0, "preferred")]


def test_a_concept_in_force_keeps_its_labels_whatever_is_said_to_replace_it() -> None:
    entries = [entry("a", "en:salinity", replaced_by=(f"{BASE}b",)), entry("b", "en:salt")]
    assert _led(entries, "salinity") == [(0, "preferred")]


def test_a_replacement_that_was_replaced_itself_leads_on_to_the_one_in_force() -> None:
    entries = [
        entry("a", "en:first", deprecated=True, replaced_by=(f"{BASE}b",)),
        entry("b", "en:second", deprecated=True, replaced_by=(f"{BASE}c",)),
        entry("c", "en:third"),
    ]
    assert _led(entries, "first") == [(2, "old")]
    assert _led(entries, "second") == [(2, "old")]


def test_replacements_that_lead_in_a_circle_lead_nowhere() -> None:
    entries = [
        entry("a", "en:first", deprecated=True, replaced_by=(f"{BASE}b",)),
        entry("b", "en:second", deprecated=True, replaced_by=(f"{BASE}a",)),
    ]
    assert {way.key for way in ways_of(entries)} == {"first", "second"}


def test_initials_of_several_words_lead_to_them() -> None:
    entries = [entry("a", "en:body mass index"), entry("b", "en:sea"), entry("c", "fr:indice de masse corporelle")]
    assert _led(entries, "bmi") == [(0, "initials")]
    assert _led(entries, "s") == []
    assert _led(entries, "imc") == [(2, "initials")]


@pytest.mark.parametrize(("short", "origin"), [(False, "usage"), (True, "short")])
def test_names_of_producers_lead_to_concepts_that_are_there(short: bool, origin: str) -> None:  # noqa: FBT001 - two kinds
    entries = [entry("a", "en:sea surface temperature")]
    usage = (Usage(f"{BASE}a", "tos", "en", short), Usage(f"{BASE}gone", "tos", "en", short))
    assert _led(entries, "tos", usage) == [(0, origin)]


def test_a_label_said_twice_counts_once_and_as_the_thesaurus_says() -> None:
    entries = [entry("a", "en:sea ice", "-en:Sea-Ice")]
    assert _led(entries, "sea ice", (Usage(f"{BASE}a", "SEA ICE", "en"),)) == [(0, "preferred")]


def test_words_of_languages_that_nobody_writes_keywords_in_are_left_out() -> None:
    entries = [entry("a", "en:sea", "de:Meer", "la:mare", "en-gb:ocean")]
    assert {way.key for way in ways_of(entries)} == {"sea", "mare", "ocean"}
    assert {way.key for way in ways_of([entry("a", "de:Meer")])} == {"meer"}


def test_a_label_of_signs_alone_leads_nowhere() -> None:
    assert ways_of([entry("a", "en:☀", "en:-")]) == ()


def test_an_origin_of_the_thesaurus_comes_before_one_of_producers() -> None:
    assert Origin.PREFERRED < Origin.ALTERNATIVE < Origin.HIDDEN < Origin.OLD < Origin.USAGE < Origin.SHORT
    assert isinstance(ways_of([entry("a", "en:sea")])[0], Way)
