"""The lexicon translates labels as a whole, then by their parts, and tells French from English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.mapping.lexicon import language_of, translated
from fairtool.thesauri.words import key_of


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Oxygène dissous", "fr", "dissolved oxygen"),
        ("dissolved oxygen", "en", "oxygene dissous"),
        ("eaux souterraines", "fr", "groundwater"),
        ("groundwater", "en", "eaux souterraines"),
        ("bathymétrie", "fr", "bathymetry"),
    ],
)
def test_a_whole_label_is_translated(text: str, source: str, target: str) -> None:
    assert target in [other for other, _ in translated(key_of(text), source)]


def test_a_whole_label_costs_less_than_its_parts() -> None:
    ((_, whole), *_) = translated("oxygene dissous", "fr")
    ((text, parts),) = translated("oxygene dissous eaux souterraines", "fr")
    assert "groundwater" in text
    assert whole < parts


def test_an_unknown_word_stays_and_costs_more() -> None:
    ((text, cost),) = translated("eaux souterraines xyzzy", "fr")
    ((_, known),) = translated("eaux souterraines mer", "fr")
    assert text.endswith("xyzzy")
    assert cost > known


@pytest.mark.parametrize("key", ["", "xyzzy", "xyzzy plugh", "de la"])
def test_what_no_word_of_is_known_has_no_translation(key: str) -> None:
    assert translated(key, "fr") == ()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("température de la mer", "fr"),
        ("eaux souterraines", "fr"),
        ("temperature of the sea", "en"),
        ("sea ice thickness", "en"),
        ("xyzzy", ""),
        ("", ""),
        ("123", ""),
    ],
)
def test_the_language_is_told_by_the_words(text: str, lang: str) -> None:
    assert language_of(key_of(text)) == lang


@given(st.text(max_size=80), st.sampled_from(["fr", "en"]))
def test_any_text_can_be_asked(text: str, source: str) -> None:
    key = key_of(text)
    assert language_of(key) in ("fr", "en", "")
    for other, cost in translated(key, source):
        assert other == key_of(other)
        assert 0 < cost < 1
