"""Labels and keywords are brought to one form, by which the same words are equal however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.thesauri.words import bag_of, content_words, grams_of, key_of, stem_of, stems_of


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Sea-ice  thickness", "sea ice thickness"),
        ("sea_ice_thickness", "sea ice thickness"),
        ("seaIceThickness", "sea ice thickness"),
        ("SEA ICE/THICKNESS", "sea ice thickness"),
        ("température de l'air", "temperature de l air"),
        ("température de l’air", "temperature de l air"),
        ("te\u0301leporte\u0301", "teleporte"),
        ("Œuvre, bœuf", "oeuvre boeuf"),
        ("ægirine", "aegirine"),
        ("Straße", "strasse"),
        ("µm \u03bcm \u00b5m", "um um um"),
        ("CH4", "ch4"),
        ("850hPa kHz", "850hpa khz"),
        ("firstPart", "first part"),
        ("PM2.5", "pm2 5"),
        ("100 %", "100 %"),
        ("", ""),
        (" \t\n", ""),
        ("😀", ""),
        ("--", ""),
        ("a" * 2000, "a" * 300),
    ],
)
def test_a_key_has_no_accents_case_or_signs(text: str, key: str) -> None:
    assert key_of(text) == key


@given(st.text(max_size=400) | st.text(alphabet="aàâéèçœŒæßµİıſﬁǅ²½ A_-'%1\u0301\u200d", max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    key = key_of(text)
    assert key_of(key) == key


@pytest.mark.parametrize("text", ["œ" * 300, "ﬁ " * 200, "a b" * 150])
def test_a_long_key_is_its_own_key(text: str) -> None:
    assert key_of(key_of(text)) == key_of(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"),
        ("vapour", "vapor"),
        ("sulphate", "sulfate"),
        ("sulphur", "sulfur"),
        ("aluminium", "aluminum"),
        ("caesium", "cesium"),
        ("metre", "meter"),
        ("metres", "meters"),
        ("centre", "center"),
        ("fibre", "fiber"),
        ("grey", "gray"),
        ("haemoglobin", "hemoglobin"),
        ("palaeoclimate", "paleoclimate"),
        ("acidification", "acidifications"),
        ("polarised", "polarized"),
        ("analyse", "analyze"),
        ("defence", "defense"),
        ("cloud", "clouds"),
    ],
)
def test_british_american_and_plural_have_one_stem(one: str, other: str) -> None:
    assert stem_of(one, "en") == stem_of(other, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [("hour", "hor"), ("four", "for"), ("our", "or"), ("rise", "rice"), ("air", "area"), ("salt", "salinity")],
)
def test_other_words_keep_stems_of_their_own(one: str, other: str) -> None:
    assert stem_of(one, "en") != stem_of(other, "en")


@pytest.mark.parametrize(("one", "other"), [("eau", "eaux"), ("marine", "marines"), ("souterraine", "souterraines")])
def test_french_words_are_stemmed_by_the_french_rules(one: str, other: str) -> None:
    assert stem_of(one, "fr") == stem_of(other, "fr")


def test_words_that_say_nothing_do_not_count_unless_there_are_no_others() -> None:
    assert stems_of("temperature of the air", "en") == ("temperatur", "air")
    assert stems_of("temperature de l air", "fr") == stems_of("temperature air", "fr")
    assert stems_of("of the", "en") == ("of", "the")
    assert content_words("of the sea", "en") == ("sea",)
    assert stems_of("", "en") == ()


def test_the_same_words_make_one_bag_in_any_order() -> None:
    assert bag_of("ice of the sea", "en") == bag_of("sea ice", "en") == bag_of("seas ices", "en")
    assert bag_of("sea ice", "en") != bag_of("sea", "en")


def test_a_word_is_cut_into_runs_that_know_its_ends() -> None:
    assert grams_of("ab") == {" a": 1, "ab": 1, "b ": 1, " ab": 1, "ab ": 1, " ab ": 1}
    assert grams_of("aaa")["aa"] == 2
    assert grams_of("") == {}


@given(st.text(max_size=60))
def test_equal_keys_have_equal_stems_and_runs(text: str) -> None:
    key = key_of(text)
    for lang in ("fr", "en", ""):
        assert all(stem for stem in stems_of(key, lang))
        assert bag_of(key, lang) == bag_of(" ".join(reversed(key.split())), lang)
    assert all(1 < len(gram) <= 4 for gram in grams_of(key))
