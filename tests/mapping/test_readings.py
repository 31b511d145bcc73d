"""A keyword is read as it is, with formulae spelt out, in the words of the field, and translated."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.mapping.answer import Method
from fairtool.mapping.readings import Reading, readings_of

BOTH = frozenset({"fr", "en"})


def _as_is(_: str) -> Iterator[str]:
    return iter(())


def _readings(text: str, lang: str = "", languages: frozenset[str] = BOTH) -> tuple[Reading, ...]:
    return readings_of(text, lang, _as_is, languages)


def _keys(text: str, lang: str = "", languages: frozenset[str] = BOTH) -> list[str]:
    return [one.key for one in _readings(text, lang, languages)]


def test_a_keyword_is_read_as_it_is_first_and_that_costs_nothing() -> None:
    first = _readings("Sea-Ice Thickness")[0]
    assert first == Reading("sea ice thickness", "en", 0.0, Method.SIMILAR)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CH4", "methane"),
        ("NO2", "nitrogen dioxide"),
        ("no2", "nitrogen dioxide"),
        ("Sb", "antimony"),
        ("C", "carbon"),
        ("Hg", "mercury"),
        ("CH4 mole fraction", "methane mole fraction"),
        ("NH4+", "ammonium"),
    ],
)
def test_formulae_are_spelt_out(text: str, name: str) -> None:
    assert name in _keys(text)


@pytest.mark.parametrize("text", ["as", "in", "C band radar", "no", "sb", "He is", "COLD"])
def test_words_are_no_formulae(text: str) -> None:
    formulae = {"arsenic", "indium", "carbon band radar", "nitrogen monoxide", "antimony"}
    assert not formulae & set(_keys(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [("vent zonal", "eastward wind"), ("rafales", "wind speed of gust"), ("nébulosité", "cloud area fraction")],
)
def test_words_of_the_field_are_read_as_thesauri_say_them(text: str, said: str) -> None:
    reading = next(one for one in _readings(text) if one.key == said)
    assert reading.method is Method.FIELD
    assert reading.cost > 0


@pytest.mark.parametrize(
    "text", ["Maximum air temperature at 2 m", "daily mean of air temperature", "air temperature 850hPa"]
)
def test_what_says_how_or_where_can_be_left_out(text: str) -> None:
    assert "air temperature" in _keys(text)


def test_a_keyword_is_translated_into_the_languages_of_the_thesaurus_only() -> None:
    assert "dissolved oxygen" in _keys("oxygène dissous", languages=frozenset({"en"}))
    assert "dissolved oxygen" not in _keys("oxygène dissous", languages=frozenset({"fr"}))
    assert "oxygene dissous" in _keys("dissolved oxygen", languages=frozenset({"fr"}))


def test_the_language_that_is_said_stands_above_the_one_that_is_guessed() -> None:
    assert _readings("eaux souterraines", "en")[0].lang == "en"
    assert not [
        one for one in _readings("eaux souterraines", "en") if one.lang == "en" and one.method is Method.TRANSLATED
    ]


def test_a_word_that_the_thesaurus_writes_otherwise_is_read_so_too() -> None:
    found = readings_of("seasalt", "en", lambda _: iter(["sea salt"]), BOTH)
    assert [one.key for one in found][:2] == ["seasalt", "sea salt"]


@pytest.mark.parametrize("text", ["", "  ", "😀", "-", "\u200b"])
def test_a_text_without_words_has_no_reading(text: str) -> None:
    assert _readings(text) == ()


@given(st.text(max_size=200), st.sampled_from(["", "fr", "en", "de"]))
def test_any_text_has_few_readings_with_keys_of_their_own(text: str, lang: str) -> None:
    keys = _keys(text, lang)
    assert len(keys) == len(set(keys)) <= 6
    assert all(key == " ".join(key.split()) and key for key in keys)
